"""`measure extraction` and `measure feeds`: scored as published, on files as anyone has them, and never stumbling."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nightdesk.cli import nightdesk
from nightdesk.cli.measure_extraction import Overlap, compare, score
from nightdesk.foundation.errors import BadInput
from nightdesk.testing.newspapers import Piece, news_map, page, rss


@pytest.mark.parametrize(
    ("truth", "found", "overlap"),
    [
        ("one two three four", "one two three four", Overlap(1.0, 0.0, 0.0)),
        ("a b c d e", "a b c d", Overlap(0.5, 0.0, 0.5)),  # shingles: abcd, bcde against abcd
        ("a b c d", "x a b c d y", Overlap(1 / 3, 2 / 3, 0.0)),  # xabc, abcd, bcdy against abcd
        ("a b", "a b c", Overlap(0.0, 0.5, 0.5)),  # a text of fewer than four words is one shingle
        ("a b c d a b c d", "a b c d", Overlap(0.2, 0.0, 0.8)),  # five shingles, abcd twice
        ("", "", Overlap(0.0, 0.0, 0.0)),
        ("A b, c. d!", "A b c d", Overlap(1.0, 0.0, 0.0)),  # punctuation does not count, case does
        ("A b c d", "a b c d", Overlap(0.0, 0.5, 0.5)),
    ],
)
def test_texts_are_compared_by_runs_of_four_words(truth: str, found: str, overlap: Overlap) -> None:
    told = compare(truth, found)
    assert (told.both, told.extra, told.missed) == pytest.approx((overlap.both, overlap.extra, overlap.missed))


def test_scores_are_means_over_pages_and_f1_is_theirs() -> None:
    pages = [Overlap(1.0, 0.0, 0.0), Overlap(0.5, 0.0, 0.5), Overlap(0.0, 0.0, 1.0), Overlap(0.0, 1.0, 0.0)]
    # precision over pages where something was found: (1 + 1 + 0) / 3; recall where something is to be found: (1 + 1/2 + 0) / 3
    assert score(pages) == {"precision": round(2 / 3, 4), "recall": 0.5, "f1": round(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5), 4)}
    assert score([]) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    (tmp_path / "html").mkdir()
    for number in range(5):
        (tmp_path / "html" / f"page-{number}.html.gz").write_bytes(gzip.compress(page(Piece(number), "The Paper").encode()))
    truth = {f"page-{n}": {"articleBody": "\n".join(Piece(n).paragraphs), "url": f"https://paper.example{Piece(n).path}"} for n in range(5)}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    return tmp_path


def test_articles_are_read_from_stored_pages(stored: Path) -> None:
    told = json.loads(CliRunner().invoke(nightdesk, ["measure", "extraction", str(stored), "--json"]).stdout)
    assert told["pages"] == 5
    assert min(told["f1"], told["precision"], told["recall"]) > 0.98
    assert told["pages_per_cpu_second"] > 0


@pytest.mark.parametrize(
    ("truth", "problem"),
    [("[", "not JSON"), ("[]", "not an object"), ('{"a": 5}', '"articleBody"'), ('{"missing": {"articleBody": "x"}}', "is missing")],
)
def test_a_wrong_truth_is_told(stored: Path, truth: str, problem: str) -> None:
    (stored / "ground-truth.json").write_text(truth)
    error = CliRunner().invoke(nightdesk, ["measure", "extraction", str(stored)]).exception
    assert isinstance(error, BadInput)
    assert problem in str(error)


def test_any_file_is_read_as_a_feed_or_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "feed.xml").write_text(rss("P", 3, whole=True))
    (tmp_path / "map.xml.gz").write_bytes(gzip.compress(news_map("https://paper.example", "P", 2).encode()))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "nothing").write_bytes(b"")
    told = json.loads(CliRunner().invoke(nightdesk, ["measure", "feeds", str(tmp_path), "--json"]).stdout)
    assert (told["files"], told["feeds"], told["entries"], told["crashes"]) == (4, 2, 5, 0)
    assert {one["file"]: one["reason"] for one in told["rejected"]} == {"nothing": "the answer is empty", "picture.png": "it is not a feed"}
