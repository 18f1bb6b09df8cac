"""A sentence of absence rests on a search that anybody can run again."""

from __future__ import annotations

import re

import pytest

from nightdesk.drafts.probes import names, probe_named, readable, run_probe

QUAKE = {
    "en": "An earthquake on Java kills at least 162 people.",
    "id": "Setidaknya 56 orang tewas akibat gempa bumi yang mengguncang Cianjur.",
    "ru": "Как минимум 160 человек погибли в результате землетрясения в Западной Яве.",
}


def test_nobody_who_counted_is_named() -> None:
    assert run_probe("speaker", QUAKE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "At least 162 people are dead, officials say.",
        "Menurut pihak berwenang, 56 orang tewas.",
        "По данным властей, погибли 160 человек.",
        "据当局称，162人死亡。",
        "حسب وزارة الصحة قتل 100 شخص",
        "ทางการระบุว่ามีผู้เสียชีวิต 62 ราย",
    ],
)
def test_a_speaker_is_noticed_in_any_of_its_languages(text: str) -> None:
    assert run_probe("speaker", {"it": text}) == ("it",)


def test_the_united_states_is_no_speaker() -> None:
    assert run_probe("speaker", {"it": "Six people die at an air show in the United States."}) == ()


@pytest.mark.parametrize("text", ["40 people are missing.", "40 orang hilang.", "失踪40人", "пропали без вести 40", "สูญหาย 40 คน"])
def test_the_missing_are_noticed(text: str) -> None:
    assert run_probe("figure:missing", {"it": text}) == ("it",)


@pytest.mark.parametrize(
    "text",
    [
        "The United States carries out airstrikes around the capital.",
        "Eighty people were killed during the American airstrikes.",
        "The toll of the U.S. airstrikes rises.",
        "The army launches several drone attacks on the town.",
    ],
)
def test_a_state_that_strikes_is_behind_it(text: str) -> None:
    assert run_probe("responsibility", {"it": text}) == ("it",)


def test_a_bomb_of_nobody_leaves_open_who_was_behind_it() -> None:
    assert run_probe("responsibility", {"it": "Two soldiers are killed by a roadside bomb."}) == ()


def test_a_capture_is_an_arrest() -> None:
    assert run_probe("arrest", {"it": "The president is captured and flown out of the country."}) == ("it",)


def test_documents_come_back_in_the_order_given() -> None:
    assert run_probe("arrest", {"b": "He is arrested.", "a": "Nothing.", "c": "Она арестована."}) == ("b", "c")


def test_a_phrase_is_looked_for_as_whole_words() -> None:
    assert run_probe("mentions:Nushki|Gwadar", {"1": "Fighting in Nushki.", "2": "Nushkistan."}) == ("1",)
    assert probe_named("mentions:Nushki").looked_for == "names Nushki"


@pytest.mark.parametrize("name", names())
def test_every_probe_compiles_and_completes_a_sentence(name: str) -> None:
    probe = probe_named(name)
    re.compile(probe.pattern)
    assert probe.looked_for
    assert probe.languages
    assert run_probe(name, {"long": "a" * 200_000}) == ()


def test_a_probe_says_which_languages_it_can_read() -> None:
    assert readable("speaker", "pt-BR")
    assert not readable("speaker", "am")


def test_an_unknown_probe_is_an_error() -> None:
    with pytest.raises(KeyError):
        run_probe("no-such-probe", {})
