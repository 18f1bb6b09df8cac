"""Mending in public: the next version of an article, which says what was wrong and what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nightdesk.desk.model import Action, Decision
from nightdesk.drafts.model import Block, Chart, Draft, Paragraph, Section, Sentence, Table
from nightdesk.foundation.errors import NoDecision
from nightdesk.foundation.ids import DraftId, SentenceId, stable_id
from nightdesk.publish.model import Article, Correction, CorrectionKind, Step, is_retracted
from nightdesk.verify.model import Status, Verdict


def reword(draft: Draft, revision: int, words: Mapping[SentenceId, str]) -> Draft:
    """The draft's next revision with these sentences said otherwise; one reworded to nothing is taken out.

    A sentence keeps its evidence, which the new words must stand before. A cell of a table can be left blank; a chart with a wrong
    point goes as a whole, for it is drawn from numbers that are not words. Raises NoDecision if nothing would be left
    of headline or standfirst, or for a sentence that the draft does not have.
    """
    known = {sentence.id for sentence in draft.sentences()}
    if strange := set(words) - known:
        raise NoDecision(f"there is no such sentence in {draft.headline.text!r}: {', '.join(sorted(strange))}")
    sections = tuple(kept for section in draft.sections if (kept := _section(section, words)) is not None)
    return replace(
        draft,
        id=DraftId(stable_id("draft", draft.story, str(revision), "corrected")),
        revision=revision,
        headline=_always(draft.headline, words),
        standfirst=_always(draft.standfirst, words),
        sections=sections,
    )


def correct(article: Article, draft: Draft, verdict: Verdict, decision: Decision, correction: Correction) -> Article:
    """The next version of `article`, with one more correction on its record; a retraction leaves the notice and takes the text away.

    Raises NoDecision unless `decision` is to publish this very draft, what is right is said, and, for anything but a retraction, no
    sentence of the text is unsupported.
    """
    if decision.action is not Action.PUBLISH or decision.draft != draft.id or verdict.draft != draft.id:
        raise NoDecision(f"no decision to publish this correction of {article.slug!r}")
    if not correction.now.strip():
        raise NoDecision("say what is right, or why the article is withdrawn")
    if is_retracted(article):
        raise NoDecision(f"{article.slug!r} is retracted; nothing of its text is left to correct")
    if correction.kind is not CorrectionKind.RETRACTION:
        _insist_on_evidence(draft, verdict)
    step = Step(correction.at, correction.kind.value, f"by {correction.by}: {correction.now}", machine=False)
    return replace(
        article,
        version=article.version + 1,
        draft=draft,
        verdict=verdict,
        decision=decision,
        changed_at=correction.at,
        change_note=f"{correction.kind.value}: {correction.now}",
        corrections=(*article.corrections, correction),
        provenance=replace(article.provenance, steps=(*article.provenance.steps, step)),
    )


def _insist_on_evidence(draft: Draft, verdict: Verdict) -> None:
    for sentence in draft.sentences():
        if verdict.status_of(sentence.id) is Status.UNSUPPORTED:
            raise NoDecision(f"the evidence does not bear out: {sentence.text!r}")


def _always(sentence: Sentence, words: Mapping[SentenceId, str]) -> Sentence:
    said = _said(sentence, words)
    if said is None:
        raise NoDecision("headline and standfirst cannot be left empty; retract the article instead")
    return said


def _said(sentence: Sentence, words: Mapping[SentenceId, str]) -> Sentence | None:
    if sentence.id not in words:
        return sentence
    text = " ".join(words[sentence.id].split())
    return replace(sentence, text=text) if text else None


def _section(section: Section, words: Mapping[SentenceId, str]) -> Section | None:
    blocks = tuple(kept for block in section.blocks if (kept := _block(block, words)) is not None)
    return replace(section, blocks=blocks) if blocks else None


def _block(block: Block, words: Mapping[SentenceId, str]) -> Block | None:
    match block:
        case Paragraph(sentences):
            kept = tuple(said for sentence in sentences if (said := _said(sentence, words)) is not None)
            return Paragraph(kept) if kept else None
        case Table(rows=rows):
            cells = tuple(tuple(cell and _said(cell, words) for cell in row) for row in rows)
            left = tuple(row for row in cells if any(cell is not None for cell in row))
            return replace(block, rows=left) if left else None
        case Chart(points=points):
            if any(_said(point.sentence, words) is not point.sentence for point in points):
                return None
            return block
