"""What a source changed, told to the item's story: claims read anew, and a development that says what is different now."""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.claims.read import read_claims
from nightdesk.shift.changed import Changed, Revised
from nightdesk.stories.model import Development, News
from nightdesk.wire.edits import weighty

MOST_TOLD = 6


def told_anew(changed: Sequence[Changed]) -> tuple[Revised, ...]:
    """Each change with its claims. A report that only grew is no revision: what it adds stands in its claims."""
    return tuple(Revised(one, read_claims(one.item), _development(one)) for one in changed)


def _development(changed: Changed) -> Development | None:
    if changed.story is None or changed.item.background or not weighty(changed.changes):
        return None
    return Development(changed.item.id, changed.story, (News.REVISION,), tuple(str(change) for change in changed.changes[:MOST_TOLD]))
