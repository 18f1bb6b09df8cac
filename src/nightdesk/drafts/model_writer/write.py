"""Writing with a model: plan, write, have it judged, repair once. What still fails is for the verifier to keep out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from nightdesk.drafts.language_model import Answer, Answered, Ask, LanguageModel, NoAnswer, PromptVersion, Receipt, Role
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Draft
from nightdesk.drafts.model_writer.answers import Plan, Repair, WrittenArticle, WrittenSentence
from nightdesk.drafts.model_writer.compose import Complaint, Composed, compose, every_sentence
from nightdesk.drafts.model_writer.dossier import Dossier, Told, open_dossier
from nightdesk.drafts.model_writer.look_up import look_up
from nightdesk.drafts.model_writer.outlook import Outlook, read_outlook
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.drafts.model_writer.remarks import remarks_on
from nightdesk.drafts.model_writer.rendering import render, render_looked_up
from nightdesk.drafts.pack import EvidencePack
from nightdesk.personas.model import Persona

_PLAN_TOKENS, _WRITE_TOKENS, _REPAIR_TOKENS = 2_500, 9_000, 5_000
_LEAST_PASSAGES = 2

Judge = Callable[[Draft], Sequence[Complaint]]
"""Tells what in a draft its evidence does not bear, each complaint under the name of its sentence."""


@dataclass(frozen=True, slots=True)
class ModelDesk:
    """What the model writer works with. `played_only` marks recorded answers, for a played wire; `judged` says that a model is also
    to judge what anyone wrote (`nightdesk.verify.model_judge`).

    `knows` says of the texts of a story's items whether it is worth asking about them at all; None where any story is.
    """

    model: LanguageModel
    prompts: Prompts
    played_only: bool = False
    judged: bool = False
    knows: Callable[[Sequence[str]], bool] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What became of the model's sentences on the way to the verifier, and what it cost."""

    written: int
    repaired: int
    left_out: tuple[Complaint, ...]
    receipts: tuple[Receipt, ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    draft: Draft
    work: Work
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Declined:
    """No article by a model, and why; the embedded writer takes over. What was paid is told all the same."""

    why: str
    receipts: tuple[Receipt, ...] = ()


def write_with_model(pack: EvidencePack, desk: ModelDesk, judge: Judge, told: Told | None = None) -> Written | Declined:
    dossier = open_dossier(Material(pack))
    if len(dossier.passages) < _LEAST_PASSAGES:
        return Declined("too little evidence for an analysis")
    return _Sitting(pack, desk, dossier, render(dossier, told)).write(judge)


class _Sitting:
    """One article's questions to the model, one after the other."""

    def __init__(self, pack: EvidencePack, desk: ModelDesk, dossier: Dossier, material: str) -> None:
        self._pack, self._desk, self._dossier, self._material = pack, desk, dossier, material
        self._receipts: list[Receipt] = []

    def write(self, judge: Judge) -> Written | Declined:
        plan = self._plan()
        if isinstance(plan, NoAnswer):
            return self._declined(plan)
        if not plan.enough:
            return Declined(f"the model holds the evidence to be too thin: {plan.why_not}", tuple(self._receipts))
        found = render_looked_up(self._dossier, look_up(self._dossier, plan.look_up))
        self._material = "\n\n".join(filter(None, (self._material, found)))
        article = self._article(plan)
        if isinstance(article, NoAnswer):
            return self._declined(article)
        return self._finished(article, plan, judge)

    def _finished(self, article: WrittenArticle, plan: Plan, judge: Judge) -> Written | Declined:
        first = compose(article, self._dossier, self._writer())
        complaints = (*_gathered(first, judge), *(Complaint(label.strip().lower(), says) for label, says in remarks_on(article)))
        final, repaired = article, 0
        if complaints:
            answer = self._repair(article, complaints)
            if isinstance(answer, Repair):
                final, repaired = mended(article, complaints, answer)
        last = compose(final, self._dossier, self._writer(), last=True)
        if last.draft is None:
            return Declined("the headline or the standfirst could not be bound to evidence", tuple(self._receipts))
        work = Work(sum(1 for _ in every_sentence(article)), repaired, last.complaints, tuple(self._receipts), plan.question)
        return Written(last.draft, work, read_outlook(final, last, self._pack.now))

    @property
    def _about(self) -> str:
        return f"{self._pack.story.id}:{self._pack.revision}"

    def _plan(self) -> Plan | NoAnswer:
        text, version = self._desk.prompts.fill("rules", "plan", **self._words())
        return self._ask(Role.PLAN, "plan", text, self._material, version, Plan, _PLAN_TOKENS)

    def _article(self, plan: Plan) -> WrittenArticle | NoAnswer:
        text, version = self._desk.prompts.fill("rules", "write", **self._words())
        material = f"{self._material}\n\n## YOUR PLAN\n{plan.model_dump_json()}"
        return self._ask(Role.WRITE, "write", text, material, version, WrittenArticle, _WRITE_TOKENS)

    def _repair(self, article: WrittenArticle, complaints: Sequence[Complaint]) -> Repair | NoAnswer:
        text, version = self._desk.prompts.fill("rules", "repair", **self._words())
        material = f"{self._material}\n\n## YOUR ARTICLE\n{article.model_dump_json()}\n\n## WHAT FAILED\n{_told(article, complaints)}"
        return self._ask(Role.WRITE, "repair", text, material, version, Repair, _REPAIR_TOKENS)

    def _ask(
        self, role: Role, step: str, text: str, material: str, version: PromptVersion, answer: type[Answer], tokens: int
    ) -> Answer | NoAnswer:
        question = Ask(role, self._about, step, text, material, version, answer, tokens, self._dossier.quoted)
        reply = self._desk.model.ask(question)
        self._receipts += reply.receipts
        return reply.answer if isinstance(reply, Answered) else reply

    def _writer(self) -> str:
        written = [receipt for receipt in self._receipts if receipt.step == "write"]
        return f"{written[-1].model}{' (recorded)' if written[-1].recorded else ''}" if written else "model"

    def _declined(self, answer: NoAnswer) -> Declined:
        return Declined(answer.says, tuple(self._receipts))

    def _words(self) -> dict[str, str]:
        return persona_words(self._pack.persona)


def persona_words(persona: Persona) -> dict[str, str]:
    return {
        "name": persona.name,
        "title": persona.title or "AI analyst",
        "beat": persona.beat,
        "lens": persona.lens,
        "voice": persona.voice,
        "questions": "\n".join(f"- {question}" for question in persona.questions),
        "never": "\n".join(f"- {habit}" for habit in persona.never),
    }


def _gathered(composed: Composed, judge: Judge) -> tuple[Complaint, ...]:
    """What composing and the judge complain of, by the answer's own labels."""
    found = list(composed.complaints)
    if composed.draft is not None:
        names: dict[str, str] = {str(name): label for name, label in composed.labels.items()}
        found += [replace(one, label=names[one.label]) for one in judge(composed.draft) if one.label in names]
    return tuple(dict.fromkeys(found))


def _told(article: WrittenArticle, complaints: Iterable[Complaint]) -> str:
    texts = {one.id.strip().lower(): one for one in every_sentence(article)}
    by_label: dict[str, list[str]] = {}
    for complaint in complaints:
        by_label.setdefault(complaint.label, []).append(complaint.says)
    rows = [
        json.dumps({"id": label, "text": texts[label].text, "wrong": says}, ensure_ascii=False)
        for label, says in by_label.items()
        if label in texts
    ]
    return "\n".join(rows)


def mended(article: WrittenArticle, complaints: Iterable[Complaint], repair: Repair) -> tuple[WrittenArticle, int]:
    """The article with failed sentences in their new wording, and how many have one. What was not asked for is not taken."""
    failed = {complaint.label for complaint in complaints}
    new = {one.id.strip().lower(): one for one in repair.sentences if one.id.strip().lower() in failed}

    def one(sentence: WrittenSentence) -> WrittenSentence:
        return new.get(sentence.id.strip().lower(), sentence)

    sections = tuple(
        section.model_copy(update={"paragraphs": tuple(tuple(map(one, paragraph)) for paragraph in section.paragraphs)})
        for section in article.sections
    )
    changes = tuple(change.model_copy(update={"sentence": one(change.sentence)}) for change in article.changes)
    update = {"headline": one(article.headline), "standfirst": one(article.standfirst), "sections": sections, "changes": changes}
    return article.model_copy(update=update), len(new)
