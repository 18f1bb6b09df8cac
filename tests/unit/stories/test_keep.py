"""A linker that was written down and read again goes on as if nothing had happened."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from nightdesk.stories import carriers, keep, remembered
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival, Regrouping

sys.path.insert(0, str(Path(__file__).parent))
from wire import arrivals


def through_a_file(linker: Linker) -> Linker:
    file = io.BytesIO()
    keep.write(linker, file)
    file.seek(0)
    return keep.read(file)


def placed(linker: Linker, items: tuple[Arrival, ...]) -> list[object]:
    return [linker.place(item) for item in items]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks and volumes of 32 items, so that a few hundred fill many."""
    monkeypatch.setattr(remembered, "BLOCK", 32)
    monkeypatch.setattr(carriers, "BOUND_AT", 32)
    monkeypatch.setattr(carriers, "LARGEST", 512)


@pytest.mark.parametrize("written_after", [0, 31, 250, 512])
def test_what_was_written_goes_on_as_what_was_not(written_after: int, small_blocks: None) -> None:
    items = arrivals("in-the-news")[300:900]
    undisturbed = Linker()
    placed(undisturbed, items[:written_after])
    if written_after > 100:
        one, other, *_ = sorted(undisturbed.stories())
        held = tuple(item.item for item in undisturbed.items_of(other))
        undisturbed.regroup(Regrouping(other, one, held, apart=False))
        undisturbed.regroup(Regrouping(one, other, held, apart=True))
    again = through_a_file(undisturbed)
    assert len(again) == len(undisturbed)
    assert placed(again, items[written_after:]) == placed(undisturbed, items[written_after:])


def test_the_size_of_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    items = arrivals("in-the-news")[300:700]
    large = placed(Linker(), items)
    monkeypatch.setattr(remembered, "BLOCK", 32)
    monkeypatch.setattr(carriers, "BOUND_AT", 32)
    assert placed(Linker(), items) == large


def test_a_file_cut_short_is_refused() -> None:
    linker, file = Linker(), io.BytesIO()
    placed(linker, arrivals("in-the-news")[:40])
    keep.write(linker, file)
    with pytest.raises((ValueError, OSError)):
        keep.read(io.BytesIO(file.getvalue()[:-10]))
