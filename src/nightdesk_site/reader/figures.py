"""What the record itself tells of the newsroom's work. Nothing here is an estimate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum

from nightdesk.desk.model import ConcernKind
from nightdesk.desk.policy import Policy, load_policies
from nightdesk.publish.model import CorrectionKind
from nightdesk_site.record.languages import heard_so_far
from nightdesk_site.record.models import ArticleRow, CorrectionRow, DraftRow, SourceRow, TallyRow


@dataclass(frozen=True, slots=True)
class Figures:
    """`checked` and `dropped` count sentences over every version published; `policies` are those they were published under."""

    sources: int
    languages: int
    items: int
    articles: int
    reviewed: int
    waiting: int
    spiked: int
    checked: int
    dropped: int
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenPolicy:
    """A policy as an editor wrote it, in words; `used` tells that something on record was published under it."""

    name: str
    about: str
    waits: tuple[str, ...]
    drops: tuple[str, ...]
    used: bool


def of_the_record() -> Figures:
    told = TallyRow.objects.aggregate(
        articles=Count("version", filter=Q(latest=True)),
        reviewed=Count("version", filter=Q(latest=True, reviewed=True)),
        checked=Sum("checked", default=0),
        dropped=Sum("dropped", default=0),
    )
    policies = TallyRow.objects.exclude(policy="").order_by("policy").values_list("policy", flat=True).distinct()
    heard = heard_so_far()
    return Figures(
        sources=SourceRow.objects.count(),
        languages=heard.languages,
        items=heard.items,
        waiting=DraftRow.objects.filter(state=DraftRow.State.WAITING).count(),
        spiked=DraftRow.objects.filter(state=DraftRow.State.SPIKED).count(),
        policies=tuple(policies),
        **told,
    )


@dataclass(frozen=True, slots=True)
class Trust:
    """What readers may judge the newsroom by. `pace` are minutes from first report to publication: the median, and what nine of ten beat.

    A recorded wire runs on its own clock and proves no speed: its articles are counted apart.
    """

    articles: int
    reviewed: int
    checked: int
    dropped: int
    doubtful: int
    corrections: int
    clarifications: int
    retractions: int
    pace: tuple[int, int] | None

    @property
    def share_reviewed(self) -> int:
        """In percent; a share below one half is told as 1 where there is any."""
        return max(1, round(100 * self.reviewed / self.articles)) if self.reviewed else 0


def trust(*, played: bool) -> Trust:
    """Counted from the record, over the versions that stand. An article that went into another is left out."""
    # `IN (…)` and not plain truth: SQLite looks the first up in an index, and walks through every row for the second.
    moved = list(ArticleRow.objects.filter(moved_to__gt="").values_list("pk", flat=True))
    standing = TallyRow.objects.filter(latest__in=(True,), played__in=(played,)).exclude(article__in=moved)
    told = standing.aggregate(
        articles=Count("version"),
        reviewed=Count("version", filter=Q(reviewed=True)),
        checked=Sum("checked", default=0),
        dropped=Sum("dropped", default=0),
        doubtful=Sum("doubtful", default=0),
    )
    if not told["articles"]:
        return Trust(corrections=0, clarifications=0, retractions=0, pace=None, **told)
    mended = CorrectionRow.objects.filter(played__in=(played,)).exclude(article__in=moved).order_by().values_list("kind")
    by_kind = dict(mended.annotate(number=Count("id")))
    return Trust(
        corrections=by_kind.get(CorrectionKind.CORRECTION, 0),
        clarifications=by_kind.get(CorrectionKind.CLARIFICATION, 0),
        retractions=by_kind.get(CorrectionKind.RETRACTION, 0),
        pace=_pace(standing, told["articles"]),
        **told,
    )


def _pace(standing: QuerySet[TallyRow], articles: int) -> tuple[int, int]:
    took = standing.order_by("minutes").values_list("minutes", flat=True)
    return round(took[articles // 2]), round(took[articles * 9 // 10])


def policies_in_force(figures: Figures) -> tuple[WrittenPolicy, ...]:
    return tuple(
        WrittenPolicy(policy.name, policy.about, _words(policy.waits), _words(policy.drops), policy.name in figures.policies)
        for policy in _written()
    )


def _words(kinds: Iterable[ConcernKind]) -> tuple[str, ...]:
    return tuple(sorted(kind.value for kind in kinds))


@cache
def _written() -> tuple[Policy, ...]:
    file = settings.NEWSROOM.newsroom / "policy.toml"
    return tuple(load_policies(file).policies.values()) if file.exists() else ()
