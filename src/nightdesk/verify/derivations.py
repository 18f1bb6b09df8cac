"""Is what the sentence derives what its operands come to, computed again from the evidence?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from itertools import combinations

from nightdesk.claims.model import Qualifier
from nightdesk.drafts.model import Derivation, Operand, Operation
from nightdesk.verify.dates import as_time
from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.model import Finding
from nightdesk.verify.names import language_words
from nightdesk.verify.numerals import SPELLS, Numeral, find_numerals
from nightdesk.verify.reading import read
from nightdesk.verify.stems import meanings, stem
from nightdesk.wire.model import Passage

CHECK = "derivation"
_ONE = re.compile(r"\b(?:a|an|another)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:including|of them|of whom|among them|of which)\b", re.IGNORECASE)


def check_derivations(case: Case) -> Iterator[Finding]:
    derivation = case.sentence.derivation
    if derivation is None:
        return
    problems = [*_unstated(derivation, case), *_wrong(derivation, case), *_mixed(derivation, case), *_untold(derivation, case)]
    for problem in dict.fromkeys(problems):
        yield case.failed(CHECK, problem)
    if not problems:
        yield case.passed(CHECK, f"Computed again: {derivation.operation.value} of {len(derivation.operands)} gives {derivation.result}.")


def _unstated(derivation: Derivation, case: Case) -> Iterator[str]:
    """Operands whose value does not stand where they say it does."""
    for operand in derivation.operands:
        if operand.document and operand.document not in case.evidence.documents:
            yield f"There is no document {operand.document}."
        if derivation.operation is Operation.COUNT:
            yield from _miscounted(operand, case)
        elif operand.passage is None:
            yield f"“{operand.value}” ({operand.meaning}) comes from no passage."
        elif (passage := case.evidence.passages.get(operand.passage)) and not _states(passage, operand.value, case):
            yield f"“{operand.value}” ({operand.meaning}) does not stand in its passage."


def _miscounted(operand: Operand, case: Case) -> Iterator[str]:
    """A document counted as what it is not: another day's, or another language's."""
    if not operand.document and not operand.passage:
        yield f"“{operand.value}” is counted without a document."
    document = case.evidence.documents.get(operand.document or "")
    if document is None:
        return
    days = [moment for moment in read(operand.value).moments if moment.day]
    if days and not days[0].fits(document.day):
        yield f"{document.id} is not of {operand.value}."
    if operand.meaning == "language" and not language_words(document.language) >= {word.low for word in read(operand.value).words}:
        yield f"{document.id} is not in {operand.value}."


def _states(passage: Passage, value: str, case: Case) -> bool:
    moment = as_time(value)
    if moment is not None:
        return _dated(passage, moment, value)
    wanted = find_numerals(value)
    if not wanted:
        return value.casefold() in passage.text.casefold() or value.casefold() in passage.source_name.casefold()
    if wanted[0].values == {Fraction(1)} and _ONE.search(passage.text):
        return True
    return any(wanted[0].agrees(other) for other in _numerals(passage)) or _spelled_abroad(passage, wanted[0])


def _dated(passage: Passage, moment: datetime, value: str) -> bool:
    if len(value) > 10:
        return passage.said_at.replace(tzinfo=None, second=0, microsecond=0) == moment.replace(tzinfo=None, second=0, microsecond=0)
    return passage.said_at.date() == moment.date() or any(other.day and other.fits(moment.date()) for other in read(passage.text).moments)


def _numerals(passage: Passage) -> tuple[Numeral, ...]:
    return read(passage.text, english=passage.language.split("-")[0] == "en").numerals


def _spelled_abroad(passage: Passage, wanted: Numeral) -> bool:
    from nightdesk.verify.foreign import reader_agrees

    return passage.language.split("-")[0] != "en" and reader_agrees(wanted, passage.text, passage.language) is not None


def _wrong(derivation: Derivation, case: Case) -> Iterator[str]:
    result = _compute(derivation, case)
    if result is None:
        yield f"{derivation.result} cannot be computed from these operands."
    elif not result:
        yield f"Computed again, the operands do not give {derivation.result}."


def _compute(derivation: Derivation, case: Case) -> bool | None:
    """Whether the operands give the result; None where they cannot give any."""
    operands, given = derivation.operands, _value(derivation.result)
    if derivation.operation is Operation.COUNT:
        return given == _number_counted(operands, case) if operands else None
    if derivation.operation is Operation.ELAPSED:
        return _elapsed(operands, derivation.result)
    if derivation.operation is Operation.ORDER:
        return _ordered(operands)
    values = [_value(operand.value) for operand in operands]
    known = [value for value in values if value is not None]
    if len(known) < 2 or len(known) != len(values) or given is None:
        return None
    if derivation.operation is Operation.SUM:
        return sum(known) == given
    if derivation.operation is Operation.DIFFERENCE:
        return len(known) == 2 and abs(known[0] - known[1]) == abs(given)
    return given == (max(known) if derivation.operation is Operation.GREATEST else min(known))


def _number_counted(operands: tuple[Operand, ...], case: Case) -> int:
    """Distinct documents; or distinct outlets, where each operand names one that its document cites."""
    if all(operand.value in _outlets(operand, case) for operand in operands):
        return len({operand.value for operand in operands})
    return len({operand.document or operand.passage for operand in operands})


def _outlets(operand: Operand, case: Case) -> tuple[str, ...]:
    document = case.evidence.documents.get(operand.document or "")
    return document.outlets if document else ()


def _value(text: str) -> Fraction | None:
    found = find_numerals(text)
    return next(iter(found[0].values)) if found and len(found[0].values) == 1 else None


def _elapsed(operands: tuple[Operand, ...], result: str) -> bool | None:
    times = [as_time(operand.value) for operand in operands]
    if len(times) != 2 or times[0] is None or times[1] is None:
        return None
    first, last = sorted(moment.replace(tzinfo=None) for moment in times if moment)
    seconds = (last - first).total_seconds()
    for numeral in find_numerals(result):
        if numeral.unit not in SPELLS:
            continue
        exact = seconds / SPELLS[numeral.unit]
        counted = {round(exact), int(exact)} | ({(last.date() - first.date()).days} if numeral.unit == "day" else set())
        return any(Fraction(number) in numeral.values for number in counted)
    return None


def _ordered(operands: tuple[Operand, ...]) -> bool | None:
    keys = [as_time(operand.value) or _value(operand.value) for operand in operands]
    if len(keys) < 2 or None in keys or len({type(key) for key in keys}) != 1:
        return None
    plain = [key.replace(tzinfo=None) if isinstance(key, datetime) else key for key in keys]
    return plain in (sorted(plain), sorted(plain, reverse=True))  # type: ignore[type-var]


def _mixed(derivation: Derivation, case: Case) -> Iterator[str]:
    """Sums and differences across kinds or sources, parts added to their whole, and one figure used twice."""
    if derivation.operation not in (Operation.SUM, Operation.DIFFERENCE):
        return
    stated = [(operand, passage, _numeral_of(operand, passage)) for operand, passage in _with_passages(derivation, case)]
    kinds = [numeral.kinds for _, _, numeral in stated if numeral and numeral.kinds]
    if kinds and not frozenset.intersection(*kinds):
        yield "It adds up figures of different kinds."
    sources = sorted({passage.source for _, passage, _ in stated})
    if len(sources) > 1 and not all(passage.source_name.casefold() in case.sentence.text.casefold() for _, passage, _ in stated):
        yield "It adds up what different sources say without naming them."
    if len({(operand.value, operand.passage, operand.meaning) for operand in derivation.operands}) < len(derivation.operands):
        yield "It uses one figure twice."
    if derivation.operation is Operation.SUM and any(_one_count_twice(one, other) for one, other in combinations(stated, 2)):
        yield "It adds up what was counted of the same people on two days."
    if derivation.operation is Operation.DIFFERENCE and len(stated) == 2 and _unlike_groups(*(one[1:] for one in stated)):
        yield "It takes the count of one group from that of another."
    if derivation.operation is Operation.SUM and any(_part_and_whole(one, other) for one in stated for other in stated):
        yield "It adds a part to its whole."


def _one_count_twice(one: tuple[Operand, Passage, Numeral | None], other: tuple[Operand, Passage, Numeral | None]) -> bool:
    """Two statements of one count, told on different days: of like people, and of no places that are apart."""
    (_, first, a), (_, second, b) = one, other
    if (
        a is None
        or b is None
        or first.said_at.date() == second.said_at.date()
        or not (a.kinds & b.kinds)
        or _unlike_groups(one[1:], other[1:])
    ):
        return False
    here, there = ({place.name for place in places_in(passage.text, passage.language)} for passage in (first, second))
    return not here or not there or bool(here & there)


def _unlike_groups(one: tuple[Passage, Numeral | None], other: tuple[Passage, Numeral | None]) -> bool:
    """Whether two numbers count people by words that have nothing in common. A name before the word ("145 Baloch insurgents") hides it."""
    mine, theirs = _group(*one), _group(*other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _group(passage: Passage, numeral: Numeral | None) -> frozenset[str]:
    if numeral is None or passage.text[numeral.end :].lstrip()[:1].isupper():
        return frozenset()
    return frozenset(meaning for word in numeral.whom for meaning in meanings(stem(word)))


def _with_passages(derivation: Derivation, case: Case) -> Iterator[tuple[Operand, Passage]]:
    for operand in derivation.operands:
        if operand.passage and operand.passage in case.evidence.passages:
            yield operand, case.evidence.passages[operand.passage]


def _numeral_of(operand: Operand, passage: Passage) -> Numeral | None:
    wanted = find_numerals(operand.value)
    return next((numeral for numeral in _numerals(passage) if wanted and wanted[0].agrees(numeral)), None)


def _part_and_whole(one: tuple[Operand, Passage, Numeral | None], other: tuple[Operand, Passage, Numeral | None]) -> bool:
    whole, part = one[2], other[2]
    if one[1].id != other[1].id or whole is None or part is None or whole.end >= part.start:
        return False
    between = one[1].text[whole.end : part.start]
    return bool(_PART_OF.search(between)) and not find_numerals(between)


def _untold(derivation: Derivation, case: Case) -> Iterator[str]:
    """A result that the sentence does not give, or gives without the reserve of its operands."""
    wanted = find_numerals(derivation.result)
    if derivation.operation is Operation.ORDER:
        return
    if derivation.operation is Operation.ELAPSED:
        yield from _misspelt(derivation, case)
        return
    told = [numeral for numeral in case.reading.numerals if wanted and wanted[0].agrees(numeral)]
    if wanted and not told and wanted[0].values != {Fraction(1)}:
        yield f"The sentence does not give the result, {derivation.result}."
    if derivation.operation is Operation.SUM and told and all(numeral.qualifier is Qualifier.EXACT for numeral in told):
        stated = [_numeral_of(operand, passage) for operand, passage in _with_passages(derivation, case)]
        if any(numeral and numeral.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) for numeral in stated):
            yield f"The operands are minimums; the sentence gives {derivation.result} as exact."


def _misspelt(derivation: Derivation, case: Case) -> Iterator[str]:
    """A length of time in the sentence that is not the one between the operands."""
    for numeral in case.reading.counts:
        written = case.sentence.text[numeral.start : numeral.end]
        if numeral.unit in SPELLS and _elapsed(derivation.operands, f"{written} {numeral.unit}") is False:
            yield f"The operands are not {written} {numeral.unit}s apart."
