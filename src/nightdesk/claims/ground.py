"""One sentence with its counts and the words that say what happened: where things stand to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.claims.counting import Count
from nightdesk.claims.cues import Cue, Cues, Side
from nightdesk.claims.model import FigureKind
from nightdesk.claims.whom import who
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found, fold
from nightdesk.languages.words import MARKS

WORD = re.compile(rf"[\w{MARKS}]+")
BREAK = re.compile(r"[;；:：!?()（）—]|(?<!\b\w)\.\s")
COMMA = re.compile("[,，、،؛]")


@dataclass(frozen=True, slots=True)
class Taken:
    """A cue's hold on a count."""

    cue: Found[Cue]
    kind: FigureKind | None
    side: Side


class Ground:
    """One sentence while its cues take their counts.

    `taken`, `included` and `parts` name counts by their place: included ones stand within the count before them, parts within the one
    behind ("three children among them" and "twelve with three children").
    """

    def __init__(
        self, text: str, folded: str, found: Sequence[Found[Cue]], counts: Sequence[Count], words: Cues, ages: Sequence[tuple[int, int]]
    ) -> None:
        self.text, self.folded, self.words, self.ages = text, folded, words, ages
        self.counts = list(counts)
        self.cues = [cue for cue in found if not any(count.number_start <= cue.start < count.number_end for count in counts)]
        self.taken: dict[int, list[Taken]] = {}
        self.included: set[int] = set()
        self.parts: set[int] = set()

    def is_listed(self, place: int) -> bool:
        """Is this count joined to the one before it by a comma or "and", with no cue between?"""
        earlier, count = self.counts[place - 1], self.counts[place]
        gap = self.folded[earlier.number_end : count.start]
        joined = gap.rstrip().endswith((*self.words.lists, ",", "，", "、", "،"))
        return joined and not BREAK.search(without_brackets(gap)) and not self.cue_between(earlier.number_end, count.start)

    def has_own_cue(self, place: int) -> bool:
        count = self.counts[place]
        limit = self.counts[place + 1].start if place + 1 < len(self.counts) else len(self.folded)
        for cue in self.cues:
            if count.number_end <= cue.start < limit and cue.meaning.side in {Side.BEFORE, Side.BESIDE}:
                return not COMMA.search(self.folded[count.number_end : cue.start])
        return False

    def names_people(self, place: int) -> bool:
        """Does a noun for people stand with this count, near or at the end of its phrase ("18 security personnel")?"""
        count = self.counts[place]
        if count.people:
            return True
        named, _ = who(self.text, self.folded, count, len(self.folded), self.words)
        return named is not None and bool(self.words.people.find(fold(named)))

    def is_passive(self, cue: Found[Cue]) -> bool:
        before = WORD.findall(self.folded, max(0, cue.start - 40), cue.start)[-3:]
        return any(word in self.words.passive for word in before)

    def distance(self, start: int, end: int) -> int:
        """Words between two places; in scripts without spaces, half the characters."""
        if not spaced(self.words.language):
            return len(self.folded[start:end].strip()) // 2
        return len(WORD.findall(self.folded, start, end))

    def conjoined(self, start: int, end: int) -> bool:
        return bool(self.words.conjunctions.find(self.folded[start:end]))

    def cue_between(self, start: int, end: int) -> bool:
        return any(start <= cue.start < end for cue in self.cues)


def without_brackets(gap: str) -> str:
    """What is said in brackets does not break a phrase ("145 Baloch Liberation Army (BLA) insurgents")."""
    return re.sub(r"[(（][^()（）]{0,80}[)）]", " ", gap)
