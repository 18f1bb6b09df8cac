"""An editor joins two stories on PostgreSQL while the shift places an item of one of them. Prints what came of it as JSON.

Run by `test_placing_waits`, with the newsroom's settings in the environment.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

from nightdesk.bootstrap import set_up_record

sys.path.insert(0, str(Path(__file__).parents[1]))
set_up_record()

from django.db import connection, transaction  # noqa: E402

from nightdesk.shift.linking import Linking  # noqa: E402
from nightdesk.shift.record import Linked, Mark  # noqa: E402
from nightdesk.testing.drafts import hand_in, nushki  # noqa: E402
from nightdesk.testing.specimens import west_java  # noqa: E402
from nightdesk.wire.model import Item  # noqa: E402
from nightdesk_site.record import regrouping  # noqa: E402
from nightdesk_site.record.django_record import DjangoRecord  # noqa: E402
from nightdesk_site.record.models import LinkRow  # noqa: E402
from nightdesk_site.record.sources import add_sources  # noqa: E402
from waiting import receive  # noqa: E402

AT = datetime(2026, 2, 5, tzinfo=UTC)
PATIENCE = 60.0
A_MOMENT = 1.0
"""Long enough for the shift to keep what it placed, if nothing made it wait."""
tried, joined, asked = Event(), Event(), Event()
kept: list[str] = []


class Watched(DjangoRecord):
    """Says when the shift is about to keep what it placed, and whether the editor was done by the time it was kept or refused."""

    def keep_linking(self, linked: Linked, at: datetime) -> Mark:
        asked.set()
        try:
            mark = super().keep_linking(linked, at)
        except Exception as refusal:
            kept.append(f"{type(refusal).__name__} {'after' if joined.is_set() else 'before'} the editor was done")
            raise
        kept.append(f"kept {'after' if joined.is_set() else 'before'} the editor was done")
        return mark


def edit(first: str, second: str) -> None:
    """Join two stories, and hold the transaction until the shift has asked to keep its own."""
    with transaction.atomic():
        regrouping.join(first, second, "Ada Test", "They are of one night.", AT)  # type: ignore[arg-type]
        tried.set()
        asked.wait(PATIENCE)
        Event().wait(A_MOMENT)
        joined.set()
    connection.close()


handed = [nushki(), hand_in(west_java())]
for one in handed:
    add_sources(one.sources)
    for item in one.items:
        receive(item)
shift = Linking(Watched())
shift.link(AT)
asked.clear()
kept.clear()

homes: dict[str, list[str]] = {}
for link in LinkRow.objects.order_by("sequence"):
    homes.setdefault(link.story_id, []).append(link.item_id)
first, second = sorted(homes, key=lambda story: len(homes[story]))[-2:]
told = next(item for one in handed for item in one.items if item.id == homes[second][-1])
later = replace(told, id=Item.identify(told.source, "later"), external_id="later", text=f"{told.text} More is expected.")
receive(replace(later, published_at=told.published_at + timedelta(hours=1), received_at=told.received_at + timedelta(hours=1)))

editor = Thread(target=edit, args=(first, second))
editor.start()
tried.wait(PATIENCE)
shift.link(AT)
editor.join()
sys.stdout.write(
    json.dumps({"kept": kept, "stands_in_a_story_that_lives": LinkRow.objects.get(item_id=later.id).story.merged_into is None})
)
