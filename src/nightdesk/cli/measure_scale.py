"""`nightdesk measure scale`: what linking one more item costs when very many are in the window."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import click

from nightdesk.bootstrap import SAMPLE_WIRE
from nightdesk.cli.seeded_wire import SeededItem, seeded_wire
from nightdesk.foundation.ids import StoryId
from nightdesk.settings import read_settings
from nightdesk.stories.bcubed import bcubed
from nightdesk.stories.link import Linker
from nightdesk.wire.wirefile import read_wire

BLOCK = 10_000
AT_HAND = 1_000
AT_ONCE = BLOCK // AT_HAND
TOLD_EVERY = 50_000


@click.command("scale")
@click.option("--items", type=click.IntRange(2 * BLOCK), default=100_000, show_default=True, help="How many items; all stay in the window.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes another wire.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_scale(items: int, seed: int, as_json: bool) -> None:
    """Link a seeded wire of N items, none of which leaves the window, and tell what each costs.

    The wire's words, names and lengths are those of the sample wire. `cost_ratio` compares the time an item takes among the last
    10,000 with the time it took among the second 10,000, once 10,000 were in. Times are of the processor, for linking alone.
    """
    rows = read_wire([read_settings().newsroom / SAMPLE_WIRE]).rows
    run = _link(seeded_wire(rows, items, seed), items)
    figures = run.figures()
    click.echo(
        json.dumps(figures) if as_json else "\n".join(f"{name.replace('_', ' '):<28} {value:>12}" for name, value in figures.items())
    )


@dataclass(slots=True)
class _Run:
    linker: Linker = field(default_factory=Linker)
    seconds: list[float] = field(default_factory=list)
    last: deque[tuple[int, StoryId]] = field(default_factory=lambda: deque(maxlen=BLOCK))
    stories: set[StoryId] = field(default_factory=set)
    before_mb: float = 0.0

    def figures(self) -> dict[str, Any]:
        first, last = sum(self.seconds[AT_ONCE : 2 * AT_ONCE]), sum(self.seconds[-AT_ONCE:])
        at_arrival = bcubed(*zip(*self.last, strict=True))
        return {
            "window": len(self.linker),
            "stories": len(self.stories),
            "items_per_second_first_10k": round(BLOCK / first, 1),
            "items_per_second_last_10k": round(BLOCK / last, 1),
            "cost_ratio": round(last / first, 3),
            "peak_mb": round(_peak_mb(), 1),
            "mb_before_the_first_item": round(self.before_mb, 1),
            "at_arrival_f1_last_10k": round(at_arrival.f1, 4),
        }


def _link(wire: Iterator[SeededItem], items: int) -> _Run:
    """Items are made a thousand at a time, and only the linking of them is timed."""
    run = _Run()
    with click.progressbar(length=items, label="Linking", file=sys.stderr) as progress:
        while some := list(islice(wire, AT_HAND if run.stories else items % AT_HAND or AT_HAND)):
            if not run.stories:
                Linker().place(some[0].arrival)  # loads the tables, which is no linking
                run.before_mb = _peak_mb()
            began = time.process_time()
            placed = [run.linker.place(item.arrival).link.story for item in some]
            run.seconds.append(time.process_time() - began)
            run.stories.update(placed)
            run.last.extend((item.story, story) for item, story in zip(some, placed, strict=True))
            progress.update(len(some))
            _tell(run)
    return run


def _tell(run: _Run) -> None:
    """A line on long work, where it stands."""
    if len(run.seconds) % (TOLD_EVERY // AT_HAND) == 0:
        rate = BLOCK / sum(run.seconds[-AT_ONCE:])
        click.echo(f"\n{len(run.linker):,} linked, now {rate:,.0f} a second, {_peak_mb():,.0f} MB", err=True)


def _peak_mb() -> float:
    """The most memory this process ever held, in MB; macOS counts bytes where others count kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
