"""Illustrations: which widths an article has, and the bytes of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from nightdesk_site.record.models import ArticleRow, IllustrationRow

_EXTENSIONS = {"image/webp": "webp", "image/jpeg": "jpg", "image/png": "png", "image/avif": "avif", "image/svg+xml": "svg"}
MEDIA_TYPES = {extension: media_type for media_type, extension in _EXTENSIONS.items()}


@dataclass(frozen=True, slots=True)
class Illustration:
    """What an <img> needs. `src` is the smallest rendition, `srcset` all of them; `largest` is for previews and feeds."""

    src: str
    srcset: str
    largest: str
    width: int
    height: int
    alt: str


def illustrations(rows: Iterable[ArticleRow]) -> Mapping[str, Illustration]:
    """By article; those without a picture are left out."""
    slugs = {row.id: row.slug for row in rows}
    found: dict[str, list[IllustrationRow]] = {}
    for rendition in IllustrationRow.objects.filter(article__in=slugs).defer("body").order_by("article_id", "width"):
        if rendition.media_type in _EXTENSIONS:
            found.setdefault(rendition.article_id, []).append(rendition)
    return {article: _illustration(slugs[article], renditions) for article, renditions in found.items()}


def _illustration(slug: str, renditions: list[IllustrationRow]) -> Illustration:
    """The digest in the address lets a picture be kept by readers' browsers for as long as it stays the same."""
    addresses = [
        reverse("illustration", args=[slug, rendition.width, _EXTENSIONS[rendition.media_type]]) + f"?v={rendition.digest[:8]}"
        for rendition in renditions
    ]
    srcset = ", ".join(f"{address} {rendition.width}w" for address, rendition in zip(addresses, renditions, strict=True))
    largest = renditions[-1]
    return Illustration(addresses[0], srcset, addresses[-1], largest.width, largest.height, largest.alt)
