"""What sources did with their reports after we had read them: pages seen again, stories told, sentences that rest on them to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import F

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.publish.model import Article
from nightdesk.shift.changed import Changed, Looked, ReadPage, Recheck, Resting, Revised, SentenceAgain
from nightdesk.shift.copies import speaking_for, voices
from nightdesk.sources.model import Source
from nightdesk.wire.completing import completed
from nightdesk.wire.edits import Change, changes
from nightdesk.wire.looks import TRY_AGAIN, look_after
from nightdesk.wire.model import Item

from . import audit
from .copies import originals
from .documents import dump, load
from .models import ArticleRow, ArticleVersionRow, DevelopmentRow, ItemRow, ItemVersionRow, LinkRow, RecheckRow, StoryRow
from .snapshots import keep_snapshots
from .sources import sources_by_id
from .stories import claims_row_of
from .taken_back import mark_drafts
from .wire import item_of, keep_change, make_whole, take_up_again, withdraw

WHO = "Nightdesk (watching over sources)"


def look_due(at: datetime, most: int) -> tuple[ReadPage, ...]:
    rows = ItemRow.objects.filter(next_look__lte=at).order_by("next_look", "id").select_related("source")[:most]
    return tuple(ReadPage(item_of(row), load(Source, row.source.document), row.page) for row in rows)


@transaction.atomic
def keep_looks(looked: Sequence[Looked], at: datetime) -> int:
    """Keep what was seen and plan the next look. Returns how many pages had changed; a look kept before changes nothing."""
    rows = ItemRow.objects.filter(next_look__lte=at).in_bulk([one.item for one in looked])
    changed = 0
    for one in looked:
        row = rows.get(one.item)
        if row is None:
            continue
        slipped = _slips(row, one, at)
        row.looks += not slipped
        row.next_look = at + TRY_AGAIN if slipped else _next_look(row, one, at)
        row.save(update_fields=["looks", "next_look", "missing_since"])
        changed += _keep_look(row, replace(one, gone=one.missing) if one.missing and not slipped else one, at)
    return changed


def _slips(row: ItemRow, looked: Looked, at: datetime) -> bool:
    """Whether a page that was read before is not found for the first time: it is asked once more before it is taken for gone."""
    slipped = looked.missing is not None and row.missing_since is None and not row.page_unread
    if looked.missing or looked.now is not None:  # one that could not be asked at all is as missing as it was
        row.missing_since = (row.missing_since or at) if looked.missing else None
    return slipped


def _next_look(row: ItemRow, looked: Looked, at: datetime) -> datetime | None:
    """After the last of the usual looks, and when a piece was taken back for good, none; a look that fell out late is followed by the next
    in time."""
    if looked.gone:
        return None
    planned = look_after(row.received_at, row.looks)
    while planned is not None and planned <= at:
        row.looks += 1
        planned = look_after(row.received_at, row.looks)
    return planned


def _keep_look(row: ItemRow, looked: Looked, at: datetime) -> int:
    if row.page_unread and looked.gone:  # a page that nobody ever read was not taken back: what its feed said stands
        return 0
    if looked.now is None:
        if looked.gone:
            withdraw(row, looked.gone, at)
        return int(bool(looked.gone))
    before = item_of(row)
    if row.withdrawn_at and not looked.gone:
        take_up_again(row, at)
    if row.page_unread:
        if looked.snapshot is not None:
            keep_snapshots([looked.snapshot])
        make_whole(row, replace(completed(before, looked.now), snapshot=looked.now.snapshot), looked.now.title or "", at)
        return 0
    if looked.now.extent is not before.extent:  # behind a paywall by now, or out of it: what is missing was not taken back
        return int(_withdrawn(row, looked, at))
    # a feed and its page may word one headline in two ways: it has changed where the page does not say what the page said
    retitled = bool(row.page_title and looked.now.title) and looked.now.title != row.page_title
    now = looked.now if row.page_alone or retitled else replace(looked.now, title=before.title)
    found = changes(before, now)
    if retitled:
        row.page_title = looked.now.title or ""
        row.save(update_fields=["page_title"])
    if found and looked.snapshot is not None:
        keep_snapshots([looked.snapshot])
    keep_change(row, now, found, at)
    return int(_withdrawn(row, looked, at) or bool(found))


def _withdrawn(row: ItemRow, looked: Looked, at: datetime) -> bool:
    if looked.gone:
        withdraw(row, looked.gone, at)
    return bool(looked.gone)


def untold_changes() -> tuple[Changed, ...]:
    rows = ItemVersionRow.objects.filter(told=False, item__link__isnull=False).order_by("id").select_related("item", "item__link")
    return tuple(
        Changed(row.pk, load(Item, row.document), StoryId(row.item.link.story_id), load(tuple[Change, ...], row.changes)) for row in rows
    )


def resting_on(item: ItemId) -> tuple[Resting, ...]:
    citing = ArticleRow.objects.filter(citations__item=item, retracted=False, moved_to__isnull=True).order_by("id")
    return tuple(map(_resting, ArticleVersionRow.objects.filter(article__in=citing, version=F("article__version")).order_by("article_id")))


def _resting(version: ArticleVersionRow) -> Resting:
    article = load(Article, version.document)
    cited = ItemRow.objects.filter(id__in=[one.item for one in article.items])
    rows = list(cited.order_by("published_at", "source_id", "external_id"))
    items = tuple(map(item_of, rows))
    sources = tuple(sources_by_id(sorted({one.source for one in items})).values())
    withdrawn = frozenset(ItemId(row.id) for row in rows if row.withdrawn_at)
    return Resting(article, items, speaking_for(sources, items, voices(items, originals(rows))), withdrawn)


@transaction.atomic
def keep_rechecks(rechecks: Sequence[Recheck], at: datetime) -> None:
    """A task for the desk for each article that rests on a changed report; one that is kept already is left as it is."""
    for one in rechecks:
        _, new = RecheckRow.objects.get_or_create(
            version_id=one.changed.version,
            article_id=one.article.id,
            defaults={
                "at": at,
                "says": one.says,
                "sentences": [_told(sentence) for sentence in one.sentences],
                "shaken": one.shaken,
                "done_at": None if one.shaken else at,
                "done_by": "" if one.shaken else WHO,
            },
        )
        if new:
            audit.note(at, WHO, "checked again", one.article.id, item=one.changed.item.id, says=one.says)


def _told(sentence: SentenceAgain) -> dict[str, str]:
    return {"text": sentence.text, "before": sentence.before, "after": sentence.after, "says": sentence.says}


@transaction.atomic
def keep_revisions(revised: Sequence[Revised], at: datetime) -> None:
    for item, group in groupby(revised, key=lambda one: one.changed.item.id):
        latest = list(group)[-1]
        claims_row_of(latest.changed.item.id, latest.claims).save()
        if latest.development is not None and latest.changed.story is not None:
            DevelopmentRow.objects.update_or_create(
                item_id=item, defaults={"story_id": latest.changed.story, "new": True, "document": dump(latest.development)}
            )
            StoryRow.objects.filter(id=LinkRow.objects.get(item=item).story_id).update(stirred_at=at)
        if latest.changed.story is not None:
            mark_drafts(latest.changed.story, latest.changed.item)
    ItemVersionRow.objects.filter(id__in=[one.changed.version for one in revised]).update(told=True)
