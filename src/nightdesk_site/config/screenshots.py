"""Takes the pictures of a running newsroom that the documentation shows: `python -m nightdesk_site.config.screenshots`.

The newsroom must be running on the same record; the desk is visited as its first editor. Needs Debian's chromium.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_WIDE = {"width": 1280, "height": 860}
_PHONE = {"width": 390, "height": 844}
_TALLEST = 2400
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a name, a path of the site, and how the browser is set. `opens` is a mark to press first."""

    name: str
    path: str
    phone: bool = False
    dark: bool = False
    language: str = "en-GB"
    opens: str | None = None
    height: int = 860
    fine: bool = False

    def context(self) -> dict[str, Any]:
        size = dict(_PHONE if self.phone else _WIDE)
        size["height"] = max(size["height"], self.height)
        scheme = "dark" if self.dark else "light"
        return {"viewport": size, "color_scheme": scheme, "locale": self.language, "reduced_motion": "reduce"}


def shots(article: str, analyst: str) -> tuple[Shot, ...]:
    return (
        Shot("front-wide", "/", height=1500, fine=True),
        Shot("front-phone", "/", phone=True),
        Shot("front-dark", "/", dark=True, height=1100),
        Shot("front-right-to-left", "/", language="ar", height=1100),
        Shot("article-wide", article, height=1700, fine=True),
        Shot("article-phone", article, phone=True, height=1400),
        Shot("article-phone-dark", article, phone=True, dark=True, height=1400),
        Shot("article-dark", article, dark=True, height=1300),
        Shot("article-evidence", article, opens=".part-opening a.mark", height=1300),
        Shot("article-right-to-left", article, language="ar", height=1100),
        Shot("analyst", analyst, height=1200),
        Shot("process", "/process/", height=1100),
    )


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> Path:
    with _page(browser, address, shot) as page:
        if shot.opens:
            page.locator(shot.opens).first.click()
        return _keep(page, folder / f"{shot.name}.png", shot.fine)


@contextmanager
def _page(browser: Browser, address: str, shot: Shot) -> Iterator[Page]:
    context = browser.new_context(base_url=address, **shot.context())
    page = context.new_page()
    page.goto(shot.path, wait_until="networkidle")
    yield page
    context.close()


def _keep(page: Page, file: Path, fine: bool = False) -> Path:
    """The picture, with few colours unless it is to be `fine`: a repository should stay small."""
    from PIL import Image

    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    taken = taken.crop((0, 0, taken.width, min(taken.height, _TALLEST)))
    few = taken if fine else taken.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(file, optimize=True)
    return file


def _visit_desk(browser: Browser, address: str, way_in: str, folder: Path) -> Iterator[Path]:
    with _page(browser, address, Shot("desk", way_in)) as page:
        page.locator("main button[type=submit]").click()
        page.goto("/desk/waiting/", wait_until="networkidle")
        yield _keep(page, folder / "desk-waiting.png")
        drafts = page.locator("main a[href*='/desk/drafts/']").first
        if drafts.count():
            drafts.click()
            page.wait_for_load_state("networkidle")
            yield _keep(page, folder / "desk-draft.png")


def _way_to_the_desk() -> str | None:
    """A one-time link of the first editor's, if there is one."""
    from django.utils import timezone

    from nightdesk_site.members.models import Account
    from nightdesk_site.members.sign_in import make_sign_in_link

    editor = Account.objects.filter(is_staff=True, is_active=True).order_by("id").first()
    return make_sign_in_link(editor.email, timezone.now()) if editor else None


def _subjects_of_the_pictures(headline: str | None) -> tuple[str, str]:
    """The article and the analyst to show: the front page's lead unless a word of another headline is given."""
    from nightdesk_site.reader.lists import front, published

    row = published().filter(headline__icontains=headline).first() if headline else None
    row = row or front().lead
    if row is None:
        raise click.ClickException("nothing is published yet; run the newsroom first: nightdesk run --sample")
    return f"/articles/{row.slug}/", f"/analysts/{row.persona}/"


@click.command()
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Where the newsroom is running.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("docs/screenshots"), show_default=True)
@click.option("--headline", help="A word of the headline of the article to show; the front page's lead otherwise.")
def main(address: str, out: Path, headline: str | None) -> None:
    """Take wide, phone, dark, right-to-left and desk pictures of a running newsroom."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nightdesk_site.config.settings")
    django.setup()
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        raise click.ClickException("pictures need Debian's chromium; run: sudo apt-get install --yes chromium")
    article, analyst = _subjects_of_the_pictures(headline)
    way_in = _way_to_the_desk()
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        for shot in shots(article, analyst):
            click.echo(take(browser, address, shot, out))
        if way_in is None:
            click.echo("No editor has an account, so the desk is not in the pictures.", err=True)
        else:
            for file in _visit_desk(browser, address, way_in, out):
                click.echo(file)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
