"""Playing a wire with progress on the terminal: shared by `play` and `run`."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from nightdesk import bootstrap
from nightdesk.settings import Settings
from nightdesk.shift.play import play

STEP = timedelta(hours=12)
console = Console(stderr=True, highlight=False)


def prepare(settings: Settings) -> None:
    with console.status("[dim]preparing") as status:
        bootstrap.prepare(settings, lambda words: status.update(f"[dim]{words}"))


_SELDOM = 50_000
"""Objects made between two looks for cycles: much of what a night makes stays, to look through it at every 700 took a twentieth of it."""


def play_wire(settings: Settings, paths: list[Path], step: timedelta = STEP) -> None:
    """Play the wire files at `paths` to their end; going on where an earlier run stopped."""
    with bootstrap.open_wire(paths) as wire:
        for problem in wire.problems:
            console.print(f"[yellow]left out[/] {problem}")
        moments = list(wire.moments(step))
        if not moments:
            raise click.ClickException(f"nothing to play in {', '.join(map(str, paths))}")

        def hear(characters: int) -> None:
            bars.update(task, writing=f"  a model writes: {characters:,} characters")

        gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
        night = bootstrap.open_night(settings, wire, hear)
        with bootstrap.open_engine(settings, night) as engine, _bars() as bars:
            task = bars.add_task("playing", total=len(moments) + 1, day="", published=0, items=0, writing="")
            count = {"items": 0, "published": 0}

            def show(at: datetime, summary: Mapping[str, int]) -> None:
                count["items"] += summary.get("items", 0)
                count["published"] += summary.get("published", 0)
                bars.update(task, advance=1, day=f"{at:%d %b %Y}", items=count["items"], published=count["published"], writing="")

            play(engine, moments, show)


def _bars() -> Progress:
    return Progress(
        TextColumn("[dim]the wire stands at[/] {task.fields[day]:>11}"),
        BarColumn(bar_width=32),
        TextColumn("{task.fields[items]:>5} items  {task.fields[published]:>4} analyses and updates{task.fields[writing]}"),
        TimeElapsedColumn(),
        console=console,
        refresh_per_second=4,
    )
