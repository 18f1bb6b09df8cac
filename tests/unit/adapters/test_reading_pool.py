"""Pages are read by helpers, many at once; one that is death to its reader takes nobody with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightdesk.adapters import reading_pool
from nightdesk.adapters.reading_pool import PooledReader
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.model import Item
from nightdesk.wire.ports import Answer

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PAPER = Source(
    id=SourceId("paper"),
    name="The Paper (a test outlet)",
    home="http://paper.invalid/",
    feed="http://paper.invalid/",
    kind=FeedKind.INDEX_PAGE,
    language="en",
    country=None,
    family=FamilyId("paper"),
    standing="an outlet of a test",
)
SENTENCE = "The bridge over the river was repaired in the night, and the mayor came to see it with forty people. "
DEADLY = """
import os, signal, time
from nightdesk.adapters import reader
read_one = reader.WireReader.read_page
def read_page(self, source, answer, received_at):
    if b"deadly" in answer.body:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"endless" in answer.body:
        time.sleep(60)
    return read_one(self, source, answer, received_at)
reader.WireReader.read_page = read_page
import sys
from nightdesk.adapters.reading_helper import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def page(number: int, words: str = "") -> tuple[Source, Answer]:
    address = f"http://paper.invalid/{number}"
    text = "".join(f"<p>{SENTENCE}Day {number} of the count. {SENTENCE * 2}</p>" for _ in range(3))
    body = f"<html><head><title>Bridge {number}</title></head><body><article><h1>Bridge {number}</h1>{text}{words}</article></body></html>"
    return PAPER, Answer(address, address, 200, {}, "text/html", "utf-8", body.encode())


@pytest.fixture
def fragile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Helpers that die over the one page and never end over the other."""
    (tmp_path / "fragile_helper.py").write_text(DEADLY)
    monkeypatch.setattr(reading_pool, "_HELPER", "fragile_helper")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}")


def titles(read: Sequence[Item | Exception]) -> list[str | None]:
    return [one.title if isinstance(one, Item) else type(one).__name__ for one in read]


def test_helpers_read_what_one_reader_reads_and_in_its_order() -> None:
    pages = [page(number) for number in range(30)]
    with PooledReader(2) as reader:
        assert reader.read_pages(pages, NOW) == super(PooledReader, reader).read_pages(pages, NOW)


@pytest.mark.usefixtures("fragile")
def test_a_page_that_kills_or_holds_its_reader_is_the_only_one_lost() -> None:
    pages = [page(number, {5: "deadly", 11: "endless"}.get(number, "")) for number in range(14)]
    with PooledReader(2, patience=4.0) as reader:
        read = reader.read_pages(pages, NOW)
    assert titles(read) == ["UnreadableFeed" if number in (5, 11) else f"Bridge {number}" for number in range(14)]
    assert isinstance(read[5], UnreadableFeed)
    assert "died over it" in str(read[5])
