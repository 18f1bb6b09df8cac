"""The verifier's floors on real items of the sample wire: damaged sentences caught, sound ones let through. A small draw of the measure."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from nightdesk.cli.measure_tampering import measure_tampering
from nightdesk.testing.tampering.model import Damage

WIRE = Path(__file__).parents[2] / "newsroom" / "sample-wire"
CAUGHT, ALARMS = 0.95, 0.05
FEW = 0.90
"""What a single kind may fall to in a draw as small as this one; the measure itself holds each kind to 0.95."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    file = tmp_path_factory.mktemp("tampering") / "items.jsonl"
    rows = [line for packed in sorted(WIRE.glob("*.jsonl.xz")) for line in lzma.decompress(packed.read_bytes()).decode().splitlines()]
    file.write_text("\n".join(rows[::4]) + "\n")
    ran = CliRunner().invoke(measure_tampering, [str(file), "--sound", "350", "--each", "50", "--json"], catch_exceptions=False)
    return json.loads(ran.stdout)


def test_damaged_sentences_are_caught(measured):
    assert measured["caught_rate"] >= CAUGHT
    low = {name: own for name, own in measured["by_damage"].items() if own["n"] >= 20 and own["rate"] < FEW}
    assert low == {}
    assert {kind.value for kind in Damage} <= set(measured["by_damage"])


def test_sound_sentences_are_let_through(measured):
    assert measured["sound"] >= 300
    assert measured["false_alarms_rate"] <= ALARMS


def test_it_is_measured_in_many_languages(measured):
    assert len(measured["by_language"]) >= 8


def test_the_damaging_code_shares_nothing_with_the_verifier():
    import nightdesk.testing.tampering as package

    for file in Path(package.__path__[0]).glob("*.py"):
        assert "nightdesk.verify" not in file.read_text("utf-8"), f"{file.name} knows the verifier"
    assert "nightdesk.verify.check" in sys.modules
