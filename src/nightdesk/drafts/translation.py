"""Passages in English beside the original: who may be asked for them, and what is taken of the answer.

A translation is of exactly the words that readers are shown, never stands without them, and says that a machine made it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nightdesk.drafts.hostile_text import speaks_to_a_machine
from nightdesk.drafts.language_model import Receipt
from nightdesk.drafts.model_writer.fence import visible
from nightdesk.languages.numbers import read_numbers

_LINK_OR_MARKUP = re.compile(r"https?://|www\.|[<>{}`|\\]|\*\*")
_MOST_TIMES_AS_LONG, _SPARE, _DAYS_OF_A_MONTH = 5, 80, 31


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words to be translated into English, under a label that the answer uses. `language` is a BCP 47 tag."""

    label: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Translated:
    """English by label; what could not be translated is left out. `by` names who did it; `receipts` are the calls to a model it took."""

    english: Mapping[str, str]
    by: str = ""
    receipts: tuple[Receipt, ...] = ()


class Translator(Protocol):
    def translate(self, texts: Sequence[Foreign], about: str) -> Translated:
        """`about` names the article that pays for it. Never raises for what a model, an engine or its server does."""
        ...


def taken(one: Foreign, english: str) -> str:
    """The translation as readers may see it, or nothing: where it holds a link, markup, words to a machine, or other numbers."""
    text = " ".join(visible(english).split())
    if not text or len(text) > _MOST_TIMES_AS_LONG * len(one.text) + _SPARE or _LINK_OR_MARKUP.search(text):
        return ""
    if speaks_to_a_machine(text) is not None or not _same_numbers(one, text):
        return ""
    return text


def _same_numbers(one: Foreign, english: str) -> bool:
    """Digits in English stand in the original; those of the original stand in English, but for days and months, which may become words."""
    theirs, ours = read_numbers(one.text, one.language), read_numbers(english, "en")
    here, there = {number.value for number in ours}, {number.value for number in theirs}
    added = {number.value for number in ours if not number.in_words} - there
    lost = {number.value for number in theirs if not number.in_words and (number.value or 0) > _DAYS_OF_A_MONTH} - here
    return not added and not lost
