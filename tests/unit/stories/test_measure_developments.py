"""`nightdesk measure developments` scores by its labels, keeps worded news apart, and names the line that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from nightdesk.cli.measure_developments import measure_developments
from nightdesk.foundation.errors import BadInput

ITEMS = [
    ("a", "An earthquake strikes West Java, Indonesia, killing at least 46 people."),
    ("b", "At least 46 people are killed in an earthquake in West Java, Indonesia."),
    ("c", "An earthquake in West Java, Indonesia, kills at least 162 people."),
    ("d", "Protests follow the earthquake in West Java, Indonesia, that killed at least 162 people."),
]


def files(folder: Path, gold: str) -> list[str]:
    items = folder / "items.jsonl"
    rows = [
        {"id": name, "language": "en", "story": "quake", "source": "s", "published_at": f"2022-11-2{at}T00:00:00Z", "text": text}
        for at, (name, text) in enumerate(ITEMS)
    ]
    items.write_text("\n".join(map(json.dumps, rows)))
    (folder / "gold.jsonl").write_text(gold)
    return [str(items), "--gold", str(folder / "gold.jsonl"), "--json"]


def test_labelled_items_are_scored_and_worded_news_apart(tmp_path: Path) -> None:
    gold = json.dumps({"story": "quake", "new_information": [{"id": "a"}, {"id": "c"}, {"id": "d"}], "no_new_information": ["b"]})
    answer = CliRunner().invoke(measure_developments, files(tmp_path, gold))
    figures = json.loads(answer.stdout.splitlines()[-1])
    assert (figures["items"], figures["new"]) == (4, 3)
    assert (figures["precision"], figures["recall"], figures["missed"]) == (1.0, 1.0, [])
    assert figures["non_numeric"] == {"new": 1, "recall": 1.0, "precision": 1.0}


def test_items_without_a_label_are_given_but_not_scored(tmp_path: Path) -> None:
    gold = json.dumps({"story": "quake", "new_information": [{"id": "a"}], "no_new_information": []})
    answer = CliRunner().invoke(measure_developments, files(tmp_path, gold))
    assert json.loads(answer.stdout.splitlines()[-1])["items"] == 1


def test_a_bad_label_is_named_by_its_line(tmp_path: Path) -> None:
    answer = CliRunner().invoke(measure_developments, files(tmp_path, '{"story": "quake", "new_information": ["a"]}'))
    assert isinstance(answer.exception, BadInput)
    assert "gold.jsonl:1" in str(answer.exception)
