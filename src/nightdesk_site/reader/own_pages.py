"""The publisher's own pages: about, privacy, terms, imprint. Each is a Markdown file in `newsroom/pages/`, headed by its title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from markdown_it import MarkdownIt

_LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class OwnPage:
    slug: str
    title: str
    html: str


def own_pages() -> tuple[OwnPage, ...]:
    return _read(settings.NEWSROOM.newsroom / "pages")


@cache
def _read(folder: Path) -> tuple[OwnPage, ...]:
    return read_pages(folder)


def read_pages(folder: Path) -> tuple[OwnPage, ...]:
    """The pages as they stand in the folder now."""
    return tuple(_page(file) for file in sorted(folder.glob("*.md"))) if folder.is_dir() else ()


def _page(file: Path) -> OwnPage:
    """HTML written into the file is shown as text."""
    text = file.read_text(encoding="utf-8")[:_LARGEST]
    head, _, body = text.partition("\n")
    markdown = MarkdownIt("commonmark", {"html": False})
    if head.startswith("# "):
        return OwnPage(file.stem, head[2:].strip(), markdown.render(body))
    return OwnPage(file.stem, file.stem, markdown.render(text))
