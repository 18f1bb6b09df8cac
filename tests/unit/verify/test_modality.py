"""What may be, is planned or is compared is told as it stands: not as done, not the other way round."""

import pytest

from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import ItemId, SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.verify.model import Status
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Item, Passage, PassageKind
from unit.verify.bench import PROFILE, source
from unit.verify.bench import lines as known

TEXT = (
    "President Adam Barrow may resign next week, the Daily Post reported. His party won more seats than the opposition in the April vote. "
    "Turnout was lower than in 2017. The army used helicopters in an attempt to regain control of Nushki. The court plans to hear the case."
)


def judged(text: str) -> Status:
    at = known()["ce-2026-01-31-002"].published_at
    item = Item(ItemId("item-x"), SourceId("x.example"), "x", "en", "declared", None, TEXT, None, None, at, at)
    span = Span(0, len(TEXT))
    passage = Passage(
        Passage.name(item.id, span), PassageKind.ITEM, item.id, span, TEXT, "en", item.source, "x.example", (), at, None
    )  # fmt: skip
    sentence = Sentence(SentenceId("s"), text, SentenceKind.FACT, (passage.id,))
    return judge_sentence(sentence, (passage,), PROFILE, [item], [source("x.example")]).status


@pytest.mark.parametrize(
    "text",
    [
        "President Adam Barrow resigned, the Daily Post reported.",
        "President Adam Barrow will resign next week, the Daily Post reported.",
        "The army regained control of Nushki with helicopters.",
        "The court heard the case.",
        "His party won fewer seats than the opposition.",
        "The opposition won more seats than his party.",
        "Turnout was higher than in 2017.",
    ],
)
def test_what_is_told_as_surer_or_turned_round_does_not_pass(text: str) -> None:
    assert judged(text) is Status.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "President Adam Barrow may resign next week, the Daily Post reported.",
        "The army attempted to regain control of Nushki with helicopters.",
        "The court plans to hear the case.",
        "In the April vote his party won more seats than the opposition.",
        "Turnout was lower than in 2017.",
    ],
)
def test_what_is_told_as_it_stands_passes(text: str) -> None:
    assert judged(text) is Status.SUPPORTED
