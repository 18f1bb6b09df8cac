"""A word where it stands in its sentence, and what the words around it tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.drafts.tense.little_words import (
    AUXILIARIES,
    JOINING,
    MODALS,
    MONTHS,
    OPENS_A_CLAUSE,
    OPENS_A_PHRASE,
    PAST_AUXILIARIES,
    PLURAL_MARKS,
    PLURALS,
    RELATIVES,
    SINGULAR_MARKS,
    SUBORDINATING,
)
from nightdesk.drafts.verbs import by_base, by_third_person, pasts

_WORD = re.compile(r"[^\W_]+(?:(?:['’\-–.]|(?<=\d),(?=\d{3}))[^\W_]+)*\.?")
_DEMANDING = re.compile(r"(?:demand|urg|insist|recommend|propos|request|requir|order|ask|suggest)(?:s|es|e|ed|ing)?|calls?|called")
_MARK_ENDS = ("in", "on", "at", "by", "to", "for", "from", "with")
# How far before a verb the words may stand that bear on it, in words.
_GOVERNS, _MARKS, _RELATES, _ADDS = 30, 8, 3, 12


@dataclass(frozen=True, slots=True)
class Spot:
    words: tuple[tuple[str, int], ...]
    """The sentence's words, each with where it begins in `text`."""
    index: int
    text: str

    def at(self, index: int) -> str:
        """The word there; empty beyond either end."""
        return self.words[index][0] if 0 <= index < len(self.words) else ""

    @property
    def word(self) -> str:
        return self.words[self.index][0]

    @property
    def before(self) -> str:
        return self.at(self.index - 1)

    @property
    def before_adverb(self) -> str:
        """The word before, or the one before that if it is an adverb."""
        return self.at(self.index - 2) if self.before.endswith("ly") and self.index > 1 else self.before

    @property
    def after(self) -> str:
        return self.at(self.index + 1)

    @property
    def start(self) -> int:
        return self.words[self.index][1]

    @property
    def end(self) -> int:
        return self.start + len(self.word)

    @property
    def left(self) -> str:
        """The text before the word, without the space between."""
        return self.text[: self.start].rstrip()

    @property
    def hyphenated(self) -> bool:
        return self.text[self.start - 1 : self.start] == "-" or self.text[self.end : self.end + 1] == "-"

    @property
    def owns(self) -> bool:
        """Whether an apostrophe follows: "the pilots' union"."""
        return self.text[self.end : self.end + 1] in ("'", "’") and self.word.endswith("s")

    @property
    def is_owned(self) -> bool:
        """Whether the word before owns this one."""
        return self.before.endswith(("'s", "’s")) or (self.index > 0 and Spot(self.words, self.index - 1, self.text).owns)

    @property
    def is_relative(self) -> bool:
        """Whether the verb belongs to a clause about a noun ("a shooting that killed 15 people")."""
        return any(word in RELATIVES for word in self._back(_RELATES))

    @property
    def is_opened(self) -> bool:
        """Whether "when" or "while" opened the clause shortly before."""
        return any(word in OPENS_A_CLAUSE for word, _ in self.words[max(0, self.index - 9) : self.index - 1])

    @property
    def follows_a_date(self) -> bool:
        return self.before.isdigit() and self.index > 1 and self.at(self.index - 2).lower() in MONTHS

    @property
    def alone(self) -> bool:
        """Whether no other verb follows in the clause."""
        for word, _ in self.words[self.index + 1 :]:
            if word in SUBORDINATING or word in RELATIVES:
                return True
            if is_of_a_verb(word):
                return False
        return True

    @property
    def several_before(self) -> bool:
        near = range(max(0, self.index - _MARKS), self.index)
        return any(self._is_several(place) for place in near)

    @property
    def plain_verb_before(self) -> bool:
        return any(word in by_base() for word, _ in self.words[max(0, self.index - _ADDS) : self.index - 1])

    def subject(self) -> list[str]:
        """All from the clause's beginning up to the word: after its last "when" or "that", or after the comma that ends what it opens
        with; nothing if no comma does."""
        start = next((back + 1 for back in range(self.index - 1, -1, -1) if self.at(back) in SUBORDINATING), 0)
        if self.at(start).lower() in OPENS_A_PHRASE:
            ended = (place for place in range(start + 1, self.index) if self._ends_with_comma(place))
            start = next(ended, self.index)
        return [word for word, _ in self.words[start : self.index]]

    def mark(self) -> str | None:
        """Whether the words before name one thing or several, judged by the nearest article or number."""
        for back in range(self.index - 1, max(-1, self.index - _MARKS - 1), -1):
            word = self.at(back).lower()
            if "," in self.text[self.words[back][1] : self.start] or word in _MARK_ENDS:
                return None
            if word in SINGULAR_MARKS:
                return "singular"
            if word in PLURAL_MARKS or (word.replace(",", "").isdigit() and not (back and self.at(back - 1)[:1].isupper())):
                return "plural"
        return None

    def is_governed(self) -> bool:
        """Whether a plain form hangs on a modal or a demand: "must leave the town and hold a poll", "demands that they leave".

        A verb that follows a comma, "and" or "or" has the modal of the verb before it, as far back as the clause goes.
        """
        joined = self.before in JOINING or self.left.endswith((",", ";"))
        for back in range(self.index - 1, max(-1, self.index - _GOVERNS), -1):
            word = self.at(back)
            if word == "that":
                return any(_DEMANDING.fullmatch(before.lower()) for before, _ in self.words[max(0, back - 3) : back])
            if word in SUBORDINATING or word in RELATIVES:
                return False
            if joined and word in MODALS and self._is_plain_verb(back + 1):
                return True
        return False

    def _back(self, reach: int) -> Iterator[str]:
        return (word for word, _ in self.words[max(0, self.index - reach) : self.index])

    def _ends_with_comma(self, place: int) -> bool:
        return Spot(self.words, place, self.text).left.endswith(",")

    def _is_several(self, place: int) -> bool:
        word = self.at(place) if place else self.at(0).lower()
        return word == "and" or word in PLURALS or (word.islower() and word.endswith("s") and place > 0)

    def _is_plain_verb(self, place: int) -> bool:
        """Whether a plain verb stands there, after adverbs and "not"."""
        following = (word for word, _ in self.words[place : place + 3] if word not in ("not", "also", "then") and not word.endswith("ly"))
        first = next(following, "")
        return first in by_base() or first in ("be", "have", "do")


def spots_in(text: str) -> list[Spot]:
    """Every word of the sentence where it stands."""
    words = tuple((match.group().rstrip("."), match.start()) for match in _WORD.finditer(text))
    return [Spot(words, index, text) for index in range(len(words))]


def is_of_a_verb(word: str) -> bool:
    third = by_third_person().get(word)
    return (
        word in AUXILIARIES
        or word in ("have", "do", "be", "been")
        or word in PAST_AUXILIARIES
        or word in MODALS
        or word in RELATIVES
        or (word in pasts() and word not in by_base())
        or (third is not None and not third.nounlike)
    )
