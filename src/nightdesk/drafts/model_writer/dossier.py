"""The evidence pack as a model may see it: every piece under a short id, so that an answer can name it and code can find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.earlier import find_records
from nightdesk.drafts.kin import Record
from nightdesk.drafts.language_model import Quoted
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Derivation, Operand, Operation, RecordedSearch
from nightdesk.drafts.model_writer.exhibits import Exhibits, make_exhibits
from nightdesk.drafts.model_writer.lately import lately
from nightdesk.drafts.model_writer.precedents import precedents
from nightdesk.drafts.model_writer.strangers import Acquaintance
from nightdesk.drafts.probes import names, probe_named
from nightdesk.foundation.ids import PassageId
from nightdesk.foundation.spans import Span
from nightdesk.languages.sentences import split
from nightdesk.stories.model import Development
from nightdesk.wire.model import Item

_WHOLE, _PIECE, _PIECES = 600, 400, 8
_MOST_ITEM_TEXT, _MOST_LINES, _MOST_OWN = 26_000, 64, 24
_MOST_SEARCHES = 20
_SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Told:
    """What the newsroom's article on this story said last time."""

    at: datetime
    headline: str
    sentences: tuple[str, ...]


@dataclass(slots=True)
class Dossier:
    """Short ids and what they stand for. P… are passages of items, A… lines of the archive, N… searches in vain, D… computations.

    `alike` are the labels of those lines that tell of like events in like settings (see `nightdesk.drafts.model_writer.precedents`).
    """

    material: Material
    records: tuple[Record, ...]
    passages: dict[str, PassageId] = field(default_factory=dict)
    lines: dict[str, ArchiveLine] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    searches: dict[str, RecordedSearch] = field(default_factory=dict)
    computations: dict[str, tuple[str, Derivation]] = field(default_factory=dict)
    alike: frozenset[str] = frozenset()
    left_out: int = 0
    _acquaintance: Acquaintance | None = None
    _exhibits: Exhibits | None = None

    @property
    def exhibits(self) -> Exhibits:
        """The tables and charts that code makes of this evidence, made once."""
        if self._exhibits is None:
            self._exhibits = make_exhibits(self.material.pack)
        return self._exhibits

    @property
    def acquaintance(self) -> Acquaintance:
        """Every name that a sentence may hold."""
        if self._acquaintance is None:
            lines = [text for line in self.lines.values() for text in (line.text, *line.outlets)]
            self._acquaintance = Acquaintance(self.material, [*lines, *(record.subject for record in self.records)])
        return self._acquaintance

    def text_of(self, label: str) -> str:
        return self._texts[label]

    @property
    def _texts(self) -> Mapping[str, str]:
        known = {passage.id: passage.text for passage in self.material.book.passages}
        return {label: known[name] for label, name in self.passages.items()}

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """Everything with a short id, and the words behind it."""
        searches = {label: search.looked_for for label, search in self.searches.items()}
        computed = {label: says for label, (says, _) in self.computations.items()}
        return tuple(Quoted(label, text) for label, text in {**self._texts, **searches, **computed}.items())

    def take(self, line: ArchiveLine) -> str:
        """The label under which a further line of the archive now stands."""
        label = f"A{len(self.lines) + 1}"
        self.lines[label] = line
        self.passages[label] = self.material.book.cite_line(line)
        return label

    def labels_of(self, item: Item) -> tuple[str, ...]:
        return tuple(label for label, held in self.items.items() if held.id == item.id)


def open_dossier(material: Material) -> Dossier:
    """The same pack gives the same dossier. Items that do not fit are counted in `left_out`, the newest news kept."""
    dossier = Dossier(material, find_records(material))
    _take_items(dossier)
    _take_lines(dossier)
    _take_searches(dossier)
    _take_computations(dossier)
    return dossier


def _take_items(dossier: Dossier) -> None:
    material, room = dossier.material, _MOST_ITEM_TEXT
    fits: set[str] = set()
    for item in _by_weight(material):
        length = sum(len(span) for span in _pieces(item))
        if length <= room:
            fits.add(item.id)
            room -= length
    for number, item in enumerate(material.pack.items, start=1):
        if item.id not in fits:
            dossier.left_out += 1
            continue
        pieces = _pieces(item)
        for place, span in enumerate(pieces, start=1):
            label = f"P{number}" if len(pieces) == 1 else f"P{number}.{place}"
            dossier.passages[label] = material.book.cite(item, span)
            dossier.items[label] = item


def _by_weight(material: Material) -> list[Item]:
    """Items that brought something new first, of those the latest first; the very first report before all."""
    new = {development.item for development in material.pack.developments if development.new}
    items = material.pack.items
    return sorted(items, key=lambda item: (item.id != items[0].id, item.id not in new, -item.published_at.timestamp(), item.id))


def _pieces(item: Item) -> tuple[Span, ...]:
    """The whole of a short item; runs of sentences of a longer one, its beginning only where it is very long."""
    if len(item.text) <= _WHOLE:
        return (Span(0, len(item.text)),) if item.text.strip() else ()
    runs: list[Span] = []
    for sentence in split(item.text, item.language):
        if runs and sentence.end - runs[-1].start <= _PIECE:
            runs[-1] = Span(runs[-1].start, sentence.end)
        elif len(runs) < _PIECES:
            runs.append(Span(sentence.start, min(sentence.end, sentence.start + 2 * _PIECE)))
        else:
            break
    return tuple(runs)


def _take_lines(dossier: Dossier) -> None:
    """Each record's lines, the latest and those that name a place; what led here; our own earlier articles; like events elsewhere."""
    chosen: dict[str, ArchiveLine] = {}
    share = _MOST_LINES // max(1, len(dossier.records))
    places = tuple(place.name for place in dossier.material.pack.profile.places)
    for record in dossier.records:
        near = [line for line in record.search.found if any(place in line.text for place in places[1:])]
        late = [*reversed(record.search.found)]
        for line in dict.fromkeys([*reversed(near[-share // 3 :]), *late]):
            if sum(other in record.search.found for other in chosen.values()) < share:
                chosen[line.id] = line
    told_before = sorted({line.id: line for line in dossier.material.pack.own_work}.values(), key=lambda line: (line.date, line.id))
    alike = precedents(dossier.material, [*chosen.values(), *told_before[-_MOST_OWN:]])
    chosen |= {line.id: line for line in lately(dossier.material, [*chosen.values(), *alike])}
    known = (*sorted(chosen.values(), key=lambda line: (line.date, line.id)), *told_before[-_MOST_OWN:])
    for line in known:
        dossier.take(line)
    dossier.alike = frozenset(dossier.take(line) for line in alike)


def _take_searches(dossier: Dossier) -> None:
    for probe in names():
        if len(dossier.searches) == _MOST_SEARCHES:
            break
        searched = dossier.material.lacking(probe) or (_counting_alone(dossier) if probe == _SPEAKER else None)
        if searched is not None:
            label = f"N{len(dossier.searches) + 1}"
            dossier.searches[label] = RecordedSearch(probe, probe_named(probe).looked_for, searched)


def _counting_alone(dossier: Dossier) -> tuple[str, ...] | None:
    """Where some items name who counted: those others that count people, and name nobody."""
    counting = {figure.item for figure in dossier.material.pack.figures}
    items = [item for item in dossier.material.pack.items if item.id in counting and dossier.material.lacking(_SPEAKER, [item])]
    return dossier.material.lacking(_SPEAKER, items) if items else None


def _take_computations(dossier: Dossier) -> None:
    """How many lines each record holds, in all and by the year, counted by code; the model could not see them all."""
    for record in dossier.records:
        found = record.search.found if record.named else record.kin
        if not found:
            continue
        about = f"that name {record.subject}" if record.named else f"on {record.subject}"
        _count(dossier, f"lines of the archive {about}, {found[0].date.year} to {found[-1].date.year}", found)
        for year in sorted({line.date.year for line in found})[-4:]:
            _count(dossier, f"of the lines {about} are of {year}", tuple(line for line in found if line.date.year == year))


def _count(dossier: Dossier, says: str, lines: tuple[ArchiveLine, ...]) -> None:
    operands = tuple(Operand(line.date.isoformat(), "line of the archive", document=line.id) for line in lines)
    derivation = Derivation(Operation.COUNT, operands, str(len(lines)))
    dossier.computations[f"D{len(dossier.computations) + 1}"] = (f"{len(lines)} {says}", derivation)


def news_since(dossier: Dossier, told: Told) -> tuple[Development, ...]:
    """What came after the article said what it said."""
    late = {item.id for item in dossier.material.pack.items if item.received_at > told.at}
    return tuple(development for development in dossier.material.pack.developments if development.item in late and development.new)
