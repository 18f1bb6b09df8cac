"""`nightdesk listen`: the one word that makes the newsroom listen to the world."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from nightdesk import bootstrap
from nightdesk.cli import playing
from nightdesk.cli.listening import Stop, listen_on, stopping
from nightdesk.cli.run import greet, serving
from nightdesk.settings import Settings, read_settings

BY_COMMAND = "the command line"


@click.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--off", is_flag=True, help="Stop listening; a running newsroom stops with its next round.")
def listen(addresses: tuple[str, ...], off: bool) -> None:
    """Listen to live sources: those that were added, and those at ADDRESS (a feed, or the address of a site).

    Goes on until stopped (Ctrl-C, or `nightdesk listen --off`); started again it goes on where it was. Where the newsroom is open
    already (`nightdesk run`), it is told to listen, and this command ends. What a source published before it was first heard is
    read as background and never called new. Every draft waits for a person where the policy `desk` says so.

    See who is listened to and how they are doing: nightdesk sources health
    """
    settings = read_settings()
    playing.prepare(settings)
    if off:
        turn(False)
        playing.console.print("the newsroom does not listen any more")
        return
    bootstrap.add_live_sources(settings, addresses, playing.console.print)
    count = bootstrap.count_live_sources()
    if not count:
        raise click.ClickException("there is nobody to listen to yet; add a source: nightdesk listen https://paper.example/")
    turn(True)
    with bootstrap.shift_of_its_own(settings) as ours:
        if not ours:
            playing.console.print(f"the newsroom that is open listens to {count} sources from now on")
            return
        _open_and_listen(settings, count)


def turn(on: bool) -> None:
    from nightdesk_site.record import switch

    switch.turn(on, BY_COMMAND, datetime.now(UTC))


def _open_and_listen(settings: Settings, count: int) -> None:
    try:
        with serving(settings), stopping() as stop:
            greet(settings)
            playing.console.print(f"listening to {count} sources; Ctrl-C stops, and the same command goes on where it was")
            listen_on(settings, stop)
    except (KeyboardInterrupt, Stop):
        pass
    playing.console.print("closing the newsroom")
