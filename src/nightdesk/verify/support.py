"""Do the words of the sentence rest on the words of its evidence?"""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.verify.abroad import held_abroad
from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding
from nightdesk.verify.names import names_in, spoken_in, voices
from nightdesk.verify.reading import Word, read
from nightdesk.verify.stems import meanings, stem

CHECK = "support"
_LEAST, _ENOUGH = 0.4, 0.65
_MANY, _MOST = 2, 0.5


def check_support(case: Case) -> Iterator[Finding]:
    words = _claiming(case)
    if any(case.sentence.text in passage.text for passage in case.passages):
        yield case.passed(CHECK, "It stands in the passage word for word.")
        return
    if not case.english:
        yield from _abroad(words, case)
        return
    if not words:
        return
    unheld = [word.text for word in words if not _held(word, case)]
    share = 1 - len(unheld) / len(words)
    if share >= _ENOUGH or (len(unheld) == 1 and share >= 0.5):
        yield case.passed(CHECK, f"{share:.0%} of its words rest on the evidence.")
    elif share < _LEAST and not case.foreign:
        yield case.failed(CHECK, f"Nothing in the evidence for: {', '.join(dict.fromkeys(unheld))}.")
    else:
        yield case.doubted(CHECK, f"Little in the evidence for: {', '.join(dict.fromkeys(unheld))}.")


def _held(word: Word, case: Case) -> bool:
    """By the words of the evidence, or as the word for the kind of event that all items of the story tell of."""
    return case.vocabulary.holds(word.stem) or not meanings(word.stem).isdisjoint(meanings(stem(case.evidence.profile.event.value)))


def _claiming(case: Case) -> tuple[Word, ...]:
    """Words of content, without names, languages and outlets, which have a check of their own."""
    named, known = set(names_in(case)), spoken_in(case) | {word.low for name in voices(case) for word in read(name).words}
    return tuple(word for word in case.reading.content if word not in named and word.low not in known)


def _abroad(words: tuple[Word, ...], case: Case) -> Iterator[Finding]:
    """What an original in another language can bear out: numbers, names and dates, which have checks of their own; and what it is about."""
    if not case.foreign or not words:
        return
    unheld = [word.text for word in words if not _held(word, case) and not held_abroad(word, case)]
    anchored = any(numeral.vague is None for numeral in case.reading.counts) or bool(names_in(case) or case.reading.moments)
    listed = ", ".join(dict.fromkeys(unheld))
    if not anchored and len(unheld) > 1:
        yield case.failed(CHECK, "It has no number, name or date by which an original in another language could bear it out.")
    elif not anchored:
        yield case.doubted(CHECK, "Without number, name or date it cannot be held against an original in another language.")
    elif len(unheld) >= _MANY and len(unheld) > _MOST * len(words):
        yield case.doubted(CHECK, f"Nothing was found in the original for: {listed}.")
    else:
        yield case.passed(CHECK, "Held against an original in another language by its numbers, names, dates and subject.")
