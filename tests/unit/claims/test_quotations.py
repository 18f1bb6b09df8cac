"""Words in quotation marks are found in any language's marks, with their speaker where English names one."""

import pytest

from nightdesk.claims.quotations import read_quotations
from nightdesk.foundation.ids import ItemId

ITEM = ItemId("item-1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He calls it "a disaster" twice.', "a disaster"),
        ("Er nennt es „ein Unglück“ im Radio.", "ein Unglück"),
        ("Il parle d'«un désastre» total.", "un désastre"),
        ("他称之为「灾难」。", "灾难"),
        ("She said ‘never again’ and left.", "never again"),
    ],
)
def test_marks(text: str, words: str) -> None:
    assert [quotation.span.cut(text) for quotation in read_quotations(text, "en", ITEM)] == [words]


def test_the_speaker_is_named() -> None:
    text = 'The minister says the plan is "dead on arrival".'
    (quotation,) = read_quotations(text, "en", ITEM)
    assert quotation.speaker is not None
    assert quotation.speaker.cut(text) == "The minister"


def test_an_apostrophe_opens_no_quotation() -> None:
    assert read_quotations("It's the rebels’ last stand, isn’t it?", "en", ITEM) == ()
