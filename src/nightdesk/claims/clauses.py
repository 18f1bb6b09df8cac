"""The clauses of an English sentence: its words, where the clause of a verb begins, and what its subject is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.claims.speech import Form, doing, words
from nightdesk.foundation.spans import Span

_WORD = re.compile(r"[^\W_][\w'’.&/-]*(?<=[\w'’])|[,;:()\"“”]")
_ADVERB = re.compile(r"[a-z]{4,}ly")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


class Clauses:
    """One sentence as words."""

    def __init__(self, text: str) -> None:
        self.words = [Word(*found.span(), found[0]) for found in _WORD.finditer(text)]

    def subject(self) -> Span | None:
        """The subject of the sentence: all before its first verb."""
        for place in range(1, len(self.words)):
            word = self.words[place]
            if word.text == word.low and (self._is_known_verb(place) or self._looks_like_verb(place)):
                return self.span_of(0, place)
        return None

    def _is_known_verb(self, place: int) -> bool:
        word = self.words[place]
        form = doing().get(word.low)
        if form is None:
            return False
        return form is not Form.PLAIN or word.low in words("modal") | words("auxiliaries") or self.plural_before(place)

    def _looks_like_verb(self, place: int) -> bool:
        """An unknown word behind a name may be a verb by its ending ("Beijing nullifies", "The Ministry issued")."""
        word, before = self.words[place], self.words[place - 1]
        ends = word.low.endswith(("s", "ed")) and not word.low.endswith("ss") and len(word.low) > 4
        return ends and before.text[0].isupper() and before.low not in words("before_nouns") and not self._plural_noun(place)

    def _plural_noun(self, place: int) -> bool:
        return self.words[place].low in words("plural_nouns")

    def plural_before(self, place: int) -> bool:
        before = self.words[place - 1]
        if before.low in words("modal"):
            return True
        plural = before.low.endswith("s") and not before.low.endswith(("'s", "ss", "’s"))
        conjoined = any(word.low == "and" for word in self.words[max(0, place - 8) : place - 1]) and before.text[0].isupper()
        return (
            plural
            or conjoined
            or before.low in {"police", "military", "people", "they", "we", "government", "and", "media", "who", "staff"}
        )

    def antecedent(self, who: int) -> Span | None:
        """The name before "who" ("objections by opposition parties, who accuse ...")."""
        stop = who - 1 if who and self.words[who - 1].text == "," else who
        first = stop
        while (
            first > 0 and self.words[first - 1].low not in words("before_nouns") - {"the", "a", "an"} and self.words[first - 1].text != ","
        ):
            first -= 1
        return self.span_of(first, stop)

    def has_verb(self, first: int, stop: int) -> bool:
        """Does the clause hold another finite verb, so that what stands before this one is no name?"""
        inside = [word for word in self.words[first + 1 : stop] if word.low == word.text and word.low not in words("plural_nouns")]
        return any(doing().get(word.low) in {Form.THIRD, Form.PAST} for word in inside)

    def clause_start(self, place: int) -> int:
        """Where the clause of this verb begins: behind the last word that opens one, commas inside a name minded ("Navas, the mayor,")."""
        at = place - 1
        if at >= 0 and self.words[at].text == ",":
            at = self._apposition(at)
        while at >= 0:
            word = self.words[at]
            if word.low in words("subject_starts") and not self._joins_names(at):
                return at + 1
            if word.text in {",", ";", ":"}:
                return at + 1
            at -= 1
        return 0

    def _apposition(self, comma: int) -> int:
        """Before an apposition that ends with this comma, the place where its noun ends."""
        for back in range(comma - 1, -1, -1):
            if self.words[back].text == ",":
                return back - 1
        return comma - 1

    def _joins_names(self, at: int) -> bool:
        """Does "and" join two names here ("X and Y accuse"), or "for" stand inside one?"""
        word = self.words[at]
        if word.low in {"by", "with"}:
            return False
        if word.low == "for":
            return self.words[at - 1].text[0].isupper() if at else False
        if word.low != "and" or at == 0 or at + 1 >= len(self.words):
            return False
        before, behind = self.words[at - 1], self.words[at + 1]
        named = before.text[0].isupper() or before.text == ")" or not any(word.text in doing() for word in self.words[:at])
        return before.text != "," and named and (behind.text[0].isupper() or behind.low in {"the", "first", "former"})

    def span_of(self, first: int, stop: int) -> Span | None:
        while first < stop and self.words[first].text in {",", ";", ":", ")", "("}:
            first += 1
        while stop > first and self.words[stop - 1].text in {",", ";", ":", "("}:
            stop -= 1
        while first < stop and self.words[first].low in words("openers"):
            first += 1
        while stop > first and (self.words[stop - 1].low in words("modal") or _ADVERB.fullmatch(self.words[stop - 1].text)):
            stop -= 1
        if first >= stop or stop - first > 24 or self.words[first].low == "there":
            return None
        for at in range(first + 1, stop - 1):
            if self.words[at].text == "," and self.words[at + 1].low in {"the", "a", "an", "who", "which", "whose"}:
                stop = at
                break
        return Span(self.words[first].start, self.words[stop - 1].end)
