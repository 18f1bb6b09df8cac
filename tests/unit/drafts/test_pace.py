"""An edition lags only behind what had stood for a day, and only where it gives less."""

from __future__ import annotations

from datetime import timedelta

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.core import core_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.pace import pace
from unit.drafts.packs import gold_stories, pack_of, rows


@pytest.mark.parametrize(("words", "lags"), [("train crash in Thessaly", False), ("West Java", True)])
def test_still_is_said_only_of_a_count_that_had_stood_for_a_day(words: str, lags: bool, morgue: SqliteArchive) -> None:
    told = next(ids for ids in gold_stories().values() if any(words in rows()[id_]["text"] for id_ in ids if id_ in rows()))
    pack, left_out = core_of(pack_of([id_ for id_ in told if id_ in rows()], morgue))
    material = Material(pack, left_out)
    lagging = [sentence for sentence in pace(material) if " still gave " in sentence.text]
    assert bool(lagging) is lags
    for sentence in lagging:
        times = [passage.said_at for passage in material.book.passages if passage.id in sentence.passages and passage.said_at]
        assert max(times) - min(times) >= timedelta(days=1)
