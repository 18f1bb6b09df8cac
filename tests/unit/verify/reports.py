"""Reports of a story made up for one test, and sentences judged by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nightdesk.drafts.model import Inference, Likelihood, Sentence, SentenceKind
from nightdesk.foundation.ids import ItemId, SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.verify.model import Status
from nightdesk.verify.sentence import Judged, judge_sentence
from nightdesk.wire.model import Item, Passage, PassageKind
from unit.verify.bench import PROFILE, source

Report = tuple[str, str]
"""Its day, as in "2026-01-18", and what it says."""


def told(text: str, *reports: Report) -> Judged:
    """A fact that rests on all these reports."""
    items, passages = _wire(reports)
    sentence = Sentence(SentenceId("s"), text, SentenceKind.FACT, tuple(one.id for one in passages))
    return judge_sentence(sentence, passages, _PROFILE, items, [source("x.example")])


def concluded(text: str, *reports: Report) -> Judged:
    """A likely conclusion from these reports, each told as it stands."""
    items, passages = _wire(reports)
    facts = [Sentence(SentenceId(f"p{n}"), one.text, SentenceKind.FACT, (one.id,)) for n, one in enumerate(passages)]
    grounds = Inference(tuple(one.id for one in facts), "it follows from them", Likelihood.LIKELY, "it may have been otherwise")
    sentence = Sentence(SentenceId("s"), text, SentenceKind.INFERENCE, inference=grounds)
    return judge_sentence(sentence, passages, _PROFILE, items, [source("x.example")], beside=facts)


def stands(judged: Judged) -> bool:
    return judged.status is Status.SUPPORTED


_PROFILE = replace(PROFILE, places=(), countries=(), actors=())


def _wire(reports: tuple[Report, ...]) -> tuple[list[Item], list[Passage]]:
    items, passages = [], []
    for number, (day, text) in enumerate(reports):
        at, name = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC), f"item-{number}"
        items.append(Item(ItemId(name), SourceId("x.example"), name, "en", "declared", None, text, None, None, at, at))
        span = Span(0, len(text))
        passages.append(
            Passage(
                Passage.name(name, span), PassageKind.ITEM, name, span, text, "en", SourceId("x.example"), "x.example", (), at, None
            )
        )  # fmt: skip
    return items, passages
