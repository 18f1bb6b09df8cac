"""What an editor sees beside each sentence: on what it rests, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from nightdesk.claims.voices import Voice, voices_in
from nightdesk.desk.model import Concern
from nightdesk.drafts.model import Block, Chart, Derivation, Draft, Operation, Paragraph, Section, Sentence, SentenceKind, Table
from nightdesk.drafts.pack import parties_of
from nightdesk.foundation.ids import PassageId, SentenceId
from nightdesk.languages.tongues import language_name
from nightdesk.publish.naming import direction
from nightdesk.verify.model import Finding, Outcome, Status, Verdict
from nightdesk.wire.model import Passage, PassageKind

from .blocks import ROLES
from .text import fixed_blocks

KIND_WORDS = {
    SentenceKind.FACT: "Fact, reported by sources",
    SentenceKind.BACKGROUND: "Background, from the archive",
    SentenceKind.DERIVED: "Derived, computed from stated figures",
    SentenceKind.ABSENCE: "Absence, resting on a recorded search",
    SentenceKind.INFERENCE: "Inference",
    SentenceKind.VOUCHED: "Vouched for by an editor",
}
_SIGNS = {Operation.SUM: " + ", Operation.DIFFERENCE: " − ", Operation.ORDER: " → ", Operation.ELAPSED: " to "}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as the desk shows it, in its own words."""

    id: PassageId
    words: str
    language: str
    language_name: str
    direction: str
    outlet: str
    cited_by: str | None
    said_at: datetime
    url: str | None
    archive: bool
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """One sentence with its evidence. `was` is the writer's wording where an editor changed it; `new` is set on an editor's own sentence.

    `stirred` tells that its words are not those which this editor saw last.
    """

    sentence: Sentence
    status: Status
    kind_words: str
    passages: tuple[Shown, ...]
    sum_shown: str | None
    premises: tuple[str, ...]
    findings: tuple[Finding, ...]
    was: str | None
    new: bool
    stirred: bool
    concerns: tuple[str, ...] = ()

    @property
    def needs_evidence(self) -> bool:
        return self.status is Status.UNSUPPORTED

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.outcome is not Outcome.PASS)

    @property
    def passed(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.PASS)


@dataclass(frozen=True, slots=True)
class BlockBeside:
    """`form` is "paragraph", "table" or "chart"; a table's rows hold its cells, a chart's its points, a paragraph is one row.

    `name` is the id of the block in Wagtail's editor, where it has one.
    """

    form: str
    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Beside | None, ...], ...]


@dataclass(frozen=True, slots=True)
class SectionBeside:
    role: str
    title: str | None
    teaser: str | None
    for_members: bool
    blocks: tuple[BlockBeside, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A whole draft with its evidence, in reading order."""

    headline: Beside
    standfirst: Beside
    sections: tuple[SectionBeside, ...]

    def sentences(self) -> Iterator[Beside]:
        yield self.headline
        yield self.standfirst
        for block in self.blocks():
            yield from (cell for row in block.rows for cell in row if cell is not None)

    def prose(self) -> Iterator[tuple[str, Beside]]:
        """Each sentence that the editor's form holds, with the name of its field or block."""
        yield "headline", self.headline
        yield "standfirst", self.standfirst
        for block in self.blocks():
            if block.form == "paragraph":
                yield from ((beside.sentence.id, beside) for beside in block.rows[0] if beside is not None)

    def blocks(self) -> Iterator[BlockBeside]:
        for section in self.sections:
            yield from section.blocks

    def fixed(self) -> Iterator[BlockBeside]:
        """Tables and charts."""
        return (block for block in self.blocks() if block.form != "paragraph")

    def count(self, status: Status) -> int:
        return sum(beside.status is status for beside in self.sentences())

    @property
    def supported(self) -> int:
        return self.count(Status.SUPPORTED)

    @property
    def doubtful(self) -> int:
        return self.count(Status.DOUBTFUL)

    @property
    def unsupported(self) -> int:
        return self.count(Status.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """One reason to wait, with every sentence that gives it."""

    kind: str
    why: str
    sentences: tuple[SentenceId, ...]


def grouped(concerns: Iterable[Concern]) -> tuple[ConcernShown, ...]:
    """Concerns of the same kind and wording as one, in the order in which the policy found them."""
    found: dict[tuple[str, str], list[SentenceId]] = {}
    for concern in concerns:
        sentences = found.setdefault((str(concern.kind), concern.why), [])
        sentences.extend([concern.sentence] if concern.sentence else [])
    return tuple(ConcernShown(kind, why, tuple(dict.fromkeys(sentences))) for (kind, why), sentences in found.items())


def lay_beside(
    draft: Draft, verdict: Verdict, written: Draft, seen: frozenset[str] | None = None, concerns: Iterable[Concern] = ()
) -> Evidence:
    """The evidence of `draft`. `written` is what the writer handed in, `seen` the sentences that this editor saw last, if any."""
    bench = _Bench(draft, verdict, written, seen, tuple(concerns))
    return Evidence(bench.lay(draft.headline), bench.lay(draft.standfirst), tuple(bench.section(section) for section in draft.sections))


class _Bench:
    def __init__(self, draft: Draft, verdict: Verdict, written: Draft, seen: frozenset[str] | None, concerns: tuple[Concern, ...]) -> None:
        self._concerns = concerns
        self._verdict = verdict
        self._parties = parties_of(draft.profile)
        self._passages: Mapping[PassageId, Passage] = {passage.id: passage for passage in draft.passages}
        self._texts: Mapping[SentenceId, str] = {sentence.id: sentence.text for sentence in draft.sentences()}
        self._written: Mapping[SentenceId, str] = {sentence.id: sentence.text for sentence in written.sentences()}
        self._seen = seen
        self._fixed = fixed_blocks(written)

    def section(self, section: Section) -> SectionBeside:
        blocks = tuple(self._block(block) for block in section.blocks)
        return SectionBeside(str(ROLES[section.role]), section.title, section.teaser, section.for_members, blocks)

    def _block(self, block: Block) -> BlockBeside:
        name = next((name for name, fixed in self._fixed.items() if fixed == block), "")
        match block:
            case Paragraph(sentences):
                return BlockBeside("paragraph", name, "", (), (tuple(map(self.lay, sentences)),))
            case Table(caption, columns, rows):
                return BlockBeside("table", name, caption, columns, tuple(self._row(row) for row in rows))
            case Chart(title=title, unit=unit, points=points):
                labels = tuple(point.label for point in points)
                return BlockBeside("chart", name, f"{title} ({unit})", labels, tuple((self.lay(point.sentence),) for point in points))

    def _row(self, cells: tuple[Sentence | None, ...]) -> tuple[Beside | None, ...]:
        return tuple(None if cell is None else self.lay(cell) for cell in cells)

    def lay(self, sentence: Sentence) -> Beside:
        was = self._written.get(sentence.id)
        return Beside(
            sentence=sentence,
            status=self._verdict.status_of(sentence.id),
            kind_words=KIND_WORDS[sentence.kind],
            passages=tuple(_show(self._passages[name], self._parties) for name in sentence.passages if name in self._passages),
            sum_shown=_arithmetic(sentence.derivation) if sentence.derivation else None,
            premises=self._premises(sentence),
            findings=tuple(finding for finding in self._verdict.findings if finding.sentence == sentence.id),
            was=was if was != sentence.text else None,
            new=was is None,
            stirred=self._seen is not None and sentence.text not in self._seen,
            concerns=tuple(dict.fromkeys(str(one.kind) for one in self._concerns if one.sentence == sentence.id)),
        )

    def _premises(self, sentence: Sentence) -> tuple[str, ...]:
        named = sentence.inference.premises if sentence.inference else ()
        return tuple(self._texts.get(name, "a sentence that is no longer in the text") for name in named)


def _show(passage: Passage, parties: Collection[str] = ()) -> Shown:
    return Shown(
        id=passage.id,
        words=passage.text,
        language=passage.language,
        language_name=language_name(passage.language),
        direction=direction(passage.language),
        outlet=passage.source_name,
        cited_by=", ".join(passage.outlets) or None,
        said_at=passage.said_at,
        url=passage.url,
        archive=passage.kind is PassageKind.ARCHIVE,
        voices=voices_in(passage.text, passage.language, parties),
    )


def _arithmetic(derivation: Derivation) -> str:
    values = [operand.value for operand in derivation.operands]
    match derivation.operation:
        case Operation.COUNT:
            return f"counted: {len(values)}, given as {derivation.result}"
        case Operation.GREATEST | Operation.LEAST:
            return f"the {derivation.operation.value} of {', '.join(values)} is {derivation.result}"
        case operation:
            return f"{_SIGNS[operation].join(values)} = {derivation.result}"


def passages_of(draft: Draft) -> tuple[Shown, ...]:
    """All passages of a draft, in order of time: those that an editor's own sentence may rest on."""
    parties = parties_of(draft.profile)
    return tuple(_show(passage, parties) for passage in sorted(draft.passages, key=lambda passage: (passage.said_at, passage.id)))
