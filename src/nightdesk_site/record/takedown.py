"""Taking an owner's text down: out of items, versions, claims, drafts, articles and snapshots, at once and for good.

What stays is that there was a report, from whom, when and where; and what this newsroom itself wrote about it, which the desk is told
to look at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from nightdesk.drafts.model import Draft
from nightdesk.foundation.errors import NotFound
from nightdesk.publish.model import Article
from nightdesk.sources.model import Health, SourceState
from nightdesk.wire.edits import Change
from nightdesk.wire.model import Item

from . import audit
from .documents import dump, load
from .models import ArticleVersionRow, ClaimsRow, DraftRow, ItemRow, ItemVersionRow, SnapshotRow, SourceRow, TakedownRow
from .snapshots import blank

GONE = "[taken down at its owner's request]"


def find_item(name: str) -> ItemRow:
    """The item of this id or at this address. Raises NotFound."""
    row = ItemRow.objects.filter(id=name).first() or ItemRow.objects.filter(page=name).order_by("-received_at").first()
    if row is None:
        row = ItemRow.objects.filter(document__contains=dump(name)).order_by("-received_at").first()
    if row is None:
        raise NotFound(f"no item has the id or the address {name[:200]!r}")
    return row


@transaction.atomic
def take_down_item(row: ItemRow, who: str, reason: str, at: datetime) -> int:
    """Returns how many published versions of articles showed its words."""
    TakedownRow.objects.create(at=at, by=who, source_id=row.source_id, item=row, reason=reason)
    shown = _blank_items([row], at)
    audit.note(at, who, "took down", row.id, reason=reason, source=row.source_id, versions=shown)
    return shown


@transaction.atomic
def take_down_source(source: str, who: str, reason: str, at: datetime) -> int:
    """Everything of a source, which is asked no more. Returns how many published versions of articles showed its words."""
    row = SourceRow.objects.filter(id=source).first()
    if row is None:
        raise NotFound(f"there is no source {source!r}; `nightdesk sources list` shows them all")
    TakedownRow.objects.create(at=at, by=who, source=row, item=None, reason=reason)
    state = replace(load(SourceState, row.state), retired_at=at, health=Health.GONE, reason="retired: taken down at its owner's request")
    row.retired, row.health, row.state = True, state.health, dump(state)
    row.save(update_fields=["retired", "health", "state"])
    blank(list(SnapshotRow.objects.filter(source=row).exclude(file="")))
    shown = _blank_items(list(ItemRow.objects.filter(source=row)), at)
    audit.note(at, who, "took down", source, reason=reason, versions=shown)
    return shown


def _blank_items(rows: Sequence[ItemRow], at: datetime) -> int:
    names = {row.id for row in rows}
    versions = list(ItemVersionRow.objects.filter(item__in=names))
    blank(list(SnapshotRow.objects.filter(id__in=_snapshots([*rows, *versions])).exclude(file="")))
    for row in rows:
        row.document, row.arrived_as = _blanked(row.document), _blanked(row.arrived_as) if row.arrived_as else None
        row.page_title, row.next_look, row.withdrawn_at = "", None, row.withdrawn_at or at
    ItemRow.objects.bulk_update(rows, ["document", "arrived_as", "page_title", "next_look", "withdrawn_at"], batch_size=100)
    for version in versions:
        version.document, version.changes = _blanked(version.document), dump((), tuple[Change, ...])
    ItemVersionRow.objects.bulk_update(versions, ["document", "changes"], batch_size=100)
    ClaimsRow.objects.filter(item__in=names).update(figures="[]", attributions="[]", quotations="[]")
    _blank_drafts(names)
    return _blank_articles(names)


def _snapshots(rows: Iterable[ItemRow | ItemVersionRow]) -> set[str]:
    named = (load(Item, row.document).snapshot for row in rows)
    return {str(name) for name in named if name is not None}


def _blanked(document: str) -> str:
    return dump(replace(load(Item, document), title=None, text=GONE, author=None, image=None))


def _blank_drafts(items: set[str]) -> None:
    for row in DraftRow.objects.filter(story__links__item__in=items).distinct():
        draft = load(Draft, row.document)
        if any(passage.document in items for passage in draft.passages):
            DraftRow.objects.filter(id=row.id).update(document=dump(_without(draft, items)))


def _blank_articles(items: set[str]) -> int:
    shown = 0
    for row in ArticleVersionRow.objects.filter(article__story__links__item__in=items).distinct():
        article = load(Article, row.document)
        if any(passage.document in items for passage in article.draft.passages):
            ArticleVersionRow.objects.filter(pk=row.pk).update(document=dump(replace(article, draft=_without(article.draft, items))))
            shown += 1
    return shown


def _without(draft: Draft, items: set[str]) -> Draft:
    passages = (replace(one, text=GONE) if one.document in items else one for one in draft.passages)
    return replace(draft, passages=tuple(passages))
