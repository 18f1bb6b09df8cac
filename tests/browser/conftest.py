"""A served newsroom and Debian's Chromium.

The browser needs `chromium`: as root it is installed when missing, otherwise the tests fail with the one command to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java
from nightdesk_site.members.models import Account
from published import publish

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
INSTALL = "apt-get install --yes --no-install-recommends chromium"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; pytest fails with the command to run where it cannot be had."""
    found = shutil.which("chromium")
    if found is None and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run([*INSTALL.split(), "-qq"], check=False)
        found = shutil.which("chromium")
    if found is None:
        pytest.fail(f"the browser tests need Debian's chromium; run: sudo {INSTALL}", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    # Playwright's loop runs in this thread; Django would take that for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer) -> LiveServer:
    """A served newsroom with three published articles."""
    for article in (balochistan(), west_java(), turkey_and_syria()):
        publish(article)
    return live_server


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: LiveServer) -> Iterator[OpenPage]:
    """Opens a page of the site with any of Playwright's context settings. Every page must stay free of script and policy errors."""
    contexts, complaints = [], []

    def opened(path: str = "/", **settings: object) -> Page:
        context = browser.new_context(base_url=site.url, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def sign_in(site: LiveServer) -> Callable[[Page, Standing], None]:
    """Signs a page's reader in through a one-time link, as a person would."""
    from nightdesk_site.members.sign_in import make_sign_in_link

    def signed_in(page: Page, standing: Standing, **fields: object) -> None:
        email = f"{standing}@example.org"
        if not Account.objects.filter(email=email).exists():
            Account.objects.create_user(email, standing=standing.value, **fields)
        page.goto(make_sign_in_link(email, timezone.now()))
        page.get_by_role("button", name="Sign in").click()

    return signed_in
