"""Where the name of a speaker begins and ends, in languages other than English."""

from __future__ import annotations

import re

from nightdesk.claims.cues import cues
from nightdesk.claims.reports import Reports, Saying
from nightdesk.foundation.spans import Span
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found
from nightdesk.languages.words import MARKS

MOST_WORDS, MOST_LETTERS = 14, 30
"""Words, in scripts without spaces characters, of the longest name of a speaker."""

_WORD = re.compile(rf"[\w{MARKS}’'.&-]*[\w{MARKS}]")
_CHUNK = re.compile(r"[,，،、;；:：()（）\n]|\s[—–]\s|[“”„«»「」『』\"]")
_ENDS = re.compile(r"[,，،、;；:：()（）\n“”„«»「」『』\"!?！？。]|\s[—–]|(?<!\b[A-ZÀ-Þ])(?<!\b[A-ZÀ-Þ]\w)(?<!\b[A-ZÀ-Þ]\w\w)\.(?=\s|$)")
_TIMES = re.compile(r"(?:在|于|於|就|对|對|向|今天|今日|昨天|日前|当天|當天|\d{1,2}日|\d{1,2}月)")
_PARTICLES = "がとをにはでもの在于於对對向自从從"
_LITTLE = "der die das des dem den von vom für im und de du la le les el los del da do dos das of van di della af og och i"
_LINKS = frozenset(_LITTLE.split())


class Names:
    """The names of speakers in one sentence."""

    def __init__(self, text: str, folded: str, words: Reports) -> None:
        self._text, self._folded, self._words = text, folded, words
        self._spaced = spaced(words.language)
        known = cues(words.language)
        self._conjunctions = known.conjunctions if known else None

    def subject(self, verb: Found[Saying], gap: Span) -> Span | None:
        """Who says it: the words before the verb, or those behind it where the verb comes first."""
        behind = self.whole(gap.start, gap.end)
        before = self.before(verb.start)
        if behind is not None and (self._words.verb_first or before is None or self._is_fronted(before)):
            return behind
        return before

    def _is_fronted(self, before: Span) -> bool:
        first = _WORD.search(self._folded, before.start, before.end)
        return first is not None and first[0] in self._words.fronted

    def before(self, end: int) -> Span | None:
        """The name that ends here: the last part of the clause, or where that is an apposition ("X, the minister, said") both parts."""
        edges = [found.end() for found in _CHUNK.finditer(self._text, 0, end)]
        starts = [0, *edges][-4:]
        for place in range(len(starts) - 1, -1, -1):
            until = end if place == len(starts) - 1 else _chunk_start(starts[place + 1])
            name = self.whole(starts[place], until)
            if name is None:
                continue
            if place < len(starts) - 1 and place > 0 and self._text[name.start].isupper():
                head = self.whole(starts[place - 1], _chunk_start(starts[place]))
                if head is not None and len(_WORD.findall(head.cut(self._text))) <= 6:
                    return Span(head.start, name.end)
            return name
        return None

    def behind(self, start: int) -> Span | None:
        """The name that begins here, up to the next mark; words of time before it ("said on Monday (5 May) the minister") are left out."""
        for _ in range(4):
            ends = _ENDS.search(self._text, start)
            stop = ends.start() if ends else len(self._text)
            first = _WORD.search(self._folded, start, stop)
            if ends is None or (first is not None and first[0] not in self._words.skip):
                return self.whole(start, stop)
            start = ends.end()
        return None

    def source(self, start: int, *, opens: bool) -> tuple[Span, int] | None:
        """The name behind "according to", and where what follows it begins; `opens` tells that the sentence begins so."""
        reach = self._text[start : start + 100]
        if closers := self._words.according_ends.find(self._folded[start : start + 40]):
            name = self.whole(start, start + closers[0].start)
            return None if name is None else (name, start + closers[0].end)
        ends = _ENDS.search(reach)
        stop = start + (ends.start() if ends else len(reach))
        at_end = stop >= len(self._text) - 2
        words = list(_WORD.finditer(self._text, start, stop))
        if self._spaced and ((self._words.fronted and not at_end and len(words) > 4) or (opens and at_end and len(words) > 2)):
            stop = self._run(words)
        name = self.whole(start, stop) if len(words) <= MOST_WORDS or not self._spaced or stop < words[-1].end() else None
        return None if name is None else (name, stop)

    def _run(self, words: list[re.Match[str]]) -> int:
        """The end of a name that no comma closes ("Laut der Polizei in Bonn starben"): its run of capitals and little words."""
        end = words[0].end()
        for word in words[:10]:
            if not (word[0][0].isupper() or word[0].lower() in _LINKS or word is words[0]):
                break
            if word[0].lower() not in _LINKS or word is words[0]:
                end = word.end()
        return end

    def topic(self, end: int) -> tuple[Span | None, int]:
        """Where the verb comes last: who the sentence is about, and where what is said begins."""
        for mark in self._words.topic:
            if self._words.fused:
                for word in list(_WORD.finditer(self._text, 0, min(end, 60)))[:7]:
                    if word[0].endswith(mark) and len(word[0]) > 1:
                        return self.whole(0, word.end() - len(mark)), word.end()
                continue
            place = self._text.find(mark, 2, min(end, 60))
            if place > 0:
                chunk = max((found.end() for found in _CHUNK.finditer(self._text, 0, place)), default=0)
                return self.whole(chunk, place), place + len(mark)
        comma = re.search("[,،،，]", self._text[: min(end, 120)])
        return (None, 0) if self._words.topic or comma is None else (self.whole(0, comma.start()), comma.end())

    def whole(self, start: int, end: int) -> Span | None:
        """The name between two places without the little words at its ends; None where nothing is left, or far too much."""
        while start < end and self._text[start] in ' ,:，：、،\u00a0—–-"”“»«':
            start += 1
        if self._conjunctions is not None and (found := self._conjunctions.at(self._folded, start)) and found.end < end and self._spaced:
            start = found.end
        if not self._spaced and (time := _TIMES.search(self._text, start + 2, end)):
            end = time.start()
        while start < end and self._text[start] == " ":
            start += 1
        while end > start and self._text[end - 1] in " ,.，、،\u00a0—–-":
            end -= 1
        words = list(_WORD.finditer(self._text, start, end))
        while words and words[-1][0].lower() in self._words.skip:
            words.pop()
        while words and words[0][0].lower() in self._words.skip_before:
            words.pop(0)
        if not words:
            return None
        end = words[-1].end()
        if self._text[end : end + 1] in {")", "）"} and "(" in self._text[words[0].start() : end].replace("（", "("):
            end += 1
        if (len(words) > MOST_WORDS and self._spaced) or (not self._spaced and end - start > MOST_LETTERS):
            return None
        if not self._spaced and self._text[words[0].start()] in _PARTICLES:
            return None
        return Span(words[0].start(), end) if any(letter.isalpha() for letter in self._text[start:end]) else None


def _chunk_start(place: int) -> int:
    """Where the mark that ends right before `place` begins."""
    return max(0, place - 1)
