"""A passkey is added and opens the door, in a browser with an authenticator of its own."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from nightdesk.publish.access import Standing
from nightdesk_site.members import accounts

OpenPage = Callable[..., Page]
SignIn = Callable[[Page, Standing], None]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_reader_signs_in_with_a_passkey(open_page: OpenPage, sign_in: SignIn) -> None:
    accounts.add("subscriber@example.org", None)
    page = open_page("/")
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_in(page, Standing.SUBSCRIBER)
    page.goto("/account/keys/webauthn/add/")
    page.locator("input[name=name]").fill("A key")
    page.locator("input[name=passwordless]").check()
    page.locator("main button").first.click()
    expect(page.get_by_text("Security key added.")).to_be_visible()
    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/")
    page.get_by_text("Other ways in").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
