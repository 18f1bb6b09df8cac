"""Numbers are read as their language writes them."""

import pytest

from nightdesk.languages.numbers import read_numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "1,234 and 1.5 million and thirty-two", [1234, 1_500_000, 32]),
        ("en", "two hundred and five; 12,34,567; tens of thousands; dozens", [205, 1_234_567, None, None]),
        ("de", "1.500 und dreiundzwanzig und 2,5", [1500, 23, 2.5]),
        ("fr", "une centaine, deux mille, quatre-vingt-dix-sept, 7 200", [100, 2000, 97, 7200]),
        ("pt", "dois mil e quinhentos; 45 mil", [2500, 45_000]),
        ("ru", "22 тыс., двадцать один, сотни", [22_000, 21, None]),
        ("zh", "1万2000人、三百二十人、数十人、5.2万", [12_000, 320, None, 52_000]),
        ("ne", "२७ हजारभन्दा बढी", [27_000]),
        ("fa", "۴۱٬۰۰۰ و بیست و سه", [41_000, 23]),
        ("ur", "3٫300 اور 6 لاکھ", [3300, 600_000]),
        ("ar", "أحد عشر و53 وعشرات الآلاف", [11, 53, None]),
        ("id", "1.000 orang dan dua puluh lima", [1000, 25]),
        ("th", "2,043 คน หกราย", [2043, 6]),
        ("ko", "2만 5천 명, 수십 명", [25_000, None]),
        ("ta", "குறைந்தது பத்து பேர்", [10]),
        ("kn", "೨೦೨೨", [2022]),
    ],
)
def test_values(language: str, text: str, values: list[int | float | None]) -> None:
    assert [number.value for number in read_numbers(text, language)] == values


def test_a_number_inside_a_name_is_none() -> None:
    assert [number.value for number in read_numbers("A B-17 and a P-63 met at G20; 6 died", "en")] == [6]


def test_a_hostile_run_of_digits_is_read_in_time() -> None:
    read_numbers("1," * 50_000 + "9" * 50_000, "en")


@pytest.mark.parametrize("language", ["en", "zh", "tlh", "und", ""])
def test_any_language_gives_an_answer(language: str) -> None:
    assert [number.value for number in read_numbers("7 of 9", language)] == [7, 9]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "10 miliardi", 10_000_000_000),
        ("es", "5 mil millones", 5_000_000_000),
        ("ru", "5 миллиардов", 5_000_000_000),
        ("hi", "5 अरब", 5_000_000_000),
        ("th", "5 พันล้าน", 5_000_000_000),
        ("sw", "elfu tano mia tatu", 5_300),
        ("sw", "mia mbili na hamsini", 250),
        ("ln", "nkama moko na tuku mitano", 150),
    ],
)
def test_large_numbers_and_scales_that_come_first(language: str, text: str, value: int) -> None:
    assert [number.value for number in read_numbers(text, language)] == [value]
