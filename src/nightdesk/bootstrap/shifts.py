"""A shift over a played wire or over live sources, with the engine that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nightdesk.foundation.ids import SourceId
from nightdesk.settings import Settings

from .hands import Progress, illustrator, translator, unheard, writing_desk
from .record import open_archive, open_site

if TYPE_CHECKING:
    from nightdesk.adapters.played_wire import PlayedWire
    from nightdesk.shift.ear import Ear
    from nightdesk.shift.engine import Engine
    from nightdesk.shift.night import Night
    from nightdesk.wire.ports import Fetcher

SAMPLE_WIRE = "sample-wire"
"""The folder of the recorded wire that ships, in the newsroom's."""


@contextmanager
def open_wire(paths: Sequence[Path]) -> Iterator[PlayedWire]:
    """A recorded wire, served on loopback for as long as it is open."""
    from nightdesk.adapters.played_wire import PlayedWire

    with PlayedWire(paths) as wire:
        yield wire


def open_night(settings: Settings, wire: PlayedWire, progress: Progress = unheard) -> Night:
    """The shift over a played wire; `prepare` must have run. `progress` hears how many characters of a model's answer have come."""
    from nightdesk.adapters.reader import WireReader
    from nightdesk.shift.ear import Ear

    def due(at: datetime) -> Sequence[SourceId]:
        return [source.id for source in wire.due(at)]

    night = _night(settings, Ear(wire.name, True, due, wire.fetcher(), WireReader(), wire.set_time), progress)
    night.record.add_sources(wire.sources())
    return night


@contextmanager
def open_live_night(settings: Settings, fetcher: Fetcher | None = None) -> Iterator[Night]:
    """The shift over the live sources of the record; `prepare` must have run. `fetcher` stands in for the web's own."""
    from nightdesk.adapters.mailboxes import AnyFetcher
    from nightdesk.adapters.reading_pool import PooledReader
    from nightdesk.adapters.scouting import mailboxes
    from nightdesk.adapters.web import WebFetcher
    from nightdesk.shift.ear import Ear
    from nightdesk.shift.live import LIVE, MOST_A_ROUND, PER_HOST_A_ROUND
    from nightdesk_site.record import sources

    def due(at: datetime) -> Sequence[SourceId]:
        return sources.due(at, PER_HOST_A_ROUND, MOST_A_ROUND)

    with PooledReader() as reader:
        if fetcher is not None:
            yield _night(settings, Ear(LIVE, False, due, fetcher, reader))
            return
        with WebFetcher(only_loopback=settings.only_loopback, contact=settings.contact or None) as web:
            yield _night(settings, Ear(LIVE, False, due, AnyFetcher(web, mailboxes(settings)), reader))


def _night(settings: Settings, ear: Ear, progress: Progress = unheard) -> Night:
    choose_meaning(settings)
    open_site()
    from nightdesk.adapters.linker_drawer import FileDrawer
    from nightdesk.archive.whole import WholeArchive
    from nightdesk.desk.policy import load_policies
    from nightdesk.personas.roster import read_roster
    from nightdesk.personas.standards import read_standards
    from nightdesk.shift.night import Night
    from nightdesk_site.editors.reach import bring_to_desk
    from nightdesk_site.record import own_work
    from nightdesk_site.record.django_record import DjangoRecord

    writing = writing_desk(settings, progress)
    return Night(
        record=DjangoRecord(bring_to_desk),
        ear=ear,
        archive=WholeArchive(open_archive(settings), own_work.lines),
        roster=read_roster(settings.newsroom / "personas"),
        standards=read_standards(settings.newsroom / "judgement.toml"),
        policy=load_policies(settings.newsroom / "policy.toml").choose(settings.policy, played=ear.played),
        illustrate=illustrator(settings),
        writing=writing,
        translator=translator(settings, writing, played=ear.played),
        drawer=FileDrawer(settings.data, settings.meaning),
    )


def choose_meaning(settings: Settings) -> None:
    """Let the model of meaning that the operator chose stand beside the shipped one. Raises SettingsError if it does not work now."""
    from nightdesk.adapters.meaning_choice import reader_for
    from nightdesk.languages.meaning import beside

    beside.stand(reader_for(settings.meaning, settings.meaning_file, settings.meaning_key.get_secret_value()))


@contextmanager
def open_engine(settings: Settings, night: Night) -> Iterator[Engine]:
    """The durable engine, launched; what an earlier process left unfinished is taken up at once."""
    from nightdesk.shift.engine import Engine

    engine = Engine(night, night.ear.name, settings.shift_file, settings.database)
    engine.launch()
    try:
        yield engine
    finally:
        engine.stop()
