"""Snapshots lie in WARC files that any tool can read, each found by its place alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from nightdesk.adapters.warc import WarcShelf
from nightdesk.foundation.errors import NotFound
from nightdesk.foundation.ids import SnapshotId, SourceId
from nightdesk.wire.model import Snapshot

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def snapshot(body: bytes, at: datetime = AT) -> Snapshot:
    return Snapshot(SnapshotId(sha256(body).hexdigest()), SourceId("s"), "http://paper.example/1", at, "text/html", body)


def test_what_was_kept_is_read_again_byte_for_byte(tmp_path: Path) -> None:
    shelf, bodies = WarcShelf(tmp_path), [b"one", bytes(range(256)) * 100, b""]
    places = shelf.keep([snapshot(body) for body in bodies])
    assert [shelf.read(place) for place in places] == bodies


def test_each_day_has_a_file_that_other_tools_can_walk(tmp_path: Path) -> None:
    WarcShelf(tmp_path).keep([snapshot(b"one"), snapshot(b"two"), snapshot(b"three", AT + timedelta(days=1))])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2026-03-02.warc.gz", "2026-03-03.warc.gz"]
    with (tmp_path / "2026-03-02.warc.gz").open("rb") as file:
        records = [(one.rec_headers["WARC-Target-URI"], one.content_stream().read()) for one in ArchiveIterator(file)]
    assert records == [("http://paper.example/1", b"one"), ("http://paper.example/1", b"two")]


def test_what_a_kill_left_without_a_row_is_cut_off(tmp_path: Path) -> None:
    first, lost = WarcShelf(tmp_path).keep([snapshot(b"one"), snapshot(b"torn")])
    after = WarcShelf(tmp_path, lambda file: first.offset + first.length)
    [place] = after.keep([snapshot(b"two")])
    assert place.offset == lost.offset
    assert [after.read(first), after.read(place)] == [b"one", b"two"]


def test_a_media_type_cannot_smuggle_a_header_in(tmp_path: Path) -> None:
    shelf = WarcShelf(tmp_path)
    [place] = shelf.keep([replace(snapshot(b"one"), media_type="text/html\r\nWARC-Target-URI: http://evil.example/")])
    with (tmp_path / place.file).open("rb") as file:
        [record] = list(ArchiveIterator(file))
        assert record.rec_headers["WARC-Target-URI"] == "http://paper.example/1"


def test_what_was_blanked_cannot_be_read_and_leaves_the_others(tmp_path: Path) -> None:
    shelf = WarcShelf(tmp_path)
    one, two = shelf.keep([snapshot(b"secret"), snapshot(b"kept")])
    shelf.blank(one)
    assert shelf.read(two) == b"kept"
    assert b"secret" not in (tmp_path / one.file).read_bytes()


def test_what_was_pruned_is_told_as_such(tmp_path: Path) -> None:
    shelf = WarcShelf(tmp_path)
    [place] = shelf.keep([snapshot(b"one")])
    shelf.remove(place.file)
    with pytest.raises(NotFound, match="no longer kept"):
        shelf.read(place)
