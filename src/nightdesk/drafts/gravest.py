"""The gravest of earlier disasters of a kind in one sentence: where each was, by a report of which month, and how many it killed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.kin import ACCIDENTS, Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.same_event import events_of
from nightdesk.drafts.telling import clause_about
from nightdesk.drafts.tolls import Toll, dead_in, toll_of, tolls_of
from nightdesk.drafts.whereabouts import NATURAL
from nightdesk.drafts.wording import listed, month_of
from nightdesk.languages.places import find_places

_TWO = 2
_APART = timedelta(days=60)
_LIES = re.compile(r"\b(?P<how>in|near|at|off|outside|around|of|struck|strikes?|hits?) (?:the )?(?:city of )?$")
_WATERS = re.compile(r"\b(?:Sea|Ocean|River|Lake|Gulf|Strait)\b")
_HOW = frozenset(["in", "near", "at", "off", "outside"])


@dataclass(frozen=True, slots=True)
class _Disaster:
    """`count` is the line that counts its dead highest, `line` the one that says where it was: often the same."""

    line: ArchiveLine
    count: ArchiveLine
    said: str
    where: str


def gravest(material: Material, record: Record, lines: Sequence[ArchiveLine]) -> list[Sentence]:
    """Of these lines, those that say where and how many. Nothing where fewer than two do, where the record is of no one country, or where
    more than that is told of its kind: of violence, who did what to whom. A count that a later report raised is told as raised."""
    if record.named or not record.search.query.places or material.pack.profile.event not in (*NATURAL, *ACCIDENTS):
        return []
    highest = {line.id: toll for event in events_of(record.kin) for toll in tolls_of(event, record)[:1] for line in event}
    found: list[_Disaster] = []
    for line in lines:
        told = _read(material, record, line, highest.get(line.id))
        if told is not None and (not found or line.date - found[-1].line.date >= _APART):
            found.append(told)
    if len(found) < _TWO:
        return []
    material.told_lines |= {line.id: line for told in found for line in (told.line, told.count)}
    first, *others = found
    parts = [f"{first.said} people {first.where} (reported in {month_of(first.count.date)})"]
    parts += [f"{told.said} {told.where} ({month_of(told.count.date)})" for told in others]
    text = f"Earlier {record.subject} killed {listed(parts)}."
    cited = dict.fromkeys(line for told in found for line in (told.line, told.count))
    return [material.book.background(text, *(material.book.cite_line(line) for line in cited))]


def _read(material: Material, record: Record, line: ArchiveLine, highest: Toll | None) -> _Disaster | None:
    """Number and place from one sentence of the line, which names no second country; the number of the event's highest count instead,
    where that comes later."""
    clause, read = clause_about(material, record, line), toll_of(line)
    if clause is None or read is None or dead_in(clause.original) != read.value:
        return None
    places = find_places(clause.original, "en")
    if len({place.name for place in places if place.kind == "country"}) > 1:
        return None
    for place in places:
        lies, town = _LIES.search(clause.original[: place.span.start]), place.span.cut(clause.original)
        if lies is not None and place.kind != "country" and town not in record.subject and not _WATERS.search(town):
            how = lies["how"] if lies["how"] in _HOW else "near" if lies["how"] in ("of", "around") else "in"
            first = Toll(read, line)
            last = highest if highest is not None and highest.value > first.value and highest.line.date > line.date else first
            return _Disaster(line, last.line, last.said, f"{how} {town}")
    return None
