"""Wire files: what is right is read, what is wrong is told by file and line."""

import gzip
import json
import lzma
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightdesk.foundation.errors import BadWireFile
from nightdesk.wire.wirefile import MAX_LINE, read_wire

GOOD = {"id": "1", "text": "Text.", "source": "Paper", "language": "en", "published_at": "2026-01-01T13:00:00+01:00"}


def written(folder: Path, *lines: object, name: str = "wire.jsonl") -> Path:
    file = folder / name
    file.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return file


def test_times_are_brought_to_utc_and_unknown_keys_left_alone(tmp_path: Path) -> None:
    [row] = read_wire([written(tmp_path, GOOD | {"story": "Q1", "outlets": ["AFP", "AFP", " dpa "]})]).rows
    assert row.published_at == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert row.outlets == ("AFP", "dpa")
    assert not hasattr(row, "story")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes, at character 3"),
        ("[]", "a row is a JSON object with at least `id` and `text`"),
        ({"id": "2"}, "`text` is missing or empty"),
        ({"text": "x"}, "`id` is missing or empty"),
        ({"id": 2, "text": "x"}, "`id` is to be a string, not 2"),
        ({"id": "2", "text": "x", "published_at": "yesterday"}, "`published_at` is no time (2026-01-31T12:00:00Z is one): 'yesterday'"),
        ({"id": "2", "text": "x", "outlets": "AFP"}, "`outlets` is to be a list of names"),
        (GOOD, "'1' of source 'Paper' stands here a second time"),
        ("[" * 100_000, "not a row: nested too deep"),
        ("x" * (MAX_LINE + 1), f"longer than {MAX_LINE:,} bytes; the rest of the file is not read"),
    ],
)
def test_a_bad_line_is_told_by_file_and_line_and_the_rest_is_read(tmp_path: Path, line: object, problem: str) -> None:
    wire = read_wire([written(tmp_path, GOOD, "", line)])
    assert [str(found) for found in wire.problems] == [f"{tmp_path / 'wire.jsonl'}:3: {problem}"]
    assert [row.id for row in wire.rows] == ["1"]


def test_text_that_is_not_utf8_is_a_bad_line(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_bytes(b'{"id": "1", "text": "\xff"}\n' + json.dumps(GOOD).encode())
    wire = read_wire([file])
    assert [str(found) for found in wire.problems] == [f"{file}:1: the line is not UTF-8"]
    assert len(wire.rows) == 1


def test_packed_files_and_folders_are_read_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(json.dumps(GOOD | {"id": "a"}).encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(GOOD | {"id": "b"}).encode()))
    written(tmp_path, GOOD | {"id": "c"}, name="c.jsonl")
    written(tmp_path, "not a wire", name="README.md")
    assert [row.id for row in read_wire([tmp_path]).rows] == ["a", "b", "c"]


def test_a_torn_archive_gives_what_it_holds_and_says_where_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl.gz"
    file.write_bytes(gzip.compress(f"{json.dumps(GOOD)}\n".encode())[:-8])
    wire = read_wire([file])
    assert [row.id for row in wire.rows] == ["1"]
    [problem] = wire.problems
    assert str(problem).startswith(f"{file}:2: the file cannot be read on from here")


@pytest.mark.parametrize("name", ["absent.jsonl", "empty"])
def test_a_path_without_a_wire_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadWireFile):
        read_wire([tmp_path / name])
