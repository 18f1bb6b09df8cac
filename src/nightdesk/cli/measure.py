"""`nightdesk measure`: the newsroom measures itself, and lets anyone do so on their own data."""

from __future__ import annotations

from importlib import import_module

import click

_MEASURES = {
    "pipeline": "how fast pages become items of stories, and what is lost on the way",
    "listening": "what is lost in a week among thousands of outlets, good and bad",
    "linking": "how well items come together as stories (B-cubed)",
    "scale": "what linking one more item costs when a million are in the window",
    "developments": "how well it is told what an item adds to its story",
    "figures": "how well counts of people are read from text in any language",
    "verification": "how well supported sentences are told from others",
    "tampering": "whether damaged sentences are caught, and sound ones let through",
    "attribution": "how well it is read who says what",
    "extraction": "how much of an article's text is found on its page, and how little else",
    "feeds": "whether any file is read as a feed or refused with a reason",
}


class _Measures(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MEASURES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _MEASURES:
            return None
        command: click.Command = getattr(import_module(f"nightdesk.cli.measure_{name}"), f"measure_{name}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Measures"):
            formatter.write_dl(list(_MEASURES.items()))


@click.command(cls=_Measures)
def measure() -> None:
    """Measure the newsroom on files of your own.

    Each measure takes files of JSON lines, works through the code that the running newsroom uses, shows its progress on
    stderr and prints one table, or one JSON object with --json. A bad line is named and ends it with exit status 2.
    """
