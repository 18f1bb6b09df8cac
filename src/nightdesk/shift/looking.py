"""Looking at pages again: what changed there without a word, and what was taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nightdesk.shift.record import Looked, ReadPage
from nightdesk.wire.completing import discreet
from nightdesk.wire.ports import Answer, Fetcher, Reader, Refusal, Request
from nightdesk.wire.snapshots import keep
from nightdesk.wire.withdrawals import retraction

_TAKEN_DOWN = {404, 410}


def look_again(pages: Sequence[ReadPage], fetcher: Fetcher, reader: Reader, at: datetime) -> tuple[Looked, ...]:
    """What has become of each page. One that cannot be read now says nothing; it is looked at again when its time comes."""
    answers = fetcher.fetch_all([Request(page.page) for page in pages])
    return tuple(_looked(page, answer, reader, at) for page, answer in zip(pages, answers, strict=True))


def _looked(page: ReadPage, answer: Answer | Refusal, reader: Reader, at: datetime) -> Looked:
    if isinstance(answer, Refusal):
        return Looked(page.item.id, gone=answer.reason if answer.status in _TAKEN_DOWN else None)
    try:
        now = reader.read_page(page.source, answer, at)
    except Exception:  # whatever a hostile page does to its reader stays with that page
        return Looked(page.item.id)
    snapshot = discreet(keep(page.source.id, answer, at), [now])
    return Looked(page.item.id, replace(now, snapshot=snapshot.id), retraction(now), snapshot)
