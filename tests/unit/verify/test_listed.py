"""A number of things that a passage lists by name stands in the evidence; another number does not."""

import pytest

from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import ItemId, SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.verify.model import Status
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Item, Passage, PassageKind
from unit.verify.bench import PROFILE, source
from unit.verify.bench import lines as known

TEXT = "Coordinated attacks by militants in the districts of Quetta, Gwadar and Nushki kill 33 people, including 18 civilians."


def judged(text: str) -> Status:
    at = known()["ce-2026-01-31-002"].published_at
    item = Item(ItemId("item-x"), SourceId("x.example"), "x", "en", "declared", None, TEXT, None, None, at, at)
    span = Span(0, len(TEXT))
    name = Passage.name(item.id, span)
    passage = Passage(name, PassageKind.ITEM, item.id, span, TEXT, "en", item.source, "x.example", (), at, None)
    sentence = Sentence(SentenceId("s"), text, SentenceKind.FACT, (passage.id,))
    return judge_sentence(sentence, (passage,), PROFILE, [item], [source("x.example")]).status


@pytest.mark.parametrize("text", ["The attacks in three districts killed 33 people.", "Militants attacked in three districts."])
def test_as_many_as_are_listed(text: str) -> None:
    assert judged(text) is Status.SUPPORTED


@pytest.mark.parametrize("text", ["The attacks in four districts killed 33 people.", "Three soldiers were killed in the attacks."])
def test_not_another_number_and_not_another_thing(text: str) -> None:
    assert judged(text) is Status.UNSUPPORTED
