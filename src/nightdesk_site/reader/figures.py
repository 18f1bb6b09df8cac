"""What the record itself tells of the newsroom's work. Nothing here is an estimate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from django.conf import settings
from django.db.models import F, IntegerField, JSONField, Sum
from django.db.models.functions import Cast

from nightdesk.desk.model import ConcernKind
from nightdesk.desk.policy import Policy, load_policies
from nightdesk.publish.model import Article, CorrectionKind
from nightdesk.verify.model import Status
from nightdesk_site.reader.lists import latest_version
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, DraftRow, ItemRow, SourceRow


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
    published = _published(latest_version())
    return Figures(
        sources=SourceRow.objects.count(),
        languages=ItemRow.objects.values("language").distinct().count(),
        items=ItemRow.objects.count(),
        articles=ArticleRow.objects.count(),
        reviewed=ArticleRow.objects.filter(reviewed_by_person=True).count(),
        waiting=DraftRow.objects.filter(state=DraftRow.State.WAITING).count(),
        spiked=DraftRow.objects.filter(state=DraftRow.State.SPIKED).count(),
        checked=published.checked,
        dropped=published.dropped,
        policies=published.policies,
    )


@dataclass(frozen=True, slots=True)
class _Published:
    checked: int
    dropped: int
    policies: tuple[str, ...]


@lru_cache(maxsize=1)
def _published(_latest: int) -> _Published:
    """Read from every document on record, so once for each new version and not for each reader."""
    versions = ArticleVersionRow.objects.annotate(told=Cast("document", JSONField()))
    sums = versions.aggregate(
        checked=Sum(Cast("told__provenance__sentences_checked", IntegerField())),
        dropped=Sum(Cast("told__provenance__sentences_dropped", IntegerField())),
    )
    policies = versions.annotate(policy=F("told__provenance__policy")).values_list("policy", flat=True).distinct()
    return _Published(sums["checked"] or 0, sums["dropped"] or 0, tuple(sorted({str(policy).strip('"') for policy in policies if policy})))


def forget() -> None:
    _published.cache_clear()
    _trust.cache_clear()


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


def trust(*, played: bool) -> Trust:
    """Counted from the record, over the versions that stand."""
    return _trust(latest_version(), played)


@lru_cache(maxsize=4)
def _trust(_latest: int, played: bool) -> Trust:
    rows = ArticleRow.objects.filter(moved_to__isnull=True, played=played)
    documents = ArticleVersionRow.objects.filter(article__in=rows, version=F("article__version")).values_list("document", flat=True)
    checked = dropped = doubtful = 0
    mended: Counter[CorrectionKind] = Counter()
    for document in documents.iterator(chunk_size=50):
        article = load(Article, document)
        checked += article.provenance.sentences_checked
        dropped += article.provenance.sentences_dropped
        doubtful += sum(article.verdict.status_of(sentence.id) is not Status.SUPPORTED for sentence in article.draft.sentences())
        mended.update(correction.kind for correction in article.corrections)
    took = sorted((row.published_at - row.first_reported).total_seconds() / 60 for row in rows.only("published_at", "first_reported"))
    return Trust(
        articles=rows.count(),
        reviewed=rows.filter(reviewed_by_person=True).count(),
        checked=checked,
        dropped=dropped,
        doubtful=doubtful,
        corrections=mended[CorrectionKind.CORRECTION],
        clarifications=mended[CorrectionKind.CLARIFICATION],
        retractions=mended[CorrectionKind.RETRACTION],
        pace=(round(took[len(took) // 2]), round(took[len(took) * 9 // 10])) if took else None,
    )


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
