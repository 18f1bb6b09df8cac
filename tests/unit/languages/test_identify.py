"""A declared language wins; otherwise two detectors must agree; short text is nobody's."""

from typing import Any

import pytest

from nightdesk.claims.cues import cues
from nightdesk.languages.identify import Identified, identify, normalise
from nightdesk.languages.months import months
from nightdesk.languages.numerals import numerals
from nightdesk.languages.tongues import language_name


@pytest.mark.parametrize(
    ("code", "normal"),
    [
        ("zh-yue", "yue"),
        ("zh-classical", "lzh"),
        ("be-x-old", "be-tarask"),
        ("no", "nb"),
        ("pt_br", "pt-BR"),
        ("EN", "en"),
        ("zh-hant", "zh-Hant"),
    ],
)
def test_codes_are_written_as_bcp_47(code: str, normal: str) -> None:
    assert normalise(code) == normal


def test_a_declared_language_wins_over_the_text() -> None:
    assert identify("This is plainly an English sentence about nothing.", declared="no") == Identified("nb", "declared")


@pytest.mark.parametrize("declared", [None, "", "und", "  "])
def test_without_a_declaration_the_text_decides(declared: str | None) -> None:
    text = "В результате землетрясения на острове Ява погибли не менее 160 человек, сообщают власти."
    assert identify(text, declared) == Identified("ru", "identified")


@pytest.mark.parametrize("declared", ["English language", "en, fr", "x" * 9, "en-" + "a" * 40, "<b>", "e", "1a", "en_US.UTF-8", "\u202een"])
def test_what_is_no_code_declares_nothing(declared: str) -> None:
    assert identify("В результате землетрясения на острове Ява погибли не менее 160 человек, сообщают власти.", declared) == Identified(
        "ru", "identified"
    )


@pytest.mark.parametrize("text", ["", "Hola", "12:0 !!!", "OK 334"])
def test_too_little_text_is_unknown(text: str) -> None:
    assert identify(text) == Identified("und", "unknown")


def test_hostile_bytes_do_not_stop_it() -> None:
    assert identify("\x00\ufffe\x07" * 400 + "a" * 4000).basis in {"identified", "unknown"}


@pytest.mark.parametrize("table", [months, cues, numerals, language_name])
def test_made_up_languages_do_not_fill_the_memory(table: Any) -> None:
    for number in range(2_000):
        table(f"qa-{number}")
    assert table.cache_info().currsize <= 1_000
