"""The morgue as one SQLite file with a full-text index, built from lines of JSON."""

from __future__ import annotations

import json
import lzma
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from nightdesk.archive.matching import matches, telling_words, words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.foundation.errors import BadInput, NotFound
from nightdesk.foundation.ids import ArchiveLineId

_LAYOUT = "3"
_NOTHING = '""'
_LONGEST_LINE = 200_000
_BATCH = 2_000
_SCHEMA = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE line (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day INTEGER NOT NULL,
        text TEXT NOT NULL, labels TEXT NOT NULL, outlets TEXT NOT NULL
    );
    CREATE VIRTUAL TABLE word USING fts5(
        text, labels, content='line', content_rowid='n', columnsize=0, tokenize="unicode61 remove_diacritics 2"
    );
"""
_COLUMNS = "line.id, line.day, line.text, line.labels, line.outlets"

Row = tuple[str, int, str, str, str]
Progress = Callable[[int, int], None]


class SqliteArchive:
    """An `archive.model.Archive` over a file made by `build_archive`. Any number of threads may search it at once."""

    def __init__(self, file: Path) -> None:
        """Raise BadInput if there is no archive in `file`."""
        if not file.is_file():
            raise BadInput(str(file), None, "there is no archive here; build it first")
        self._file = file
        self._local = threading.local()
        self._searched = lru_cache(maxsize=1024)(self._count_lines)
        try:
            self._size = int(self._ask("SELECT value FROM about WHERE name = 'lines'")[0][0])
        except (sqlite3.DatabaseError, IndexError) as error:
            raise BadInput(str(file), None, "this is not an archive of this version; build it again") from error

    def size(self) -> int:
        return self._size

    def search(self, query: ArchiveQuery, limit: int = 500) -> ArchiveSearch:
        searched = self._searched(query.since, query.before)
        if query.acronyms:
            every = [line for line in self._candidates(query, self._size) if matches(query, line)]
            found, more = every[-limit:], max(0, len(every) - limit)
        else:
            found = self._candidates(query, limit)
            more = self._count_matches(query) - limit if len(found) == limit else 0
        return ArchiveSearch(query, searched, tuple(found), more)

    def lines(self, ids: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
        return tuple(self._line(id_) for id_ in ids)

    def _line(self, id_: ArchiveLineId) -> ArchiveLine:
        rows = self._ask(f"SELECT {_COLUMNS} FROM line WHERE id = ?", id_)  # noqa: S608
        if not rows:
            raise NotFound(f"the archive has no line {id_}")
        return _read_row(rows[0])

    def _candidates(self, query: ArchiveQuery, limit: int) -> list[ArchiveLine]:
        where, values = _where(query)
        latest = self._ask(f"SELECT {_COLUMNS} FROM {where} ORDER BY line.day DESC, line.n DESC LIMIT ?", *values, limit)  # noqa: S608
        return [_read_row(row) for row in reversed(latest)]

    def _count_matches(self, query: ArchiveQuery) -> int:
        where, values = _where(query)
        return int(self._ask(f"SELECT count(*) FROM {where}", *values)[0][0])  # noqa: S608

    def _count_lines(self, since: date | None, before: date | None) -> int:
        first, end = _days(since, before)
        (count,) = self._ask("SELECT count(*) FROM line WHERE day >= ? AND day < ?", first, end)[0]
        return int(count)

    def _ask(self, question: str, *values: object) -> list[Any]:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection.execute(question, values).fetchall()


def build_archive(source: Path, file: Path, progress: Progress | None = None) -> int:
    """Build `file` from `source` (JSON lines, plain or .xz) and return its number of lines.

    A line has `id, date, text` and perhaps `labels` and `outlets`; raise BadInput for any other. Nothing is done when `file` was
    made from the same bytes. A half-built archive is never seen under its name. `progress` is told how many bytes of the source
    have been read, and how many there are.
    """
    digest = _digest(source)
    known = _lines_if_made_from(file, digest)
    if known is not None:
        return known
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{threading.get_native_id()}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            count = _fill(connection, source, digest, progress or (lambda done, total: None))
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _fill(connection: sqlite3.Connection, source: Path, digest: str, progress: Progress) -> int:
    # Nothing is lost if the machine stops here: an unfinished file is thrown away.
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA} BEGIN;")
    count = 0
    batch: list[tuple[int, str, int, str, str, str]] = []
    for count, row in enumerate(_read_source(source, progress), start=1):
        batch.append((count, *row))
        if len(batch) == _BATCH:
            _insert(connection, source, batch)
            batch.clear()
    _insert(connection, source, batch)
    connection.execute("INSERT INTO word(word) VALUES ('optimize')")
    connection.execute("CREATE INDEX line_by_day ON line (day)")
    connection.executemany("INSERT INTO about VALUES (?, ?)", [("layout", _LAYOUT), ("source", digest), ("lines", str(count))])
    connection.execute("COMMIT")
    return count


def _insert(connection: sqlite3.Connection, source: Path, batch: list[tuple[int, str, int, str, str, str]]) -> None:
    try:
        connection.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)", batch)
    except sqlite3.IntegrityError as error:
        raise BadInput(str(source), None, f"two lines near line {batch[-1][0]} have the same id") from error
    connection.executemany("INSERT INTO word(rowid, text, labels) VALUES (?, ?, ?)", [(row[0], row[3], row[4]) for row in batch])


def _read_source(source: Path, progress: Progress) -> Iterator[Row]:
    total = source.stat().st_size
    with source.open("rb") as raw:
        lines = lzma.LZMAFile(raw) if source.suffix == ".xz" else raw  # noqa: SIM115 (it holds nothing but `raw`)
        number = 0
        try:
            while text := lines.readline(_LONGEST_LINE):
                number += 1
                yield _read_line(source, number, text)
                if number % _BATCH == 0:
                    progress(raw.tell(), total)
        except (lzma.LZMAError, EOFError) as error:
            raise BadInput(str(source), number + 1, "the compressed file is broken here") from error
    progress(total, total)


def _read_line(source: Path, number: int, text: bytes) -> Row:
    try:
        row = json.loads(text)
        day = date.fromisoformat(row["date"]).toordinal()
        labels, outlets = (json.dumps([str(value) for value in row.get(key) or ()], ensure_ascii=False) for key in ("labels", "outlets"))
        return str(row["id"]), day, str(row["text"]), labels, outlets
    except KeyError as error:
        raise BadInput(str(source), number, f"the line has no {error}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput(str(source), number, f"not a line of an archive ({error})") from error


def _lines_if_made_from(file: Path, digest: str) -> int | None:
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            about = dict(connection.execute("SELECT name, value FROM about").fetchall())
    except sqlite3.DatabaseError:
        return None
    return int(about["lines"]) if about.get("source") == digest and about.get("layout") == _LAYOUT else None


def _digest(source: Path) -> str:
    digest = sha256()
    with source.open("rb") as raw:
        while block := raw.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _where(query: ArchiveQuery) -> tuple[str, tuple[object, ...]]:
    days = _days(query.since, query.before)
    expression = _expression(query)
    if not expression:
        return "line WHERE line.day >= ? AND line.day < ?", days
    return "word JOIN line ON line.n = word.rowid WHERE word MATCH ? AND line.day >= ? AND line.day < ?", (expression, *days)


def _expression(query: ArchiveQuery) -> str:
    """The query in FTS5's words. Only letters, digits and blanks stand between its quotation marks."""
    named = [_phrases("text", query.actors)] if query.actors else []
    telling = telling_words(query.actors)
    if query.acronyms and telling:
        nearby = " OR ".join(f'"{word}" *' for word in telling)
        named.append(f"({_phrases('text', query.acronyms)} AND {{text labels}} : ({nearby}))")
    groups = [f"({' OR '.join(named) or _NOTHING})"] if query.actors or query.acronyms else []
    groups += [_phrases("text", group) for group in (query.places, query.events) if group]
    return " AND ".join(groups)


def _phrases(column: str, phrases: Sequence[str]) -> str:
    return f"{column} : ({' OR '.join(map(_phrase, phrases))})"


def _phrase(phrase: str) -> str:
    return f'"{" ".join(words(phrase))}"'


def _days(since: date | None, before: date | None) -> tuple[int, int]:
    return (since or date.min).toordinal(), (before.toordinal() if before else date.max.toordinal() + 1)


def _read_row(row: Row) -> ArchiveLine:
    id_, day, text, labels, outlets = row
    return ArchiveLine(ArchiveLineId(id_), date.fromordinal(day), text, _names(labels), _names(outlets))


@lru_cache(maxsize=16_384)
def _names(written: str) -> tuple[str, ...]:
    """Labels or outlets: the same few stand in thousands of lines."""
    return tuple(json.loads(written))
