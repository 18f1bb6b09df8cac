"""Every sentence of a draft against its evidence, by its kind. This judges; it never edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Chart, ChartPoint, Draft, Sentence, SentenceKind, Table
from nightdesk.sources.model import Source
from nightdesk.verify.absences import check_absences
from nightdesk.verify.binding import check_binding
from nightdesk.verify.captions import check_captions, check_point
from nightdesk.verify.company import check_company
from nightdesk.verify.comparisons import check_comparisons
from nightdesk.verify.dates import check_dates
from nightdesk.verify.derivations import check_derivations
from nightdesk.verify.doers import check_doers
from nightdesk.verify.editions import check_editions
from nightdesk.verify.elapsed import check_elapsed
from nightdesk.verify.evidence import Case, Evidence
from nightdesk.verify.exactness import check_exactness
from nightdesk.verify.exchanges import check_exchanges
from nightdesk.verify.figures import check_figures
from nightdesk.verify.inferences import check_inferences
from nightdesk.verify.modality import check_modality
from nightdesk.verify.model import Finding, Outcome, Status, Verdict
from nightdesk.verify.names import check_names
from nightdesk.verify.numerals import find_numerals
from nightdesk.verify.phrases import check_links, check_phrases
from nightdesk.verify.polarity import check_polarity
from nightdesk.verify.quotations import check_quotations
from nightdesk.verify.roles import check_roles
from nightdesk.verify.slots import check_slots
from nightdesk.verify.speakers import check_speakers
from nightdesk.verify.support import check_support
from nightdesk.wire.model import Item

Check = Callable[[Case], Iterator[Finding]]

_STATED: tuple[Check, ...] = (
    check_binding, check_exactness, check_figures, check_company, check_quotations, check_names, check_roles, check_slots, check_exchanges,
    check_editions, check_dates, check_elapsed, check_speakers, check_polarity, check_modality, check_doers, check_comparisons,
    check_support, check_phrases, check_links,
)  # fmt: skip
_CHECKS: Mapping[SentenceKind, tuple[Check, ...]] = {
    SentenceKind.FACT: _STATED,
    SentenceKind.BACKGROUND: _STATED,
    SentenceKind.DERIVED: (
        check_binding, check_exactness, check_derivations, check_figures, check_company, check_quotations, check_names, check_dates,
        check_phrases, check_links,
    ),
    SentenceKind.ABSENCE: (
        check_binding, check_exactness, check_absences, check_figures, check_quotations, check_names, check_dates, check_phrases,
        check_links,
    ),
    SentenceKind.INFERENCE: (check_binding, check_quotations, check_phrases, check_links),
    SentenceKind.VOUCHED: (check_binding,),
}  # fmt: skip


def check(draft: Draft, items: Sequence[Item], archive_lines: Sequence[ArchiveLine], sources: Sequence[Source]) -> Verdict:
    """Findings on every sentence, table cell and chart point, and failures of titles, teasers and captions.

    `items` are all that the story holds, `archive_lines` those that the draft names (see `named_documents`: operands and searches name
    lines too), `sources` at least those of the items.
    Inferences are judged after what they rest on.
    """
    evidence = Evidence(draft, items, archive_lines, sources)
    headings = dict(_headings(draft))
    points = {point.sentence.id: point for point in _points(draft)}
    findings: dict[str, tuple[Finding, ...]] = {}
    statuses: dict[str, Status] = {}
    established: frozenset[Fraction] = frozenset()
    for sentence in _premises_first(evidence):
        case = Case(sentence, evidence, established, headings.get(sentence.id, ""))
        found = tuple(_judge(case, statuses, points.get(sentence.id)))
        findings[sentence.id] = found
        statuses[sentence.id] = Verdict(draft.id, found).status
        if sentence.derivation and statuses[sentence.id] is Status.SUPPORTED:
            established |= {value for numeral in find_numerals(sentence.derivation.result) for value in numeral.values}
    ordered = [finding for sentence in evidence.sentences.values() for finding in findings[sentence.id]]
    return Verdict(draft.id, (*ordered, *_twice(draft), *check_captions(evidence)))


def _judge(case: Case, statuses: Mapping[str, Status], point: ChartPoint | None) -> Iterator[Finding]:
    for one in _CHECKS[case.sentence.kind]:
        yield from one(case)
    if case.sentence.kind is SentenceKind.INFERENCE:
        yield from check_inferences(case, statuses)
    if point is not None:
        yield from check_point(point, case)


def _points(draft: Draft) -> Iterator[ChartPoint]:
    for section in draft.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                yield from block.points


def _headings(draft: Draft) -> Iterator[tuple[str, str]]:
    for section in draft.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (
                    (cell.id, head) for row in block.rows for cell, head in zip(row, block.columns, strict=False) if cell is not None
                )


def _premises_first(evidence: Evidence) -> Iterator[Sentence]:
    """All sentences once, each after its premises as far as they do not run in a circle."""
    done: set[str] = set()

    def visit(sentence: Sentence, above: frozenset[str]) -> Iterator[Sentence]:
        if sentence.id in done or sentence.id in above:
            return
        for name in sentence.inference.premises if sentence.inference else ():
            if name in evidence.sentences:
                yield from visit(evidence.sentences[name], above | {sentence.id})
        if sentence.id not in done:
            done.add(sentence.id)
            yield sentence

    for sentence in evidence.sentences.values():
        yield from visit(sentence, frozenset())


def _twice(draft: Draft) -> Iterator[Finding]:
    """Two sentences under one name could be judged for one another."""
    seen: dict[str, Sentence] = {}
    for sentence in draft.sentences():
        if seen.setdefault(sentence.id, sentence) != sentence:
            yield Finding(sentence.id, "binding", Outcome.FAIL, "Two different sentences have one name.")
