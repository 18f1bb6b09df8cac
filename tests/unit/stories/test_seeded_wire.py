"""The seeded wire is the same each time, is made of the wire's own words, and has stories as long and as many-tongued as real ones."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from wire import arrivals

from nightdesk.cli.seeded_wire import BEGAN, WITHIN, seeded_wire
from nightdesk.wire.wirefile import WireRow

ROWS = [WireRow(item.item, item.text, item.source, item.language, item.published_at) for item in arrivals("in-the-news")[:300]]


def test_the_same_seed_makes_the_same_wire_and_another_seed_another() -> None:
    assert list(seeded_wire(ROWS, 200, 1)) == list(seeded_wire(ROWS, 200, 1))
    assert list(seeded_wire(ROWS, 200, 1)) != list(seeded_wire(ROWS, 200, 2))


def test_all_items_lie_in_order_within_the_window() -> None:
    times = [item.arrival.published_at for item in seeded_wire(ROWS, 500, 1)]
    assert times == sorted(times)
    assert BEGAN <= times[0] <= times[-1] < BEGAN + WITHIN


def test_stories_are_of_many_sizes_and_told_in_several_languages() -> None:
    items = list(seeded_wire(ROWS, 3_000, 1))
    sizes = Counter(item.story for item in items)
    spoken = {story: {item.arrival.language for item in items if item.story == story} for story, size in sizes.items() if size > 8}
    assert sum(size == 1 for size in sizes.values()) > len(sizes) / 4
    assert max(sizes.values()) > 10
    assert sum(len(languages) > 1 for languages in spoken.values()) > len(spoken) / 2


def test_its_words_are_those_of_the_wire() -> None:
    known = {word for row in ROWS for word in row.text.split()}
    words = [word for item in seeded_wire(ROWS, 300, 1) for word in item.arrival.text.split()]
    assert sum(word in known for word in words) > 0.7 * len(words)
