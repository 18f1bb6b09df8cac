"""What changed since a signed-in reader last read: remembered in their browser, and of visitors not at all."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import balochistan
from published import publish

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, Standing], None]
ARTICLE = "/articles/balochistan-test/"
KEPT = "localStorage.getItem('last-read')"


def test_a_signed_in_reader_is_led_to_what_is_new(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page("/")
    sign_in(page, Standing.MEMBER)
    page.goto(ARTICLE)
    line = page.locator(".last-read")
    expect(line).to_be_hidden()
    publish(balochistan(version=2))
    page.goto(ARTICLE)
    expect(line).to_be_visible()
    line.get_by_role("link").click()
    assert page.url.endswith(f"{ARTICLE}changes/1/")
    assert not Axe().run(page).response["violations"]
    page.goto(ARTICLE)
    expect(line).to_be_hidden()


def test_nothing_is_remembered_of_a_visitor(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    assert page.evaluate(KEPT) is None
    page.goto(ARTICLE + "changes/")
    assert not Axe().run(page).response["violations"]


def test_what_somebody_else_wrote_into_the_browser_does_no_harm(open_page: OpenPage, sign_in: SignIn) -> None:
    page = open_page("/")
    sign_in(page, Standing.MEMBER)
    for written in ("not json", '{"a":1}', '[["balochistan-test","<b>"]]', "[1,2]"):
        page.evaluate("words => localStorage.setItem('last-read', words)", written)
        page.goto(ARTICLE)
        assert page.locator(".last-read b").count() == 0
