"""The measuring command: exact keys, and one line about what is wrong with a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nightdesk.cli.measure_linking import measure_linking
from nightdesk.foundation.errors import BadInput

ROWS = [
    {
        "id": "1",
        "text": "A magnitude 7.8 earthquake strikes Turkey and Syria.",
        "language": "en",
        "published_at": "2023-02-06T08:00:00Z",
        "story": "q",
    },
    {
        "id": "2",
        "text": "Землетрясение магнитудой 7,8 в Турции и Сирии.",
        "language": "ru",
        "published_at": "2023-02-06T09:00:00",
        "story": "q",
    },
    {"id": "3", "text": "Pelé dies at the age of 82.", "language": "en", "published_at": "2023-02-06T10:00:00Z", "story": "p"},
]


def measured(path: Path, *lines: str) -> object:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(measure_linking, [str(path), "--json"], catch_exceptions=False)
    return json.loads(result.stdout)


def test_the_answer_has_the_promised_keys(tmp_path: Path) -> None:
    figures = measured(tmp_path / "items.jsonl", *map(json.dumps, ROWS))
    assert isinstance(figures, dict)
    assert {
        "items",
        "stories",
        "clusters",
        "bcubed_precision",
        "bcubed_recall",
        "bcubed_f1",
        "at_arrival_f1",
        "items_per_second",
        "by_language",
    } <= set(figures)
    assert (figures["items"], figures["stories"], figures["clusters"], figures["bcubed_f1"]) == (3, 2, 2, 1.0)
    assert set(figures["by_language"]) == {"en", "ru"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ('{"id": "1", "story": "s"}', '"text" is missing'),
        ('{"id": "1", "text": "t"}', '"story" is missing'),
        ('{"text": "t", "story": "s"}', '"id" is missing'),
        ('{"id": "1", "text": "t", "story": "s", "published_at": "noon"}', '"published_at" is no time'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "items.jsonl"
    with pytest.raises(BadInput, match=f"{path.name}:2: .*{problem}"):
        measured(path, json.dumps(ROWS[0]), line)


def test_times_may_be_missing(tmp_path: Path) -> None:
    rows = [{key: value for key, value in row.items() if key not in ("published_at", "language")} for row in ROWS]
    figures = measured(tmp_path / "items.jsonl", *map(json.dumps, rows))
    assert isinstance(figures, dict)
    assert figures["items"] == 3
