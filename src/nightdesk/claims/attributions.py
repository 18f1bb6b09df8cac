"""Who says what, in English: a speaker, the verb of saying, and what is said, each an exact span of the text.

A clause is read from its verb of saying: the speaker is the subject before it (or the sentence's subject, for "saying" and for "and says"), the
content what follows it up to the next clause of the writer's own. "According to" is read the other way round. Passives without a speaker
("is reported", "alleged", "accused of") are nobody's words and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.claims.model import ReadAttribution, Stance
from nightdesk.claims.speech import Form, Verb, doing, saying
from nightdesk.foundation.spans import Span
from nightdesk.languages.sentences import split
from nightdesk.languages.words import base

LONGEST = 20_000

_WORD = re.compile(r"[^\W_][\w'’.&/-]*(?<=[\w'’])|[,;:()\"“”]")
_ACCORDING = re.compile(r"\baccording to\b|\bper\b(?= (?:the|an?) )", re.IGNORECASE)
_SPEAKER_ENDS = re.compile(
    r",(?! (?:[A-Z][\w.]+,? )?(?:Inc|Ltd|Jr|Sr)\b)|;|(?<![A-Z])\.(?=\s|$)|\(|\s(?:as|after|while|when|who|which|that|because|including|amid|since|and (?:that|another|injured|killed|is|are|has|have|was|were|\w+s the))\s"
)
_CONTENT_ENDS = re.compile(
    r"[,;]? (?:while|but|although|though|whereas|after|following|before|amid)\b (?!the fact)|, (?:as|when|saying|accusing|citing|describing|adding|claiming|calling|blaming|warning|prompting|"
    r"signaling|signalling|raising|leading|marking|stating|vowing|urging|demanding|ordering|denying|rejecting|continuing|according|with|largely)\b"
    r"|,? and (?:says|say|said|warns|orders|calls|urges|expels|vows|accuses|also|suspends|commits|denies|demands|announces|rejects|condemns|threatens|declares|describes|blames|directs|promises|pledges|claims|confirms)\b"
    r"|, (?:and|or) (?:is|are|was|were|has|have|had|will)\b"
)
_SUBJECT_STARTS = frozenset(
    "while but after as when because although though whereas and that which who where before since if with so by for until unless despite".split()
)
_NOT_NOUN_BEFORE = frozenset(
    "the a an of on in to for with by from its their his her this that these those no any some more new multiple several as at and or".split()
)
_AUXILIARIES = frozenset("is are was were be been being am".split())
_MODAL = frozenset(
    "has have had will would may might could can should did does do not also reportedly later officially formally repeatedly publicly again subsequently then still strongly".split()
)
_NOUN_BEHIND = frozenset("of from against over about by were are was is have has emerge surface in".split())


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


def read_attributions(text: str, language: str) -> tuple[ReadAttribution, ...]:
    """The attributions of an English text in its order; () for other languages. Spans are exact substrings of the text."""
    if base(language) not in {"en", "sco"}:
        return ()
    text = text[:LONGEST]
    found: list[ReadAttribution] = []
    for sentence in split(text, language):
        found += _Sentence(text, sentence).attributions()
    return tuple(found)


class _Sentence:
    """One sentence as words, and the readings of its verbs."""

    def __init__(self, text: str, span: Span) -> None:
        self._text, self._span = text, span
        self._words = [_Word(*found.span(), found[0]) for found in _WORD.finditer(text, span.start, span.end)]
        self._quoted = _quoted_places(text, span)

    def attributions(self) -> Iterator[ReadAttribution]:
        read = [*self._by_verbs(), *self._according()]
        return iter(sorted(read, key=lambda one: one.cue))

    # Verbs of saying.

    def _by_verbs(self) -> Iterator[ReadAttribution]:
        last_speaker: Span | None = None
        for place, word in enumerate(self._words):
            if word.start in self._quoted:
                continue
            for verb in saying().get(word.text, ()):
                if not self._followed(place, verb) or not self._is_verb(place, verb):
                    continue
                speaker = self._speaker(place, verb, last_speaker)
                read = self._attribution(place, verb, speaker) if speaker is not None else None
                if read is not None:
                    last_speaker = read.speaker
                    yield read
                break

    def _followed(self, place: int, verb: Verb) -> bool:
        following = tuple(word.low for word in self._words[place + 1 : place + 1 + len(verb.followed_by)])
        return following == verb.followed_by

    def _is_verb(self, place: int, verb: Verb) -> bool:
        if place == 0 or place + 1 >= len(self._words):
            return False
        before, behind = (
            self._words[place - 1],
            self._words[place + 1 + len(verb.followed_by)] if place + 1 + len(verb.followed_by) < len(self._words) else None,
        )
        if behind is None or behind.low in _NOUN_BEHIND or behind.text in {";", ")"}:
            return False
        if verb.form is Form.ING:
            return before.text in {",", '"', "”"} or before.low in {"while", "after", "and", "before"} or self._opened_by_with(place)
        if before.low in _NOT_NOUN_BEFORE and before.low != "and":
            return False
        if before.low in _AUXILIARIES or (verb.form is Form.PAST and before.text == ","):
            return False
        if verb.form is Form.PLAIN:
            return self._plural_before(place)
        if verb.form is Form.PAST:
            return behind.low not in {"to", "as", "in", "on", "at"} or verb.followed_by != () or behind.low == "to"
        return True

    def _plural_before(self, place: int) -> bool:
        before = self._words[place - 1]
        if before.low in _MODAL:
            return True
        plural = before.low.endswith("s") and not before.low.endswith(("'s", "ss", "’s"))
        conjoined = any(word.low == "and" for word in self._words[max(0, place - 8) : place - 1]) and before.text[0].isupper()
        return (
            plural
            or conjoined
            or before.low in {"police", "military", "people", "they", "we", "government", "and", "media", "who", "staff"}
        )

    def _opened_by_with(self, place: int) -> bool:
        for back in range(place - 1, max(-1, place - 8), -1):
            if self._words[back].low == "with":
                return back + 1 < place
            if self._words[back].text == ",":
                return False
        return False

    # The speaker.

    def _speaker(self, place: int, verb: Verb, last: Span | None) -> Span | None:
        if verb.form is Form.ING:
            if self._opened_by_with(place):
                opened = next(back for back in range(place - 1, -1, -1) if self._words[back].low == "with")
                return self._span_of(opened + 1, place)
            return last or self._subject()
        first = self._clause_start(place)
        stop = place
        while stop > first and self._words[stop - 1].low in _MODAL:
            stop -= 1
        if stop == first or self._words[stop - 1].low == "and":
            return last or self._subject()
        if (
            any(
                word.low in doing() and doing()[word.low] in {Form.THIRD, Form.PAST} and word.low == word.text
                for word in self._words[first:stop]
            )
            and last is not None
        ):
            joined = [at for at in range(first, stop) if self._words[at].low == "and"]
            if not joined or joined[-1] + 1 >= stop:
                return last
            return self._span_of(joined[-1] + 1, stop) if stop - joined[-1] > 1 else last
        return self._span_of(first, stop)

    def _clause_start(self, place: int) -> int:
        """Where the clause of this verb begins: behind the last word that opens a clause, minding commas inside a name ("Navas, the mayor of X,")."""
        at = place - 1
        if at >= 0 and self._words[at].text == ",":
            at = self._apposition(at)
        while at >= 0:
            word = self._words[at]
            if word.low in _SUBJECT_STARTS and not self._joins_names(at):
                return at + 1
            if word.text in {",", ";", ":"} and not self._inside_list(at):
                return at + 1
            at -= 1
        return 0

    def _apposition(self, comma: int) -> int:
        """Before an apposition that ends with this comma, the place where its noun ends."""
        for back in range(comma - 1, -1, -1):
            if self._words[back].text == ",":
                return back - 1
        return comma - 1

    def _joins_names(self, at: int) -> bool:
        """ "X and Y accuse": does "and" join two names, and "for" or "of" stand inside one?"""
        word = self._words[at]
        if word.low in {"by", "with"}:
            return False
        if word.low == "for":
            return self._words[at - 1].text[0].isupper() if at else False
        if word.low != "and" or at == 0 or at + 1 >= len(self._words):
            return False
        before, behind = self._words[at - 1], self._words[at + 1]
        named = before.text[0].isupper() or before.text == ")" or not any(word.text in doing() for word in self._words[:at])
        return before.text != "," and named and (behind.text[0].isupper() or behind.low in {"the", "first", "former"})

    def _inside_list(self, at: int) -> bool:
        return False

    def _subject(self) -> Span | None:
        """The subject of the sentence: all before its first verb."""
        verbs = doing()
        for place, word in enumerate(self._words):
            if place == 0 or word.text != word.low:
                continue
            form = verbs.get(word.low)
            if form is None or (form is Form.PLAIN and word.low not in _MODAL | _AUXILIARIES and not self._plural_before(place)):
                if (
                    word.low.endswith("s")
                    and len(word.low) > 4
                    and self._words[place - 1].text[0].isupper()
                    and not word.low.endswith("ss")
                    and not self._plural_noun(place)
                ):
                    return self._span_of(0, place)
                continue
            return self._span_of(0, place)
        return None

    def _plural_noun(self, place: int) -> bool:
        return self._words[place].low in {
            "forces",
            "authorities",
            "officials",
            "prosecutors",
            "troops",
            "soldiers",
            "rebels",
            "lawmakers",
            "protesters",
            "media",
            "workers",
            "militants",
            "leaders",
            "ministers",
        }

    def _span_of(self, first: int, stop: int) -> Span | None:
        while first < stop and self._words[first].text in {",", ";", ":", ")", "("}:
            first += 1
        while stop > first and self._words[stop - 1].text in {",", ";", ":", "("}:
            stop -= 1
        if first >= stop or stop - first > 24:
            return None
        for at in range(first + 1, stop - 1):
            if self._words[at].text == "," and self._words[at + 1].low in {"the", "a", "an", "who", "which", "whose"}:
                stop = at
                break
        return Span(self._words[first].start, self._words[stop - 1].end)

    # What is said.

    def _attribution(self, place: int, verb: Verb, speaker: Span) -> ReadAttribution | None:
        last = place + len(verb.followed_by)
        if last + 1 < len(self._words) and self._words[last + 1].low == "that":
            last += 1
        start = last + 1
        while start < len(self._words) and self._words[start].text in {",", ":"}:
            start += 1
        if start >= len(self._words):
            return None
        content = self._content(self._words[start].start)
        if len(content) < 4:
            return None
        return ReadAttribution(
            speaker, Span(self._words[place].start, self._words[last].end), content, _stance(verb, content.cut(self._text))
        )

    def _content(self, start: int) -> Span:
        opening = start - 1 if start and self._text[start - 1] in '"“' else start
        end = self._span.end
        for found in _CONTENT_ENDS.finditer(self._text, start + 1, end):
            if found.start() not in self._quoted:
                end = found.start()
                break
        while end > start and self._text[end - 1] in " .,;":
            end -= 1
        return Span(opening, end)

    # "According to".

    def _according(self) -> Iterator[ReadAttribution]:
        for found in _ACCORDING.finditer(self._text, self._span.start, self._span.end):
            start = found.end() + 1
            ends = _SPEAKER_ENDS.search(self._text, start, self._span.end)
            stop = ends.start() if ends else self._span.end
            speaker = Span(start, max(start, len(self._text[:stop].rstrip(" .,;"))))
            content = (
                self._said_before(found.start()) if found.start() > self._span.start + 2 else self._content(min(stop + 2, self._span.end))
            )
            if 2 < len(speaker) < 160 and len(content) > 8:
                yield ReadAttribution(speaker, Span(*found.span()), content, Stance.ASSERTS)

    def _said_before(self, cue: int) -> Span:
        start, stop = self._span.start, cue
        while stop > start and self._text[stop - 1] in " ,;(":
            stop -= 1
        opening = re.match(r"(?:[A-Z]\w+ing|While|As|After|Following|Amid|Despite)\b[^,]{5,120}, ", self._text[start:stop])
        return Span(start + (opening.end() if opening else 0), stop)


def _quoted_places(text: str, span: Span) -> set[int]:
    return {
        place
        for quoted in re.finditer(r'"[^"]{1,600}"|“[^”]{1,600}”', text[span.start : span.end])
        for place in range(span.start + quoted.start() + 1, span.start + quoted.end() - 1)
    }


def _stance(verb: Verb, content: str) -> Stance:
    """The verb's stance, turned by what is said: an announcement of what will be is a promise, a warning to do something an order."""
    if verb.stance is not Stance.ASSERTS:
        return verb.stance
    if re.match(r"(?:that )?(?:it|he|she|they|the \w+|\w+) (?:will|would|plans? to|intends? to)\b", content) or re.match(
        r"(?:a |an |its |his |her |their )?(?:new )?plans?\b|(?:his|her|its) candidacy", content
    ):
        return Stance.PROMISES
    if re.match(r"(?:\w+ ){1,4}to \w+", content) and verb.form is not Form.ING and "citizens to" in content:
        return Stance.ORDERS
    return Stance.ASSERTS
