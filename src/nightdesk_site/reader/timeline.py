"""How a story came in and what this newsroom made of it, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nightdesk.publish.model import Correction
from nightdesk.publish.reading import ReaderArticle

from .history import Version

_MOST_VERSIONS = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """`kind`: first, published, changed, latest, mended. The others are set where the kind has them."""

    at: datetime
    kind: str
    language: str = ""
    version: Version | None = None
    correction: Correction | None = None


def timeline(article: ReaderArticle, versions: Sequence[Version]) -> tuple[Moment, ...]:
    """In order of time. Of many versions the latest are told; every one has its place on the page of changes."""
    return tuple(sorted(_moments(article, versions), key=lambda moment: moment.at))


def _moments(article: ReaderArticle, versions: Sequence[Version]) -> Iterator[Moment]:
    lines = article.sources.coverage
    if lines:
        yield Moment(lines[0].at[0], "first", language=lines[0].language)
    if sum(len(line.at) for line in lines) > 1:
        latest = max(lines, key=lambda line: line.at[-1])
        yield Moment(latest.at[-1], "latest", language=latest.language)
    yield Moment(article.published_at, "published")
    for version in [version for version in versions if version.number > 1][-_MOST_VERSIONS:]:
        yield Moment(version.at, "changed", version=version)
    for correction in article.corrections:
        yield Moment(correction.at, "mended", correction=correction)
