"""How many accusations, convictions, children and contested terms of eighty lines, drawn by seed and read by one annotator, are recognised.

The labels were made before the lines were run. Recall at first sight was 0.67, 0.57, 1.00 and 0.33, hardly an alarm needless; the cues were
mended on these very lines, so the floors only hold what was gained.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nightdesk.desk.words import pattern

GOLD = Path(__file__).parent / "gold" / "conduct-dev.jsonl"


def found(subject: str) -> tuple[float, float]:
    """Precision and recall of one list of cues, line by line."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    cue = pattern(subject, "en")
    assert cue is not None
    marked = [(subject in row["marks"], cue.search(row["text"]) is not None) for row in rows]
    hits = sum(gold and seen for gold, seen in marked)
    return hits / max(1, sum(seen for _, seen in marked)), hits / sum(gold for gold, _ in marked)


@pytest.mark.parametrize(
    ("subject", "precision", "recall"), [("accused", 0.9, 0.9), ("convicted", 0.85, 0.8), ("child", 0.8, 0.95), ("contested", 0.9, 0.9)]
)
def test_what_the_policy_acts_on_is_recognised(subject: str, precision: float, recall: float) -> None:
    told = found(subject)
    assert told[0] >= precision
    assert told[1] >= recall
