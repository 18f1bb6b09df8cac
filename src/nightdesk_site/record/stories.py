"""Stories: placements as the linker made them, what each item added, what the desk thinks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Exists, F, Max, Min, OuterRef, Q

from nightdesk.claims.model import Amount, Attribution, Figure, Quotation
from nightdesk.claims.read import Claims
from nightdesk.foundation.errors import NotFound, StoriesRegrouped
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.personas.model import Judgement
from nightdesk.publish.model import Article
from nightdesk.shift.copies import speaking_for, voices
from nightdesk.shift.linking import arrival_of
from nightdesk.shift.record import Linked, Mark, Placed, StoryFile
from nightdesk.stories.model import Arrival, Development, Link, Merge, Placement, Profile, Regrouping, Story
from nightdesk.wire.model import Item

from .copies import originals
from .documents import dump, load
from .models import (
    ArticleRow,
    ArticleVersionRow,
    ClaimsRow,
    DevelopmentRow,
    DraftRow,
    ItemRow,
    ItemVersionRow,
    LinkRow,
    MergeRow,
    RegroupingRow,
    StoryRow,
)
from .sources import sources_by_id
from .wire import as_arrived, item_of

PROGRAM = "the program"
TWO_AFTER_ALL = "nothing bridges these items to the rest of the story"
UNDECIDED = (DraftRow.State.WAITING, DraftRow.State.HELD)


def unlinked() -> tuple[Item, ...]:
    rows = ItemRow.objects.filter(link__isnull=True).order_by("published_at", "source_id", "external_id")
    return tuple(item_of(row) for row in rows)


def count_unlinked() -> int:
    return ItemRow.objects.filter(link__isnull=True).count()


def placements(since: int = 0) -> Iterator[tuple[int, Arrival, Placement]]:
    """Every placement after this one with its place in the order in which they were made."""
    later = MergeRow.objects.filter(after__gt=since).order_by("after", "id")
    merges = {after: tuple(map(_merge, rows)) for after, rows in groupby(later, lambda row: row.after)}
    for row in LinkRow.objects.filter(sequence__gt=since).order_by("sequence").select_related("item").iterator(chunk_size=500):
        link = Link(ItemId(row.item_id), StoryId(row.arrived_in), row.score, tuple(row.reasons))
        yield row.sequence, arrival_of(as_arrived(row.item)), Placement(link, merges.get(row.sequence, ()))


def _merge(row: MergeRow) -> Merge:
    return Merge(StoryId(row.absorbed), StoryId(row.into), row.score, tuple(row.reasons))


@transaction.atomic
def keep_linking(linked: Linked, at: datetime) -> Mark:
    lock_stories()
    if RegroupingRow.objects.filter(id__gt=linked.regrouped).exclude(by=PROGRAM).exists():
        raise StoriesRegrouped("an editor joined or parted stories in the meantime")
    for placed in linked.placed:
        _keep_placement(placed, at)
    ClaimsRow.objects.bulk_create([claims_row_of(placed.item.id, placed.claims) for placed in linked.placed], batch_size=200)
    keep_developments(linked.developments)
    return _mark()


def _mark() -> Mark:
    """How far the record goes; for one who holds the lock on stories."""
    last = LinkRow.objects.order_by("-sequence").values_list("sequence", "item_id").first() or (0, "")
    return Mark(*last, RegroupingRow.objects.aggregate(last=Max("id"))["last"] or 0)


def lock_stories() -> None:
    """Have the shift and an editor change stories one after the other. SQLite's transactions do so by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE regrouping IN SHARE ROW EXCLUSIVE MODE")


def keep_developments(developments: Sequence[Development]) -> None:
    DevelopmentRow.objects.bulk_create(
        [_development_row(development) for development in developments],
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=["story", "new", "document"],
        batch_size=200,
    )


def _keep_placement(placed: Placed, at: datetime) -> None:
    link, item = placed.placement.link, placed.item
    story, _ = StoryRow.objects.get_or_create(
        id=link.story, defaults={"first_reported": item.published_at, "last_reported": item.published_at}
    )
    story.first_reported = min(story.first_reported, item.published_at)
    story.last_reported = max(story.last_reported, item.published_at)
    if not item.background:
        story.stirred_at = at
    story.save(update_fields=["first_reported", "last_reported", "stirred_at"])
    row = LinkRow.objects.create(
        item_id=link.item, story_id=link.story, arrived_in=link.story, score=link.score, reasons=list(link.reasons)
    )
    for merge in placed.placement.merges:
        MergeRow.objects.create(
            after=row.sequence, absorbed=merge.absorbed, into=merge.into, score=merge.score, reasons=list(merge.reasons)
        )
        merge_stories(StoryRow.objects.get(id=merge.absorbed), StoryRow.objects.get(id=merge.into), at)
    for word in placed.placement.parted:
        _keep_parted(word, row.sequence, at)


def _keep_parted(word: Regrouping, after: int, at: datetime) -> None:
    RegroupingRow.objects.create(
        after=after, story=word.story, into=word.into, items=list(word.items), apart=True, by=PROGRAM, reason=TWO_AFTER_ALL, at=at
    )
    told = ItemRow.objects.filter(id__in=word.items).aggregate(first=Min("published_at"), last=Max("published_at"))
    new, _ = StoryRow.objects.get_or_create(id=word.into, defaults={"first_reported": told["first"], "last_reported": told["last"]})
    move_items(word.items, StoryRow.objects.get(id=word.story), new, at)


def move_items(items: Sequence[str], left: StoryRow, new: StoryRow, at: datetime) -> None:
    """Items leave one story for another. Undecided drafts of both are superseded, and both are looked at as if for the first time."""
    LinkRow.objects.filter(item__in=items).update(story=new)
    DevelopmentRow.objects.filter(item__in=items).update(story=new)
    for story in (left, new):
        DraftRow.objects.filter(story=story, state__in=UNDECIDED).update(state=DraftRow.State.SUPERSEDED)
        look_anew(story, at)


def look_anew(story: StoryRow, at: datetime) -> None:
    """The shift judges and writes the story as if for the first time."""
    told = ItemRow.objects.filter(link__story=story).aggregate(first=Min("published_at"), last=Max("published_at"))
    story.first_reported, story.last_reported = told["first"], told["last"]
    story.stirred_at, story.covered_at, story.merged_into = at, None, None
    story.save(update_fields=["first_reported", "last_reported", "stirred_at", "covered_at", "merged_into"])


def merge_stories(absorbed: StoryRow, into: StoryRow, at: datetime) -> None:
    """All that `absorbed` held stands in `into` now; what was drafted of it is superseded, its article goes along."""
    LinkRow.objects.filter(story=absorbed).update(story=into)
    DevelopmentRow.objects.filter(story=absorbed).update(story=into)
    into.first_reported = min(into.first_reported, absorbed.first_reported)
    into.last_reported = max(into.last_reported, absorbed.last_reported)
    if into.stirred_at or absorbed.stirred_at or into.revision or absorbed.revision:  # two stories of background are no news together
        into.stirred_at = at
    into.save(update_fields=["first_reported", "last_reported", "stirred_at"])
    absorbed.merged_into, absorbed.stirred_at = into, None
    absorbed.save(update_fields=["merged_into", "stirred_at"])
    undecided = DraftRow.objects.filter(story=absorbed, state__in=[DraftRow.State.WAITING, DraftRow.State.HELD])
    undecided.update(state=DraftRow.State.SUPERSEDED)
    _move_article(absorbed, into)


def _move_article(absorbed: StoryRow, into: StoryRow) -> None:
    """An address that readers know never vanishes: the article goes along, or points to the one that lives on."""
    article = ArticleRow.objects.filter(story=absorbed).first()
    if article is None:
        return
    kept = ArticleRow.objects.filter(story=into).first()
    article.story = into if kept is None else None
    article.moved_to = kept
    article.save(update_fields=["story", "moved_to"])
    if kept is not None:
        ArticleRow.objects.filter(moved_to=article).update(moved_to=kept)


def claims_row_of(item: ItemId, claims: Claims) -> ClaimsRow:
    return ClaimsRow(
        item_id=item,
        figures=dump(claims.figures, tuple[Figure, ...]),
        attributions=dump(claims.attributions, tuple[Attribution, ...]),
        quotations=dump(claims.quotations, tuple[Quotation, ...]),
        amounts=dump(claims.amounts, tuple[Amount, ...]),
    )


def claims_of(row: ClaimsRow) -> Claims:
    return Claims(
        figures=load(tuple[Figure, ...], row.figures),
        attributions=load(tuple[Attribution, ...], row.attributions),
        quotations=load(tuple[Quotation, ...], row.quotations),
        amounts=load(tuple[Amount, ...], row.amounts),
    )


def _development_row(development: Development) -> DevelopmentRow:
    return DevelopmentRow(item_id=development.item, story_id=development.story, new=development.new, document=dump(development))


def arrived(story: StoryId) -> tuple[tuple[int, Item, Claims], ...]:
    rows = LinkRow.objects.filter(story=story).order_by("sequence").select_related("item", "item__claims")
    return tuple((row.sequence, item_of(row.item), claims_of(row.item.claims)) for row in rows)


def stirred(resting_since: datetime, *, live: bool) -> tuple[StoryId, ...]:
    gained, at_rest = Q(stirred_at__isnull=False), Q(untold=True, last_reported__lte=resting_since)
    heard_live = Exists(LinkRow.objects.filter(story=OuterRef("pk"), item__source__live=True))
    rows = StoryRow.objects.filter(heard_live if live else ~heard_live, gained | at_rest, merged_into__isnull=True)
    return tuple(StoryId(key) for key in rows.order_by("first_reported", "id").values_list("id", flat=True))


def open_story(story: StoryId) -> StoryFile:
    row = StoryRow.objects.filter(id=story).first()
    if row is None:
        raise NotFound(f"there is no story {story}")
    links = _in_order(LinkRow.objects.filter(story=row).select_related("item", "item__claims", "item__development"))
    items = tuple(item_of(link.item) for link in links)
    voice = voices(items, originals([link.item for link in links]))
    sources = speaking_for(tuple(sources_by_id(sorted({item.source for item in items})).values()), items, voice)
    return StoryFile(
        story=Story(StoryId(row.id), tuple(item.id for item in items), row.first_reported, row.last_reported),
        revision=row.revision,
        covered_at=row.covered_at,
        items=items,
        claims=tuple(claims_of(link.item.claims) for link in links),
        developments=tuple(load(Development, link.item.development.document) for link in links),
        sources=sources,
        article=published_article(row),
        waiting=DraftRow.objects.filter(story=row, state=DraftRow.State.WAITING).exists(),
        revised=_revised_since(row),
        voices=voice,
        withdrawn=frozenset(item.id for item, link in zip(items, links, strict=True) if link.item.withdrawn_at),
    )


def _revised_since(story: StoryRow) -> frozenset[ItemId]:
    """Items that their sources changed since the story was last written about."""
    if story.covered_at is None:
        return frozenset()
    changed = ItemVersionRow.objects.filter(item__link__story=story, number__gt=1, seen_at__gt=story.covered_at)
    return frozenset(ItemId(key) for key in changed.values_list("item_id", flat=True))


def _in_order(links: Iterable[LinkRow]) -> Sequence[LinkRow]:
    return sorted(links, key=lambda link: (link.item.published_at, link.item.source_id, link.item.external_id))


def published_article(story: StoryRow) -> Article | None:
    """The version of its article that readers see now."""
    version = ArticleVersionRow.objects.filter(article__story=story, version=F("article__version")).first()
    return load(Article, version.document) if version else None


def keep_judgement(story: StoryId, profile: Profile, judgement: Judgement, *, settled: bool, untold: bool) -> None:
    changes: dict[str, object] = {"profile": dump(profile), "judgement": dump(judgement), "untold": untold}
    StoryRow.objects.filter(id=story).update(**changes | ({"stirred_at": None} if settled else {}))
