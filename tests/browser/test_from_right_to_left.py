"""The reader's way through the site in Urdu: every page from right to left, nothing beyond its edge, evidence in its own direction."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
ARTICLE = "/articles/turkey-and-syria-test/"


def stands_right(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "ur"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_a_visitor_reads_signs_up_and_chooses_letters_in_urdu(open_page: OpenPage) -> None:
    cache.clear()
    page = open_page("/", locale="ur", viewport={"width": 390, "height": 844})
    stands_right(page)
    page.locator(f"main a[href='{ARTICLE}']").first.click()
    stands_right(page)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "ltr", "our English runs its own way"
    page.locator(".part-opening a.mark").first.click()
    quoted = page.locator("aside.note-open blockquote").first
    expect(quoted).to_have_attribute("dir", "rtl")
    expect(quoted).to_have_attribute("lang", "ur")
    page.keyboard.press("Escape")

    page.goto("/sign-up/")
    stands_right(page)
    page.locator("main input[type=email]").fill("reader@example.org")
    page.locator("main form button[type=submit]").first.click()
    stands_right(page)
    code = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    page.locator("input[name=code]").fill(code[1])
    page.locator("main form button[type=submit]").first.click()
    for path in (
        "/account/",
        "/account/letters/",
        "/account/feeds/",
        "/join/",
        "/search/?q=Turkey",
        "/corrections/",
        "/trust/",
        "/challenges/",
    ):
        page.goto(path)
        stands_right(page)
    page.goto("/account/letters/")
    page.locator("main input[type=checkbox]").last.check()
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/account/letters/?kept=1")
    expect(page.locator("main input[type=checkbox]").last).to_be_checked()
