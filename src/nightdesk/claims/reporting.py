"""Who says what, in the languages of `reporting.toml`: each verb of saying is read with what stands about it.

Tried in turn for each verb: content behind "that", a colon or a quotation mark ("der Minister sagte, dass ..."); content before a verb that
comes last ("首相は…と述べた"); content set before it ("«…», сказал министр"); content right behind a verb that takes an object ("a nié
les faits"). Then "according to", before or behind its name. A verb inside a quotation is the quoted person's, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.claims.marks import quoted
from nightdesk.claims.model import ReadAttribution, Stance, Tone
from nightdesk.claims.naming import Names
from nightdesk.claims.reports import Reports, Saying
from nightdesk.foundation.spans import Span
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found, fold

MOST_VERBS = 40
"""Verbs of saying that are read in one sentence."""

_THAT_REACH = 80
_OPENING = re.compile('[“„«»「『"‘]')
_BREAK = re.compile("[;；.!?。！？]")
_COMMA = re.compile("[,，、،]")
_SET_BEFORE = re.compile(r"(?:[,，،]\s{0,2}(?:[—–-]\s{0,2})?|[”\"»“」』’]\s{0,2}[,，،.]?\s{0,2}(?:[—–-]\s{0,2})?|\s[—–]\s{0,2})$")
_WORD = re.compile(r"\w+")


class Sentence:
    """One sentence, and what it tells of who says what."""

    def __init__(self, text: str, words: Reports) -> None:
        self._text, self._folded, self._words = text, fold(text), words
        self._spaced = spaced(words.language)
        self._quoted = quoted(text)
        self._names = Names(text, self._folded, words)

    def attributions(self) -> Iterator[ReadAttribution]:
        sourced = list(self._according())
        yield from sourced
        verbs = [verb for verb in self._words.verbs.find(self._folded) if not self._in_quotation(verb.start)]
        for verb in verbs[:MOST_VERBS]:
            if any(read.cue.start <= verb.start < read.content.start for read in sourced if read.cue.end <= read.speaker.start):
                continue
            read = self._before_that(verb) or self._verb_last(verb) or self._set_before(verb) or self._with_object(verb)
            if read is not None:
                yield read

    def set_before(self) -> Iterator[ReadAttribution]:
        """Only what is set before its verb ("..., said the minister"): all that English needs of this reader."""
        verbs = [verb for verb in self._words.verbs.find(self._folded) if not self._in_quotation(verb.start)]
        yield from filter(None, (self._set_before(verb) for verb in verbs[:MOST_VERBS]))

    def _in_quotation(self, place: int) -> bool:
        return any(span.start <= place < span.end for span in self._quoted)

    def _read(self, verb: Found[Saying], speaker: Span | None, content: Span) -> ReadAttribution | None:
        content = self._trimmed(content)
        if speaker is None or len(content) < (4 if self._spaced else 3) or speaker.overlaps(content):
            return None
        return ReadAttribution(speaker, Span(verb.start, verb.end), content, verb.meaning.stance, verb.meaning.tone)

    def _trimmed(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start < end and self._text[start] in " ,:，：、،\u00a0—–-":
            start += 1
        while end > start and self._text[end - 1] in " ,，、،.。;\u00a0—–-":
            end -= 1
        return Span(start, end)

    # "... said that ..."

    def _before_that(self, verb: Found[Saying]) -> ReadAttribution | None:
        opened = self._opened(verb)
        if opened is None:
            return None
        gap, start = opened
        content = Span(start, self._content_end(start))
        return self._read(verb, self._names.subject(verb, gap), content)

    def _opened(self, verb: Found[Saying]) -> tuple[Span, int] | None:
        """What stands between the verb and its content, and where that begins."""
        window = self._folded[verb.end : verb.end + _THAT_REACH]
        stop = _BREAK.search(window)
        window = window[: stop.start()] if stop else window
        places = [(found.start, found.end) for found in self._words.that.find(window)[:1]]
        places += [(colon, colon + 1) for colon in (window.find(":"), window.find("：")) if colon >= 0]
        if mark := _OPENING.search(window):
            places.append((mark.start(), mark.start()))
        places = [place for place in places if not self._is_far(window[: place[0]])]
        if places:
            first, end = min(places)
            return Span(verb.end, verb.end + first), verb.end + end
        if self._words.bare and not verb.meaning.direct and len(window.strip()) > 3 and not _COMMA.match(window.strip()):
            return Span(verb.end, verb.end), verb.end
        return None

    def _is_far(self, gap: str) -> bool:
        return len(_WORD.findall(gap)) > 9 if self._spaced else len(gap) > 14

    def _content_end(self, start: int) -> int:
        """The end of the sentence, or of the quotation where nothing but a quotation is said."""
        for span in self._quoted:
            if start <= span.start <= start + 3:
                rest = self._text[span.end + 1 :]
                return span.end + 1 if _COMMA.match(rest.strip()[:1]) or len(rest.split()) > 12 else len(self._text)
        return len(self._text)

    # "... と述べた"

    def _verb_last(self, verb: Found[Saying]) -> ReadAttribution | None:
        closed = self._closed(verb.start)
        if closed is None:
            return None
        end, gap = closed
        if len(_WORD.findall(gap.cut(self._text))) > (0 if self._spaced else 4) and self._spaced:
            return self._read(verb, self._names.whole(gap.start, gap.end), Span(0, end))
        speaker, start = self._names.topic(end)
        own = [span for span in self._quoted if abs(end - span.end) <= 3]
        if own and speaker is None:
            speaker, start = self._names.before(own[-1].start - 1), own[-1].start - 1
        return None if speaker is None else self._read(verb, speaker, Span(start, end))

    def _closed(self, verb: int) -> tuple[int, Span] | None:
        """Where the content before a verb that comes last ends, and what stands between that and the verb."""
        if self._words.fused:
            word = max(self._folded.rfind(" ", 0, verb - 1) + 1, 0)
            last = self._folded[word:verb].rstrip()
            ending = next((mark for mark in self._words.endings if last.endswith(mark)), None)
            return None if ending is None else (word + len(last) - len(ending), Span(verb, verb))
        closers = self._words.quoted.find(self._folded[:verb])
        if not closers or self._is_far(self._folded[closers[-1].end : verb]):
            return None
        return closers[-1].start, Span(closers[-1].end, verb)

    # "..., said the minister"

    def _set_before(self, verb: Found[Saying]) -> ReadAttribution | None:
        before = self._text[: verb.start]
        mark = _SET_BEFORE.search(before[-8:])
        if mark is not None:
            end = max(0, verb.start - 8) + mark.start()
            content = self._said_before(end)
            speaker = self._names.behind(verb.end)
            if speaker is None and content is not None and self._closes_quotation(end):
                speaker = self._names.before(content.start)
            return None if content is None else self._read(verb, speaker, content)
        comma = max(before.rfind(sign) for sign in ',，،”»"—')
        if comma < 0 or len(_WORD.findall(self._text[verb.end :])) > 6:
            return None
        content, speaker = self._said_before(comma), self._names.whole(comma + 1, verb.start)
        return None if content is None else self._read(verb, speaker, content)

    def _closes_quotation(self, end: int) -> bool:
        return any(abs(span.end - end) <= 2 for span in self._quoted)

    def _said_before(self, end: int) -> Span | None:
        """What is said before `end`: the quotation that closes there, or the clause if it is long enough for a statement."""
        for span in self._quoted:
            if abs(span.end - end) <= 2:
                return Span(span.start - 1, min(span.end + 1, len(self._text)))
        clause = Span(0, end)
        return clause if len(_WORD.findall(self._text[:end])) >= 4 or (not self._spaced and end >= 8) else None

    # "... denied the report"

    def _with_object(self, verb: Found[Saying]) -> ReadAttribution | None:
        if not verb.meaning.direct:
            return None
        content = Span(verb.end, self._content_end(verb.end))
        if len(_WORD.findall(content.cut(self._text))) < 2 and self._spaced:
            return None
        if self._words.verb_first and (speaker := self._names.behind(verb.end)) is not None:
            return self._read(verb, Span(*_first_words(self._text, speaker, 2)), Span(_first_words(self._text, speaker, 2)[1], content.end))
        return self._read(verb, self._names.subject(verb, Span(verb.end, verb.end)), content)

    # "According to ..."

    def _according(self) -> Iterator[ReadAttribution]:
        openers = [(found, False) for found in self._words.according.find(self._folded)]
        openers += [(found, True) for found in self._words.set_off.find(self._folded)]
        for found, set_off in sorted(openers, key=lambda opener: opener[0].start)[:MOST_VERBS]:
            before = self._folded[: found.start].rstrip()
            if self._in_quotation(found.start) or (set_off and before and before[-1] not in ',，،"”»(—–:'):
                continue
            named = self._names.source(found.end, opens=not before)
            if named is not None:
                speaker, end = named
                yield from self._told_by(Span(found.start, found.end), speaker, end)
        for found in self._words.sources_behind(self._folded)[:MOST_VERBS]:
            passed_on = self._folded.startswith("して", found.end)
            behind = None if passed_on or self._in_quotation(found.start) else self._names.before(found.start)
            if behind is not None:
                yield from self._told_by(Span(found.start, found.end), behind, found.end)

    def _told_by(self, cue: Span, speaker: Span, end: int) -> Iterator[ReadAttribution]:
        first = min(cue.start, speaker.start)
        after = self._trimmed(Span(end, len(self._text)))
        before = self._trimmed(Span(0, first))
        opens = len(_WORD.findall(before.cut(self._text))) < 3 if self._spaced else len(before) < 6
        content = after if opens or (len(after) > len(before) and cue.start > speaker.start) else before
        if len(content) > (5 if self._spaced else 3):
            yield ReadAttribution(speaker, cue, content, Stance.ASSERTS, Tone.SAID)


def _first_words(text: str, span: Span, count: int) -> tuple[int, int]:
    """Where the first words of a span begin and end."""
    words = [found.span() for found in _WORD.finditer(text, span.start, span.end)][:count]
    return (words[0][0], words[-1][1]) if words else (span.start, span.end)
