"""Does a conclusion follow from premises that stand, add nothing to them, and say how likely it is and what else may be?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nightdesk.drafts.model import Likelihood, Sentence
from nightdesk.verify.evidence import Case
from nightdesk.verify.lexicon import DEEDS, LIKELIHOODS, NEWSROOM_WORDS
from nightdesk.verify.model import Finding, Status
from nightdesk.verify.names import names_in
from nightdesk.verify.reading import Reading, read
from nightdesk.verify.stems import meanings, stem

CHECK = "inference"
_SURER = (Likelihood.ALMOST_CERTAIN, Likelihood.VERY_LIKELY, Likelihood.LIKELY, Likelihood.ROUGHLY_EVEN, Likelihood.UNLIKELY)
"""The surest first."""
_LIKELY = re.compile(r"likel|certain|probab|perhaps|possib|chance|even", re.IGNORECASE)
_REPORTING = "number numbers count counts figure figures toll reader readers account accounts report reports"
_OF_REPORTING = NEWSROOM_WORDS | frozenset(_REPORTING.split())
_DEEDS = frozenset(meaning for deed in DEEDS for meaning in meanings(stem(deed)))


def check_inferences(case: Case, statuses: Mapping[str, Status]) -> Iterator[Finding]:
    """`statuses` holds what became of the sentences judged before; a premise that is not among them is missing or circular."""
    inference = case.sentence.inference
    if inference is None:
        return
    findings = [*_premises(case, statuses), *_manner(case), *_likelihood(case), *_additions(case), *_deeds(case), *_strangers(case)]
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
    rival = case.sentence.inference.rival.strip()
    if not rival:
        yield case.failed(CHECK, "It names no rival reading.")
    elif _plain(rival) in (_plain(case.sentence.text), _plain(case.sentence.inference.mechanism)):
        yield case.failed(CHECK, "Its rival reading is the conclusion over again.")


def _plain(text: str) -> str:
    return " ".join(word.low for word in read(text).words)


def _likelihood(case: Case) -> Iterator[Finding]:
    """The likelihood in its fixed words, and no surer than that of a conclusion it rests on."""
    inference = case.sentence.inference
    assert inference is not None
    text = " ".join(case.sentence.text.lower().split())
    said = [likelihood for phrase, likelihood in LIKELIHOODS if re.search(rf"\b{phrase}\b", text)][:1]
    if not said:
        yield case.failed(CHECK, f"It does not say how likely it is; its record says “{inference.likelihood.value}”.")
    elif said[0] != inference.likelihood.value:
        yield case.failed(CHECK, f"It says “{said[0]}”, and its record “{inference.likelihood.value}”.")
    for premise in _premises_of(case):
        if premise.inference and _SURER.index(inference.likelihood) < _SURER.index(premise.inference.likelihood):
            yield case.failed(CHECK, f"It is surer than the conclusion that it rests on: “{premise.text}”.")


def _premises_of(case: Case) -> list[Sentence]:
    assert case.sentence.inference is not None
    return [case.evidence.sentences[name] for name in case.sentence.inference.premises if name in case.evidence.sentences]


def _deeds(case: Case) -> Iterator[Finding]:
    """A conclusion may weigh what happened; it may not tell of anything done that its premises do not tell of."""
    known = frozenset(
        meaning for one in _premises_of(case) for reading in (read(one.text), *Case(one, case.evidence).english) for w in reading.words
        for meaning in meanings(w.stem)
    )  # fmt: skip
    for word in case.reading.content:
        if not meanings(word.stem).isdisjoint(_DEEDS) and meanings(word.stem).isdisjoint(known):
            yield case.failed(CHECK, f"“{word.text}” tells of something done, and no premise does.")


def _strangers(case: Case) -> Iterator[Finding]:
    """A conclusion whose words are all strangers to its premises and what they rest on has been borrowed from elsewhere.

    One that speaks of the reporting itself ("the number", "the editions") tells nothing of the world.
    """
    if any(word.low in _OF_REPORTING for word in case.reading.words):
        return
    named = set(names_in(case))
    telling = [word for word in case.reading.content if word not in named and not _LIKELY.search(word.low)]
    readings = [read(one.text) for one in _premises_of(case)]
    readings += [reading for one in _premises_of(case) for reading in Case(one, case.evidence).english]
    if telling and readings and not any(reading.vocabulary.holds(word.stem) for word in telling for reading in readings):
        yield case.failed(CHECK, "It has not a word in common with what it says it rests on.")


def _additions(case: Case) -> Iterator[Finding]:
    """Figures and dates that no premise holds, and names that neither the premises nor their evidence hold; in mechanism and rival too."""
    assert case.sentence.inference is not None
    premises = _premises_of(case)
    texts = [*(premise.text for premise in premises), case.sentence.inference.likelihood.value]
    readings = [read(text) for text in texts]
    beneath = [Case(premise, case.evidence) for premise in premises]
    for text in (case.sentence.text, case.sentence.inference.mechanism, case.sentence.inference.rival):
        for numeral in read(text).numerals:
            held = any(numeral.agrees(other) for reading in readings for other in reading.numerals)
            if not held and not numeral.values <= {1, 2} and numeral.vague is None:
                yield case.failed(CHECK, f"“{text[numeral.start : numeral.end]}” stands in no premise.")
    for word in names_in(case):
        if not any(_names(word.stem, reading) for reading in readings) and not any(one.vocabulary.holds(word.stem) for one in beneath):
            yield case.failed(CHECK, f"“{word.text}” stands in no premise.")


def _names(stemmed: str, reading: Reading) -> bool:
    return reading.vocabulary.holds(stemmed)
