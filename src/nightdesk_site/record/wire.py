"""Taking in what was heard: each batch once, each item once, each snapshot once, and every change that a source made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from django.db import transaction

from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.wire.edits import Change, ChangeKind, changes, digest_of, stands_again, withdrawn
from nightdesk.wire.heard import Heard, Received
from nightdesk.wire.looks import TRIES, first_look, first_try_again, try_after
from nightdesk.wire.model import Item

from .documents import dump, load
from .habits import keep_habits
from .hubs import keep_hubs
from .languages import count_in
from .models import HearingRow, ItemRow, ItemVersionRow, PageRow, SourceRow, TakedownRow
from .snapshots import keep_snapshots
from .sources import keep_states

MAX_VERSIONS = 50
MOST_TOLD = 1_000


@transaction.atomic
def take_in(heard: Sequence[Heard], at: datetime, batch: str = "") -> int:
    """Keep what was heard. Returns how many items are new; a batch that was taken in before changes nothing and says so again."""
    if batch and (known := HearingRow.objects.filter(id=batch).first()):
        return known.items
    keep_states([one.state for one in heard], at)
    keep_snapshots([snapshot for one in heard for snapshot in one.snapshots])
    _keep_pages(heard, at)
    keep_hubs(heard, at)
    new = _keep_items(heard, at)
    keep_habits(new, at)
    if batch:
        HearingRow.objects.create(id=batch, at=at, items=len(new))
    count_in(new)
    return len(new)


def forget_hearings(before: datetime) -> None:
    """Batches are remembered only until nobody can try them again."""
    HearingRow.objects.filter(at__lt=before).delete()


def _keep_items(heard: Sequence[Heard], at: datetime) -> list[Item]:
    items: dict[ItemId, tuple[Item, Heard]] = {}
    for one in heard:
        for item in one.items:
            items.setdefault(item.id, (item, one))
    known = {row.id: row for row in ItemRow.objects.filter(id__in=list(items)).defer("document", "arrived_as")}
    live = set(SourceRow.objects.filter(id__in={item.source for item, _ in items.values()}, live=True).values_list("id", flat=True))
    new = {key: found for key, found in items.items() if key not in known}
    ItemRow.objects.bulk_create([_new_row(item, one, item.source in live) for item, one in new.values()], batch_size=200)
    for key, (item, one) in items.items():
        if key in known and known[ItemId(key)].said != one.said.get(key, ""):
            _heard_again(known[ItemId(key)], item, one, at)
    return [item for item, _ in new.values()]


def _new_row(item: Item, heard: Heard, live: bool) -> ItemRow:
    page, awaited = heard.pages.get(item.id), heard.awaited.get(item.id)
    look = first_look if page else first_try_again
    return ItemRow(
        id=item.id,
        source_id=item.source,
        external_id=item.external_id,
        language=item.language,
        published_at=item.published_at,
        received_at=item.received_at,
        document=dump(item),
        said=heard.said.get(item.id, digest_of(item)),
        page=page.address if page else awaited or "",
        page_title=page.title if page else "",
        page_unread=bool(awaited),
        page_alone=page is not None and heard.said.get(item.id) == digest_of(item),
        next_look=look(item.received_at) if live and (page or awaited) else None,
    )


def _heard_again(row: ItemRow, item: Item, heard: Heard, at: datetime) -> None:
    """A source says something else of a piece than it did. Where its text stands on a page, that page is looked at at once."""
    row.said = heard.said.get(item.id, "")
    page = heard.pages.get(item.id)
    before = item_of(row)
    if row.page and not page:
        row.next_look = at
        item = replace(before, title=item.title or before.title)
    elif page and (not row.page or row.page_unread):  # only now was the rest of it read: a piece made whole is no edit
        row.page = page.address
        row.save(update_fields=["said", "page"])
        make_whole(row, item, page.title, at)
        return
    row.save(update_fields=["said", "next_look"])
    keep_change(row, item, changes(before, item), at)


def keep_change(row: ItemRow, item: Item, found: Sequence[Change], at: datetime) -> None:
    """The item as its source has it now, with its first version kept beside it."""
    count = row.versions.count()
    if not found or count >= MAX_VERSIONS or TakedownRow.objects.filter(item=row).exists():
        return
    before = item_of(row)
    if not count:
        ItemVersionRow.objects.create(item=row, number=1, seen_at=before.received_at, document=row.document, told=True)
    if row.arrived_as is None:
        row.arrived_as = row.document
    row.document = dump(_as_known(item, before))
    row.save(update_fields=["document", "arrived_as"])
    changed = dump(tuple(found), tuple[Change, ...])
    ItemVersionRow.objects.create(item=row, number=max(count, 1) + 1, seen_at=at, document=row.document, changes=changed)


def make_whole(row: ItemRow, item: Item, title: str, at: datetime) -> None:
    """A piece that its feed announced, with the text of its page: that is no edit, but its story is told of what it says."""
    row.page_title, row.page_unread, row.next_look = title, False, first_look(at)
    row.save(update_fields=["page_title", "page_unread", "next_look"])
    keep_change(row, item, (Change(ChangeKind.ADDED, "", item.text[:MOST_TOLD]),) if item.text != item_of(row).text else (), at)


def withdraw(row: ItemRow, why: str, at: datetime) -> None:
    """Its source has taken the piece down, or takes it back. The text stays for the desk; the story and the desk are told."""
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        keep_change(row, item_of(row), withdrawn(why), at)


def take_up_again(row: ItemRow, at: datetime) -> None:
    """A piece that was taken for withdrawn because its page was not found, and that stands again."""
    row.withdrawn_at = None
    row.save(update_fields=["withdrawn_at"])
    keep_change(row, item_of(row), stands_again("its page can be read again"), at)


def _as_known(item: Item, before: Item) -> Item:
    """A change alters what is said, never when it was first said or heard, nor in which language."""
    return replace(
        before,
        title=item.title,
        text=item.text,
        author=item.author or before.author,
        url=item.url or before.url,
        snapshot=item.snapshot,
        extent=item.extent,
        image=item.image or before.image,
        rights=item.rights or before.rights,
    )


def _keep_pages(heard: Sequence[Heard], at: datetime) -> None:
    called = {(one.source.id, _digest(page.address)): page.done for one in heard for page in one.called}
    known = PageRow.objects.filter(source__in={source for source, _ in called}, digest__in={digest for _, digest in called})
    tries = {(row.source_id, row.digest): row.tries for row in known}
    rows = [_page(source, digest, tries.get((source, digest), 0), at, done=done) for (source, digest), done in called.items()]
    PageRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["source", "digest"], update_fields=["read", "tries", "next_try"], batch_size=200
    )


def _page(source: SourceId, digest: str, tries: int, at: datetime, *, done: bool) -> PageRow:
    if done:
        return PageRow(source_id=source, digest=digest, read=True, tries=tries)
    return PageRow(source_id=source, digest=digest, read=False, tries=tries + 1, next_try=try_after(at, tries + 1))


def pages_received(source: SourceId, pages: Collection[str], at: datetime) -> Received:
    """Which of these pages need asking no more (they were read, or passed over, or tried in vain often enough), and which not yet."""
    by_digest = {_digest(address): address for address in pages}
    done, later = set(), set()
    known = PageRow.objects.filter(source=source, digest__in=list(by_digest)).values_list("digest", "read", "tries", "next_try")
    for digest, read, tries, next_try in known:
        if read or tries > len(TRIES):
            done.add(by_digest[digest])
        elif next_try is not None and next_try > at:
            later.add(by_digest[digest])
    return Received(done, later)


def _digest(address: str) -> str:
    return blake2b(address.encode("utf-8", "ignore"), digest_size=16).hexdigest()


def item_of(row: ItemRow) -> Item:
    """The item as it stands now."""
    return load(Item, row.document)


def as_arrived(row: ItemRow) -> Item:
    """The item as the linker saw it."""
    return load(Item, row.arrived_as or row.document)
