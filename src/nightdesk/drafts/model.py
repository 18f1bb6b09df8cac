"""A draft: sections of sentences, each bound to its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nightdesk.foundation.ids import DraftId, PassageId, PersonaId, SentenceId, StoryId
from nightdesk.stories.model import Profile
from nightdesk.wire.model import Passage


class SentenceKind(StrEnum):
    """On what grounds a sentence may stand (the first law of the house)."""

    FACT = "fact"
    BACKGROUND = "background"
    DERIVED = "derived"
    ABSENCE = "absence"
    INFERENCE = "inference"
    VOUCHED = "vouched"


class Operation(StrEnum):
    """What code may compute from stated operands."""

    SUM = "sum"
    DIFFERENCE = "difference"
    COUNT = "count"
    GREATEST = "greatest"
    LEAST = "least"
    ORDER = "order"
    ELAPSED = "elapsed"


@dataclass(frozen=True, slots=True)
class Operand:
    """One stated value: a number as text ("33", "2026-01-31") and the passage that states it, or the document counted."""

    value: str
    meaning: str
    passage: PassageId | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """A computation shown. COUNT counts its operands' documents; ORDER lists operands in their order; the others use their values."""

    operation: Operation
    operands: tuple[Operand, ...]
    result: str


@dataclass(frozen=True, slots=True)
class RecordedSearch:
    """What was looked for in vain.

    `probe` is a named, repeatable test (see `nightdesk.drafts.probes`), `documents` all that it was run on.
    """

    probe: str
    looked_for: str
    documents: tuple[str, ...]


class Likelihood(StrEnum):
    """Estimative words with fixed meaning (ICD 203, Analytic Standards, United States, 2015)."""

    ALMOST_CERTAIN = "almost certain"
    VERY_LIKELY = "very likely"
    LIKELY = "likely"
    ROUGHLY_EVEN = "roughly even chance"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Inference:
    """A conclusion: the sentences it rests on, how it follows, how likely it is, and the reading that rivals it."""

    premises: tuple[SentenceId, ...]
    mechanism: str
    likelihood: Likelihood
    rival: str


@dataclass(frozen=True, slots=True)
class Vouch:
    """An editor's signed word for a sentence."""

    editor: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one cell of a table. Exactly the evidence that its kind asks for is set."""

    id: SentenceId
    text: str
    kind: SentenceKind
    passages: tuple[PassageId, ...] = ()
    derivation: Derivation | None = None
    search: RecordedSearch | None = None
    inference: Inference | None = None
    vouch: Vouch | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Each cell is a sentence with evidence of its own, or None where nothing is stated."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """`emphasis` marks the point that the text speaks of (a fall, today's event)."""

    label: str
    at: date
    value: float
    sentence: Sentence
    emphasis: bool = False


class ChartForm(StrEnum):
    STEPS = "steps"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Chart:
    """Points with evidence each; drawn as an SVG with the same numbers in a table beside it."""

    form: ChartForm
    title: str
    unit: str
    points: tuple[ChartPoint, ...]


Block = Paragraph | Table | Chart


class SectionRole(StrEnum):
    OPENING = "opening"
    FIGURES = "figures"
    ACCOUNTS = "accounts"
    RECORD = "record"
    MEMBERS = "members"
    TIMELINE = "timeline"
    UNKNOWN = "unknown"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Section:
    """The opening has no title. Only a section with role MEMBERS is for members; its teaser tells everyone what it answers."""

    role: SectionRole
    title: str | None
    blocks: tuple[Block, ...]
    teaser: str | None = None

    @property
    def for_members(self) -> bool:
        return self.role is SectionRole.MEMBERS


@dataclass(frozen=True, slots=True)
class Translation:
    """English made by a machine of the words of a passage that readers are shown. `original` are those words, `by` names the machine."""

    passage: PassageId
    original: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer hands to the verifier. `passages` are all that its sentences name; nothing rests on `translations`."""

    id: DraftId
    story: StoryId
    revision: int
    persona: PersonaId
    contributors: tuple[PersonaId, ...]
    writer: str
    written_at: datetime
    profile: Profile
    headline: Sentence
    standfirst: Sentence
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    translations: tuple[Translation, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence and table cell and chart point, in reading order."""
        yield self.headline
        yield self.standfirst
        for section in self.sections:
            for block in section.blocks:
                yield from sentences_of(block)


def sentences_of(block: Block) -> Iterator[Sentence]:
    match block:
        case Paragraph(sentences):
            yield from sentences
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row if cell is not None)
        case Chart(points=points):
            yield from (point.sentence for point in points)
