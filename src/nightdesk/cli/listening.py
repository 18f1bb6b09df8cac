"""Listening with a line on the terminal for what happens: shared by `listen` and `run`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from types import FrameType

from nightdesk import bootstrap
from nightdesk.cli.playing import console
from nightdesk.settings import Settings

_TOLD = {"items": "new items", "changed": "changed pages", "published": "published", "waiting": "waiting at the desk"}


class Stop(Exception):
    """The person at the terminal, or the machine, wants the newsroom closed."""


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C or SIGTERM, so that the step in hand is finished first; pressed again, Ctrl-C ends at once."""
    stop = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise Stop
        stop.set()

    before = signal.signal(signal.SIGINT, ask), signal.signal(signal.SIGTERM, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])


def listen_on(settings: Settings, stop: threading.Event) -> None:
    """Listen whenever the switch is on, until `stop` is set."""
    from nightdesk.shift.live import SystemPace, listen
    from nightdesk_site.record.switch import is_on

    with (
        bootstrap.open_live_night(settings) as night,
        bootstrap.open_engine(settings, night) as engine,
        bootstrap.open_hubs(settings) as ask_hubs,
    ):

        def told(at: datetime, summary: Mapping[str, int]) -> None:
            ask_hubs(at)
            _tell(at, summary)

        listen(engine, SystemPace(stop), is_on, told)


def _tell(at: datetime, summary: Mapping[str, int]) -> None:
    said = [f"{summary[key]} {words}" for key, words in _TOLD.items() if summary.get(key)]
    if said:
        console.print(f"[dim]{at:%H:%M}[/] asked {summary.get('asked', 0)} sources: {', '.join(said)}")
