"""Is it the first time? The names and places of a story looked up in the record that is set beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import is_acted_on
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.naming import lead_text, the
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.record import AGAIN
from nightdesk.drafts.telling import names_of, restated_line
from nightdesk.drafts.whereabouts import is_country
from nightdesk.drafts.wording import full_date, listed, opening_number
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind

_ENOUGH_LINES, _FEW_HITS, _NAMES = 5, 3, 2
_SENTENCED = re.compile(r"\b(?:sentenc\w+|imprisonment|years in prison)\b", re.IGNORECASE)
_AGAINST = frozenset({EventKind.ATTACK, EventKind.WAR, EventKind.SPORT, EventKind.DIPLOMACY})
_SOMEWHERE = frozenset(
    {
        EventKind.ATTACK, EventKind.WAR, EventKind.SHOOTING, EventKind.PROTEST, EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD,
        EventKind.FIRE, EventKind.ERUPTION, EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.OUTBREAK,
    }
)  # fmt: skip


def firsts(material: Material, records: tuple[Record, ...]) -> list[Answer]:
    """What the main record knows of the story's other names, and in a trial whether it knows of a sentence before."""
    record = next((record for record in records if len(record.kin) >= _ENOUGH_LINES), None)
    if record is None or (not record.named and material.lead is None):
        return []
    return [*_sentences_before(material, record), *(_names_before(material, record) if material.pack.profile.event in AGAIN else [])]


def _names_before(material: Material, record: Record) -> list[Answer]:
    """Two of the names: those that few lines have with these, and in conflicts those that no line has; that a town is in none of the lines
    on accidents tells nothing."""
    names = list(_other_names(material, record))[:_NAMES]
    hits = {name: tuple(line for line in record.kin if _holds(line, name)) for name in names}
    nowhere = [name for name in names if not hits[name]] if material.pack.profile.event in _AGAINST else []
    few = [name for name in names if 0 < len(hits[name]) <= _FEW_HITS]
    told = [*(_named_nowhere(material, record, nowhere) if nowhere else [])]
    for name in few:
        told += _named_in(material, record, name, hits[name])
    asked = listed([the(name) for name in names if name in nowhere or name in few], "or")
    return [Answer(f"whether it had come to {asked} before", tuple(told))] if told else []


def _other_names(material: Material, record: Record) -> Iterator[str]:
    """Towns and regions that the lead names, then in conflicts and sport its other actors; not those by which the record was found."""
    lead, event = lead_text(material), material.pack.profile.event
    known = " ".join((record.subject, *record.search.query.actors, *record.search.query.places))
    places = _towns(material) if event in _SOMEWHERE else []
    actors = (
        [actor.name for actor in material.pack.profile.actors if actor.name in lead and f"the {actor.name}" not in lead]
        if event in _AGAINST and not places
        else []
    )
    for name in [*places, *actors]:
        if name not in known and record.subject not in name and len(name) > 3:
            yield name


def _towns(material: Material) -> list[str]:
    """Towns and regions as the English items write them, the newest item first; without English, as the profile has them."""
    written = [
        place.span.cut(item.text)
        for item in reversed(material.english)
        for place in find_places(item.text, item.language)
        if place.kind != "country"
    ]
    return list(dict.fromkeys(written or [place.name for place in material.pack.profile.places if not is_country(place)]))


def _holds(line: ArchiveLine, name: str) -> bool:
    return re.search(rf"(?<!\w)(?<!University of )(?<!University of the ){re.escape(name)}(?!\w)", line.text, re.IGNORECASE) is not None


def _named_in(material: Material, record: Record, name: str, hits: tuple[ArchiveLine, ...]) -> list[Sentence]:
    days = listed([full_date(line.date) for line in hits])
    verb = "names" if len(hits) == 1 else "name"
    operands = [Operand(full_date(line.date), "line of the archive", document=line.id) for line in hits]
    count = opening_number(len(hits))
    text = f"{count} of {_those(record)} {verb} {the(name)}, {'that' if len(hits) == 1 else 'those'} of {days}."
    told = [material.book.derived(text, Operation.COUNT, operands, str(len(hits)))]
    return [*told, *(sentence for line in hits for sentence in restated_line(material, record, line, dated=len(hits) > 1))]


def _named_nowhere(material: Material, record: Record, names: list[str]) -> list[Sentence]:
    probe = f"mentions:{'|'.join(names)}"
    beside = [material.cite(item) for item in material.english if any(name in item.text for name in names)][:1]
    text = f"None of {_those(record, all_of_them=True)} names {listed([the(name) for name in names], 'or')}."
    return [material.book.absence(text, probe, probe_named(probe).looked_for, [line.id for line in record.kin], *beside)]


def _those(record: Record, *, all_of_them: bool = False) -> str:
    """ "the 85 earlier lines on attacks in Balochistan"; of those that name somebody, which part was searched."""
    about = f"that name {the(record.subject)}" if record.named else f"on {record.subject}"
    if record.named and len(record.kin) < len(record.search.found):
        about += " and bear on this story"
    if record.office:
        about = f"on the office of {record.subject}"
    return f"the {f'{len(record.kin)} ' if all_of_them else ''}earlier reports {about}"


def _sentences_before(material: Material, record: Record) -> list[Answer]:
    """In a trial: which earlier lines tell of a sentence, or that none does."""
    lead = lead_text(material)
    sentenced = is_acted_on(re.compile(names_of(record)), lead) if record.named else False
    if material.pack.profile.event is not EventKind.TRIAL or not sentenced or not _SENTENCED.search(lead):
        return []
    question = f"whether it is the first sentence of {record.subject} that the archive knows"
    if any(_SENTENCED.search(line.text) for line in record.kin):
        return []
    text = f"None of {_those(record, all_of_them=True)} tells of a sentence."
    searched = [line.id for line in record.kin]
    return [Answer(question, (material.book.absence(text, "sentence", probe_named("sentence").looked_for, searched),))]
