"""From a model's answer to a draft: ids become passages, labels sentences. What cannot be resolved is a complaint, not a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

from nightdesk.drafts.leaning import leans
from nightdesk.drafts.model import (
    Block,
    Derivation,
    Draft,
    Inference,
    Likelihood,
    Operand,
    Operation,
    Paragraph,
    RecordedSearch,
    Section,
    SectionRole,
    Sentence,
    SentenceKind,
)
from nightdesk.drafts.model_writer.answers import Kind, WrittenArticle, WrittenSection, WrittenSentence
from nightdesk.drafts.model_writer.deeds import new_deed
from nightdesk.drafts.model_writer.discipline import complaints_on
from nightdesk.drafts.model_writer.dossier import Dossier
from nightdesk.drafts.model_writer.exhibits import hung
from nightdesk.drafts.model_writer.fence import visible
from nightdesk.drafts.model_writer.overlap import share_held
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.wording import listed
from nightdesk.foundation.ids import DraftId, PassageId, SentenceId, stable_id
from nightdesk.wire.model import Item

_TOLD, _RESTS = 0.5, 0.4
_KINDS = {
    Kind.FACT: SentenceKind.FACT,
    Kind.QUOTATION: SentenceKind.FACT,
    Kind.FIGURE: SentenceKind.FACT,
    Kind.BACKGROUND: SentenceKind.BACKGROUND,
    Kind.DERIVED: SentenceKind.DERIVED,
    Kind.ABSENCE: SentenceKind.ABSENCE,
    Kind.INFERENCE: SentenceKind.INFERENCE,
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one of the model's sentences, in words that it is told."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Composed:
    """`labels` tells which sentence of the draft came from which of the answer's. Sentences with complaints are not in the draft."""

    draft: Draft | None
    labels: Mapping[SentenceId, str]
    complaints: tuple[Complaint, ...]


@dataclass(slots=True)
class _Bench:
    dossier: Dossier
    revision: int
    sentences: dict[str, Sentence] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)


def compose(article: WrittenArticle, dossier: Dossier, writer: str, *, last: bool = False) -> Composed:
    """The draft of what the model wrote, so far as its evidence can be resolved. None where headline or standfirst cannot.

    In the `last` one, after the repair, sentences go too that would hang in the air without one that is gone.
    """
    bench = _Bench(dossier, dossier.material.pack.revision)
    _bind_all(bench, article)
    if last:
        _drop_hanging(bench, article)
    head, stand = (bench.sentences.get(_label(one)) for one in (article.headline, article.standfirst))
    labels = {sentence.id: label for label, sentence in bench.sentences.items()}
    if head is None or stand is None:
        return Composed(None, labels, tuple(bench.complaints))
    return Composed(_draft(bench, article, head, stand, writer), labels, tuple(bench.complaints))


def every_sentence(article: WrittenArticle) -> Iterator[WrittenSentence]:
    """In reading order, headline and standfirst first."""
    yield article.headline
    yield article.standfirst
    for section in article.sections:
        for paragraph in section.paragraphs:
            yield from paragraph
    for change in article.changes:
        yield change.sentence


def _label(sentence: WrittenSentence) -> str:
    return sentence.id.strip().lower()


def _bind_all(bench: _Bench, article: WrittenArticle) -> None:
    """Inferences last, for they name the others; a label given twice counts once."""
    written = list(every_sentence(article))
    seen: set[str] = set()
    for one in written:
        if _label(one) in seen:
            bench.complaints.append(Complaint(_label(one), "another sentence has the same id"))
        seen.add(_label(one))
    first = {_label(one): one for one in reversed(written)}
    before = _before(article)
    for inferred in (False, True):
        for one in first.values():
            if (one.kind is Kind.INFERENCE) is inferred:
                _bind(bench, one, before.get(_label(one), ()))
    _resolve_premises(bench, first)


def _before(article: WrittenArticle) -> Mapping[str, Sequence[WrittenSentence]]:
    """Under each label what stands before the sentence under its title. What would change the view has a title of its own."""
    sections = [tuple(one for paragraph in section.paragraphs for one in paragraph) for section in article.sections]
    every = [*sections, tuple(change.sentence for change in article.changes)]
    return {_label(one): section[:place] for section in every for place, one in enumerate(section)}


def _bind(bench: _Bench, one: WrittenSentence, before: Sequence[WrittenSentence]) -> None:
    problems = [*complaints_on(one, bench.dossier, before), *_unknown(bench, one)]
    if name := bench.dossier.acquaintance.stranger(one.text):
        problems.append(f"the name “{name}” is nowhere in this story")
    if problems:
        bench.complaints += [Complaint(_label(one), says) for says in problems]
        return
    named = tuple(dict.fromkeys(bench.dossier.passages[label] for label in one.passages))
    sentence = Sentence(
        id=SentenceId(stable_id("sentence", bench.dossier.material.pack.story.id, str(bench.revision), _label(one), one.text)),
        text=visible(one.text),
        kind=_KINDS[one.kind],
        passages=named,
    )
    grounded = _grounded(bench, one, sentence)
    if isinstance(grounded, str):
        bench.complaints.append(Complaint(_label(one), grounded))
    else:
        bench.sentences[_label(one)] = grounded


def _unknown(bench: _Bench, one: WrittenSentence) -> Iterator[str]:
    for label in one.passages:
        if label not in bench.dossier.passages:
            yield f"there is no passage {label!r}; name passages by the ids given"


def _grounded(bench: _Bench, one: WrittenSentence, sentence: Sentence) -> Sentence | str:
    """The sentence with what its kind asks for, or what is wanting."""
    match sentence.kind:
        case SentenceKind.DERIVED:
            return _derived(bench, one, sentence)
        case SentenceKind.ABSENCE:
            return _absent(bench, one, sentence)
        case SentenceKind.INFERENCE:
            return _inferred(one, sentence)
        case _:
            return sentence if sentence.passages else "it names no passage"


def _derived(bench: _Bench, one: WrittenSentence, sentence: Sentence) -> Sentence | str:
    if one.ready:
        if one.ready not in bench.dossier.computations:
            return f"there is no computation {one.ready!r}"
        says, derivation = bench.dossier.computations[one.ready]
        if share_held(says, [one.text]) < _TOLD or share_held(one.text, [says]) < _RESTS:
            return f"it does not say what was computed: {says}"
        return replace(sentence, passages=(), derivation=derivation)
    if one.computation is None:
        return "a derived sentence shows its computation, or names one that was made (ready)"
    try:
        operation = Operation(one.computation.operation.strip().lower())
    except ValueError:
        return f"there is no operation {one.computation.operation!r}"
    operands = []
    for operand in one.computation.operands:
        if operand.passage not in bench.dossier.passages:
            return f"there is no passage {operand.passage!r}; name passages by the ids given"
        passage = bench.dossier.passages[operand.passage]
        operands.append(Operand(operand.value, operand.meaning, passage, _document(bench, passage)))
    passages = tuple(dict.fromkeys([*sentence.passages, *(operand.passage for operand in operands if operand.passage)]))
    grounds = [passage.text for passage in bench.dossier.material.book.passages if passage.id in passages]
    tongues = "language" in one.text.lower() and all(operand.meaning == "language" for operand in operands)
    if (share_held(one.text, grounds) < _RESTS and not tongues) or new_deed(one.text, grounds):
        return "it says more than its operands' passages do"
    return replace(sentence, passages=passages, derivation=Derivation(operation, tuple(operands), one.computation.result))


def _document(bench: _Bench, name: PassageId) -> str:
    return next(passage.document for passage in bench.dossier.material.book.passages if passage.id == name)


def _absent(bench: _Bench, one: WrittenSentence, sentence: Sentence) -> Sentence | str:
    """One sentence may tell of several searches, and of words looked for beside them."""
    named = [label.strip() for label in (one.absence or "").split("+") if label.strip()]
    if not (named or one.unmentioned) or any(label not in bench.dossier.searches for label in named):
        return "an absence names searches that found nothing (N…, several joined by +), or words that no item holds (unmentioned)"
    searches = [bench.dossier.searches[label] for label in named]
    if problem := _told_otherwise(bench, one, [search.looked_for for search in searches]):
        return problem
    mentions = ["mentions:" + "|".join(re.sub(r"[|+]", " ", word) for word in one.unmentioned)] if one.unmentioned else []
    probe = "+".join([*(search.probe for search in searches), *mentions])
    searched = bench.dossier.material.lacking(probe, _searched_by_all(bench, searches))
    if searched is None:
        return f"an item holds {' or '.join(one.unmentioned)}, or too few items can be searched for it"
    return replace(sentence, search=RecordedSearch(probe, probe_named(probe).looked_for, searched))


def _searched_by_all(bench: _Bench, searches: list[RecordedSearch]) -> list[Item]:
    return [item for item in bench.dossier.material.pack.items if all(item.id in search.documents for search in searches)]


def _told_otherwise(bench: _Bench, one: WrittenSentence, sought: list[str]) -> str:
    """Why the sentence does not tell of these searches, or nothing."""
    told = [*sought, *one.unmentioned, *(item.text for item in bench.dossier.items.values())]
    if one.unmentioned and one.unmentioned[0].lower() not in one.text.lower():
        return "it does not name the first of the words that no item holds"
    untold = [looked_for for looked_for in sought if share_held(looked_for, [one.text]) < _TOLD]
    if untold or (sought and share_held(one.text, told) < _RESTS):
        return f"it does not say what was searched for: that no item {listed(untold or sought, 'or')}"
    word = new_deed(one.text, told)
    return f"“{word}” is nothing that was searched for" if word else ""


def _inferred(one: WrittenSentence, sentence: Sentence) -> Sentence | str:
    if one.reasoning is None or not one.reasoning.premises:
        return "an inference names its premises, how it follows, how likely it is, and a rival reading"
    likelihood = Likelihood(one.reasoning.likelihood.strip().lower())
    premises = tuple(SentenceId(label.strip().lower()) for label in one.reasoning.premises)
    grounds = Inference(premises, visible(one.reasoning.mechanism), likelihood, visible(one.reasoning.rival))
    return replace(sentence, passages=(), inference=grounds)


def _resolve_premises(bench: _Bench, written: Mapping[str, WrittenSentence]) -> None:
    """Labels become the sentences' own names. A premise that was never written is a complaint; one that fell is left to the verifier."""
    for label, sentence in list(bench.sentences.items()):
        if sentence.inference is None:
            continue
        lost = [name for name in sentence.inference.premises if name not in written]
        fallen = [name for name in sentence.inference.premises if name in written and name not in bench.sentences]
        if lost or fallen:
            says = (
                f"there is no sentence {lost[0]!r} in the article" if lost else f"sentence {fallen[0]!r}, on which it rests, does not stand"
            )
            bench.complaints.append(Complaint(label, says))
            del bench.sentences[label]
            continue
        premises = tuple(bench.sentences[name].id for name in sentence.inference.premises)
        bench.sentences[label] = replace(sentence, inference=replace(sentence.inference, premises=premises))
    _weigh_deeds(bench)
    _drop_orphans(bench)


def _drop_orphans(bench: _Bench) -> None:
    """Conclusions of which a premise is gone, and theirs."""
    while orphans := [label for label, sentence in bench.sentences.items() if _orphaned(bench, sentence)]:
        for label in orphans:
            bench.complaints.append(Complaint(label, "a sentence on which it rests does not stand"))
            del bench.sentences[label]


def _drop_hanging(bench: _Bench, article: WrittenArticle) -> None:
    for paragraph in (paragraph for section in article.sections for paragraph in section.paragraphs):
        for place, (before, one) in enumerate(pairwise(paragraph), start=1):
            first = all(_label(other) not in bench.sentences for other in paragraph[:place])
            if _label(one) in bench.sentences and _label(before) not in bench.sentences and leans(one.text, first=first):
                bench.complaints.append(Complaint(_label(one), "the sentence before it, on which it leans, does not stand"))
                del bench.sentences[_label(one)]
    _drop_orphans(bench)


def _weigh_deeds(bench: _Bench) -> None:
    """Conclusions speak of no deed that their premises, or the passages beneath them, do not tell of."""
    texts = {passage.id: passage.text for passage in bench.dossier.material.book.passages}
    by_id = {sentence.id: sentence for sentence in bench.sentences.values()}
    for label, sentence in list(bench.sentences.items()):
        if sentence.inference is None:
            continue
        grounds = [
            text
            for premise in _beneath(sentence, by_id)
            for text in (premise.text, *(texts[name] for name in premise.passages if name in texts))
        ]
        if word := new_deed(sentence.text, grounds):
            bench.complaints.append(Complaint(label, f"“{word}” tells of something that none of its premises tells of"))
            del bench.sentences[label]


def _beneath(sentence: Sentence, by_id: Mapping[SentenceId, Sentence]) -> tuple[Sentence, ...]:
    """What a conclusion rests on, and what that rests on, each once."""
    found: dict[SentenceId, Sentence] = {}
    waiting = [sentence]
    while waiting:
        inference = waiting.pop().inference
        new = [by_id[name] for name in (inference.premises if inference else ()) if name in by_id and name not in found]
        found |= {one.id: one for one in new}
        waiting += new
    return tuple(found.values())


def _orphaned(bench: _Bench, sentence: Sentence) -> bool:
    standing = {one.id for one in bench.sentences.values()}
    return sentence.inference is not None and not standing.issuperset(sentence.inference.premises)


def _draft(bench: _Bench, article: WrittenArticle, head: Sentence, stand: Sentence, writer: str) -> Draft:
    pack = bench.dossier.material.pack
    sections = [_section(bench, number, section) for number, section in enumerate(article.sections)]
    sections.append(_changes(bench, article))
    exhibits = bench.dossier.exhibits
    shown = hung(tuple(section for section in sections if section is not None), exhibits)
    draft = Draft(
        id=DraftId(stable_id("draft", pack.story.id, str(pack.revision), writer)),
        story=pack.story.id,
        revision=pack.revision,
        persona=pack.persona.id,
        contributors=pack.assignment.contributors,
        writer=writer,
        written_at=pack.now,
        profile=pack.profile,
        headline=head,
        standfirst=stand,
        sections=shown,
        passages=tuple({passage.id: passage for passage in (*bench.dossier.material.book.passages, *exhibits.passages)}.values()),
    )
    named = {name for sentence in draft.sentences() for name in _named(sentence)}
    return replace(draft, passages=tuple(passage for passage in draft.passages if passage.id in named))


def _section(bench: _Bench, number: int, section: WrittenSection) -> Section | None:
    blocks: list[Block] = []
    for paragraph in section.paragraphs:
        told = tuple(bench.sentences[_label(one)] for one in paragraph if _label(one) in bench.sentences)
        if told:
            blocks.append(Paragraph(told))
    if not blocks:
        return None
    title = visible(section.title).strip() or None
    if section.members:
        return Section(SectionRole.MEMBERS, title, tuple(blocks), _ended(visible(section.teaser or "").strip()))
    if number == 0:
        return Section(SectionRole.OPENING, None, tuple(blocks))
    return Section(_role(blocks), title, tuple(blocks))


def _ended(text: str) -> str:
    return text if text.endswith(("?", "!", ".")) else f"{text}."


def _role(blocks: list[Block]) -> SectionRole:
    kinds = [sentence.kind for block in blocks if isinstance(block, Paragraph) for sentence in block.sentences]
    if kinds.count(SentenceKind.ABSENCE) * 2 >= len(kinds):
        return SectionRole.UNKNOWN
    return SectionRole.RECORD if kinds.count(SentenceKind.BACKGROUND) * 2 >= len(kinds) else SectionRole.ACCOUNTS


def _changes(bench: _Bench, article: WrittenArticle) -> Section | None:
    told = tuple(bench.sentences[label] for change in article.changes if (label := _label(change.sentence)) in bench.sentences)
    if not told:
        return None
    due = (bench.dossier.material.pack.now + timedelta(days=article.look_again_in_days)).date()
    return Section(SectionRole.AHEAD, f"What would change this view, to be looked at again on {due:%-d %B %Y}", (Paragraph(told),))


def _named(sentence: Sentence) -> Iterator[PassageId]:
    yield from sentence.passages
    if sentence.derivation:
        yield from (operand.passage for operand in sentence.derivation.operands if operand.passage)
