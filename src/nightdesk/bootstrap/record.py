"""The record and the archive: set up, brought up to date, opened; and who may work on them alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.desk.policy import load_policies
from nightdesk.foundation.errors import SettingsError
from nightdesk.settings import Settings, read_settings

_ARCHIVE = Path("archive", "current-events-2002-to-2025.jsonl.xz")


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

    with _answering(settings):
        executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise SettingsError(f"the record in {settings.data} is not set up for this version; `nightdesk run` brings it up to date")
    return settings


def prepare(settings: Settings, say: Callable[[str], None] = lambda words: None) -> None:
    """Bring the record's tables and the archive up to date; both at once, for both take seconds on a fresh machine.

    Raises BadInput first where the policy that is set cannot be read or is not in the book.
    """
    load_policies(settings.newsroom / "policy.toml").choose(settings.policy, played=True)
    with ProcessPoolExecutor(1) as beside:
        archive = beside.submit(build_archive, settings.newsroom / _ARCHIVE, settings.archive_file)
        say("setting up the record")
        set_up_record()
        say("building the archive")
        archive.result()


def set_up_record() -> None:
    """Bring the record's tables up to date."""
    settings = open_site()
    from django.core.management import call_command
    from django.db import connection

    with _answering(settings):
        connection.ensure_connection()
    call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _answering(settings: Settings) -> Iterator[None]:
    """Raises SettingsError, in one line, where the database does not answer."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        where = "NIGHTDESK_DATABASE" if settings.database else str(settings.record_file)
        raise SettingsError(f"{where}: {str(error).splitlines()[0]}") from error


def open_archive(settings: Settings) -> SqliteArchive:
    return SqliteArchive(settings.archive_file)


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
