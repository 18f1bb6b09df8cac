"""Who may see what fails closed, and is exactly the table of the design."""

from __future__ import annotations

import pytest

from nightdesk.publish import access
from nightdesk.publish.access import Part, Standing, may_see

SEEN = {
    Standing.VISITOR: {Part.OPEN_SECTION, Part.EXCERPT, Part.CREDIT},
    Standing.SUBSCRIBER: {Part.OPEN_SECTION, Part.EXCERPT, Part.CREDIT, Part.LINK},
    Standing.MEMBER: set(Part),
}


@pytest.mark.parametrize("standing", Standing)
def test_each_standing_sees_its_parts_and_no_more(standing: Standing) -> None:
    assert {part for part in Part if may_see(standing, part)} == SEEN[standing]


def test_a_part_that_nobody_decided_on_is_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(access._OPEN_TO, Part.OPEN_SECTION)
    assert not any(may_see(standing, Part.OPEN_SECTION) for standing in Standing)


def test_an_unknown_standing_sees_nothing() -> None:
    assert not any(may_see("owner", part) for part in Part)  # type: ignore[arg-type]
