"""What one kind of reader gets of an article. Only `nightdesk.publish.rendition` makes these; every way out takes nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from nightdesk.claims.agreement import ClaimStatus
from nightdesk.claims.voices import Voice
from nightdesk.drafts.model import ChartForm, Derivation, Inference, SectionRole, SentenceKind, Vouch
from nightdesk.foundation.ids import ArticleId, PersonaId
from nightdesk.publish.access import Standing
from nightdesk.publish.model import Correction, CorrectionKind, Provenance
from nightdesk.stories.model import Place, Subject
from nightdesk.verify.model import Status


@dataclass(frozen=True, slots=True)
class Credit:
    """What a licence asks for, shown to everybody. `work` is None where the licence does not ask for a link."""

    author: str
    licence: str | None
    licence_url: str | None
    work: str | None


@dataclass(frozen=True, slots=True)
class Rendering:
    """A machine's English for the words of an excerpt, and which machine's."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One passage: who published it, in which language, when, and as much of its words as may be shown.

    `excerpt` is None where the source allows none or its share is used up; `clipped` tells that the passage goes on.
    `link` is None unless this reader may follow it. A `translation` is of exactly the words of the excerpt, and never without them.
    What was `withdrawn` its source has taken back. `voices` are speakers in it that have no name or take a side.
    """

    source: str
    outlets: tuple[str, ...]
    language: str
    language_name: str
    direction: str
    said_at: datetime
    archive: bool
    excerpt: str | None
    clipped: bool
    link: str | None
    credit: Credit | None
    voices: tuple[Voice, ...] = ()
    translation: Rendering | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Premise:
    """A sentence that an inference rests on: its note, or None where this reader may not see it."""

    note: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Search:
    looked_for: str
    searched: int


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How a number of the sentence, or what somebody is said to have said, is borne out: its status among the story's sources, and why."""

    says: str
    status: ClaimStatus
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """The evidence of one or more sentences. Notes of the members' part are labelled apart ("M1"), so that labels are the same for all."""

    label: str
    kind: SentenceKind
    status: Status
    witnesses: tuple[Witness, ...] = ()
    derivation: Derivation | None = None
    search: Search | None = None
    inference: Inference | None = None
    premises: tuple[Premise, ...] = ()
    vouch: Vouch | None = None
    claims: tuple[Corroboration, ...] = ()

    @property
    def anchor(self) -> str:
        return f"note-{self.label.lower()}"


@dataclass(frozen=True, slots=True)
class ReaderSentence:
    """`marks` tells whether the note's mark is shown here; in a row of a table it is shown once."""

    text: str
    kind: SentenceKind
    status: Status
    note: Note
    marks: bool = True


@dataclass(frozen=True, slots=True)
class ReaderParagraph:
    sentences: tuple[ReaderSentence, ...]
    form: str = "paragraph"


@dataclass(frozen=True, slots=True)
class ReaderTable:
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[ReaderSentence | None, ...], ...]
    form: str = "table"

    def rows_in_words(self) -> Iterator[str]:
        """Each row with the names of its columns; what is not stated is left out."""
        for row in self.rows:
            named = [f"{column}: {cell.text}" for column, cell in list(zip(self.columns, row, strict=True))[1:] if cell is not None]
            yield " · ".join([row[0].text, *named] if row[0] is not None else named)

    def cells_in_words(self) -> Iterator[ReaderSentence]:
        """Each cell so that it can be understood apart from its table."""
        for row in self.rows:
            head = f"{row[0].text}, " if row[0] is not None else ""
            for number, (column, cell) in enumerate(zip(self.columns, row, strict=True)):
                if cell is not None:
                    yield replace(cell, text=f"{head if number else ''}{column}: {cell.text}")


@dataclass(frozen=True, slots=True)
class ReaderPoint:
    label: str
    value: float
    emphasis: bool
    sentence: ReaderSentence


@dataclass(frozen=True, slots=True)
class ReaderChart:
    """`drawing` is an SVG without styles of its own."""

    shape: ChartForm
    title: str
    unit: str
    points: tuple[ReaderPoint, ...]
    drawing: str
    form: str = "chart"


ReaderBlock = ReaderParagraph | ReaderTable | ReaderChart


@dataclass(frozen=True, slots=True)
class ReaderSection:
    """`locked` sections have a teaser and nothing else."""

    role: SectionRole
    title: str | None
    blocks: tuple[ReaderBlock, ...]
    teaser: str | None
    for_members: bool
    locked: bool

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(dict.fromkeys(sentence.note for block in self.blocks for sentence in sentences_of(block)))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One item in the source list."""

    source: str
    outlets: tuple[str, ...]
    language_name: str
    said_at: datetime
    link: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The reports of one language, by the times at which they came. `first` is who was first, where this reader may be told."""

    language: str
    language_name: str
    at: tuple[datetime, ...]
    first: str | None


@dataclass(frozen=True, slots=True)
class SourceBox:
    """Numbers are for all; `lines` is empty for those who may not see the list, and `locked` then says so."""

    items: int
    sources: int
    families: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    archive_lines: int
    coverage: tuple[Coverage, ...]
    lines: tuple[SourceLine, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """How the checks came out, counted over the whole article."""

    sentences: int
    supported: int
    doubtful: int
    dropped: int


@dataclass(frozen=True, slots=True)
class ReaderArticle:
    """An article for one standing. A retracted one has its headline, its corrections, and nothing else of its text."""

    id: ArticleId
    slug: str
    version: int
    standing: Standing
    headline: ReaderSentence
    standfirst: ReaderSentence | None
    sections: tuple[ReaderSection, ...]
    notes: tuple[Note, ...]
    sources: SourceBox
    checked: Checked
    persona: PersonaId
    contributors: tuple[PersonaId, ...]
    place: Place | None
    places: tuple[Place, ...]
    subject: Subject
    first_reported: datetime
    published_at: datetime
    changed_at: datetime
    change_note: str | None
    corrections: tuple[Correction, ...]
    provenance: Provenance
    decided_by: str
    reviewed_by_person: bool
    played: bool
    played_from: datetime
    played_to: datetime
    retracted: bool

    @property
    def summary(self) -> str:
        """What lists, previews and crawlers tell of it: the standfirst, or the notice of its retraction."""
        if self.standfirst is not None:
            return self.standfirst.text
        return " ".join(f"{one.was} {one.now}".strip() for one in self.corrections if one.kind is CorrectionKind.RETRACTION)

    @property
    def has_members_part(self) -> bool:
        return any(section.for_members for section in self.sections)

    @property
    def changed(self) -> bool:
        return self.changed_at != self.published_at


def sentences_of(block: ReaderBlock) -> Iterator[ReaderSentence]:
    match block:
        case ReaderParagraph(sentences):
            yield from sentences
        case ReaderTable(rows=rows):
            yield from (cell for row in rows for cell in row if cell is not None)
        case ReaderChart(points=points):
            yield from (point.sentence for point in points)
