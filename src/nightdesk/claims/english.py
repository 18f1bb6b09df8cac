"""Who says what, in English: a speaker, the verb of saying, and what is said, each an exact span of the sentence.

A clause is read from its verb of saying: the speaker is the subject before it (or the sentence's subject, for "saying" and "and says"), the
content what follows it up to the next clause of the writer's own. "According to" and "was confirmed by" are read the other way round.
Passives without a speaker ("is reported", "alleged", "accused of") are nobody's words and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nightdesk.claims.clauses import Clauses
from nightdesk.claims.marks import quoted
from nightdesk.claims.model import ReadAttribution, Stance
from nightdesk.claims.speech import Form, Verb, saying, words
from nightdesk.foundation.spans import Span

_CALLS = {"calls": Form.THIRD, "called": Form.PAST, "calling": Form.ING}
_NAMED = re.compile(r"\s(?!for|on|upon|off|in|up)[^\"“,;.]{2,70}\s?[\"“]")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:also\s|later\s)?(reported|confirmed|announced|claimed|denied|disputed|estimated)\sby(?=\s)"
)
_ACCORDING = re.compile(r"\baccording to\b|\bper\b(?= (?:the|an?) )", re.IGNORECASE)


@cache
def _speaker_ends() -> re.Pattern[str]:
    """Where the name behind "according to" ends: a comma that belongs to no name, a full stop, a bracket or a new clause."""
    clauses = "|".join(sorted(words("speaker_ends"), key=len, reverse=True))
    return re.compile(rf",(?! (?:Inc|Ltd|Jr|Sr)\b)|;|(?<![A-Z])\.(?=\s|$)|\(|\s(?:{clauses})\s")


@cache
def _content_ends() -> re.Pattern[str]:
    """Where what is said ends and the writer goes on."""
    subordinators, participles, verbs = ("|".join(sorted(words(name))) for name in ("subordinators", "new_participles", "new_verbs"))
    auxiliaries = "is|are|was|were|has|have|had|will"
    return re.compile(rf"[,;]? (?:{subordinators})\b |, (?:{participles})\b|,? and (?:{verbs})\b|, (?:and|or) (?:{auxiliaries})\b")


class EnglishSentence:
    """One sentence as words, and the readings of its verbs."""

    def __init__(self, text: str) -> None:
        self._text, self._span = text, Span(0, len(text))
        self._clauses = Clauses(text)
        self._words = self._clauses.words
        self._quoted = _quoted_places(text)

    def attributions(self) -> Iterator[ReadAttribution]:
        read = [*self._by_verbs(), *self._according(), *self._passive()]
        return iter(sorted(read, key=lambda one: one.cue))

    # Verbs of saying.

    def _by_verbs(self) -> Iterator[ReadAttribution]:
        last_speaker: Span | None = None
        for place, word in enumerate(self._words):
            if word.start in self._quoted:
                continue
            for verb in (*saying().get(word.text, ()), *self._naming(place)):
                if not self._followed(place, verb) or not self._is_verb(place, verb):
                    continue
                speaker = self._speaker(place, verb, last_speaker)
                read = self._attribution(place, verb, speaker) if speaker is not None else None
                if read is not None:
                    last_speaker = read.speaker
                    yield read
                break

    def _naming(self, place: int) -> tuple[Verb, ...]:
        """ "Calls the attack 'an act of terror'": a verb of saying where what something is called stands in quotation marks."""
        form = _CALLS.get(self._words[place].text)
        behind = self._text[self._words[place].end : self._words[place].end + 80]
        return (Verb(Stance.ASSERTS, form, ()),) if form and _NAMED.match(behind) else ()

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
        if behind is None or behind.low in words("behind_nouns") or behind.text in {";", ")"}:
            return False
        if verb.form is Form.ING:
            opens = before.text in {",", '"', "”"} or before.low in {"while", "after", "and", "before"}
            return opens or self._words[place].low == "citing" or self._opened_by_with(place)
        if (before.low in words("before_nouns") and before.low != "and") or (before.low in saying() and before.low.endswith("ing")):
            return False
        if verb.stance is Stance.ACCUSES and behind.low in words("no_object"):
            return False
        if before.low in words("auxiliaries") or before.text in {'"', "”"} or (verb.form is Form.PAST and before.text == ","):
            return False
        if verb.form is Form.PLAIN:
            return self._clauses.plural_before(place)
        if verb.form is Form.PAST and behind.low in words("no_report"):
            return False
        if verb.form is Form.PAST:
            return behind.low not in {"to", "as", "in", "on", "at"} or verb.followed_by != () or behind.low == "to"
        return True

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
                return self._clauses.span_of(opened + 1, place)
            return last or self._clauses.subject()
        if self._words[place - 1].low == "who":
            return self._clauses.antecedent(place - 1)
        first = self._clauses.clause_start(place)
        stop = place
        while stop > first and self._words[stop - 1].low in words("modal"):
            stop -= 1
        if stop == first or self._words[stop - 1].low == "and":
            return last or self._clauses.subject()
        if self._clauses.has_verb(first, stop):
            joined = [at for at in range(first, stop) if self._words[at].low == "and"]
            own = self._clauses.span_of(joined[-1] + 1, stop) if joined and stop - joined[-1] > 1 else None
            return own or last or self._clauses.subject()
        return self._clauses.span_of(first, stop)

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
        for found in _content_ends().finditer(self._text, start + 1, end):
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
            ends = _speaker_ends().search(self._text, start, self._span.end)
            stop = ends.start() if ends else self._span.end
            speaker = Span(start, max(start, len(self._text[:stop].rstrip(" .,;"))))
            content = (
                self._said_before(found.start()) if found.start() > self._span.start + 2 else self._content(min(stop + 2, self._span.end))
            )
            if 2 < len(speaker) < 160 and len(content) > 8:
                yield ReadAttribution(speaker, Span(*found.span()), content, Stance.ASSERTS)

    # "Was confirmed by".

    def _passive(self) -> Iterator[ReadAttribution]:
        for found in _PASSIVE.finditer(self._text):
            ends = _speaker_ends().search(self._text, found.end() + 1)
            stop = ends.start() if ends else len(self._text)
            start = found.end() + 1
            speaker = Span(start, max(start, len(self._text[:stop].rstrip(" .,;"))))
            content = self._said_before(found.start())
            if found.start() not in self._quoted and 2 < len(speaker) < 160 and len(content) > 3:
                yield ReadAttribution(speaker, Span(*found.span()), content, saying()[found[1]][0].stance)

    def _said_before(self, cue: int) -> Span:
        start, stop = self._span.start, cue
        while stop > start and self._text[stop - 1] in " ,;(":
            stop -= 1
        opening = re.match(r"(?:[A-Z]\w+ing|While|As|After|Following|Amid|Despite)\b[^,]{5,120}, ", self._text[start:stop])
        return Span(start + (opening.end() if opening else 0), stop)


def _quoted_places(text: str) -> set[int]:
    return {place for span in quoted(text) for place in range(span.start, span.end)}


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
