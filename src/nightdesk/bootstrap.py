"""The one place where the parts are put together.

Django must be set up before its tables can be imported, so what stands on them is imported inside the functions here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.adapters.web_server import WebServer
from nightdesk.foundation.errors import NotFound, SettingsError
from nightdesk.foundation.ids import SourceId
from nightdesk.settings import Settings, read_settings

if TYPE_CHECKING:
    from nightdesk.adapters.picture_endpoint import Painter
    from nightdesk.adapters.played_wire import PlayedWire
    from nightdesk.drafts.language_model import LanguageModel
    from nightdesk.drafts.model_writer.write import ModelDesk
    from nightdesk.drafts.pack import EvidencePack
    from nightdesk.drafts.translation import Translator
    from nightdesk.publish.illustration import Picture
    from nightdesk.publish.model import Article
    from nightdesk.shift.ear import Ear
    from nightdesk.shift.engine import Engine
    from nightdesk.shift.night import Night
    from nightdesk.wire.ports import Fetcher

Progress = Callable[[int], None]
"""Told how many characters of a model's answer have come."""

_HUBS_A_ROUND = 3
SAMPLE_WIRE = "sample-wire"
_ARCHIVE = Path("archive", "current-events-2002-to-2025.jsonl.xz")


def _unheard(characters: int) -> None:
    """Nobody watches."""


def open_site() -> Settings:
    """Make Django's tables ready to be imported. Safe to call again."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nightdesk_site.config.settings")
    django.setup()
    return read_settings()


def open_record() -> Settings:
    """Make the record ready to be read. Raises SettingsError if it was never set up, or by another version of the program."""
    from django.apps import apps

    settings = read_settings()
    if not apps.ready and not settings.database and not settings.record_file.exists():
        raise SettingsError(f"there is no record in {settings.data} yet; `nightdesk run` makes one")
    open_site()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise SettingsError(f"the record in {settings.data} is not set up for this version; `nightdesk run` brings it up to date")
    return settings


def prepare(settings: Settings, say: Callable[[str], None] = lambda words: None) -> None:
    """Bring the record's tables and the archive up to date; both at once, for both take seconds on a fresh machine."""
    with ProcessPoolExecutor(1) as beside:
        archive = beside.submit(build_archive, settings.newsroom / _ARCHIVE, settings.archive_file)
        say("setting up the record")
        set_up_record()
        say("building the archive")
        archive.result()


def set_up_record() -> None:
    """Bring the record's tables up to date."""
    open_site()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def open_archive(settings: Settings) -> SqliteArchive:
    return SqliteArchive(settings.archive_file)


def open_night(settings: Settings, wire: PlayedWire, progress: Progress = _unheard) -> Night:
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


def choose_meaning(settings: Settings) -> None:
    """Let the model of meaning that the operator chose stand beside the shipped one. Raises SettingsError if it does not work now."""
    from nightdesk.adapters.meaning_choice import reader_for
    from nightdesk.languages.meaning import beside

    beside.stand(reader_for(settings.meaning, settings.meaning_file, settings.meaning_key.get_secret_value()))


@contextmanager
def open_hubs(settings: Settings) -> Iterator[Callable[[datetime], None]]:
    """What asks the hubs whose turn it is, a few at a time, and tells our own hub what is new in our feeds.

    It asks and tells nobody where the site has no public address to be called at.
    """
    if not settings.address:
        yield lambda at: None
        return
    from nightdesk.adapters.hubs import ask_hub
    from nightdesk.adapters.web import WebFetcher
    from nightdesk.foundation.errors import FetchFailed
    from nightdesk_site.hubs.announce import Announcer
    from nightdesk_site.hubs.views import subscription
    from nightdesk_site.record import hubs

    with WebFetcher(only_loopback=settings.only_loopback, contact=settings.contact or None) as web:
        announcer = Announcer(web.post_form)

        def ask(at: datetime) -> None:
            for source, hub in hubs.to_ask(at, _HUBS_A_ROUND):
                trouble = ""
                try:
                    ask_hub(subscription(source, hub, settings), web.post_form)
                except FetchFailed as error:
                    trouble = str(error)
                hubs.asked(source, at, trouble)
            announcer.tell()

        yield ask


def _night(settings: Settings, ear: Ear, progress: Progress = _unheard) -> Night:
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


def add_live_sources(settings: Settings, addresses: Sequence[str], say: Callable[[str], None]) -> None:
    """Follow the best find at each of these addresses, those that are followed already left as they are.

    Raises NotFound, saying why, where there is nothing to be listened to.
    """
    open_site()
    from nightdesk.adapters.scouting import look
    from nightdesk_site.record.following import follow

    for address in addresses:
        seen = look(address, settings)
        if not seen.proposals:
            raise NotFound(f"{address}: {seen.problem or 'nothing to be listened to was found there'}")
        source = seen.proposals[0]
        new = follow([source], "the command line", datetime.now(UTC))
        say(f"{'following' if new else 'followed already:'} {source.name}, {source.feed}")


def count_live_sources() -> int:
    open_site()
    from nightdesk_site.record.sources import listened_to

    return listened_to().count()


@contextmanager
def shift_of_its_own(settings: Settings) -> Iterator[bool]:
    """Yield whether this process is the newsroom's one shift; a newsroom has one at a time, whoever started it."""
    with _alone(settings, settings.shift_lock) as ours:
        yield ours


@contextmanager
def letters_of_their_own(settings: Settings) -> Iterator[bool]:
    """Yield whether this process is the one that sends the newsroom's letters."""
    with _alone(settings, settings.letters_lock) as ours:
        yield ours


@contextmanager
def _alone(settings: Settings, file: Path) -> Iterator[bool]:
    from fcntl import LOCK_EX, LOCK_NB, flock

    settings.data.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def writing_desk(settings: Settings, progress: Progress = _unheard) -> ModelDesk | None:
    """The model writer as it is set: with real models, with recorded answers for a played wire, or none."""
    from nightdesk.adapters.language_models.recorded import RecordedModel, read_recordings
    from nightdesk.drafts.model_writer.prompts import read_prompts
    from nightdesk.drafts.model_writer.write import ModelDesk

    prompts = read_prompts(settings.newsroom / "prompts", settings.newsroom / "house-style.md")
    if not settings.model.strip():
        recordings = read_recordings(settings.newsroom / "sample-models")
        recorded = RecordedModel(recordings)
        return ModelDesk(recorded, prompts, played_only=True, knows=recorded.knows) if recordings else None
    model = language_model(settings, progress)
    return ModelDesk(model, prompts, judged="judge" in settings.model_roles) if model is not None else None


def translator(settings: Settings, writing: ModelDesk | None, *, played: bool) -> Translator | None:
    """Who puts foreign passages into English beside the original; nobody where no model is set and no engine named."""
    from nightdesk.adapters.translation_endpoint import EndpointTranslator
    from nightdesk.drafts.model_writer.translate import ModelTranslator

    name, at, address = settings.translation.strip().partition("@")
    match name.strip().lower():
        case "libretranslate" if at:
            return EndpointTranslator(address, settings.translation_key.get_secret_value())
        case "none":
            return None
        case "model" if not at:
            usable = writing is not None and (played or not writing.played_only)
            return ModelTranslator(writing.model, writing.prompts) if writing is not None and usable else None
    raise SettingsError(f"NIGHTDESK_TRANSLATION: {settings.translation!r}; write model, none, or libretranslate@http://HOST:PORT")


def language_model(settings: Settings, progress: Progress = _unheard) -> LanguageModel | None:
    """The models that are set, capped and kept in the record; None where there are none. Contacts nobody yet."""
    if not settings.model.strip():
        return None
    open_site()
    from nightdesk_site.record.language_models import capped_models

    return capped_models(settings, progress)


def illustrator(settings: Settings) -> Callable[[Article, EvidencePack], tuple[Picture, ...]]:
    """Who makes an article's picture: the image model that is set, and where there is none or it fails, the newsroom's own hand."""
    from nightdesk.adapters.pictures import illustrate
    from nightdesk.publish.illustration import Scene

    paint = painter(settings)

    def draw(article: Article, pack: EvidencePack) -> tuple[Picture, ...]:
        scene, headline = Scene.of(article, pack.figures, pack.persona.palette), article.draft.headline.text
        subject = f"{pack.profile.event.value} ({pack.profile.subject.value})"
        painted = paint.paint(scene, subject, f"{pack.story.id}:{pack.revision}", headline, settings.name) if paint is not None else ()
        return painted or illustrate(scene, headline, f"{settings.name}, made by an algorithm")

    return draw


def painter(settings: Settings) -> Painter | None:
    """The image model that is set, under the caps on money; None where there is none."""
    if not settings.images.strip():
        return None
    from nightdesk.adapters.language_models.names import read_model
    from nightdesk.adapters.picture_endpoint import Painter, price_of
    from nightdesk.drafts.model_writer.prompts import read_prompts

    name = read_model(settings.images, "NIGHTDESK_IMAGES")
    if name.provider == "anthropic":
        raise SettingsError("NIGHTDESK_IMAGES: Anthropic makes no pictures; write openai:NAME[@ADDRESS]")
    open_site()
    from nightdesk_site.record.calls import DjangoLedger
    from nightdesk_site.record.language_models import caps_of

    caps = caps_of(settings)

    key = settings.images_key.get_secret_value() or settings.openai_key.get_secret_value()
    if name.at_home and not key:
        raise SettingsError(f"{name} needs a key: set NIGHTDESK_IMAGES_KEY (or OPENAI_API_KEY)")
    prompts = read_prompts(settings.newsroom / "prompts", settings.newsroom / "house-style.md")
    return Painter(name, key, price_of(settings.images_price, name, caps), prompts, DjangoLedger(), caps, settings.model_seconds)


@contextmanager
def open_wire(paths: Sequence[Path]) -> Iterator[PlayedWire]:
    """A recorded wire, served on loopback for as long as it is open."""
    from nightdesk.adapters.played_wire import PlayedWire

    with PlayedWire(paths) as wire:
        yield wire


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


def web_server(settings: Settings, more: Mapping[str, str] | None = None) -> WebServer:
    """`more` is told to the site's process as its environment, beside this one's own."""
    return WebServer(settings.host, settings.port, {"DJANGO_SETTINGS_MODULE": "nightdesk_site.config.settings"} | dict(more or {}))


@contextmanager
def demonstration_payments(settings: Settings) -> Iterator[Mapping[str, str]]:
    """A stand-in for the payment service, so that joining can be tried without a key; nothing where a real key is set."""
    if settings.stripe_key:
        yield {}
        return
    from nightdesk.testing.card_payments import CardPayments

    with CardPayments(notices_to=f"http://{settings.host}:{settings.port}/payments/notice/") as service:
        told = {"KEY": "sk_test_standin", "SECRET": service.secret, "ADDRESS": service.address}
        yield {f"NIGHTDESK_STRIPE_{name}": value for name, value in told.items()}


def editors_link(settings: Settings, email: str) -> str:
    """The address of a one-time link to the desk for the first editor, who is made if there is none."""
    open_site()
    from nightdesk_site.members.sign_in import make_sign_in_link

    return settings.public_address + make_sign_in_link(email, datetime.now(UTC), staff=True, next_path="/desk/", lifetime=timedelta(days=1))
