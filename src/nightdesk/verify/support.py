"""Does the sentence as a whole rest on its evidence?

The words of a sentence are looked for in the evidence first. Where some are not there, the whole is weighed (`nightdesk.verify.bearing`)
and the verdict is drawn where it was found to part the sound from the invented, for lines of a wire and for whole pages apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.languages.sentences import split
from nightdesk.languages.tongues import language_name
from nightdesk.verify.abroad import held_abroad
from nightdesk.verify.bearing.weigh import how_borne, levels
from nightdesk.verify.evidence import Case, is_english
from nightdesk.verify.model import Finding
from nightdesk.verify.names import names_in, nearness, spoken_in, voices
from nightdesk.verify.reading import Word, read
from nightdesk.verify.sense import ENOUGH, FOREIGN_TO
from nightdesk.verify.stems import meanings, stem
from nightdesk.wire.model import Passage

CHECK = "support"
_LEAST, _NEARLY_ALL = 0.4, 0.85
_MANY, _MOST, _FEW = 2, 0.5, 0.25


def check_support(case: Case) -> Iterator[Finding]:
    words = _claiming(case)
    if any(case.sentence.text in passage.text for passage in case.passages):
        yield case.passed(CHECK, "It stands in the passage word for word.")
    elif not case.english:
        yield from _abroad(words, case)
    elif words:
        yield _at_home(words, case)


def _at_home(words: tuple[Word, ...], case: Case) -> Finding:
    unheld = [word.text for word in words if not _held(word, case)]
    listed, share = ", ".join(dict.fromkeys(unheld)), 1 - len(unheld) / len(words)
    if share >= _NEARLY_ALL:
        return case.passed(CHECK, f"{share:.0%} of its words rest on the evidence.")
    evidence = evidence_of(case)
    score, (fail, doubt) = how_borne(case.reading.text, evidence), levels(len(evidence))
    if (score < fail or share < _LEAST) and not case.foreign:
        return case.failed(CHECK, f"Nothing in the evidence for: {listed}.")
    if score < doubt or share < _LEAST:
        return case.doubted(CHECK, f"Little in the evidence for: {listed}.")
    return case.passed(CHECK, f"Its words rest on the evidence, but for {listed}; it weighs {score:.2f} of 1.")


def evidence_of(case: Case) -> list[str]:
    """The English passages as sentences, each followed by a line that tells who said it, when and in what language."""
    return [line for passage in case.passages if is_english(passage.language) for line in (*_sentences(passage), _said(passage))]


def _sentences(passage: Passage) -> list[str]:
    return [span.cut(passage.text) for span in split(passage.text, passage.language)]


def _said(passage: Passage) -> str:
    at = passage.said_at
    told = f"Reported on {at.day} {at:%B %Y} at {at:%H:%M} UTC, in {at:%B}, according to an item of {passage.source_name}"
    outlets = f", which cites {', '.join(passage.outlets)}" if passage.outlets else ""
    return f"{told}{outlets}, by the account of the {language_name(passage.language)} edition, at second hand."


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
    listed, near = ", ".join(dict.fromkeys(unheld)), nearness(case)
    bare, few = len(unheld) >= _MANY and len(unheld) > _MOST * len(words), len(unheld) <= max(1, _FEW * len(words))
    if near is not None and near >= ENOUGH:
        yield case.passed(CHECK, f"It says what the original says, as far as its words tell: {near:.2f} of 1.")
    elif (near is not None and near < FOREIGN_TO and bare) or (near is None and not anchored and len(unheld) > 1):
        yield case.failed(CHECK, f"Nothing in the original for: {listed}.")
    elif not anchored:
        yield case.doubted(CHECK, "Without number, name or date it cannot be held firmly against an original in another language.")
    elif bare or not few:
        yield case.doubted(CHECK, f"Little was found in the original for: {listed}.")
    else:
        yield case.passed(CHECK, "Held against an original in another language by its numbers, names, dates and subject.")
