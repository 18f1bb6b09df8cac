"""Puts a draft that waits into the record and on the desk, as a shift would have left it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nightdesk.adapters.archives import build_archive
from nightdesk.settings import read_settings
from nightdesk.stories.model import Development, News
from nightdesk.testing.drafts import Handed, nushki
from nightdesk.wire.model import Item
from nightdesk_site.editors.models import DraftPage
from nightdesk_site.editors.reach import bring_to_desk
from nightdesk_site.record.documents import dump
from nightdesk_site.record.models import ClaimsRow, DevelopmentRow, DraftRow, ItemRow, LinkRow, StoryRow
from nightdesk_site.record.publishing import keep_draft
from nightdesk_site.record.sources import add_sources

Raw = dict[str, Any]


def receive(item: Item) -> ItemRow:
    """Put an item into the record, unless it is there."""
    row, _ = ItemRow.objects.get_or_create(
        id=item.id,
        defaults={
            "source_id": item.source,
            "external_id": item.external_id,
            "language": item.language,
            "published_at": item.published_at,
            "received_at": item.received_at,
            "document": dump(item),
        },
    )
    return row


def let_wait(handed: Handed) -> DraftPage:
    """The page on which `handed` waits."""
    draft = handed.draft
    add_sources(handed.sources)
    story, _ = StoryRow.objects.get_or_create(
        id=draft.story,
        defaults={
            "first_reported": handed.items[0].published_at,
            "last_reported": handed.items[-1].published_at,
            "revision": draft.revision,
        },
    )
    for item in handed.items:
        kept = receive(item)
        LinkRow.objects.get_or_create(item=kept, defaults={"story": story, "arrived_in": story.id, "score": 1.0})
        ClaimsRow.objects.get_or_create(item=kept, defaults={"figures": "[]", "attributions": "[]", "quotations": "[]"})
        told = Development(item.id, draft.story, (News.FIRST,), ("first report",))
        DevelopmentRow.objects.get_or_create(item=kept, defaults={"story": story, "new": True, "document": dump(told)})
    return bring_to_desk(keep_draft(draft, handed.verdict, handed.ruling, DraftRow.State.WAITING, played=False))


def build_morgue(folder: Path, *handed: Handed) -> None:
    """Keep the archive lines of some drafts in the archive file of a newsroom whose data lie in `folder`."""
    lines = {line.id: line for one in handed or (nushki(),) for line in one.archive}
    written = folder / "archive.jsonl"
    rows = ({"id": line.id, "date": line.date.isoformat(), "text": line.text, "outlets": line.outlets} for line in lines.values())
    written.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build_archive(written, read_settings().model_copy(update={"data": folder}).archive_file)


def text_form(blocks: list[Raw]) -> Raw:
    """Blocks of text as the form of Wagtail's editor sends them."""
    form: Raw = {f"comments-{name}": number for name, number in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0))}
    form["body-count"] = len(blocks)
    for number, block in enumerate(blocks):
        at = f"body-{number}"
        form |= {f"{at}-type": block["type"], f"{at}-order": number, f"{at}-deleted": "", f"{at}-id": block["id"]}
        value = block["value"]
        if isinstance(value, dict):
            form |= {f"{at}-value-{name}": part for name, part in value.items()}
        elif isinstance(value, list):
            form[f"{at}-value-count"] = len(value)
            for place, line in enumerate(value):
                form |= {f"{at}-value-{place}-{key}": part for key, part in (("value", line["value"]), ("id", line["id"]))}
                form |= {f"{at}-value-{place}-order": place, f"{at}-value-{place}-deleted": "", f"{at}-value-{place}-type": "item"}
    return form
