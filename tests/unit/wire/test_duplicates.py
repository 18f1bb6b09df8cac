"""Copies of one text are one voice, whoever prints them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nightdesk.foundation.ids import FamilyId, ItemId, SourceId
from nightdesk.shift.copies import speaking_for, voices
from nightdesk.sources.model import FeedKind, Source
from nightdesk.wire.agencies import agency_of
from nightdesk.wire.duplicates import CopyBook, fingerprint
from nightdesk.wire.model import Item

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
TEXT = (
    "The harbour of Arvenholm was closed on Monday after a crane fell onto the quay, the harbour master said. Nobody was hurt. "
    "Two ships had to turn back, and a third lies at anchor outside until the wreck has been lifted, which may take until Friday. "
    "The company that owns the crane said that it had been inspected in January and that no fault had been found at the time."
)
OTHER = (
    "The library of Belmira opens again on Sunday after two years of work on its roof, which had let in the rain since the storm. "
    "Readers may bring back the books that they had borrowed before the storm without paying for the delay, the librarian told us. "
    "A hundred volunteers have dried, pressed and bound some nine thousand volumes, and the town has bought four hundred new ones."
)


def item(name: str, text: str = TEXT, source: str = "a", at: datetime = AT, author: str | None = None) -> Item:
    return Item(ItemId(name), SourceId(source), name, "en", "declared", None, text, None, author, at, at)


def source(name: str) -> Source:
    return Source(SourceId(name), name, "", "https://x.example/", FeedKind.RSS, "en", None, FamilyId(name), "")


def test_the_same_words_are_a_copy_of_the_first_that_had_them() -> None:
    book = CopyBook()
    assert [book.original_of(item(name)) for name in ("one", "two", "three")] == ["one"] * 3


def test_a_text_with_another_head_and_tail_is_a_copy() -> None:
    book = CopyBook()
    book.original_of(item("one"))
    assert book.original_of(item("two", f"ARVENHOLM (dpa) - {TEXT} More on page four.")) == "one"


def test_two_texts_of_their_own_are_not_copies() -> None:
    book = CopyBook()
    assert [book.original_of(item("one")), book.original_of(item("two", OTHER))] == ["one", "two"]


def test_half_a_text_is_not_a_copy_and_a_short_text_only_of_the_same_words() -> None:
    book = CopyBook()
    book.original_of(item("one"))
    assert book.original_of(item("two", TEXT[: len(TEXT) // 2])) == "two"
    assert book.original_of(item("three", "A crane fell in Arvenholm.")) == "three"
    assert book.original_of(item("four", "A crane fell in Belmira.")) == "four"
    assert book.original_of(item("five", "a crane fell, in Arvenholm")) == "three"


def test_words_said_again_a_month_later_are_a_piece_of_their_own() -> None:
    book = CopyBook()
    book.original_of(item("one"))
    assert book.original_of(item("two", at=AT + timedelta(days=30))) == "two"


def test_the_same_items_give_the_same_groups_and_a_refilled_book_goes_on_alike() -> None:
    texts = [TEXT, OTHER, f"{TEXT} More.", f"By our staff. {OTHER}", "Short.", "Short.", OTHER.replace("Sunday", "Monday")]
    items = [item(str(number), text) for number, text in enumerate(texts)]
    whole, begun, refilled = CopyBook(), CopyBook(), CopyBook()
    expected = [whole.original_of(one) for one in items]
    for one, original in zip(items[:3], [begun.original_of(one) for one in items[:3]], strict=True):
        refilled.knows(one, original)
    assert [refilled.original_of(one) for one in items[3:]] == expected[3:]


def test_a_script_without_spaces_is_compared_by_signs() -> None:
    text = "港湾当局によると月曜日にクレーンが岸壁に倒れたためアーベンホルム港は閉鎖されたけが人はいなかった二隻の船が引き返した"
    assert fingerprint(text).parts
    book = CopyBook()
    book.original_of(item("one", text))
    assert book.original_of(item("two", f"{text}。")) == "one"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KYIV (Reuters) - Two people were hurt.", "Reuters"),
        ("ARVENHOLM, Nov. 23 (Xinhua) -- Two people were hurt.", "Xinhua"),
        ("Zwei Menschen wurden verletzt. (dpa)", "dpa"),
        ("Deux blessés à Arvenholm.\n— AFP", "AFP"),
        ("The AP said on Monday (AP) that two people were hurt.", None),
        ("Two people were hurt, Reuters reported on Monday, citing the police.", None),
        ("She works for TT", None),
    ],
)
def test_an_agency_s_piece_is_known_by_its_credit(text: str, agency: str | None) -> None:
    assert agency_of(item("one", text)) == agency


def test_a_byline_names_an_agency() -> None:
    assert agency_of(item("one", author="Associated Press")) == "AP"


def test_an_outlet_that_prints_an_agency_s_piece_speaks_with_the_agency_s_voice() -> None:
    items = [item("1", f"{TEXT} (dpa)", "a"), item("2", f"KYIV (dpa) - {OTHER}", "b"), item("3", OTHER, "c")]
    told = speaking_for([source("a"), source("b"), source("c")], items, voices(items, {}))
    assert [one.family for one in told] == ["dpa (agency)", "dpa (agency)", "c"]


def test_an_outlet_that_copies_belongs_to_the_one_it_copies_only_where_it_says_nothing_of_its_own() -> None:
    copied = {ItemId("2"): FamilyId("a")}
    items = [item("1"), item("2", source="b")]
    assert [one.family for one in speaking_for([source("a"), source("b")], items, voices(items, copied))] == ["a", "a"]
    more = [*items, replace(item("3", OTHER), source=SourceId("b"))]
    assert [one.family for one in speaking_for([source("a"), source("b")], more, voices(more, copied))] == ["a", "b"]
