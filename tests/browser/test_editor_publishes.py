"""An editor comes in by a one-time link, reads a draft that waited beside its evidence, and publishes it; a visitor then reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from nightdesk.testing.drafts import nushki
from nightdesk_site.config.security import DESK_POLICY
from nightdesk_site.editors.models import DraftPage
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.members.sign_in import make_sign_in_link
from waiting import build_morgue, let_wait

OpenPage = Callable[..., Page]


@pytest.fixture
def waiting(transactional_db: None, tmp_path: Path, settings: Settings) -> DraftPage:
    build_morgue(tmp_path)
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"data": tmp_path})
    return let_wait(nushki())


@pytest.fixture
def at_the_desk(browser: Browser, live_server: LiveServer, waiting: DraftPage) -> Iterator[Page]:
    """A browser in which an editor has signed in. The desk must stay free of script and policy errors."""
    account = Account.objects.create_user("editor@example.org", name="Ada Test")
    account.groups.add(Group.objects.get(name=EDITORS))
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1360, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(make_sign_in_link("editor@example.org", timezone.now(), next_path="/desk/"))
    page.get_by_role("button", name="Sign in").click()
    yield page
    # Wagtail's editor signs itself off as one leaves it; the site must still stand then.
    page.goto("/desk/waiting/", wait_until="networkidle")
    context.close()
    assert not complaints


def test_an_editor_publishes_one_that_waited_and_a_visitor_reads_it(
    at_the_desk: Page, waiting: DraftPage, browser: Browser, live_server: LiveServer
) -> None:
    desk = at_the_desk
    expect(desk.get_by_role("heading", name="Waiting for a person")).to_be_visible()
    desk.get_by_role("link", name=waiting.headline).click()
    beside = desk.locator(f"[id='{nushki().draft.headline.id}']")
    expect(beside.get_by_role("blockquote")).to_be_visible()
    expect(desk.get_by_text("The draft counts the dead.")).to_be_visible()
    desk.get_by_label(re.compile("Your reason")).fill("Both agencies agree; the speaker is named.")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_text("Published: ")).to_be_visible()

    visitor = browser.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    visitor.goto("/")
    visitor.get_by_role("link", name=waiting.headline).first.click()
    expect(visitor.get_by_role("heading", level=1, name=waiting.headline)).to_be_visible()
    expect(visitor.get_by_text("Ada Test").first).to_be_attached()
    expect(visitor.get_by_text("Not reviewed by a person")).to_have_count(0)
    visitor.context.close()


def test_the_evidence_lies_under_each_sentence_in_wagtails_editor(at_the_desk: Page, waiting: DraftPage) -> None:
    desk = at_the_desk
    desk.goto(f"/desk/pages/{waiting.pk}/edit/")
    sentence = next(iter(nushki().draft.sections[0].blocks[0].sentences))  # type: ignore[union-attr]
    field = desk.locator(f"[data-contentpath='{sentence.id}']")
    expect(field.locator("textarea")).to_have_value(sentence.text)
    expect(field.locator(".desk-laid")).to_contain_text("Coordinated attacks by the Balochistan Liberation Army militants")


def test_wagtails_own_pages_need_no_script_or_style_written_into_them(at_the_desk: Page, waiting: DraftPage) -> None:
    """The policy allows none; the fixture fails at the first that a page tries to run."""
    desk, draft = at_the_desk, f"/desk/pages/{waiting.pk}"
    assert "unsafe" not in DESK_POLICY
    Account.objects.update(is_superuser=True)
    compared = f"{draft}/revisions/compare/earliest...latest/"
    of_pages = (f"{draft}/edit/", f"{draft}/history/", compared, "/desk/pages/")
    for path in ("/desk/", *of_pages, "/desk/reports/site-history/", "/desk/reports/locked/", "/desk/users/", "/desk/groups/new/"):
        answer = desk.goto(path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, path
        assert "unsafe" not in answer.headers["content-security-policy"]


def test_an_edit_is_checked_as_it_is_saved(at_the_desk: Page, waiting: DraftPage) -> None:
    desk = at_the_desk
    desk.goto(f"/desk/pages/{waiting.pk}/edit/")
    paragraph = next(iter(nushki().draft.sections[0].blocks[0].sentences))  # type: ignore[union-attr]
    desk.locator(f"[data-contentpath='{paragraph.id}'] textarea").fill("Attacks across Balochistan killed 330 people.")
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("has been updated")).to_be_visible()
    expect(desk.locator(f"[data-contentpath='{paragraph.id}'] .desk-laid")).to_contain_text("unsupported")
