"""A second opinion from outside, a language model's for instance. It can only lower a verdict: whatever it praises stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from nightdesk.drafts.model import Draft, Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId
from nightdesk.verify.model import Finding, Outcome, Status, Verdict
from nightdesk.wire.model import Passage

CHECK = "judge"
JUDGED = frozenset({SentenceKind.FACT, SentenceKind.BACKGROUND, SentenceKind.INFERENCE})
"""Kinds of sentence worth an opinion: computations and recorded searches are made again by code."""
LONGEST_REASON = 240


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence and all that it rests on: its passages, and the sentences that it concludes from."""

    sentence: Sentence
    passages: tuple[Passage, ...]
    premises: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge thinks of one sentence, and why in a few words."""

    sentence: SentenceId
    status: Status
    why: str


class Judge(Protocol):
    """Whoever is asked. It sees sentences and their passages only, fenced as material; it may keep silent on any of them."""

    @property
    def name(self) -> str:
        """How findings name it: "model gpt-x", "reader"."""
        ...

    def opinions(self, questions: Sequence[Question]) -> Sequence[Opinion]:
        """Never raises for what a model or its server does: no answer is no opinion."""
        ...


def with_opinions(draft: Draft, verdict: Verdict, judge: Judge) -> Verdict:
    """The verdict, lowered where the judge thinks worse of a sentence than the checks did.

    Only sentences that the checks let stand are asked about. A judge's "unsupported" fails a sentence, its "doubtful" leaves it in
    doubt; its "supported", and opinions on sentences it was not asked about, change nothing.
    """
    questions = tuple(_questions(draft, verdict))
    if not questions:
        return verdict
    asked = {question.sentence.id for question in questions}
    worst: dict[SentenceId, Opinion] = {}
    for opinion in judge.opinions(questions):
        kept = worst.get(opinion.sentence)
        if opinion.sentence in asked and (kept is None or _RANK[opinion.status] > _RANK[kept.status]):
            worst[opinion.sentence] = opinion
    found = (_finding(worst[name], judge.name) for name in sorted(worst) if worst[name].status is not Status.SUPPORTED)
    return Verdict(verdict.draft, (*verdict.findings, *found))


_RANK = {Status.SUPPORTED: 0, Status.DOUBTFUL: 1, Status.UNSUPPORTED: 2}


def _questions(draft: Draft, verdict: Verdict) -> Iterator[Question]:
    passages = {passage.id: passage for passage in draft.passages}
    sentences = {sentence.id: sentence for sentence in draft.sentences()}
    for sentence in sentences.values():
        if sentence.kind in JUDGED and verdict.status_of(sentence.id) is not Status.UNSUPPORTED:
            named = tuple(passages[name] for name in sentence.passages if name in passages)
            premises = sentence.inference.premises if sentence.inference else ()
            yield Question(sentence, named, tuple(sentences[name] for name in premises if name in sentences))


def _finding(opinion: Opinion, judge: str) -> Finding:
    outcome = Outcome.FAIL if opinion.status is Status.UNSUPPORTED else Outcome.DOUBT
    why = re.sub(r"\s+", " ", "".join(sign for sign in opinion.why if sign.isprintable() or sign.isspace())).strip()[:LONGEST_REASON]
    return Finding(
        opinion.sentence, CHECK, outcome, f"{judge} does not find it borne out: {why}" if why else f"{judge} does not find it borne out."
    )
