"""A draft without what its evidence does not bear out. This removes; it never rewrites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nightdesk.drafts.leaning import leans
from nightdesk.drafts.model import Block, Chart, Draft, Paragraph, Section, Sentence, Table, sentences_of
from nightdesk.verify.captions import caption_id, heads_id, teaser_id, title_id
from nightdesk.verify.model import Finding, Outcome, Verdict

_LEAST_POINTS = 3


def prune(draft: Draft, verdict: Verdict) -> tuple[Draft | None, tuple[Finding, ...]]:
    """The draft without failed sentences and what rests on them, and the findings that tell why each of them went.

    A failed cell becomes empty; a chart goes when fewer than three points remain, a table when no cell does; paragraphs and sections
    left empty go; a failed title or caption is left blank; a table with failed columns, a chart with a failed unit and a section with a
    failed teaser go altogether. Passages that nothing names any more go too. The draft is None if the headline or the standfirst is among
    the failed: there is nothing left to publish.
    """
    failures = tuple(finding for finding in verdict.findings if finding.outcome is Outcome.FAIL)
    orphans = tuple(_orphans(draft, {finding.sentence for finding in failures}))
    gone = frozenset(finding.sentence for finding in (*failures, *orphans))
    if draft.headline.id in gone or draft.standfirst.id in gone:
        return None, (*failures, *orphans)
    sections = tuple(filter(None, (_section(draft, number, section, gone) for number, section in enumerate(draft.sections))))
    shorter = replace(draft, sections=sections)
    named = {name for sentence in shorter.sentences() for name in _named(sentence)}
    return replace(shorter, passages=tuple(passage for passage in draft.passages if passage.id in named)), (*failures, *orphans)


def _orphans(draft: Draft, gone: set[str]) -> Iterator[Finding]:
    """Conclusions that lost a premise, sentences that lean on one that is gone, and what rests or leans on those."""
    lost = set(gone)
    found = True
    while found:
        found = False
        for sentence in _hanging(draft, lost):
            lost.add(sentence.id)
            found = True
            yield Finding(sentence.id, "inference", Outcome.FAIL, "It leans on a sentence that was not supported.")
        for sentence in draft.sentences():
            if sentence.id not in lost and sentence.inference and not lost.isdisjoint(sentence.inference.premises):
                lost.add(sentence.id)
                found = True
                yield Finding(sentence.id, "inference", Outcome.FAIL, "A sentence that it rests on was not supported.")


def _hanging(draft: Draft, lost: set[str]) -> list[Sentence]:
    """Sentences of running text whose forerunner is gone, and that cannot stand without it."""
    paragraphs = [block.sentences for section in draft.sections for block in section.blocks if isinstance(block, Paragraph)]
    return [
        sentence
        for sentences in paragraphs
        for place, (before, sentence) in enumerate(pairwise(sentences), start=1)
        if before.id in lost and sentence.id not in lost and leans(sentence.text, first=all(one.id in lost for one in sentences[:place]))
    ]


def _section(draft: Draft, number: int, section: Section, gone: frozenset[str]) -> Section | None:
    if section.teaser is not None and teaser_id(draft.id, number) in gone:
        return None
    blocks = tuple(
        kept
        for place, block in enumerate(section.blocks)
        if heads_id(draft.id, number, place) not in gone
        and (kept := _block(_captioned(block, caption_id(draft.id, number, place) not in gone), gone)) is not None
    )
    if not blocks:
        return None
    title = None if title_id(draft.id, number) in gone else section.title
    return replace(section, title=title, blocks=blocks)


def _captioned(block: Block, kept: bool) -> Block:
    match block:
        case Table() if not kept:
            return replace(block, caption="")
        case Chart() if not kept:
            return replace(block, title="")
    return block


def _block(block: Block, gone: frozenset[str]) -> Block | None:
    if gone.isdisjoint(sentence.id for sentence in sentences_of(block)):
        return block
    match block:
        case Paragraph(sentences):
            left = tuple(sentence for sentence in sentences if sentence.id not in gone)
            return Paragraph(left) if left else None
        case Chart(points=points):
            points = tuple(point for point in points if point.sentence.id not in gone)
            return replace(block, points=points) if len(points) >= _LEAST_POINTS else None
        case Table(rows=rows):
            emptied = (tuple(None if cell is None or cell.id in gone else cell for cell in row) for row in rows)
            rows = tuple(row for row in emptied if any(cell is not None for cell in row))
            return replace(block, rows=rows) if rows else None


def _named(sentence: Sentence) -> Iterator[str]:
    yield from sentence.passages
    if sentence.derivation:
        yield from (operand.passage for operand in sentence.derivation.operands if operand.passage)
