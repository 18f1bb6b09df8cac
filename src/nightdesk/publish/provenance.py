"""How an analysis was produced, counted from what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nightdesk.desk.model import Decision, Ruling
from nightdesk.drafts.model import Draft, SentenceKind
from nightdesk.publish.model import Provenance, Step
from nightdesk.verify.model import Finding, Outcome, Verdict
from nightdesk.wire.model import Item


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
) -> Provenance:
    """The record of one article. `draft` and `verdict` are what remains after pruning, `dropped` why the rest was kept out."""
    gone = len({finding.sentence for finding in dropped})
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
            _written(draft),
            _checked(draft, verdict, kept + gone, gone),
            _ruled(draft, ruling),
            _decided(decision),
        ),
        writer=draft.writer,
        policy=ruling.policy,
    )


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
    return Step(draft.written_at, "written", f"by the {draft.writer} writer for {draft.persona}, on {rests}")


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
