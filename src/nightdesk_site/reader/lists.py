"""Which articles stand where: by news judgement on the front page, by time everywhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, QuerySet

from nightdesk_site.record.models import ArticleRow, CorrectionRow, SourceRow

_LEADS_FOR = timedelta(days=14)
_HALF_LIFE = timedelta(days=7)
_CONSIDERED = 400
_ON_A_PAGE = 24
_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Front:
    """`lead` is None while nothing is published. `by_subject` holds what is not already above, a row of a subject."""

    lead: ArticleRow | None
    beside: tuple[ArticleRow, ...]
    grid: tuple[ArticleRow, ...]
    by_subject: tuple[tuple[str, tuple[ArticleRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A place or subject with the number of its articles and the time of its last."""

    slug: str
    name: str
    country: str
    articles: int
    latest: datetime


def published() -> QuerySet[ArticleRow]:
    """Every article that may stand in a list, latest change first; a retracted one keeps its address and leaves the lists."""
    return ArticleRow.objects.filter(retracted=False, moved_to__isnull=True).order_by("-changed_at", "id")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """As much of an article as its place on the front page depends on."""

    id: str
    persona: str
    subject: str
    score: float
    changed_at: datetime


def front() -> Front:
    """The weightiest article of the last fortnight leads; the others follow by judgement, halved for every week that one is older than the
    latest, and analysts take turns above the fold."""
    candidates = [_Candidate(*told) for told in published().values_list(*_Candidate.__slots__)[:_CONSIDERED]]
    if not candidates:
        return Front(None, (), (), ())
    newest = candidates[0].changed_at
    of_late = [one for one in candidates if newest - one.changed_at <= _LEADS_FOR]
    lead = min(of_late, key=lambda one: (-one.score, one.id))
    rest = sorted((one for one in candidates if one is not lead), key=lambda one: (-_weight(one, newest), one.id))
    above = _varied(rest, 11)
    shown = {one.id for one in above}
    below = _row_of_each(one for one in rest if one.id not in shown)
    rows = ArticleRow.objects.in_bulk([lead.id, *shown, *(id_ for _, found in below for id_ in found)])
    by_subject = tuple((subject, tuple(rows[id_] for id_ in found)) for subject, found in below)
    return Front(rows[lead.id], tuple(rows[one.id] for one in above[:3]), tuple(rows[one.id] for one in above[3:]), by_subject)


def _weight(one: _Candidate, newest: datetime) -> float:
    faded: float = 0.5 ** ((newest - one.changed_at) / _HALF_LIFE)
    return one.score * faded


def _varied(candidates: list[_Candidate], count: int) -> list[_Candidate]:
    """The best `count`, no more than three from one analyst while others have something."""
    taken: list[_Candidate] = []
    left: list[_Candidate] = []
    by: Counter[str] = Counter()
    for one in candidates:
        if by[one.persona] < 3 and len(taken) < count:
            taken.append(one)
            by[one.persona] += 1
        else:
            left.append(one)
    return taken + left[: count - len(taken)]


def _row_of_each(candidates: Iterable[_Candidate]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ids of a subject's first few; the subject with most stands first."""
    subjects: dict[str, list[str]] = {}
    for one in candidates:
        subjects.setdefault(one.subject, []).append(one.id)
    return tuple(
        (subject, tuple(found[:_IN_A_ROW])) for subject, found in sorted(subjects.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def places() -> tuple[Shelfmark, ...]:
    rows = (
        published()
        .exclude(place_slug="")
        .order_by()
        .values("place_slug", "place")
        .annotate(n=Count("id"), latest=Max("changed_at"), c=Max("country"))
    )
    merged: dict[str, Shelfmark] = {}
    for row in rows.order_by("place_slug", "place"):
        known = merged.get(row["place_slug"])
        n, latest = (row["n"] + known.articles, max(row["latest"], known.latest)) if known else (row["n"], row["latest"])
        merged[row["place_slug"]] = Shelfmark(row["place_slug"], row["place"], row["c"], n, latest)
    return tuple(sorted(merged.values(), key=lambda mark: mark.name.casefold()))


def subjects() -> tuple[Shelfmark, ...]:
    rows = published().order_by().values("subject").annotate(n=Count("id"), latest=Max("changed_at")).order_by("subject")
    return tuple(Shelfmark(row["subject"], row["subject"], "", row["n"], row["latest"]) for row in rows)


def page_of(rows: QuerySet[ArticleRow], number: str | None) -> Page[ArticleRow]:
    """The page asked for, or the nearest there is."""
    return Paginator(rows, _ON_A_PAGE).get_page(number)


def page_of_corrections(rows: QuerySet[CorrectionRow], number: str | None) -> Page[CorrectionRow]:
    return Paginator(rows, _ON_A_PAGE).get_page(number)


def page_of_sources(number: str | None) -> Page[SourceRow]:
    return Paginator(SourceRow.objects.order_by("name", "id"), 100).get_page(number)
