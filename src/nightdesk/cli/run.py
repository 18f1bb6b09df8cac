"""`nightdesk run`: open the newsroom."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from types import FrameType

import click

from nightdesk import bootstrap
from nightdesk.cli import playing
from nightdesk.cli.listening import Stop, listen_on, stopping
from nightdesk.cli.posting import posting
from nightdesk.settings import Settings, read_settings

FIRST_EDITOR = "editor@nightdesk.invalid"


@click.command()
@click.option("--sample", is_flag=True, help="Play the sample wire: real news in 55 languages, 2022, 2023 and 2026.")
@click.option(
    "--wire", "wires", multiple=True, type=click.Path(exists=True, path_type=Path), help="Play a wire of your own; may be repeated."
)
@click.option("--step", default=12, show_default=True, type=click.IntRange(1, 24 * 7), help="Hours of the wire's clock for each tick.")
def run(sample: bool, wires: tuple[Path, ...], step: int) -> None:
    """Open the newsroom: the readers' site, the editors' desk, and the shift.

    Prints the site's address and a one-time link for the first editor. Goes on until stopped (Ctrl-C); started again it goes on
    where it was. Nobody outside this machine is contacted, until you turn listening on: `nightdesk listen`, or the switch at the desk.
    """
    settings = read_settings()
    signal.signal(signal.SIGTERM, _stop)
    paths = [*([settings.newsroom / bootstrap.SAMPLE_WIRE] if sample else []), *wires]
    with suppress(KeyboardInterrupt, Stop):
        playing.prepare(settings)
        with bootstrap.shift_of_its_own(settings) as ours:
            if not ours:
                raise click.ClickException(f"the newsroom in {settings.data} is open already")
            with serving(settings, demonstration=sample):
                greet(settings)
                _play_and_listen(settings, paths, timedelta(hours=step))
    playing.console.print("closing the newsroom")


def _play_and_listen(settings: Settings, paths: list[Path], step: timedelta) -> None:
    if paths:
        playing.play_wire(settings, paths, step)
        playing.console.print("the wire is played; the newsroom stays open until you stop it (Ctrl-C)")
    with stopping() as stop:
        listen_on(settings, stop)


@contextmanager
def serving(settings: Settings, *, demonstration: bool = False) -> Iterator[None]:
    """The site, open for as long as this lasts, and its letters, which go out where mail is set up.

    In a demonstration no letters go out, and where cards would be asked for stands something that takes no money.
    """
    payments: AbstractContextManager[Mapping[str, str]] = bootstrap.demonstration_payments(settings) if demonstration else nullcontext({})
    with payments as more:
        server = bootstrap.web_server(settings, more)
        server.start()
        try:
            if not server.wait_until_answering():
                raise click.ClickException("the web server did not start; its own words are above")
            with nullcontext() if demonstration else posting(settings):
                yield
        finally:
            server.stop()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stop


def greet(settings: Settings) -> None:
    link = bootstrap.editors_link(settings, FIRST_EDITOR)
    playing.console.print(f"\n  the newsroom   [bold]{settings.public_address}/[/]")
    playing.console.print(f"  the desk       {link}   [dim](one-time link for the first editor)[/]\n", soft_wrap=True)
