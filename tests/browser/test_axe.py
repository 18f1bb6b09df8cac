"""Nothing that axe finds fault with, on any page: as visitor, subscriber, member and editor; light, dark, and from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache as throttles
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from addresses import readers_addresses
from nightdesk.publish.access import Standing
from nightdesk.testing.drafts import nushki
from nightdesk.testing.specimens import balochistan
from nightdesk_site.challenges import challenge
from nightdesk_site.challenges.models import Challenge
from nightdesk_site.editors.models import DraftPage
from nightdesk_site.letters.compose import compose
from nightdesk_site.letters.kinds import letter
from nightdesk_site.letters.leaving import path_for
from nightdesk_site.letters.models import Issue
from nightdesk_site.members import accounts
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.members.sign_in import make_sign_in_link
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow
from published import publish
from waiting import build_morgue, let_wait

ARTICLE, EMAIL = "/articles/balochistan-test/", "reader@example.org"
OPEN_TO_ALL = [
    *("/", "/articles/", ARTICLE, "/articles/west-java-test/", "/articles/turkey-and-syria-test/", "/places/", "/places/balochistan/"),
    *("/subjects/", "/subjects/conflict/", "/analysts/", "/analysts/pamir/", "/analysts/pamir/articles/", "/process/", "/sources/"),
    *(
        "/trust/",
        "/corrections/",
        "/challenges/",
        f"{ARTICLE}challenge/",
        f"{ARTICLE}changes/",
        "/feeds/",
        "/pages/about/",
        "/search/?q=balochistan",
    ),
    *("/search/?q=zeppelin", "/join/", "/sign-in/", "/sign-up/", "/nothing-here/", "/sign-in/made-up/", "/letters/leave/made-up/"),
]
OF_AN_ACCOUNT = [
    *(
        "/account/",
        "/account/letters/",
        "/account/membership/",
        "/account/feeds/",
        "/account/address/",
        "/account/erase/",
        "/account/sessions/",
    ),
    *("/account/keys/", "/account/keys/totp/activate/", "/account/keys/webauthn/", "/account/keys/webauthn/add/"),
    *("/account/keys/recovery-codes/generate/", f"{ARTICLE}open/", "/join/", ARTICLE),
]
OF_A_MEMBER = [ARTICLE, f"{ARTICLE}changes/1/", f"{ARTICLE}gift/", f"{ARTICLE}challenge/", "/account/", "/join/"]
OF_THE_DESK = [
    *("/desk/waiting/", "/desk/sources/", "/desk/listening/", "/desk/stories/", "/desk/published/", "/desk/challenges/", "/desk/letters/"),
    "/desk/publisher/",
]
NO_PAGES = {
    *("article-text", "card", "illustration", "portrait", "colours", "mark", "favicon", "robots", "sitemap", "news-sitemap", "feed-all"),
    "feed-corrections",
    *(
        "feed",
        "api",
        "api-articles",
        "api-article",
        "private-feed",
        "private-feed-all",
        "own-data",
        "websub",
        "payment-notice",
        "check-out",
    ),
    *("contribute", "sign-out", "account_logout", "mfa_login_webauthn", "mfa_download_recovery_codes"),
}
"""What answers with no page of its own, or only passes on."""
REACHED_BY_ANOTHER_WAY = {
    *("account_login", "account_request_login_code", "account_inactive", "account_reauthenticate", "mfa_authenticate"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_edit_webauthn"),
    "mfa_remove_webauthn",
}
"""Other names of a page tried here, and allauth's pages of one form in our own frame, like those tried here."""
IN_STEPS = {"account_confirm_login_code", "account_email_verification_sent", "sign-in-by-link", "leave-letter"}
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
Opened = Callable[..., Page]


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, part: str = "html") -> list[str]:
    """In light by every rule; in dark by those of colour, which no language changes."""
    page.evaluate(axe())
    rightward, found = page.evaluate("document.dir") != "rtl", []
    for scheme, only in (("light", EVERY_RULE), ("dark", OF_COLOUR))[: 1 + rightward]:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
        told = page.evaluate("([part, only]) => axe.run(part, {runOnly: only, resultTypes: ['violations']})", [part, only])
        where = f"{page.url.partition('//')[2].partition('/')[2]} {scheme}"
        found += [
            f"{where}: {fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for fault in told["violations"]
            for node in fault["nodes"][:2]
        ]
    page.emulate_media(color_scheme="light")
    return found


@pytest.fixture
def settled(site: LiveServer, settings: Settings) -> None:
    """A newsroom in which a question was answered and one waits, an issue was composed, and free accounts may open an article."""
    throttles.clear()
    publish(balochistan(version=2))
    row, now = ArticleRow.objects.get(slug="balochistan-test"), timezone.now()
    sentences = challenge.sentences_that_may_be_questioned(reader_article(row, Standing.MEMBER))
    for number, sentence in enumerate((sentences[1], sentences[-1], sentences[2])):
        asked = challenge.put(row, sentence, "The other report says otherwise.", f"sender {number}", now)
        if number < 2:
            challenge.answer(asked, Challenge.Outcome.STANDS, "Both reports agree.", "Test Editor", now)
    compose(letter("daily"), now, everything=True)


@pytest.fixture(params=["en", "ar"])
def opened(request: pytest.FixtureRequest, browser: Browser, site: LiveServer) -> Iterator[Opened]:
    """Opens a browser in a language, signed in where an account is given."""
    contexts: list[BrowserContext] = []

    def opening(account: Account | None = None) -> Page:
        contexts.append(browser.new_context(base_url=site.url, locale=request.param, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        if account is not None:
            page.goto(make_sign_in_link(account.email, timezone.now()))
            page.locator("main form button[type=submit]").click()
        return page

    yield opening
    for context in contexts:
        context.close()


def walk(page: Page, paths: list[str], part: str = "html") -> list[str]:
    found = []
    for path in paths:
        page.goto(path)
        assert page.evaluate("location.pathname") == path.partition("?")[0], f"{path} led to {page.url}"
        found += faults(page, part)
    return found


def test_every_kind_of_page_is_tried_here() -> None:
    paths = [path for path in (*OPEN_TO_ALL, *OF_AN_ACCOUNT, *OF_A_MEMBER) if path != "/nothing-here/"]
    assert (
        readers_addresses() == {resolve(path.partition("?")[0]).url_name for path in paths} | NO_PAGES | REACHED_BY_ANOTHER_WAY | IN_STEPS
    )


def test_what_is_open_to_all(settled: None, opened: Opened) -> None:
    page = opened()
    found = walk(page, OPEN_TO_ALL)
    page.goto(ARTICLE)
    page.locator(".part-opening a.mark").first.click()
    assert [*found, *faults(page, ".part-opening")] == []


def test_coming_in_step_by_step(settled: None, opened: Opened) -> None:
    account, page = accounts.add(EMAIL, None), opened()
    found = []
    page.goto("/sign-up/")
    page.locator("main input[type=email]").fill("new@example.org")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-up/code/")
    found += faults(page)
    page = opened()
    page.goto("/sign-in/")
    page.locator("main input[type=email]").fill(EMAIL)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/sign-in/code/")
    found += faults(page)
    page.locator("input[name=code]").fill("WRONG")
    page.locator("main form button[type=submit]").first.click()
    found += faults(page)
    found += walk(page, [make_sign_in_link(EMAIL, timezone.now()), path_for(account, "daily")])
    assert found == []


def test_what_belongs_to_an_account(settled: None, opened: Opened) -> None:
    accounts.add(EMAIL, None)
    throttles.clear()
    page = opened()
    page.goto("/sign-in/")
    page.locator("main input[type=email]").fill(EMAIL)
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=code]").fill(_code())
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/account/")
    found = walk(page, OF_AN_ACCOUNT)
    page.goto("/account/feeds/")
    page.locator("main form button[type=submit]").first.click()
    assert [*found, *faults(page)] == []


def _code() -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def test_what_a_member_reads(settled: None, opened: Opened) -> None:
    page = opened(accounts.add("member@example.org", Standing.MEMBER))
    assert walk(page, OF_A_MEMBER) == []


@pytest.fixture
def editor(settled: None, tmp_path: Path, settings: Settings) -> tuple[Account, DraftPage]:
    build_morgue(tmp_path)
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"data": tmp_path})
    account = Account.objects.create_user("editor@example.org", name="Ada Test")
    account.groups.add(Group.objects.get(name=EDITORS))
    return account, let_wait(nushki())


@pytest.mark.parametrize("opened", ["en"], indirect=True)
def test_our_rooms_at_the_desk(editor: tuple[Account, DraftPage], opened: Opened) -> None:
    account, draft = editor
    page = opened(account)
    row = ArticleRow.objects.get(slug="balochistan-test")
    of_one = [
        f"/desk/drafts/{draft.pk}/",
        f"/desk/published/{row.id}/",
        f"/desk/stories/{row.story_id}/",
        f"/desk/letters/{Issue.objects.get().pk}/",
    ]
    assert walk(page, [*OF_THE_DESK, *of_one], "#main") == []
