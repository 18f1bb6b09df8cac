"""What an original in another language says is heard as it stands: what denies nothing is no denial, a million is a million."""

from fractions import Fraction

import pytest

from nightdesk.verify.foreign import denials_in, millions_in
from nightdesk.verify.numerals import find_numerals


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Sin embargo, Boeing ha conseguido más pedidos que Airbus."),
        ("hi", "थाईलैंड ने कर्फ़्यू लगाने की योजना बनाई है।"),
        ("ckb", "یەک ملیۆن نەخۆشی تێپەڕاند"),
        ("sw", "Nchi mbalimbali zilitangaza hatua madhubuti."),
    ],
)
def test_words_that_only_look_like_a_denial_deny_nothing(language: str, text: str) -> None:
    assert denials_in(text, language) == 0


@pytest.mark.parametrize(("language", "text"), [("es", "No hay heridos."), ("hi", "कोई घायल नहीं है।"), ("sw", "Hakuna waliojeruhiwa.")])
def test_a_denial_is_still_one(language: str, text: str) -> None:
    assert denials_in(text, language) == 1


@pytest.mark.parametrize("text", ["مليون إصابة", "yek mîlyon kes", "на миллион человек", "mais de um milhão", "এক মিলিয়ন", "milioni moja"])
def test_a_million_is_known_by_its_borrowed_name(text: str) -> None:
    assert millions_in(text) == {Fraction(10**6)}


@pytest.mark.parametrize("text", ["A Milano", "Emiliano y familia", "melon", "milling wheat"])
def test_other_words_are_no_million(text: str) -> None:
    assert millions_in(text) == frozenset()


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [numeral.values for numeral in find_numerals("two and one packages")] == [{Fraction(2)}, {Fraction(1)}]
    assert [numeral.values for numeral in find_numerals("a hundred and forty-five")] == [{Fraction(145)}]
