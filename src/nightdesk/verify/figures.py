"""Does every number stand in the evidence, counting the same thing, with the same reserve?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from nightdesk.claims.model import Qualifier
from nightdesk.claims.times import times_in
from nightdesk.drafts.model import Operation, SentenceKind
from nightdesk.drafts.particulars import statements_in
from nightdesk.languages.numerals import has_numbers
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import millions_in, numbers_in, reader_agrees, reserve_in
from nightdesk.verify.foreign_days import days_named, is_further_day
from nightdesk.verify.listed import is_listed
from nightdesk.verify.model import Finding
from nightdesk.verify.movements import falls_told
from nightdesk.verify.names import nearness, voices
from nightdesk.verify.numerals import SMALL_NUMBERS, SMALL_ORDINALS, SPELLS, Numeral, find_numerals, kinds_in
from nightdesk.verify.reading import Reading, read
from nightdesk.verify.sense import MUCH, SURELY, means_in
from nightdesk.verify.stems import meanings, stem
from nightdesk.verify.tallied import is_tallied

CHECK = "figures"
_WITHIN = re.compile(r"\b(?:in|within)\s$", re.IGNORECASE)
"""Of days told so the first and the last are counted both."""
_APART, _NEAR = re.compile(r"\b(?:earlier|later|before|after|apart|since|within)\b", re.IGNORECASE), 10
_RESERVES = {one: one.words.strip() for one in Qualifier} | {Qualifier.EXACT: "exactly", Qualifier.RANGE: "between"}


def check_figures(case: Case) -> Iterator[Finding]:
    counts = [_under_heading(numeral, case) for numeral in case.reading.counts if not _idle(numeral)]
    findings = [finding for numeral in counts for finding in _check(numeral, case)]
    yield from findings
    if counts and not findings:
        yield case.passed(CHECK, f"{_listed(case.reading, counts)}: in the evidence.")


def _under_heading(numeral: Numeral, case: Case) -> Numeral:
    """In a table, the head of the column says what is counted."""
    return numeral if numeral.kinds else replace(numeral, kinds=kinds_in(case.heading))


def _idle(numeral: Numeral) -> bool:
    """ "One" is a pronoun more often than a number, and an indefinite article says as much."""
    return numeral.values == {Fraction(1)}


def _check(numeral: Numeral, case: Case) -> Iterator[Finding]:
    written = case.sentence.text[numeral.start : numeral.end]
    if _computed(numeral, case):
        return
    problem = _in_english(numeral, case)
    if problem is not None and case.foreign:
        problem = _abroad(numeral, written, case) if numeral.vague is None else None
    if problem is not None:
        yield problem


def _in_english(numeral: Numeral, case: Case) -> Finding | None:
    """What stands against the number in the English evidence: that it is not there, or how it differs."""
    found = [(other, reading) for reading in case.english for other in reading.numerals if numeral.agrees(other)]
    found = [(other, reading) for other, reading in found if not _in_date(other, reading)] or found
    if not found and (is_listed(numeral, case) or is_tallied(numeral, case.reading, case.passages)):
        return None
    if not found:
        return case.failed(CHECK, f"“{case.sentence.text[numeral.start : numeral.end]}” does not stand in the evidence.")
    return _least([_objection(numeral, other, reading, case) for other, reading in found])


def _in_date(numeral: Numeral, reading: Reading) -> bool:
    return any(moment.start < numeral.end and numeral.start < moment.end for moment in reading.moments)


def _computed(numeral: Numeral, case: Case) -> bool:
    """Operands and results of a computation, and counts of the evidence itself, which are made again here."""
    derivation, kind = case.sentence.derivation, case.sentence.kind
    if derivation and any(
        numeral.agrees(other) for text in (derivation.result, *(o.value for o in derivation.operands)) for other in _bare(text)
    ):
        return True
    if _days_between(numeral, case) or falls_told(numeral, case) or _in_a_title(numeral, case):
        return True
    if derivation and derivation.operation is Operation.ELAPSED and numeral.unit in SPELLS:
        return True
    return kind in (SentenceKind.DERIVED, SentenceKind.ABSENCE) and not numeral.values.isdisjoint(_tallies(case) | case.established)


def _bare(text: str) -> tuple[Numeral, ...]:
    return find_numerals(text)


def _tallies(case: Case) -> frozenset[Fraction]:
    """How many documents, passages, sources, outlets and languages the sentence rests on."""
    documents = {document.id: document for document in case.documents}
    documents |= {p.document: case.evidence.documents[p.document] for p in case.passages if p.document in case.evidence.documents}
    each = documents.values()
    return frozenset(
        Fraction(count)
        for count in (
            len(documents),
            sum(document.archived for document in each),
            sum(not document.archived for document in each),
            len({document.source for document in each}),
            len({document.language for document in each}),
            len({outlet for document in each for outlet in document.outlets}),
        )
    )


def _in_a_title(numeral: Numeral, case: Case) -> bool:
    """ "France 24": a number that belongs to the name of an outlet or source."""
    text = case.sentence.text
    for name in voices(case):
        start = text.find(name)
        while start >= 0:
            if start <= numeral.start and numeral.end <= start + len(name):
                return True
            start = text.find(name, start + 1)
    return False


def _days_between(numeral: Numeral, case: Case) -> bool:
    """ "Three days later", "two months later" where two passages lie so far apart."""
    return is_between(numeral, case.reading.text, case.days)


def is_between(numeral: Numeral, text: str, days: Iterable[date]) -> bool:
    """Whether a number of days is the time between two of the days; or of weeks, months or years, told as a time between: "later"."""
    spell = SPELLS.get(numeral.unit or "", 0)
    told = numeral.unit == "day" or _APART.search(text[max(0, numeral.start - _NEAR) : numeral.end + 2 * _NEAR])
    if spell < SPELLS["day"] or not told:
        return False
    around = _WITHIN.search(text[max(0, numeral.start - _NEAR) : numeral.start]) is not None
    ordered = sorted(days)
    apart = {Fraction((later - earlier).days * SPELLS["day"], spell) for earlier in ordered for later in ordered if later > earlier}
    return not numeral.values.isdisjoint({Fraction(whole) for gap in apart for whole in (int(gap), round(gap), int(gap) + around) if whole})


def _objection(numeral: Numeral, other: Numeral, reading: Reading, case: Case) -> Finding | None:
    written = case.sentence.text[numeral.start : numeral.end]
    if numeral.unit and other.unit and numeral.unit != other.unit:
        return case.failed(CHECK, f"The evidence gives {written} in another unit.")
    if numeral.kinds and other.kinds and numeral.kinds.isdisjoint(other.kinds):
        return case.failed(CHECK, f"{written} counts the {_kinds(other)} in the evidence, not the {_kinds(numeral)}.")
    if _other_group(numeral, other, reading):
        return case.failed(CHECK, f"{written} counts others than {' '.join(sorted(numeral.whom))} in the evidence.")
    if numeral.qualifier is other.qualifier or numeral.ordinal or other.ordinal:
        return None
    says = f"The evidence says “{_RESERVES[other.qualifier]} {written}”, the sentence “{_RESERVES[numeral.qualifier]} {written}”."
    if other.qualifier is Qualifier.EXACT and numeral.qualifier in (Qualifier.AT_LEAST, Qualifier.ABOUT):
        return case.doubted(CHECK, says)
    return case.failed(CHECK, says)


def _other_group(numeral: Numeral, other: Numeral, reading: Reading) -> bool:
    """Whether those counted are named in the same text, but with another number."""
    mine, theirs = _meant(numeral), _meant(other)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    elsewhere = [third for third in reading.numerals if not third.agrees(other) and not mine.isdisjoint(_meant(third))]
    again = [third for third in reading.numerals if third.agrees(other) and not mine.isdisjoint(_meant(third))]
    return bool(elsewhere) and not again


def _meant(numeral: Numeral) -> frozenset[str]:
    """Those counted, "employees" and "workers" alike."""
    return frozenset(meaning for word in numeral.whom for meaning in meanings(stem(word)))


def _least(objections: list[Finding | None]) -> Finding | None:
    """The mildest: one candidate without objection bears the number out."""
    if None in objections:
        return None
    return min((found for found in objections if found), key=lambda finding: finding.outcome != "doubt")


def _abroad(numeral: Numeral, written: str, case: Case) -> Finding | None:
    """What stands against the number in the originals that are not English."""
    holding = [
        (text, language, other)
        for text, language in case.foreign
        for other in read(text, english=False).numerals
        if numeral.agrees(other) and not any(day.start <= other.start < day.end for day in days_named(text, language))
    ]
    if any(_in_statement(numeral, says, case.sentence.text) for text, language in case.foreign for says in statements_in(text, language)):
        return None
    if numeral.ordinal and any(not numeral.values.isdisjoint(times_in(text)) for text, _ in case.foreign):
        return None
    if is_further_day(numeral.values, numeral.start, case.reading, case.foreign):
        return None
    read_out = [(text, language) for text, language in case.foreign if reader_agrees(numeral, text, language)]
    if not holding and not read_out and any(not numeral.values.isdisjoint(_numbers(text, language)) for text, language in case.foreign):
        return None
    if not holding and not read_out and any(not numeral.values.isdisjoint(millions_in(text)) for text, _ in case.foreign):
        return None
    if not holding and not read_out and _in_a_word(numeral, case):
        return None
    if not holding and not read_out and _unread_in_words(numeral, written, case):
        return case.doubted(CHECK, f"“{written}” could not be read in the original, which may write it in words.")
    if not holding and not read_out:
        return case.failed(CHECK, f"“{written}” does not stand in the evidence.")
    if numeral.kinds and not read_out and any(reader_agrees(numeral, text, language) is False for text, language, _ in holding):
        return case.failed(CHECK, f"{written} does not count the {_kinds(numeral)} in the evidence.")
    reserves = {reserve_in(text, other.start, other.end) for text, _, other in holding}
    if numeral.qualifier is Qualifier.EXACT and holding and Qualifier.EXACT not in reserves and not numeral.ordinal:
        reserve = _RESERVES[sorted(reserves)[0]]
        return case.failed(CHECK, f"The evidence says “{reserve} {written}”, the sentence “{written}”.")
    return None


def _in_statement(numeral: Numeral, says: str, text: str) -> bool:
    """Whether the number stands inside something that the original says ("that the new leader is the tenth in the office")."""
    at = text.find(says)
    return at >= 0 and at <= numeral.start and numeral.end <= at + len(says)


def _numbers(text: str, language: str) -> frozenset[Fraction]:
    """The numbers of an original, in words or digits, but for those of days: "13 ноября" counts nothing."""
    for day in days_named(text, language):
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return numbers_in(text, language)


def _in_a_word(numeral: Numeral, case: Case) -> bool:
    """Whether the original has the very word for a small number: the model of meaning tells "two" from "three" in any language."""
    words = [word for word, value in (SMALL_ORDINALS if numeral.ordinal else SMALL_NUMBERS).items() if value in numeral.values]
    return any(means_in(word, text, language, SURELY) for word in words for text, language in case.foreign)


def _unread_in_words(numeral: Numeral, written: str, case: Case) -> bool:
    """Whether an original that says what the sentence says may hold the number in words of a language whose numbers are not known here."""
    unknown = any(not has_numbers(language) for _, language in case.foreign)
    return unknown and not written.replace(",", "").isdigit() and (nearness(case) or 0.0) >= MUCH


def _kinds(numeral: Numeral) -> str:
    return " or ".join(sorted(kind.value for kind in numeral.kinds))


def _listed(reading: Reading, counts: list[Numeral]) -> str:
    return ", ".join(dict.fromkeys(reading.text[numeral.start : numeral.end] for numeral in counts))
