"""Which articles stand where: by news judgement on the front page, by time everywhere else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, QuerySet

from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, SourceRow

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


def latest_version() -> int:
    """Grows with every publication: what was read from all published versions holds for as long as it stays."""
    return ArticleVersionRow.objects.aggregate(latest=Max("id"))["latest"] or 0


def front() -> Front:
    """Judgement, halved for every week that an article is older than the latest; analysts take turns above the fold."""
    rows = list(published()[:_CONSIDERED])
    if not rows:
        return Front(None, (), (), ())
    newest = rows[0].changed_at
    rows.sort(key=lambda row: (-_weight(row, newest), row.id))
    lead, rest = rows[0], rows[1:]
    above = _varied(rest, 11)
    shown = {row.id for row in above} | {lead.id}
    below = [row for row in rest if row.id not in shown]
    return Front(lead, tuple(above[:3]), tuple(above[3:]), _row_of_each(below))


def _weight(row: ArticleRow, newest: datetime) -> float:
    faded: float = 0.5 ** ((newest - row.changed_at) / _HALF_LIFE)
    return row.score * faded


def _varied(rows: list[ArticleRow], count: int) -> list[ArticleRow]:
    """The best `count`, no more than three from one analyst while others have something."""
    taken: list[ArticleRow] = []
    by: Counter[str] = Counter()
    for row in rows:
        if by[row.persona] < 3 and len(taken) < count:
            taken.append(row)
            by[row.persona] += 1
    taken += [row for row in rows if row not in taken][: count - len(taken)]
    return taken


def _row_of_each(rows: list[ArticleRow]) -> tuple[tuple[str, tuple[ArticleRow, ...]], ...]:
    subjects: dict[str, list[ArticleRow]] = {}
    for row in rows:
        subjects.setdefault(row.subject, []).append(row)
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


def page_of_sources(number: str | None) -> Page[SourceRow]:
    return Paginator(SourceRow.objects.order_by("name", "id"), 100).get_page(number)
