"""Is whoever is made to speak the one who speaks in the evidence?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from nightdesk.claims.attributions import read_attributions
from nightdesk.drafts.probes import readable, run_probe
from nightdesk.verify.calendar import MONTHS, WEEKDAYS
from nightdesk.verify.called import is_called_again, is_of_state, named_before, of_no_state
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import sounds_in
from nightdesk.verify.forms import initials, spelling_out
from nightdesk.verify.lexicon import FUNCTION_WORDS, NEWSROOM_WORDS, SPEECH
from nightdesk.verify.mentions import Mention
from nightdesk.verify.model import Finding
from nightdesk.verify.names import (
    is_place,
    is_translatable,
    language_words,
    names_in,
    nearness,
    spoken_in,
    stands,
    voices,
)
from nightdesk.verify.reading import Reading, Word, read
from nightdesk.verify.sense import MUCH, means_in
from nightdesk.verify.stems import akin, meanings, stem

CHECK = "speakers"
_ACCORDING = re.compile(r"\baccording to\s+((?:[^.;:()]|\.(?=\w)){1,200})", re.IGNORECASE)
_FOR_WHAT = re.compile(r"\b(?:for|on|about|in) (?:the )?(?:[A-Z][\w’'-]* ){0,4}$")
_CITED = re.compile(r"\b(?:by the account of|which cites?|the portal says, citing|They cite|account rests on)\s+([^.;:()]{1,200})")
_VOICE_HEADINGS = frozenset({"citing", "source", "edition", "first in"})
_OWN_VOICES = frozenset(stem(word) for word in ("Wikipedia", "wikipedia", "current", "events", "portal"))
_HOST = re.compile(r"\b[A-Za-z0-9-]{2,63}(?:\.[A-Za-z0-9-]{2,63}){0,3}\.[a-z]{2,24}\b")
"""The name of a site, given as that of a source."""
_STOP = re.compile(r",|\b(?:which|who|whose|that|and that|while|when|after|before|but)\b", re.IGNORECASE)
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_BESIDE_VERBS = frozenset(["also", "not", "first", "then", "later", "now", "just", "often", "still", "soon", "never", "always"])
_AT = frozenset(["in", "on", "at", "under", "with", "without", "into", "from"])
_NO_SUBJECT = frozenset(["which", "who", "that", "it", "they", "he", "she", "this", "these", "those", "as"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "this",
        "these",
        "those",
        "any",
        "all",
        "no",
        "each",
        "every",
        "of",
        "for",
        "in",
        "by",
    ]
)
_OF_NOUN = re.compile(r"(?:state|order|report|claim|demand|call|estimate|promise|dispute)s? of\b", re.IGNORECASE)
"""A word of speech that is a noun by what follows: "a state of emergency"."""
_BARE = frozenset(["state", "order", "report", "claim", "demand", "call", "estimate", "promise", "dispute", "urge"])
_NAME_OF = 8
_SAME = frozenset(["same", "whole", "entire", "other", "next", "first", "last", "final", "new"])
_ONE_OF, _PHRASE = frozenset(["a", "an", "this", "each", "every", "another"]), 3
"""Behind "an independent" no bare "state" is a verb."""
_BOUNDARY = re.compile(r"[,;:()“”\"–—]|\b(?:while|that|but|when|after|before)\b", re.IGNORECASE)


def check_speakers(case: Case) -> Iterator[Finding]:
    heard = list(_speakers(case.reading))
    problems = 0
    for name in dict.fromkeys(_miscited(case)):
        problems += 1
        yield case.failed(CHECK, f"“{name}” is no source and no outlet of the evidence.")
    for name, words in heard:
        finding = _judge(name, words, case)
        if finding is not None:
            problems += 1
            yield finding
    if heard and not problems:
        yield case.passed(CHECK, f"{', '.join(dict.fromkeys(name for name, _ in heard))}: speaks in the evidence.")


def _miscited(case: Case) -> Iterator[str]:
    """Names given as those of outlets, or of the account's source, that neither the passages' sources nor their outlets bear."""
    known = {word.stem for name in voices(case) for word in read(name).words} | _OWN_VOICES
    regions = [found.span(1) for found in _CITED.finditer(case.reading.text)]
    if case.heading.lower() in _VOICE_HEADINGS:
        regions = [(0, len(case.reading.text))]
    spoken = spoken_in(case)
    for start, end in regions:
        for word in case.reading.words:
            inside = start <= word.start < end and word.capital and word.low not in FUNCTION_WORDS | spoken
            if inside and word.stem not in known and not _spelt_out(word, case) and not _is_matter(word, start, case):
                yield word.text


def _is_matter(word: Word, cited: int, case: Case) -> bool:
    """Whether a name says what is cited, not who: "which cites Reuters for Nushki". `cited` is where those cited begin."""
    return _FOR_WHAT.search(case.reading.text[cited : word.start]) is not None and case.vocabulary.holds(word.stem)


def _spelt_out(word: Word, case: Case) -> bool:
    return any(word in spelling_out(name, case.reading) or word.text in initials(name) for name in voices(case))


def _speakers(reading: Reading) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Who is made to speak: as written, and the words that tell who it is."""
    for found in _ACCORDING.finditer(reading.text):
        named = _STOP.split(found[1])[0]
        words = tuple(word for word in reading.words if found.start(1) <= word.start < found.start(1) + len(named))
        yield named.strip(), _telling(words)
    for place, cue in enumerate(reading.words):
        if cue.low not in SPEECH or (cue.capital and not cue.opening) or _is_passive(reading.words, place):
            continue
        if _is_noun(reading, place):
            continue
        if _by(reading.words, place):
            doer = _doer(reading, place + 2)
            if telling := _telling(doer):
                yield reading.text[doer[0].start : doer[-1].end], telling
            continue
        subject = _subject(reading, place)
        if subject and subject[-1].low not in _NO_SUBJECT and (telling := _telling(subject)):
            yield reading.text[subject[0].start : subject[-1].end], telling


def _is_passive(words: Sequence[Word], place: int) -> bool:
    """ "Was also announced"."""
    before = place - 1
    while before >= 0 and (words[before].low in _BESIDE_VERBS or words[before].low.endswith("ly")):
        before -= 1
    return before >= 0 and words[before].low in _PASSIVE


def _doer(reading: Reading, first: int) -> tuple[Word, ...]:
    """The words behind "by", as far as the next boundary or small word."""
    last = first
    while last < len(reading.words) and last - first < _NAME_OF and not _ends(reading, last, first):
        last += 1
    return reading.words[first:last]


def _ends(reading: Reading, place: int, first: int) -> bool:
    word, before = reading.words[place], reading.text[reading.words[place - 1].end : reading.words[place].start]
    return (
        word.opening
        or bool(_BOUNDARY.search(before))
        or (place > first and word.low in FUNCTION_WORDS and word.low not in ("of", "the", "and"))
    )


def _is_noun(reading: Reading, place: int) -> bool:
    """ "Its stay-at-home order", "tries to meet demand": a word of speech that is no verb there."""
    cue = reading.words[place]
    first = place
    while first and reading.text[reading.words[first - 1].end : reading.words[first].start] == "-":
        first -= 1
    before = [*reading.words[max(0, first - 2) : first], *reading.words[first:place]]
    joined = reading.text[max(0, cue.start - 1) : cue.start] == "-" or _OF_NOUN.match(reading.text, cue.start) is not None
    bare = cue.low in _BARE and any(word.low in _ONE_OF for word in reading.words[max(0, first - _PHRASE) : first])
    apart = re.match(r"[^\w\s]|$", reading.text[cue.end : cue.end + 1]) is not None
    described = bool(before) and (before[-1].low in _SAME or (len(before) > 1 and before[-2].low in _AT))
    bare = bare or (cue.low in _BARE and (apart or described))
    recently = len(before) > 1 and before[-1].low.endswith("ly") and before[-2].low in _DETERMINERS
    return joined or bare or recently or (bool(before) and before[-1].low in _DETERMINERS) or any(word.low == "to" for word in before)


def _subject(reading: Reading, cue: int) -> tuple[Word, ...]:
    """The words before a verb of speech, back to the last boundary of its clause."""
    end, first = reading.words[cue].start, cue
    while first and not _BOUNDARY.search(reading.text[reading.words[first - 1].start : reading.words[first].start]) and cue - first < 14:
        if reading.words[first].opening:
            break
        first -= 1
    if _BOUNDARY.search(reading.text[reading.words[cue - 1].end : end] if cue else ""):
        return ()
    subject = reading.words[first:cue]
    for place in range(len(subject) - 1, -1, -1):
        if subject[place].low in SPEECH or _joins_clauses(subject, place):
            return subject[place + 1 :]
    return subject


def _joins_clauses(words: Sequence[Word], place: int) -> bool:
    """ "Forces intervened in Aden and the council said": an "and" with a verb before it and a name or "the" behind it."""
    if words[place].low != "and" or place + 1 == len(words):
        return False
    acts = any(word.low.endswith("ed") and not word.capital for word in words[1:place])
    return acts and (words[place + 1].capital or words[place + 1].low == "the")


def _telling(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(
        word
        for word in words
        if word.low not in ("once", "twice", "thrice")
        and word.low not in FUNCTION_WORDS
        and word.low not in MONTHS
        and word.low not in WEEKDAYS
        and word.low not in NEWSROOM_WORDS
        and len(word.low) > 1
    )


def _judge(name: str, words: tuple[Word, ...], case: Case) -> Finding | None:
    if (host := _HOST.search(name)) is not None and not any(host[0].lower() in voice.lower() for voice in voices(case)):
        told = any(host[0].lower() in passage.text.lower() for passage in case.passages)
        return None if told else case.failed(CHECK, f"“{host[0]}” is no source and no outlet of the evidence.")
    if not words or _is_voice(words, case):
        return None
    if is_called_again(words, [one for one in named_before(words, case) if _is_heard(one, case)], case):
        return None
    for reading in case.english:
        if _speaks(words, reading):
            return case.doubted(CHECK, f"In the evidence {name} is only part of a name.") if of_no_state(words, case) else None
    if case.foreign:
        return _judge_abroad(name, words, case)
    return case.failed(CHECK, f"In the evidence it is not {name} who says so.")


def _judge_abroad(name: str, words: tuple[Word, ...], case: Case) -> Finding | None:
    """In another language a speaker's name can be heard, an office be read; where it has no word of speech at all, nobody speaks."""
    named = names_in(case)
    names = [word for word in words if word in named and (not is_translatable(word, case) or _as_written(word, case))]
    offices = [word for word in words if word not in names]
    heard = all(stands(word, case) for word in names)
    told = [word for word in offices if any(means_in(word.low, text, language) for text, language in case.foreign)]
    if heard and (names or told) and (names or len(told) * 2 > len(offices)):
        people = [word for word in names if not is_place(word, case)]
        if not people or any(_may_speak(people, text, language) for text, language in case.foreign):
            return None
        return case.doubted(CHECK, f"In the original it seems to be another than {name} who says so.")
    silent = all(readable("speaker", language) and not run_probe("speaker", {"": text}) for text, language in case.foreign)
    if silent and (nearness(case) or 0) < MUCH:
        return case.failed(CHECK, f"Nobody speaks in the original, and {name} is made to.")
    return case.doubted(CHECK, f"Whether {name} says so could not be read in the original.")


def _as_written(word: Word, case: Case) -> bool:
    """Whether an everyday word stands in the original letter by letter: there it is a name ("Apple", "Jobs")."""
    name = word.text.removesuffix("'s").removesuffix("’s")
    written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(written.search(text) for text, _ in case.foreign)


def _is_heard(named: Mention, case: Case) -> bool:
    """Whether one who is named speaks in the evidence, by the name or its last word: "the council claims"."""
    ways = (named.words, named.words[-1:]) if not is_of_state(named.words[-1]) else (named.words,)
    return any(_speaks(words, reading) for words in ways for reading in case.english)


def _may_speak(names: Sequence[Word], text: str, language: str) -> bool:
    """Whether one of the names is heard in a speaker that the newsroom's reader finds there, or it finds none."""
    speakers = speakers_abroad(text, language)
    return not speakers or any(sounds_in(word.text, speaker) for word in names for speaker in speakers)


@lru_cache(maxsize=1024)
def speakers_abroad(text: str, language: str) -> tuple[str, ...]:
    return tuple(one.speaker.cut(text) for one in read_attributions(text, language))


def _is_voice(words: tuple[Word, ...], case: Case) -> bool:
    """Whether the speaker is the source, an outlet that it cites, or an edition in the language of a passage."""
    voices = {name for passage in case.passages for name in (passage.source_name, *passage.outlets)}
    voices |= {name for document in case.documents for name in (document.source_name or "", *document.outlets)}
    known = {word.stem for name in voices for word in read(name).words}
    spoken = {part for passage in case.passages for part in language_words(passage.language)}
    spoken |= {part for document in case.documents for part in language_words(document.language)}
    letters = "".join(word.text[0] for word in words if word.capital)
    short = {name for name in voices if name.isupper()}
    return all(word.stem in known or word.low in spoken or word.text in _abbreviations(voices) for word in words) or any(
        name in letters for name in short if len(name) >= 2
    )


def _abbreviations(voices: set[str]) -> set[str]:
    return {short for name in voices for short in initials(name)}


def _speaks(words: tuple[Word, ...], reading: Reading) -> bool:
    """Whether these words name the subject of a verb of speech there, or stand behind "according to" or "by"."""
    wanted = {word.stem for word in words}
    for clause in reading.clauses:
        for place, word in enumerate(clause):
            if word.low in SPEECH:
                passive = (place > 0 and clause[place - 1].low in (*_PASSIVE, "been")) or _by(clause, place)
                by = [other for other in clause[place + 1 :] if other.stem in wanted or _alike(other, words)] if passive else []
                if by or (not passive and _covers(words, clause[:place], reading)):
                    return True
    return any(_covers(words, _words_in(reading, found.start(1), found.end(1)), reading) for found in _ACCORDING.finditer(reading.text))


def _by(clause: Sequence[Word], place: int) -> bool:
    """ "A ceasefire announced by both sides": who speaks stands behind the verb."""
    return place + 1 < len(clause) and clause[place + 1].low == "by"


def _words_in(reading: Reading, start: int, end: int) -> tuple[Word, ...]:
    return tuple(word for word in reading.words if start <= word.start < end)


def _covers(words: tuple[Word, ...], region: tuple[Word, ...], reading: Reading) -> bool:
    """All names among `words`, or more than half of them, stand in the region."""
    found = [word for word in words if any(_matches(word, other) for other in region) or _short_for(word, region)]
    names = [word for word in words if word.capital and not word.opening]
    return len(found) * 2 > len(words) or (bool(names) and all(word in found for word in names))


def _alike(word: Word, words: tuple[Word, ...]) -> bool:
    return any(_matches(word, other) for other in words)


def _matches(one: Word, other: Word) -> bool:
    return not meanings(one.stem).isdisjoint(meanings(other.stem)) or akin(one.stem, other.stem)


def _short_for(word: Word, region: tuple[Word, ...]) -> bool:
    letters = "".join(other.text[0] for other in region if other.capital)
    return word.text.isupper() and len(word.text) >= 2 and word.text in letters
