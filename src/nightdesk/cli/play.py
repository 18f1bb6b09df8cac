"""`nightdesk play`: play a wire of one's own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from nightdesk.cli import playing
from nightdesk.settings import read_settings


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--step", default=12, show_default=True, type=click.IntRange(1, 24 * 7), help="Hours of the wire's clock for each tick.")
def play(paths: tuple[Path, ...], step: int) -> None:
    """Play a recorded wire through the whole newsroom.

    PATHS are files of JSON lines (.jsonl, .jsonl.gz, .jsonl.xz), or folders of them. A line is one item with at least `id` and
    `text`, and where known `source, language, published_at, title, url, outlets`. The wire is served on loopback as feeds and pages,
    and read through the code that reads live sources, on the wire's own clock. A bad line is named and left out.

    Stop it at any moment; the same command goes on where it was.
    """
    settings = read_settings()
    playing.prepare(settings)
    playing.play_wire(settings, list(paths), timedelta(hours=step))
