"""Which line leads: in a conflict told day by day what ends it, and otherwise what cost most."""

from __future__ import annotations

import pytest

from nightdesk.archive.model import Archive
from nightdesk.drafts.material import Material
from unit.drafts.packs import line, pack_of_items

STRIKES = "A coalition launches airstrikes in Hadhramaut, Yemen, killing 20 fighters of the council."
ENDS = "A delegation of the council announces the dissolution of the group in Riyadh after the fighting in Hadhramaut, Yemen."
GOES_ON = "A roadside bomb kills 90 people in Hadhramaut, Yemen."


@pytest.mark.parametrize(("last", "leads"), [(None, ENDS), (GOES_ON, GOES_ON)])
def test_what_ends_a_conflict_leads_unless_worse_came_after(last: str | None, leads: str, morgue: Archive) -> None:
    told = [(STRIKES, "2026-01-02"), (ENDS, "2026-01-09"), *([(last, "2026-01-11")] if last else [])]
    items = tuple(line(text, day, id_=f"t-{place}") for place, (text, day) in enumerate(told))
    lead = Material(pack_of_items(items, morgue)).lead
    assert lead is not None
    assert lead.item.text == leads
