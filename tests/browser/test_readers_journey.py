"""One article as visitor, subscriber and member; without script, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import MEMBERS_WORDS, SUBSCRIBERS_LINK

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, Standing], None]
ARTICLE = "/articles/balochistan-test/"


def walk_to_the_article(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Pakistan declares Balochistan operation over").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Balochistan")


def test_a_visitor_reads_on_after_the_members_part(open_page: OpenPage) -> None:
    page = open_page("/")
    walk_to_the_article(page)
    expect(page.get_by_text("Not reviewed by a person")).to_be_visible()
    expect(page.get_by_text("Members are reading:")).to_be_visible()
    expect(page.get_by_text("What is not known from these sources")).to_be_visible()
    assert MEMBERS_WORDS not in page.content()
    assert page.locator(f"a[href*='{SUBSCRIBERS_LINK}']").count() == 0
    page.get_by_role("link", name="How to join").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Join")


def test_a_subscriber_follows_links_and_is_still_told_of_the_members_part(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page("/")
    sign_in(page, Standing.SUBSCRIBER)
    walk_to_the_article(page)
    assert page.locator(f"a[href*='{SUBSCRIBERS_LINK}']").count() > 0
    expect(page.get_by_text("Every report, with its link")).to_be_visible()
    assert MEMBERS_WORDS not in page.content()


def test_a_member_reads_everything_and_signs_out(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page("/")
    sign_in(page, Standing.MEMBER)
    walk_to_the_article(page)
    expect(page.get_by_text(MEMBERS_WORDS)).to_be_visible()
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(ARTICLE)
    assert MEMBERS_WORDS not in page.content()


def test_evidence_opens_in_place_and_closes(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    mark = page.locator(".part-opening a.mark").first
    mark.click()
    note = page.locator("aside.note-open")
    expect(note).to_contain_text("Pakistani military and Balochistan Police forces announce")
    expect(mark).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith(ARTICLE)
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()


def test_without_script_a_mark_leads_to_its_note_and_back(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page(ARTICLE, java_script_enabled=False)
    mark = page.locator(".part-opening a.mark").nth(1)
    number = mark.inner_text()
    mark.click()
    assert page.url.endswith(f"#note-{number}")
    expect(page.locator(f"#note-{number}")).to_be_in_viewport()
    page.locator(f"#note-{number} a.back").click()
    expect(page.locator(f"#ref-{number}")).to_be_in_viewport()
    sign_in(page, Standing.MEMBER)
    page.goto(ARTICLE)
    expect(page.get_by_text(MEMBERS_WORDS)).to_be_visible()


def test_everything_is_reached_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.part-opening a.mark') !== null"):
            break
    mark = page.locator(".part-opening a.mark").first
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("aside.note-open")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('aside.note-open') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("aside.note-open")).to_have_count(0)
    expect(mark).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_scrolls_sideways(width: int, language: str, open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": width, "height": 800}, locale=language)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    for path in ("/", ARTICLE, "/articles/west-java-test/", "/analysts/pamir/", "/sources/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_an_article_prints_with_its_evidence(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    page.emulate_media(media="print")
    expect(page.locator("#note-1")).to_be_visible()
    expect(page.locator(".masthead nav")).to_be_hidden()
