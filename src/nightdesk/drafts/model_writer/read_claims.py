"""Counts read by a model where code reads none; each is bound to its words by code before anything is made of it.

A count joins those that code read only where code read the same number of the same kind in another item of the story. Any other is
`unsure`: a writer is told of it, and nothing is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.claims.model import Figure, FigureKind, Qualifier, ReadFigure
from nightdesk.claims.read import figure_id
from nightdesk.drafts.language_model import Answered, Ask, LanguageModel, Quoted, Receipt, Role
from nightdesk.drafts.model_writer.answers import ClaimsRead, CountRead
from nightdesk.drafts.model_writer.fence import fenced
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.foundation.spans import Span
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

_MOST_TEXT, _MOST_ITEMS, _LONGEST_ITEM, _TOKENS = 12_000, 24, 1_200, 3_000
_MOST_WORDS = 160


@dataclass(frozen=True, slots=True)
class ModelReading:
    """`confirmed` stand beside a count that code read in another item; `unsure` do not. `thrown_away` could not be bound to their words."""

    confirmed: tuple[Figure, ...] = ()
    unsure: tuple[Figure, ...] = ()
    thrown_away: int = 0
    receipts: tuple[Receipt, ...] = ()


def read_with_model(items: Sequence[Item], figures: Sequence[Figure], model: LanguageModel, prompts: Prompts, about: str) -> ModelReading:
    """Nothing where code read a count in every item that may hold one: nobody is asked then."""
    unread = {f"P{number}": item for number, item in enumerate(_unread(items, figures), start=1)}
    if not unread:
        return ModelReading()
    text, version = prompts.fill("read-claims")
    rows = [{"id": label, "language": language_name(item.language), "text": item.text[:_LONGEST_ITEM]} for label, item in unread.items()]
    quoted = tuple(Quoted(label, item.text) for label, item in unread.items())
    reply = model.ask(Ask(Role.READ_CLAIMS, about, "read claims", text, f"## TEXTS\n{fenced(rows)}", version, ClaimsRead, _TOKENS, quoted))
    if not isinstance(reply, Answered):
        return ModelReading(receipts=reply.receipts)
    bound = [bind(count, unread) for count in reply.answer.counts]
    found = {figure.id: figure for figure in bound if figure is not None}
    known = {(figure.read.kind, figure.read.value) for figure in figures}
    sure = tuple(figure for figure in found.values() if (figure.read.kind, figure.read.value) in known)
    unsure = tuple(figure for figure in found.values() if (figure.read.kind, figure.read.value) not in known)
    return ModelReading(sure, unsure, sum(figure is None for figure in bound), reply.receipts)


def bind(count: CountRead, items: Mapping[str, Item]) -> Figure | None:
    """The count as a figure of the item it names; None unless its words stand there letter by letter and hold its number."""
    item = items.get(count.passage)
    start = item.text.find(count.words) if item is not None and 0 < len(count.words) <= _MOST_WORDS else -1
    if item is None or start < 0:
        return None
    try:
        kind, reserve = FigureKind(count.kind.strip().lower()), Qualifier(count.reserve.strip().lower())
    except ValueError:
        return None
    if reserve is Qualifier.RANGE or count.number not in [number.value for number in read_numbers(count.words, item.language)]:
        return None
    speaker = count.said_by.strip() or None
    if speaker is not None and speaker not in item.text:
        return None
    read = ReadFigure(kind, count.number, None, None, reserve, None, speaker, Span(start, start + len(count.words)))
    return Figure(figure_id(item.id, read), item.id, item.language, item.published_at, read)


def _unread(items: Sequence[Item], figures: Sequence[Figure]) -> Iterator[Item]:
    """Items not in English that hold a number and in which code read no count, the latest first, as many as fit into one question."""
    counted, room, taken = {figure.item for figure in figures}, _MOST_TEXT, 0
    for item in reversed(items):
        length = min(len(item.text), _LONGEST_ITEM)
        is_open = (
            item.id not in counted and item.language.split("-")[0] != "en" and bool(read_numbers(item.text[:_LONGEST_ITEM], item.language))
        )
        if is_open and length <= room and taken < _MOST_ITEMS:
            room, taken = room - length, taken + 1
            yield item
