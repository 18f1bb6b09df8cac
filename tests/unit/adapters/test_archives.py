"""The archive's file is built whole or not at all, and searched from any thread."""

from __future__ import annotations

import json
import lzma
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.archive.matching import matches
from nightdesk.archive.model import ArchiveQuery
from nightdesk.foundation.errors import BadInput, NotFound
from nightdesk.foundation.ids import ArchiveLineId

ROWS = [
    {"id": "t-1", "date": "2003-02-01", "text": "An earthquake shakes Chile."},
    {"id": "t-2", "date": "2004-02-01", "text": "Testland's council votes.", "labels": ["Testland"], "outlets": ["Test Post"]},
    {"id": "t-3", "date": "2005-02-01", "text": "Earthquakes shake Chile and Perú; the TLA helps in Testland."},
    {"id": "t-4", "date": "2005-02-01", "text": "The TLA is a drone."},
]


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    source = folder / "lines.jsonl.xz"
    with lzma.open(source, "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return source


@pytest.fixture
def archive(tmp_path: Path) -> SqliteArchive:
    build_archive(write(tmp_path, ROWS), tmp_path / "archive.sqlite3")
    return SqliteArchive(tmp_path / "archive.sqlite3")


QUERIES = [
    ArchiveQuery(),
    ArchiveQuery(places=("chile",)),
    ArchiveQuery(places=("Peru",), events=("earthquake", "earthquakes")),
    ArchiveQuery(events=("earthquake",)),
    ArchiveQuery(actors=("Testland Liberation Army",), acronyms=("TLA",)),
    ArchiveQuery(acronyms=("TLA",)),
    ArchiveQuery(actors=("...",)),
    ArchiveQuery(actors=('" OR text:chile',)),
    ArchiveQuery(places=("Chile",), before=date(2005, 2, 1)),
    ArchiveQuery(since=date(2005, 2, 1)),
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_exactly_what_the_rule_of_matching_says(archive: SqliteArchive, query: ArchiveQuery) -> None:
    every = archive.lines([ArchiveLineId(str(row["id"])) for row in ROWS])
    assert archive.search(query).found == tuple(line for line in every if matches(query, line))


def test_a_line_comes_back_as_it_was_given(archive: SqliteArchive) -> None:
    (line,) = archive.lines([ArchiveLineId("t-2")])
    assert (line.date, line.text, line.labels, line.outlets) == (
        date(2004, 2, 1),
        "Testland's council votes.",
        ("Testland",),
        ("Test Post",),
    )
    with pytest.raises(NotFound, match="t-9"):
        archive.lines([ArchiveLineId("t-9")])


def test_a_limit_keeps_the_latest_and_says_how_many_it_left_out(archive: SqliteArchive) -> None:
    search = archive.search(ArchiveQuery(), limit=1)
    assert [line.id for line in search.found] == ["t-4"]
    assert (search.more, search.searched) == (3, 4)


def test_the_same_source_is_not_built_twice_and_a_changed_one_is(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    build_archive(write(tmp_path, ROWS), file)
    before = file.stat().st_mtime_ns
    assert build_archive(write(tmp_path, ROWS), file) == 4
    assert file.stat().st_mtime_ns == before
    assert build_archive(write(tmp_path, ROWS[:2]), file) == 2
    assert SqliteArchive(file).size() == 2


def test_a_bad_line_is_named_and_leaves_the_old_archive_in_place(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    build_archive(write(tmp_path, ROWS), file)
    with pytest.raises(BadInput, match=r":2: the line has no 'date'"):
        build_archive(write(tmp_path, [ROWS[0], {"id": "t-5", "text": "no date"}]), file)
    assert SqliteArchive(file).size() == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.sqlite3", "lines.jsonl.xz"]


def test_a_broken_source_and_a_missing_or_foreign_archive_are_refused_in_plain_words(tmp_path: Path) -> None:
    source = tmp_path / "broken.jsonl.xz"
    source.write_bytes(b"\xfd7zXZ\x00 not really")
    with pytest.raises(BadInput, match="broken"):
        build_archive(source, tmp_path / "archive.sqlite3")
    with pytest.raises(BadInput, match="build it first"):
        SqliteArchive(tmp_path / "nothing.sqlite3")
    foreign = tmp_path / "foreign.sqlite3"
    foreign.write_text("hello")
    with pytest.raises(BadInput, match="build it again"):
        SqliteArchive(foreign)


def test_progress_goes_forward_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    source = write(tmp_path, [{"id": f"t-{n}", "date": "2003-02-01", "text": f"Line {n}."} for n in range(4_001)])
    build_archive(source, tmp_path / "archive.sqlite3", lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (source.stat().st_size, source.stat().st_size)


def test_many_threads_search_at_once(archive: SqliteArchive) -> None:
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _: len(archive.search(ArchiveQuery(places=("Chile",))).found), range(64)))
    assert counts == [2] * 64
