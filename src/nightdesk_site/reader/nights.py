"""An analyst's nightly log as its page tells it: what was taken up or passed over, where, on what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from nightdesk.personas.model import Notice
from nightdesk.stories.model import Profile
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, LogEntryRow

_LINES = 40
_TAKEN = (Notice.TAKEN, Notice.TAKEN_AGAIN)


@dataclass(frozen=True, slots=True)
class Noticed:
    """One story of a night. `row` is its article, if it has one that stands; else its place and subject tell which story is meant."""

    notice: Notice
    why: str
    row: ArticleRow | None
    place: str
    subject: str

    @property
    def taken(self) -> bool:
        return self.notice in _TAKEN


def latest_nights(persona: str) -> list[tuple[date, list[Noticed]]]:
    """The nights on record, the latest first; in each what was taken up before what was not."""
    log = LogEntryRow.objects.filter(persona=persona).select_related("story__article").alias(taken=Q(notice__in=_TAKEN))
    lines = log.order_by("-night", "-taken", "story_id")[:_LINES]
    return [(night, [_noticed(entry) for entry in entries]) for night, entries in groupby(lines, key=lambda entry: entry.night)]


def _noticed(entry: LogEntryRow) -> Noticed:
    article = getattr(entry.story, "article", None)
    row = article if article is not None and article.moved_to_id is None else None
    profile = load(Profile, entry.story.profile) if entry.story.profile else None
    place = profile.places[0].name if profile and profile.places else ""
    return Noticed(Notice(entry.notice), entry.why, row, place, profile.subject.value if profile else "")
