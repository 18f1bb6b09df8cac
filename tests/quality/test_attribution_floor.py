"""The reading of who says what keeps to its floor on the pinned corpus, and the command scores as it promises."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nightdesk.cli import main
from nightdesk.cli.measure_attribution import measure_attribution, pair, said

GOLD = Path(__file__).parent / "gold" / "attribution-dev.jsonl"


def test_the_floor() -> None:
    result = CliRunner().invoke(measure_attribution, [str(GOLD), "--json"])
    assert result.exit_code == 0
    measured = json.loads(result.stdout)
    assert measured["f1"] >= 0.92
    assert measured["stance_right"] >= 0.9


def test_the_table_is_readable() -> None:
    result = CliRunner().invoke(measure_attribution, [str(GOLD)])
    assert result.exit_code == 0
    assert "precision" in result.stdout


def test_each_attribution_is_paired_once_and_none_is_lost_to_a_greedy_choice() -> None:
    gold = [said("Ana", "a b c d"), said("Ana", "a b c d e f g")]
    read = [said("Ana", "a b c d e"), said("Ana", "a b")]
    assert pair(gold, read) == [(0, 1), (1, 0)]
    assert pair(gold[:1], [read[0], read[0]]) == [(0, 0)]


def test_half_of_the_words_must_be_shared() -> None:
    one = said("the health ministry", "six people died in the flood")
    assert one.matches(said("health ministry", "six people died"))
    assert not one.matches(said("a spokesman", "six people died in the flood"))
    assert not one.matches(said("the health ministry", "six"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "1", "text": "x"}', '"attributions" is missing'),
        ('{"id": "1", "text": "x", "attributions": [{"speaker": "y"}]}', '"content"'),
    ],
)
def test_a_bad_line_is_named_in_one_line(
    tmp_path: Path, line: str, problem: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(line + "\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["nightdesk", "measure", "attribution", str(file)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert problem in capsys.readouterr().err
