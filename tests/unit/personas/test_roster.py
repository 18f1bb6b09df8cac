"""An editor changes analysts without code, and is told exactly what is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from babel import Locale

from nightdesk.foundation.errors import BadInput
from nightdesk.personas.roster import read_persona, read_roster
from nightdesk.stories.model import Subject

FOLDER = Path(__file__).parents[3] / "newsroom/personas"
ROSTER = read_roster(FOLDER)
# CLDR's codes for groups of countries, parts of countries with an exceptional code, and codes for testing.
NO_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


def test_nine_analysts_cover_every_country_once() -> None:
    assert len(ROSTER) == 9
    covered = [country for persona in ROSTER for country in persona.countries]
    assert len(covered) == len(set(covered))
    world = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()} - NO_COUNTRIES
    assert set(covered) == world


def test_every_subject_has_a_home_and_one_analyst_takes_the_rest() -> None:
    for subject in Subject:
        assert any(subject.value in persona.subjects for persona in ROSTER)
    assert [persona.id for persona in ROSTER if persona.takes_the_rest] == ["ballast"]


def test_no_analyst_passes_for_a_person() -> None:
    for persona in ROSTER:
        assert " " not in persona.name
        assert persona.title.startswith("AI analyst")
        assert "not a person" in persona.disclosure
        assert len(persona.questions) >= 3
        assert len(persona.never) >= 3


def test_palettes_are_distinct() -> None:
    assert len({persona.palette.accent for persona in ROSTER}) == 9


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('name = "Pamir"', 'name = ""', "name: a text is needed"),
        ('"AF", ', '"Afghanistan", ', "countries: 'Afghanistan' is no code"),
        ('"conflict", ', '"gossip", ', "subjects: 'gossip' is no subject"),
        ("voice =", "voyce =", "voyce: no such key"),
        ("is an AI analyst: software, not a person", "is a seasoned observer", "disclosure: it must say plainly"),
        ('ink = "#3a1f0d"', 'ink = "brown"', "palette.ink: a colour as #rrggbb"),
        ('accent = "#a4480c"', 'accent = "#f0d0c0"', "palette.accent: too faint"),
        ('name = "Pamir"', "name = ", "is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, was: str, now: str, says: str) -> None:
    text = (FOLDER / "pamir.toml").read_text()
    assert was in text
    file = tmp_path / "pamir.toml"
    file.write_text(text.replace(was, now, 1))
    with pytest.raises(BadInput, match=rf"pamir\.toml: {says}"):
        read_persona(file)


def test_a_roster_without_a_home_for_the_rest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pamir.toml").write_text((FOLDER / "pamir.toml").read_text())
    with pytest.raises(BadInput, match="takes_the_rest"):
        read_roster(tmp_path)
    with pytest.raises(BadInput, match="no analyst"):
        read_roster(tmp_path / "nothing")


def test_every_language_of_the_sample_wire_is_read_by_somebody() -> None:
    sources = tomllib.loads((FOLDER.parent / "sample-wire/sources.toml").read_text())["source"]
    read = {language for persona in ROSTER for language in persona.languages}
    assert {source["language"] for source in sources.values()} <= read
