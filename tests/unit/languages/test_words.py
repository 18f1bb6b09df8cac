"""Words are cut whole in every script."""

import pytest

from nightdesk.languages.words import split


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They didn't say: 1,234.", ["They", "didn't", "say", "1", "234"]),
        ("ne", "२७ हजारको मृत्यु", ["२७", "हजारको", "मृत्यु"]),
        ("ta", "24 பேர் உயிரிழந்தனர்", ["24", "பேர்", "உயிரிழந்தனர்"]),
        ("ar", "مقتل 19 شخصًا", ["مقتل", "19", "شخصًا"]),
        ("th", "ประเทศไทย 5 ราย", ["ประเทศไทย", "5", "ราย"]),
        ("zh", "造成人员死亡", ["造成", "人员", "死亡"]),
    ],
)
def test_words(language: str, text: str, words: list[str]) -> None:
    assert [span.cut(text) for span in split(text, language)] == words


def test_places_are_counted_in_code_points_where_icu_counts_otherwise() -> None:
    text = "😀😀 ประเทศไทย"
    assert [span.cut(text) for span in split(text, "th")] == ["ประเทศไทย"]
