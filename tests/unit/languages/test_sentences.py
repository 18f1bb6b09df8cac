"""Sentences end where their script ends them, and not at abbreviations, initials, ordinals or decimals."""

import pytest

from nightdesk.languages.sentences import split


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "The U.S. Navy says Mr. Smith fled. It was 5.6 Mw.", ["The U.S. Navy says Mr. Smith fled.", "It was 5.6 Mw."]),
        ("en", 'He said "Go." Then he left!', ['He said "Go."', "Then he left!"]),
        ("zh", "造成38人死亡。火已扑灭！", ["造成38人死亡。", "火已扑灭！"]),
        ("hi", "दो लोग मारे गए। तीन घायल हैं।", ["दो लोग मारे गए।", "तीन घायल हैं।"]),
        ("ur", "دو افراد ہلاک ہوئے۔ تین زخمی ہیں۔", ["دو افراد ہلاک ہوئے۔", "تین زخمی ہیں۔"]),
        ("de", "Am 3. März starben 5 Menschen. Das Feuer ist aus.", ["Am 3. März starben 5 Menschen.", "Das Feuer ist aus."]),
        ("ru", "Погибли 22 тыс. человек. Ищут ещё 5.", ["Погибли 22 тыс. человек.", "Ищут ещё 5."]),
        ("th", "มีผู้เสียชีวิต 5 ราย บาดเจ็บ 3 คน\nฝนยังตก", ["มีผู้เสียชีวิต 5 ราย บาดเจ็บ 3 คน", "ฝนยังตก"]),
    ],
)
def test_ends(language: str, text: str, sentences: list[str]) -> None:
    assert [span.cut(text) for span in split(text, language)] == sentences


def test_nothing_has_no_sentence() -> None:
    assert split("  \n ", "en") == ()


def test_a_long_run_of_marks_takes_no_long_time() -> None:
    assert split("." * 200_000 + " x", "en")
