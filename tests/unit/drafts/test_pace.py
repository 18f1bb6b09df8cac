"""An edition lags only behind what had stood for a while before it."""

from __future__ import annotations

from itertools import combinations

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.core import core_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.pace import pace
from unit.drafts.packs import gold_stories, pack_of, rows


def test_still_is_said_only_of_a_count_that_stood_an_hour_before(morgue: SqliteArchive) -> None:
    crash = next(
        ids for ids in gold_stories().values() if any("train crash in Thessaly" in rows()[id_]["text"] for id_ in ids if id_ in rows())
    )
    pack, left_out = core_of(pack_of([id_ for id_ in crash if id_ in rows()], morgue))
    material = Material(pack, left_out)
    lagging = [sentence for sentence in pace(material) if " still gave " in sentence.text]
    assert lagging
    for sentence in lagging:
        times = [passage.said_at for passage in material.book.passages if passage.id in sentence.passages and passage.said_at]
        assert all(abs(one - other).total_seconds() >= 3600 for one, other in combinations(times, 2))
