"""Does a conclusion follow from premises that stand, add nothing to them, and say how likely it is and what else may be?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding, Status
from nightdesk.verify.names import names_in
from nightdesk.verify.reading import Reading, read

CHECK = "inference"


def check_inferences(case: Case, statuses: Mapping[str, Status]) -> Iterator[Finding]:
    """`statuses` holds what became of the sentences judged before; a premise that is not among them is missing or circular."""
    inference = case.sentence.inference
    if inference is None:
        return
    findings = [*_premises(case, statuses), *_manner(case), *_additions(case)]
    yield from findings
    if not findings:
        yield case.passed(
            CHECK, f"Rests on {len(inference.premises)} sentences that stand; {inference.likelihood.value}; a rival reading is named."
        )


def _premises(case: Case, statuses: Mapping[str, Status]) -> Iterator[Finding]:
    assert case.sentence.inference is not None
    if not case.sentence.inference.premises:
        yield case.failed(CHECK, "It names no premise.")
    for name in case.sentence.inference.premises:
        premise = case.evidence.sentences.get(name)
        if premise is None or name == case.sentence.id:
            yield case.failed(CHECK, f"The premise {name} is not in this draft.")
        elif name not in statuses:
            yield case.failed(CHECK, f"The premise “{premise.text}” rests on this conclusion.")
        elif statuses[name] is Status.UNSUPPORTED:
            yield case.failed(CHECK, f"The premise “{premise.text}” is not supported.")
        elif statuses[name] is Status.DOUBTFUL:
            yield case.doubted(CHECK, f"The premise “{premise.text}” is in doubt.")


def _manner(case: Case) -> Iterator[Finding]:
    assert case.sentence.inference is not None
    if not case.sentence.inference.mechanism.strip():
        yield case.failed(CHECK, "It does not say how it follows.")
    if not case.sentence.inference.rival.strip():
        yield case.failed(CHECK, "It names no rival reading.")


def _additions(case: Case) -> Iterator[Finding]:
    """Figures and dates that no premise holds, and names that neither the premises nor their evidence hold."""
    assert case.sentence.inference is not None
    premises = [case.evidence.sentences[name] for name in case.sentence.inference.premises if name in case.evidence.sentences]
    texts = [*(premise.text for premise in premises), case.sentence.inference.likelihood.value]
    readings = [read(text) for text in texts]
    beneath = [Case(premise, case.evidence) for premise in premises]
    for numeral in case.reading.numerals:
        held = any(numeral.agrees(other) for reading in readings for other in reading.numerals)
        if not held and 1 not in numeral.values:
            yield case.failed(CHECK, f"“{case.sentence.text[numeral.start : numeral.end]}” stands in no premise.")
    for word in names_in(case):
        if not any(_names(word.stem, reading) for reading in readings) and not any(one.vocabulary.holds(word.stem) for one in beneath):
            yield case.failed(CHECK, f"“{word.text}” stands in no premise.")


def _names(stemmed: str, reading: Reading) -> bool:
    return reading.vocabulary.holds(stemmed)
