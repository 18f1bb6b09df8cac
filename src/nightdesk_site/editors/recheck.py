"""Checking an edited draft against all that it may rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.archive.model import Archive, ArchiveLine
from nightdesk.archive.whole import WholeArchive
from nightdesk.drafts.model import Draft
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.verify.check import check
from nightdesk.verify.evidence import named_documents
from nightdesk.verify.judge import with_opinions
from nightdesk.verify.model import Verdict
from nightdesk.wire.model import Item
from nightdesk_site.record import own_work
from nightdesk_site.record.models import ItemRow
from nightdesk_site.record.sources import sources_by_id
from nightdesk_site.record.wire import item_of

from .second_reader import second_reader


def recheck(draft: Draft) -> Verdict:
    """The verdict on a draft as it stands now, by the same checks and the same judge that its first wording went through.

    What a source has taken back is no evidence any more.
    """
    items = items_of_story(draft)
    gone = set(ItemRow.objects.filter(id__in=[item.id for item in items], withdrawn_at__isnull=False).values_list("id", flat=True))
    standing = tuple(item for item in items if item.id not in gone)
    held = replace(draft, passages=tuple(passage for passage in draft.passages if passage.document not in gone))
    sources = tuple(sources_by_id(sorted({item.source for item in standing})).values())
    verdict, judge = check(held, standing, archive_lines(draft), sources), second_reader(draft)
    return verdict if judge is None else with_opinions(held, verdict, judge)


def items_of_story(draft: Draft) -> tuple[Item, ...]:
    """Every item of the draft's story, in order of publication, and any other that the draft names."""
    rows = ItemRow.objects.filter(link__story=draft.story) | ItemRow.objects.filter(id__in=named_documents(draft))
    return tuple(item_of(row) for row in rows.order_by("published_at", "source_id", "external_id").distinct())


def archive_lines(draft: Draft) -> Sequence[ArchiveLine]:
    named = named_documents(draft)
    items = set(ItemRow.objects.filter(id__in=named).values_list("id", flat=True))
    lines = [ArchiveLineId(name) for name in named if name not in items]
    return morgue().lines(lines) if lines else ()


def morgue() -> Archive:
    """The newsroom's archive. Raises BadInput if it was not built yet."""
    return _open(settings.NEWSROOM.archive_file)


@cache
def _open(file: Path) -> Archive:
    return WholeArchive(SqliteArchive(file), own_work.lines)
