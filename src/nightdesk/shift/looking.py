"""Looking at pages again: what changed there without a word, and what was taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nightdesk.shift.changed import Looked, ReadPage
from nightdesk.wire.completing import discreet
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer, Fetcher, Reader, Refusal, Request
from nightdesk.wire.snapshots import keep
from nightdesk.wire.withdrawals import retraction

_TAKEN_DOWN, _MISSING = 410, 404


def look_again(pages: Sequence[ReadPage], fetcher: Fetcher, reader: Reader, at: datetime) -> tuple[Looked, ...]:
    """What has become of each page. One that cannot be read now says nothing; it is looked at again when its time comes."""
    answers = list(zip(pages, fetcher.fetch_all([Request(page.page) for page in pages]), strict=True))
    read = iter(reader.read_pages([(page.source, answer) for page, answer in answers if isinstance(answer, Answer)], at))
    return tuple(_refused(page, had) if isinstance(had, Refusal) else _looked(page, had, next(read), at) for page, had in answers)


def _refused(page: ReadPage, refusal: Refusal) -> Looked:
    gone, missing = (refusal.reason if refusal.status == status else None for status in (_TAKEN_DOWN, _MISSING))
    return Looked(page.item.id, gone=gone, missing=missing)


def _looked(page: ReadPage, answer: Answer, now: Item | Exception, at: datetime) -> Looked:
    if isinstance(now, Exception):
        return Looked(page.item.id)
    snapshot = discreet(keep(page.source.id, answer, at), [now])
    return Looked(page.item.id, replace(now, snapshot=snapshot.id), retraction(now), snapshot)
