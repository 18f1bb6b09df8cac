"""Earlier disasters are told by their last count, and by the name under which the archive keeps them."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft
from unit.drafts.packs import line, pack_of_items

STRUCK = "An earthquake in West Java, Indonesia, kills at least 268 people."


@pytest.fixture
def told(morgue: SqliteArchive) -> str:
    draft = write(pack_of_items((line(STRUCK, "2022-11-22", id_="t-1"),), morgue))
    assert isinstance(draft, Draft)
    return " ".join(sentence.text for sentence in draft.sentences())


def test_a_count_that_was_raised_is_told_as_raised(told: str) -> None:
    assert "killed 5,427 people near Yogyakarta (reported in May 2006)" in told


def test_a_disaster_that_has_a_name_is_named(told: str) -> None:
    assert "25 January 2005 (2004 Indian Ocean earthquake)" in told
