"""How an analysis was produced, counted from what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from nightdesk.desk.model import Decision, Ruling
from nightdesk.drafts.language_model import Receipt
from nightdesk.drafts.model import Draft, SentenceKind
from nightdesk.drafts.model_writer.write import Work
from nightdesk.personas.contributions import Contribution
from nightdesk.publish.illustration import Picture
from nightdesk.publish.model import Article, ModelUse, Provenance, Step
from nightdesk.verify.model import Finding, Outcome, Verdict
from nightdesk.wire.model import Item, PassageKind

_DEEP = 16
"""Passages of the archive on which a deep analysis rests."""


def trace(
    draft: Draft,
    verdict: Verdict,
    dropped: Sequence[Finding],
    ruling: Ruling,
    decision: Decision,
    items: Sequence[Item],
    *,
    sources_watched: int,
    languages_watched: int,
    archive_searched: int,
    linked_at: datetime,
    work: Work | None = None,
    receipts: Sequence[Receipt] = (),
    why_not: str = "",
    added: Sequence[Contribution] = (),
) -> Provenance:
    """The record of one article. `draft` and `verdict` are what remains after pruning, `dropped` why the rest was kept out.

    `work` and `receipts` tell of a language model's part, `why_not` why there is none though one was asked. `added` is what other
    analysts brought of which something stands in the article.
    """
    gone = len({finding.sentence for finding in dropped}) + (len({one.label for one in work.left_out}) if work else 0)
    kept = sum(1 for _ in draft.sentences())
    return Provenance(
        sources_watched=sources_watched,
        languages_watched=languages_watched,
        items_read=len(items),
        archive_searched=archive_searched,
        sentences_checked=kept + gone,
        sentences_dropped=gone,
        steps=(
            _received(items),
            _linked(items, linked_at),
            *_added(draft, added),
            *_declined(draft, receipts, why_not),
            _written(draft),
            *_repaired(draft, work),
            *_translated(draft),
            _checked(draft, verdict, kept + gone, gone),
            _ruled(draft, ruling),
            _decided(decision),
        ),
        writer=draft.writer,
        policy=ruling.policy,
        models=uses(receipts),
    )


def with_pictures(provenance: Provenance, pictures: Sequence[Picture], at: datetime) -> Provenance:
    """The record with the illustration in it, if one was made."""
    if not pictures:
        return provenance
    by = f"by {pictures[0].made_by}" if pictures[0].made_by else "by rule, from the place, the kind of event and the analyst's colours"
    step = Step(at, "illustrated", f"{by}; labelled as AI generated on the page and in the file")
    return replace(provenance, steps=(*provenance.steps, step), models=(*provenance.models, *uses(pictures[0].receipts)))


def _received(items: Sequence[Item]) -> Step:
    sources, languages = len({item.source for item in items}), len({item.language for item in items})
    return Step(
        min(item.received_at for item in items),
        "received",
        f"{_count(len(items), 'item')} from {_count(sources, 'source')} in {_count(languages, 'language')}",
    )


def _linked(items: Sequence[Item], at: datetime) -> Step:
    return Step(at, "linked", f"{_count(len(items), 'item')} joined into one story")


def _written(draft: Draft) -> Step:
    background = sum(sentence.kind is SentenceKind.BACKGROUND for sentence in draft.sentences())
    rests = f"{_count(len(draft.passages), 'passage')}" + (f", {_count(background, 'sentence')} on the archive" if background else "")
    writer = "the embedded writer" if draft.writer == "embedded" else draft.writer
    return Step(draft.written_at, "written", f"by {writer} for {draft.persona}, on {rests}")


def _added(draft: Draft, added: Sequence[Contribution]) -> Iterator[Step]:
    """What other analysts brought, and how much of it the article rests on."""
    for one in added:
        stands = sum(passage.document in one.documents for passage in draft.passages)
        yield Step(draft.written_at, "added", f"{one.of}, by {one.name}; the article rests on {_count(stands, 'passage')} of them")


def _translated(draft: Draft) -> Iterator[Step]:
    by = {one.by for one in draft.translations}
    if by:
        shown = _count(len(draft.translations), "passage")
        yield Step(draft.written_at, "translated", f"{shown}, by {' and '.join(sorted(by))}, for readers to see beside the original")


def _declined(draft: Draft, receipts: Sequence[Receipt], why_not: str) -> tuple[Step, ...]:
    if not receipts or not why_not:
        return ()
    models = ", ".join(dict.fromkeys(receipt.model for receipt in receipts))
    return (Step(draft.written_at, "tried", f"with {models}, and not taken: {why_not}"),)


def _repaired(draft: Draft, work: Work | None) -> tuple[Step, ...]:
    if work is None:
        return ()
    detail = f"{_count(work.written, 'sentence')} written, {work.repaired} worded anew after a first check"
    unbound = len({one.label for one in work.left_out})
    return (Step(draft.written_at, "repaired", detail + (f", {unbound} without evidence that could be found" if unbound else "")),)


def weight_of_analysis(article: Article) -> float:
    """How much more an analysis weighs than a brief on the same news: up to twice as much, the more of the archive it sets it beside."""
    if not written_by_model(article):
        return 1.0
    rests_on = sum(passage.kind is PassageKind.ARCHIVE for passage in article.draft.passages)
    return 1.1 + 0.9 * min(1.0, rests_on / _DEEP)


def written_by_model(article: Article) -> bool:
    """Whether a language model's words are in it, recorded ones too."""
    return any(use.step == "write" for use in article.provenance.models) and not any(
        step.name == "tried" for step in article.provenance.steps
    )


def uses(receipts: Sequence[Receipt]) -> tuple[ModelUse, ...]:
    """Receipts added up by model, step and prompts, in the order of the first of each."""
    found: dict[tuple[str, str, str, bool], list[Receipt]] = {}
    for receipt in receipts:
        found.setdefault((receipt.model, receipt.step, receipt.prompt.hash, receipt.recorded), []).append(receipt)
    return tuple(
        ModelUse(
            model=model,
            step=step,
            calls=len(calls),
            input_tokens=sum(call.input_tokens for call in calls),
            output_tokens=sum(call.output_tokens for call in calls),
            cost=sum(call.cost for call in calls),
            prompts=calls[0].prompt.name,
            version=version,
            recorded=recorded,
        )
        for (model, step, version, recorded), calls in found.items()
    )


def _checked(draft: Draft, verdict: Verdict, checked: int, gone: int) -> Step:
    doubtful = len({finding.sentence for finding in verdict.findings if finding.outcome is Outcome.DOUBT})
    detail = f"{_count(checked, 'sentence')} checked against the evidence, {gone} kept out, {doubtful} left in doubt"
    return Step(draft.written_at, "checked", detail)


def _ruled(draft: Draft, ruling: Ruling) -> Step:
    return Step(draft.written_at, "ruled", f"by the policy {ruling.policy!r}: {ruling.reason}")


def _decided(decision: Decision) -> Step:
    who = decision.by if decision.reviewed_by_person else "policy, not reviewed by a person"
    return Step(decision.at, "decided", f"{decision.action.value}: {who}", machine=not decision.reviewed_by_person)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
