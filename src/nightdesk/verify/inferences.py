"""Does a conclusion follow from premises that stand, add nothing to them, and say how likely it is and what else may be?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from nightdesk.drafts.model import Likelihood, Paragraph, Sentence
from nightdesk.drafts.model_writer.deeds import as_told
from nightdesk.verify.borrowing import Ground
from nightdesk.verify.doers import turned_round
from nightdesk.verify.evidence import Case
from nightdesk.verify.figures import is_between
from nightdesk.verify.lexicon import DEEDS, LIKELIHOODS
from nightdesk.verify.mentions import is_short_for
from nightdesk.verify.model import Finding, Outcome, Status
from nightdesk.verify.names import names_in
from nightdesk.verify.phrases import reasons_in
from nightdesk.verify.reading import Reading, read
from nightdesk.verify.stems import meanings, stem
from nightdesk.verify.tallied import is_tallied

CHECK = "inference"
_DENIED = re.compile(r"\bprobably not\b", re.IGNORECASE)
_SURER = (Likelihood.ALMOST_CERTAIN, Likelihood.VERY_LIKELY, Likelihood.LIKELY, Likelihood.ROUGHLY_EVEN, Likelihood.UNLIKELY)
"""The surest first."""
_DEEDS = frozenset(meaning for deed in DEEDS for meaning in meanings(stem(deed)))


def check_inferences(case: Case, statuses: Mapping[str, Status]) -> Iterator[Finding]:
    """`statuses` holds what became of the sentences judged before; a premise that is not among them is missing or circular."""
    inference = case.sentence.inference
    if inference is None:
        return
    findings = [*_premises(case, statuses), *_manner(case), *_likelihood(case), *_additions(case), *_deeds(case), *_borrowed(case)]
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
    """The likelihood in its fixed words, and no surer than that of a conclusion it rests on.

    An argument of several sentences may say it once, in the first of them: whoever reads a section has read it by then, and the page
    marks every conclusion.
    """
    inference = case.sentence.inference
    assert inference is not None
    said = _said(case.sentence)
    if not said and not any(one.inference and _said(one) == one.inference.likelihood == inference.likelihood for one in _before(case)):
        yield case.failed(CHECK, f"Nothing says how likely it is; its record says “{inference.likelihood.value}”.")
    elif said not in ("", inference.likelihood.value, _denied(case)):
        yield case.failed(CHECK, f"It says “{said}”, and its record “{inference.likelihood.value}”.")
    for premise in _premises_of(case):
        if premise.inference and _SURER.index(inference.likelihood) < _SURER.index(premise.inference.likelihood):
            yield case.failed(CHECK, f"It is surer than the conclusion that it rests on: “{premise.text}”.")


def _said(sentence: Sentence) -> str:
    """The likelihood that a sentence says in the fixed words, or nothing."""
    text = " ".join(sentence.text.lower().split())
    return next((likelihood for phrase, likelihood in LIKELIHOODS if re.search(rf"\b{phrase}\b", text)), "")


def _denied(case: Case) -> str:
    """That something is probably not so is unlikely of the thing, and likely as a conclusion: then "unlikely" is the word for "likely"."""
    assert case.sentence.inference is not None
    likely = case.sentence.inference.likelihood is Likelihood.LIKELY and _DENIED.search(case.sentence.text)
    return Likelihood.UNLIKELY.value if likely else ""


def _before(case: Case) -> list[Sentence]:
    """What stands before a sentence under its title."""
    sections = case.evidence.draft.sections
    told = [[one for block in section.blocks if isinstance(block, Paragraph) for one in block.sentences] for section in sections]
    mine = next((sentences for sentences in told if any(one.id == case.sentence.id for one in sentences)), [])
    return list(takewhile(lambda one: one.id != case.sentence.id, mine))


def _premises_of(case: Case) -> list[Sentence]:
    assert case.sentence.inference is not None
    return [case.evidence.sentences[name] for name in case.sentence.inference.premises if name in case.evidence.sentences]


def _deeds(case: Case) -> Iterator[Finding]:
    """A conclusion may weigh what happened; it may not tell of anything done that its premises do not tell of, but as a supposition."""
    known = frozenset(
        meaning for one in _beneath(case) for reading in (read(one.text), *Case(one, case.evidence).english) for w in reading.words
        for meaning in meanings(w.stem)
    )  # fmt: skip
    for word in read(as_told(case.reading.text)).content:
        if not meanings(word.stem).isdisjoint(_DEEDS) and meanings(word.stem).isdisjoint(known):
            yield case.failed(CHECK, f"“{word.text}” tells of something done, and no premise does.")


def _borrowed(case: Case) -> Iterator[Finding]:
    """A conclusion may be worded freely, but what it speaks of must be what its premises, and what they rest on, speak of."""
    texts = tuple(dict.fromkeys(text for one in _beneath(case) for text in (one.text, *(r.text for r in Case(one, case.evidence).english))))
    if not texts:
        return
    if (turned := turned_round(case.reading, [read(text) for text in texts])) is not None:
        yield case.doubted(CHECK, turned.says)
    ground = Ground(texts)
    for word, reason in reasons_in(case.sentence.text):
        if not ground.tells(reason):
            yield case.failed(CHECK, f"“{word}” gives a reason that no premise tells of: {reason.strip()}.")
    outcome, strange, in_part = ground.judge(case.sentence.text)
    listed = ", ".join(strange)
    if outcome is Outcome.FAIL:
        yield case.failed(CHECK, f"Hardly anything of it rests on its premises: {listed}.")
    elif outcome is Outcome.DOUBT:
        says = f"A part of it rests on no premise: {listed}." if in_part else f"Little of it rests on its premises: {listed}."
        yield case.doubted(CHECK, says)


def _beneath(case: Case) -> tuple[Sentence, ...]:
    """The premises, and theirs, each once."""
    found: dict[str, Sentence] = {}
    waiting = _premises_of(case)
    while waiting:
        one = waiting.pop()
        if one.id not in found:
            found[one.id] = one
            waiting += _premises_of(Case(one, case.evidence)) if one.inference else []
    return tuple(found.values())


def _additions(case: Case) -> Iterator[Finding]:
    """Figures and dates that no premise holds, and names that neither the premises nor their evidence hold; in mechanism and rival too."""
    assert case.sentence.inference is not None
    premises = _beneath(case)
    texts = [*(premise.text for premise in premises), case.sentence.inference.likelihood.value]
    readings = [read(text) for text in texts]
    beneath = [Case(premise, case.evidence) for premise in premises]
    days = {day for one in beneath for day in one.days}
    passages = list({passage.id: passage for one in beneath for passage in one.passages}.values())
    for text in (case.sentence.text, case.sentence.inference.mechanism, case.sentence.inference.rival):
        for numeral in read(text).numerals:
            held = any(numeral.agrees(other) for reading in readings for other in reading.numerals) or is_between(numeral, text, days)
            held = held or is_tallied(numeral, read(text), passages)
            if not held and not numeral.values <= {1, 2} and numeral.vague is None:
                yield case.failed(CHECK, f"“{text[numeral.start : numeral.end]}” stands in no premise.")
    for word in names_in(case):
        if any(_names(word.stem, reading) for reading in readings) or any(one.vocabulary.holds(word.stem) for one in beneath):
            continue
        if not any(is_short_for(word, reading) for one in beneath for reading in one.english):
            yield case.failed(CHECK, f"“{word.text}” stands in no premise.")


def _names(stemmed: str, reading: Reading) -> bool:
    return reading.vocabulary.holds(stemmed)
