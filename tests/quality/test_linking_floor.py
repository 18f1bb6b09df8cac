"""The linker keeps its measured quality on the sample wire's blurbs. Raise the floors when it gets better; never lower them.

Labels: `gold/in-the-news-stories.jsonl`, the Wikidata event that each blurb is filed under; by Wikipedia contributors, collected in the
ITN-corpus, CC BY-SA 3.0.
"""

import json
import lzma
from pathlib import Path

import pytest

from nightdesk.cli.measure_linking import link, read_rows, score

ROOT = Path(__file__).parents[2]
F1_FLOOR = 0.88
PRECISION_FLOOR = 0.878
AT_ARRIVAL_FLOOR = 0.87


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    gold = {
        row["id"]: row["story"]
        for row in map(json.loads, (Path(__file__).parent / "gold" / "in-the-news-stories.jsonl").open(encoding="utf-8"))
    }
    (wire,) = (ROOT / "newsroom" / "sample-wire").glob("in-the-news*.jsonl.xz")
    file = tmp_path_factory.mktemp("linking") / "labelled.jsonl"
    with lzma.open(wire, "rt", encoding="utf-8") as lines, file.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            out.write(json.dumps(row | {"story": gold[row["id"]]}) + "\n")
    return file


def test_linking_stays_above_its_floors(labelled: Path) -> None:
    rows = read_rows(labelled)
    figures = score(rows, *link(rows))
    assert figures["items"] == 1979
    assert figures["bcubed_f1"] >= F1_FLOOR
    assert figures["bcubed_precision"] >= PRECISION_FLOOR
    assert figures["at_arrival_f1"] >= AT_ARRIVAL_FLOOR
