"""What the checks hold a draft against: the documents themselves, and for each sentence the part of them that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property, lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Draft, Sentence
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import FoundPlace, find_places, find_world_regions
from nightdesk.sources.model import Source
from nightdesk.stories.model import Profile
from nightdesk.verify.marks import without_quoted
from nightdesk.verify.model import Finding, Outcome
from nightdesk.verify.reading import Reading, read
from nightdesk.verify.stems import Vocabulary
from nightdesk.wire.model import Item, Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Document:
    """An item or an archive line, as far as a passage of it can be right or wrong. `said_at` is None where only the day is known;
    `archived` says that it is background: a line of the archive, or a report that the draft recalls from before its story."""

    id: str
    text: str
    language: str
    day: date
    said_at: datetime | None
    outlets: tuple[str, ...]
    source: str | None
    source_name: str | None
    url: str | None
    archived: bool

    @property
    def english(self) -> bool:
        return is_english(self.language)


def named_documents(draft: Draft) -> tuple[str, ...]:
    """Every document, item or archive line, that a draft names: by a passage, an operand or a search. In order of id."""
    named = {passage.document for passage in draft.passages}
    for sentence in draft.sentences():
        if sentence.derivation:
            named.update(operand.document for operand in sentence.derivation.operands if operand.document)
        if sentence.search:
            named.update(sentence.search.documents)
    return tuple(sorted(named))


def is_english(language: str) -> bool:
    return language.split("-")[0] == "en"


class Evidence:
    """All that one draft may rest on. `began` is the day on which the first of the items that the draft names, and does not merely recall,
    was published; without such an item nothing is known to be from before."""

    def __init__(self, draft: Draft, items: Sequence[Item], archive_lines: Sequence[ArchiveLine], sources: Sequence[Source]) -> None:
        names = {source.id: source.name for source in sources}
        recalled = {passage.document for passage in draft.passages if passage.kind is PassageKind.ARCHIVE}
        self.draft = draft
        self.documents: Mapping[str, Document] = {
            **{line.id: _line(line) for line in archive_lines},
            **{item.id: _item(item, names.get(item.source), recalled=item.id in recalled) for item in items},
        }
        self.passages: Mapping[str, Passage] = {passage.id: passage for passage in draft.passages}
        self.sentences: Mapping[str, Sentence] = {sentence.id: sentence for sentence in draft.sentences()}
        self.source_names = tuple(sorted(set(names.values())))
        named = frozenset(named_documents(draft))
        self.began = min((item.published_at.date() for item in items if item.id in named - recalled), default=None)

    @property
    def profile(self) -> Profile:
        return self.draft.profile

    @cached_property
    def names_met(self) -> frozenset[str]:
        """Words that the English documents write with a capital inside a sentence: names, in small letters."""
        words = (word for document in self.documents.values() if document.english for word in read(document.text).words)
        return frozenset(word.low for word in words if word.capital and not word.opening)


def _item(item: Item, source_name: str | None, *, recalled: bool) -> Document:
    day, said = item.published_at.date(), item.published_at
    return Document(item.id, item.text, item.language, day, said, item.outlets, item.source, source_name, item.url, archived=recalled)


def _line(line: ArchiveLine) -> Document:
    return Document(line.id, line.text, "en", line.date, None, line.outlets, None, None, line.address or None, archived=True)


class Case:
    """One sentence with the evidence that it names. `established` are results that other
    sentences of the draft have soundly derived, `heading` the head of the column where it is the cell of a table."""

    def __init__(self, sentence: Sentence, evidence: Evidence, established: frozenset[Fraction] = frozenset(), heading: str = "") -> None:
        self.sentence = sentence
        self.evidence = evidence
        self.established = established
        self.heading = heading

    @cached_property
    def reading(self) -> Reading:
        """The sentence's own words: those it quotes are blanked out, places kept; another check compares them letter by letter."""
        return read(without_quoted(self.sentence.text))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Those it names itself and those that its operands name; what does not exist is for another check to tell."""
        operands = self.sentence.derivation.operands if self.sentence.derivation else ()
        named = dict.fromkeys([*self.sentence.passages, *(operand.passage for operand in operands if operand.passage)])
        return tuple(self.evidence.passages[name] for name in named if name in self.evidence.passages)

    @cached_property
    def cited(self) -> tuple[Document, ...]:
        """The documents of its passages."""
        named = dict.fromkeys(passage.document for passage in self.passages)
        return tuple(self.evidence.documents[name] for name in named if name in self.evidence.documents)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Documents that it counted or searched."""
        operands = self.sentence.derivation.operands if self.sentence.derivation else ()
        searched = self.sentence.search.documents if self.sentence.search else ()
        named = dict.fromkeys([*(operand.document for operand in operands if operand.document), *searched])
        return tuple(self.evidence.documents[name] for name in named if name in self.evidence.documents)

    @cached_property
    def english(self) -> tuple[Reading, ...]:
        return tuple(read(text) for text, language in self._texts() if is_english(language))

    @cached_property
    def foreign(self) -> tuple[tuple[str, str], ...]:
        """Texts that are not English, with their language."""
        return tuple((text, language) for text, language in self._texts() if not is_english(language))

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield from ((passage.text, passage.language) for passage in self.passages)
        yield from ((document.text, document.language) for document in self.documents)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(word.stem for reading in self.english for word in reading.words)

    @cached_property
    def places(self) -> tuple[FoundPlace, ...]:
        return tuple(place for text, language in self._texts() for place in places_in(text, language))

    @cached_property
    def days(self) -> frozenset[date]:
        """The days on which its evidence was said."""
        return frozenset([*(passage.said_at.date() for passage in self.passages), *(document.day for document in self.documents)])

    def passed(self, check: str, says: str) -> Finding:
        return Finding(self.sentence.id, check, Outcome.PASS, says)

    def doubted(self, check: str, says: str) -> Finding:
        return Finding(self.sentence.id, check, Outcome.DOUBT, says)

    def failed(self, check: str, says: str) -> Finding:
        return Finding(self.sentence.id, check, Outcome.FAIL, says)


@lru_cache(maxsize=2048)
def places_in(text: str, language: str) -> tuple[FoundPlace, ...]:
    return find_places(text, language)


@lru_cache(maxsize=2048)
def world_regions_in(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    return find_world_regions(text, language)
