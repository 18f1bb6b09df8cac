"""The reading of figures keeps to its floors on the pinned corpus, and the command says so."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nightdesk.cli import main
from nightdesk.cli.measure_figures import measure_figures

GOLD = Path(__file__).parent / "gold" / "figures-dev.jsonl"


def test_floors() -> None:
    result = CliRunner().invoke(measure_figures, [str(GOLD), "--json"])
    assert result.exit_code == 0
    measured = json.loads(result.stdout)
    assert measured["f1"] >= 0.95
    assert measured["with_qualifier"]["f1"] >= 0.95
    assert measured["by_language"]["en"]["f1"] >= 0.95
    assert len(measured["by_language"]) == 44


def test_the_table_is_readable() -> None:
    result = CliRunner().invoke(measure_figures, [str(GOLD)])
    assert result.exit_code == 0
    assert "with qualifier" in result.stdout


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{oops", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ('{"id": "1", "figures": []}', '"text" is missing'),
        ('{"id": "1", "text": "x"}', '"figures" is missing'),
        ('{"id": "1", "text": "x", "figures": [{"kind": "eaten", "value": 1}]}', "kind"),
        ('{"id": "1", "text": "x", "figures": [{"kind": "killed", "value": "two"}]}', "whole number"),
    ],
)
def test_a_bad_line_is_named_in_one_line(
    tmp_path: Path, line: str, problem: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "0", "text": "fine", "figures": []}\n' + line + "\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["nightdesk", "measure", "figures", str(file)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.count("\n") == 1
    assert f"{file}:2: " in said
    assert problem in said


def test_labels_are_not_seen_by_the_reader(tmp_path: Path) -> None:
    row = {"id": "0", "language": "en", "text": "Nothing happened.", "figures": [{"kind": "killed", "value": 3, "qualifier": "exact"}]}
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    measured = json.loads(CliRunner().invoke(measure_figures, [str(file), "--json"]).stdout)
    assert (measured["precision"], measured["recall"], measured["f1"]) == (0.0, 0.0, 0.0)
