"""The queue: what waits for a person, what is held, what was decided lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from nightdesk.desk.model import Concern, Ruling
from nightdesk.languages.tongues import language_name
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import DecisionRow, DraftRow

from .analysts import analyst_name
from .models import DraftPage

State = DraftRow.State


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    page: int
    headline: str
    analyst: str
    since: datetime
    languages: tuple[str, ...]
    concerns: tuple[str, ...]
    word: str | None


def count_waiting() -> int:
    return DraftRow.objects.filter(state=State.WAITING, page__isnull=False).count()


def in_state(state: str) -> QuerySet[DraftPage]:
    """Pages of drafts in one state, the latest first; the documents stay in the database."""
    pages: QuerySet[DraftPage] = DraftPage.objects.filter(draft__state=state).select_related("draft").defer("body", "verdict", "grounds")
    return pages.defer("draft__document", "draft__verdict").order_by("-waiting_since", "pk")


def lines(pages: Iterable[DraftPage]) -> tuple[Waiting, ...]:
    shown = list(pages)
    words = _last_words([page.draft_id for page in shown])
    return tuple(_line(page, words.get(page.draft_id)) for page in shown)


def decided_lately(limit: int = 10) -> QuerySet[DecisionRow]:
    """What people published or spiked, the latest first."""
    decisions = DecisionRow.objects.filter(reviewed_by_person=True, draft__page__isnull=False).exclude(action="hold")
    return (
        decisions.select_related("draft__page")
        .defer("document", "draft__document", "draft__verdict", "draft__page__body")
        .order_by("-at", "-id")[:limit]
    )


def _line(page: DraftPage, word: str | None) -> Waiting:
    return Waiting(
        page=page.pk,
        headline=page.headline,
        analyst=analyst_name(page.draft.persona),
        since=page.waiting_since,
        languages=tuple(language_name(code) for code in page.languages),
        concerns=kinds(load(Ruling, page.draft.ruling).concerns),
        word=word,
    )


def kinds(concerns: Iterable[Concern]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(concern.kind) for concern in concerns))


def _last_words(drafts: list[str]) -> dict[str, str]:
    told = DecisionRow.objects.filter(draft__in=drafts).order_by("at", "id").values_list("draft", "by", "reason")
    return {draft: f"{by}: {reason}" for draft, by, reason in told}
