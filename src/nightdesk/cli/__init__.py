"""`nightdesk`: a tour of the newsroom. One file for each verb; a verb is loaded when it is called for."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from nightdesk.foundation.errors import BadInput, NightdeskError

_VERBS = {
    "run": "open the newsroom: the site, the desk, and the shift",
    "listen": "listen to live sources, until you say stop",
    "play": "play a wire of your own through the whole newsroom",
    "articles": "list what is published",
    "story": "show what a story holds; join stories, or part one",
    "sources": "follow sources, and see how they are doing",
    "reader": "make accounts and one-time sign-in links",
    "letters": "compose, look at and send the letters",
    "model": "try a language model out, and see what it has cost",
    "measure": "measure the newsroom on data of your own",
}


class _Tour(click.Group):
    """Verbs in the order of a visit, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _VERBS:
            return None
        command: click.Command = getattr(import_module(f"nightdesk.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("A tour of the newsroom"):
            formatter.write_dl(list(_VERBS.items()))


@click.command(cls=_Tour, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="nightdesk")
def nightdesk() -> None:
    """Nightdesk: a newsroom that never sleeps and shows its sources.

    Start with `nightdesk run --sample`: it plays a recorded wire of real news in 55 languages and opens
    the newsroom at http://127.0.0.1:8000. No key is needed, and nobody outside this machine is contacted.

    Settings come from NIGHTDESK_… variables or a file nightdesk.env; see docs/how-to/settings.md.

    Exit status: 0 when done; 2 when the command or a file given to it is wrong; 1 when anything else went wrong. Errors are one line.
    """


def main() -> None:
    """Run the command line: an expected error is one line on stderr; bad input exits with 2, other errors with 1."""
    try:
        nightdesk()
    except NightdeskError as error:
        click.echo(f"nightdesk: {error}", err=True)
        sys.exit(2 if isinstance(error, BadInput) else 1)
