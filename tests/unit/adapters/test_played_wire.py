"""A played wire: every piece arrives, once, as it was written, through the same door as the live wire."""

import json
import lzma
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nightdesk.adapters.played_sources import source_id
from nightdesk.adapters.played_wire import ENTRIES_A_PAGE, PlayedWire
from nightdesk.adapters.reader import WireReader
from nightdesk.foundation.clock import StillClock
from nightdesk.foundation.ids import SourceId
from nightdesk.settings import Settings
from nightdesk.sources.model import FeedKind, Source, SourceState
from nightdesk.wire.heard import Heard
from nightdesk.wire.listen import listen
from nightdesk.wire.model import Item
from nightdesk.wire.wirefile import WireRow, read_wire

SAMPLE = Settings().newsroom / "sample-wire"


def play(wire: PlayedWire, step: timedelta | None = None, after: datetime | None = None) -> Iterator[Heard]:
    """Play a wire to its end, or on from a moment, as the shift does."""
    states: dict[SourceId, SourceState] = {}
    for moment in wire.moments(step):
        if after is None or moment > after:
            wire.set_time(moment)
            asked = [(source, states.get(source.id, SourceState(source.id))) for source in wire.due(moment)]
            for heard in listen(asked, wire.fetcher(), WireReader(), StillClock(moment)):
                states[heard.source.id] = heard.state
                yield heard


def items_of(wire: PlayedWire, step: timedelta | None = None, after: datetime | None = None) -> dict[str, Item]:
    """Each item as it first arrived, by the name its source gives it."""
    items: dict[str, Item] = {}
    for heard in play(wire, step, after):
        assert (heard.problem, heard.notes) == (None, ())
        for item in heard.items:
            items.setdefault(item.external_id, item)
    return items


@pytest.fixture(scope="module")
def rows() -> dict[str, WireRow]:
    return {row.id: row for row in read_wire([SAMPLE]).rows}


@pytest.fixture(scope="module")
def sample() -> Iterator[PlayedWire]:
    with PlayedWire([SAMPLE]) as wire:
        yield wire


@pytest.fixture(scope="module")
def arrived(sample: PlayedWire) -> dict[str, Item]:
    return items_of(sample)


def test_the_whole_sample_arrives_and_not_a_letter_is_changed(rows: dict[str, WireRow], arrived: dict[str, Item]) -> None:
    assert len(rows) == 2_643
    assert arrived.keys() == rows.keys()
    changed = [
        name
        for name, row in rows.items()
        if (row.text, row.published_at, row.url, row.outlets, source_id(row.source))
        != (arrived[name].text, arrived[name].published_at, arrived[name].url, arrived[name].outlets, arrived[name].source)
    ]
    assert changed == []


def test_every_item_of_the_sample_has_its_own_identity_and_a_declared_language(arrived: dict[str, Item]) -> None:
    assert len({item.id for item in arrived.values()}) == len(arrived)
    assert {item.language_basis for item in arrived.values()} == {"declared"}
    assert len({item.language for item in arrived.values()}) == 55


@pytest.mark.parametrize("hours", [7, 48, 24 * 30])
def test_nothing_is_lost_whatever_the_step(sample: PlayedWire, rows: dict[str, WireRow], hours: int) -> None:
    step = timedelta(hours=hours)
    on_time: Counter[str] = Counter()
    for moment in sample.moments(step):
        sample.set_time(moment)
        for source in sample.due(moment):
            shown = sample._on_the_feed(source.id)
            on_time.update(row.id for row in shown if row.published_at and moment - step < row.published_at <= moment)
            assert all(row.published_at and row.published_at <= moment for row in shown)
    assert on_time == Counter(rows.keys())


def test_a_night_broken_off_goes_on_as_if_it_had_not_been(arrived: dict[str, Item]) -> None:
    """What is received after a restart on another port is the same to the byte."""
    with PlayedWire([SAMPLE]) as again:
        moments = list(again.moments())
        later = items_of(again, after=moments[-4])
    assert later
    assert all(item == arrived[name] for name, item in later.items() if item.published_at > moments[-4])


def test_the_sample_is_spread_over_all_forms(sample: PlayedWire) -> None:
    forms = Counter(source.kind for source in sample.sources())
    assert len(sample.sources()) == 56
    assert forms[FeedKind.INDEX_PAGE] == 3
    assert all(forms[form] >= 10 for form in (FeedKind.RSS, FeedKind.ATOM, FeedKind.JSON_FEED))


def test_the_sample_s_sources_carry_names_rights_and_family(sample: PlayedWire) -> None:
    sources = {source.id: source for source in sample.sources()}
    assert sources[SourceId("id.wikipedia.org")].name == "Wikipedia (Indonesian), In the news"
    events = sources[SourceId("wikipedia-current-events")]
    assert (events.name, events.second_hand) == ("Wikipedia, Portal:Current events", True)
    assert {source.family for source in sources.values()} == {"wikipedia"}
    assert {source.rights.credit for source in sources.values()} == {"Wikipedia contributors"}
    assert {source.rights.licence for source in sources.values()} == {"CC-BY-SA-3.0", "CC-BY-SA-4.0"}
    assert all(source.rights.licence_url and source.rights.excerpt_limit == 300 for source in sources.values())


def test_without_a_word_on_sources_publishers_of_one_domain_are_one_voice(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "source": "en.wikipedia.org", "text": "a"},
        {"id": "2", "source": "sw.wikipedia.org", "text": "b"},
        {"id": "3", "source": "news.paper.co.ke", "text": "c"},
        {"id": "4", "source": "sport.paper.co.ke", "text": "d"},
        {"id": "5", "source": "The Sheet", "text": "e", "url": "https://www.sheet.example/5"},
        {"id": "6", "source": "A wire", "text": "f", "url": "https://one.example/6"},
        {"id": "7", "source": "A wire", "text": "g", "url": "https://two.example/7"},
    ]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with PlayedWire([tmp_path / "wire.jsonl"]) as wire:
        families = {source.name: (source.family, source.second_hand) for source in wire.sources()}
    assert families == {
        "en.wikipedia.org": ("wikipedia", True),
        "sw.wikipedia.org": ("wikipedia", True),
        "news.paper.co.ke": ("paper.co.ke", False),
        "sport.paper.co.ke": ("paper.co.ke", False),
        "The Sheet": ("sheet.example", False),
        "A wire": ("a-wire", False),
    }


def test_labels_that_give_the_stories_away_are_not_shipped() -> None:
    text = b"".join(lzma.decompress(file.read_bytes()) for file in sorted(SAMPLE.glob("*.xz")))
    assert not [key for key in (b'"story"', b'"subject"', b'"labels"', b'"section"', b'"time_repaired"') if key in text]


def wire_of(folder: Path, *rows: dict[str, object], start: datetime | None = None) -> PlayedWire:
    file = folder / "mine.jsonl"
    file.write_text("".join(f"{json.dumps({'source': 'Paper', **row}, ensure_ascii=False)}\n" for row in rows))
    return PlayedWire([file], start=start)


def test_markup_in_a_text_arrives_as_text(tmp_path: Path) -> None:
    text = 'If 1 < 2 & "so" on, then <b>not bold</b> &amp; ]]> done.\nA line.\n\nA paragraph\u00a0kept.'
    for source in ("Paper", "Sheet", "Leaf", "Post", "Times", "Echo"):
        with wire_of(tmp_path, {"id": "1", "text": text, "title": "A & <i>b</i>", "source": source, "language": "en"}) as wire:
            [item] = items_of(wire, timedelta(hours=1)).values()
        assert (item.text, item.title) == (text, "A & <i>b</i>")


def test_more_pieces_than_one_page_of_a_feed_holds_arrive(tmp_path: Path) -> None:
    count = 3 * ENTRIES_A_PAGE + 7
    rows = [{"id": str(n), "text": f"Piece {n}.", "published_at": "2026-01-01T08:00:00Z"} for n in range(count)]
    for source in ("Paper", "Sheet", "Leaf"):
        with wire_of(tmp_path, *(row | {"source": source} for row in rows)) as wire:
            assert len(items_of(wire)) == count


def test_rows_without_a_time_go_over_the_wire_after_the_row_before_them(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, 6, tzinfo=UTC)
    dated = {"id": "b", "text": "B.", "published_at": "2026-01-03T06:00:00Z"}
    with wire_of(tmp_path, dated, {"id": "c", "text": "C."}) as wire:
        received = {name: item.published_at for name, item in items_of(wire).items()}
    assert received == {"b": datetime(2026, 1, 3, 6, tzinfo=UTC), "c": datetime(2026, 1, 3, 12, tzinfo=UTC)}
    with wire_of(tmp_path, {"id": "a", "text": "A."}, start=start) as wire:
        assert list(wire.moments()) == [datetime(2026, 1, 1, 12, tzinfo=UTC)]


def test_one_source_may_speak_many_languages(tmp_path: Path) -> None:
    rows = [{"id": language, "text": "Text.", "language": language} for language in ("sw", "pt-BR", "zh-yue")]
    for source in ("Paper", "Sheet", "Leaf"):
        with wire_of(tmp_path, *(row | {"source": source} for row in rows)) as wire:
            assert {item.language for item in items_of(wire).values()} == {"sw", "pt-BR", "yue"}


def test_a_file_of_a_described_folder_can_be_played_alone() -> None:
    wire = PlayedWire([next(SAMPLE.glob("in-the-news*"))])
    assert len(wire) == 1_979
    assert SourceId("wikipedia-current-events") not in {source.id for source in wire.sources()}


def test_an_unchanged_feed_is_not_sent_again(sample: PlayedWire) -> None:
    moment = next(sample.moments())
    sample.set_time(moment)
    asked: list[tuple[Source, SourceState]] = [(source, SourceState(source.id)) for source in sample.due(moment)]
    first = listen(asked, sample.fetcher(), WireReader(), StillClock(moment))
    again = listen([(heard.source, heard.state) for heard in first], sample.fetcher(), WireReader(), StillClock(moment))
    assert all(heard.snapshots for heard in first)
    assert not any(heard.snapshots for heard in again if heard.source.kind is not FeedKind.INDEX_PAGE)


@pytest.mark.parametrize(
    ("name", "found"),
    [("Wikipedia Current Events", "wikipedia-current-events"), ("ko.wikipedia.org", "ko.wikipedia.org"), ("A/B  C!", "a-b-c")],
)
def test_a_source_s_id_is_its_name_tidied(name: str, found: str) -> None:
    assert source_id(name) == found


def test_names_in_any_script_give_different_ids() -> None:
    assert source_id("読売新聞") != source_id("毎日新聞")
    assert len(source_id("x" * 500)) <= 80


def test_sources_whose_names_look_alike_stay_apart(tmp_path: Path) -> None:
    with wire_of(tmp_path, *({"id": "1", "text": name, "source": name} for name in ("The Paper", "the paper", "Sheet"))) as wire:
        assert sorted(item.text for heard in play(wire) for item in heard.items) == ["Sheet", "The Paper", "the paper"]
