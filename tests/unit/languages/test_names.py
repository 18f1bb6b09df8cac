"""A name is recognised across scripts by its consonants."""

import pytest

from nightdesk.languages.names import consonant_key, find_names


@pytest.mark.parametrize("written", ["Sunak", "Сунака", "수낵", "苏纳克", "सुनक", "سوناك", "ซูแน็ก", "スナク", "სუნაკი", "සුනක්", "Σούνακ"])
def test_one_name_in_many_scripts_has_one_key(written: str) -> None:
    assert consonant_key(written) == "SNK"


def test_names_are_found_by_their_capitals() -> None:
    text = "Yesterday the minister met Rishi Sunak in secret."
    assert [name.span.cut(text) for name in find_names(text, "en") if name.sure] == ["Rishi", "Sunak"]


def test_transliterated_names_are_found_in_chinese() -> None:
    text = "英国首相里希·苏纳克辞职"
    assert "SNK" in {name.key for name in find_names(text, "zh")}


def test_a_word_that_opens_a_sentence_is_no_sure_name() -> None:
    assert all(not name.sure for name in find_names("Protesters marched. Soldiers watched.", "en"))


def test_hostile_text_is_bounded() -> None:
    assert len(find_names("Ab" * 500_000, "en")) <= 1
    assert find_names("", "xx") == ()


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("גארבאטשאוו", "Gorbachev"),
        ("גורבצ'וב", "Gorbachev"),
        ("Gorbačov", "Gorbachev"),
        ("באריס", "Boris"),
        ("സുനക്", "Sunak"),
        ("ಜಾನ್ಸನ್", "Johnson"),
        ("ಅರ್ಜೆಂಟೈನಾ", "Arjentina"),
    ],
)
def test_letters_that_romanise_badly_still_meet(written: str, english: str) -> None:
    assert consonant_key(written) == consonant_key(english)


def test_georgian_writes_names_without_capitals() -> None:
    assert [name.key for name in find_names("რიში სუნაკი გახდა", "ka")][:2] == ["RS", "SNK"]


def test_a_name_of_one_consonant_is_found_on_request() -> None:
    assert [name.key for name in find_names("Yesterday Shinzo Abe spoke.", "en", shortest=1)][-2:] == ["SNS", "P"]


@pytest.mark.parametrize(
    ("written", "language", "english"),
    [
        ("Джеймсом", "ru", "James"),
        ("Џонсона", "sr", "Johnson"),
        ("Лејкерса", "sr", "Leikers"),
        ("Μπράιτον", "el", "Brighton"),
        ("Φορντ", "el", "Ford"),
        ("Χοφενχάιμ", "el", "Hoffenheim"),
        ("トランプ", "ja", "Trump"),
        ("ナゲッツ", "ja", "Nagets"),
        ("特朗普", "zh", "Trump"),
        ("基辅", "zh", "Kiev"),
        ("约翰逊", "zh", "Johnson"),
        ("ゴルバチョフ", "ja", "Gorbachev"),
        ("戈尔巴乔夫", "zh", "Gorbachev"),
        ("غورباتشوف", "ar", "Gorbachev"),
        ("გორბაჩოვის", "ka", "Gorbachev"),
        ("고르바초프는", "ko", "Gorbachev"),
        ("גורבצ'וב", "he", "Gorbachev"),
        ("ג'ונסון", "he", "Johnson"),
        ("والمكسيك", "ar", "Meksik"),
        ("Sunakin", "fi", "Sunak"),
        ("Erdoğan'ın", "tr", "Erdogan"),
        ("Сноудың", "kk", "Snow"),
    ],
)
def test_a_name_meets_its_english_form_whatever_its_script_and_ending(written: str, language: str, english: str) -> None:
    found = find_names(f"xx {written} yy", language)
    assert consonant_key(english) in {name.key for name in found}


def test_an_article_is_no_part_of_a_name() -> None:
    text = "Il governo dell'Iran e Peter O'Neill"
    assert [name.span.cut(text) for name in find_names(text, "it") if name.sure] == ["Iran", "Peter", "O'Neill"]


def test_what_japanese_writes_in_hiragana_is_no_name() -> None:
    text = "しかしトランプ大統領について"
    assert [name.span.cut(text) for name in find_names(text, "ja")] == ["トランプ"]


def test_english_possessives_are_not_part_of_the_key() -> None:
    assert consonant_key("Trump's") == consonant_key("Trump’s") == consonant_key("Trump")
