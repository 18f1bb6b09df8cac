"""The embedded writer: a documented brief, composed without any language model, the same for the same pack."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.drafts.accounts import accounts_section
from nightdesk.drafts.ahead import ahead_section
from nightdesk.drafts.earlier import Record, find_records
from nightdesk.drafts.figures_table import figures_section
from nightdesk.drafts.headline import headline
from nightdesk.drafts.material import Material
from nightdesk.drafts.members import members_section
from nightdesk.drafts.model import Draft
from nightdesk.drafts.opening import opening
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.record import record_section
from nightdesk.drafts.standfirst import standfirst
from nightdesk.drafts.timeline import timeline_section
from nightdesk.drafts.unknown import unknown_section
from nightdesk.foundation.ids import DraftId, stable_id
from nightdesk.stories.model import EventKind

WRITER = "embedded"
_RECORD_ENOUGH_FOR_ONE_ITEM = 3
_TOLD_WIDELY = 3
# Kinds that a reader of no common language can still be sure of.
_TOLD_WITHOUT_ENGLISH = frozenset(
    {
        EventKind.ELECTION,
        EventKind.GOVERNMENT,
        EventKind.COUP,
        EventKind.PROTEST,
        EventKind.WAR,
        EventKind.ATTACK,
        EventKind.SHOOTING,
        EventKind.EARTHQUAKE,
        EventKind.STORM,
        EventKind.FLOOD,
        EventKind.ERUPTION,
        EventKind.CRASH,
        EventKind.FIRE,
        EventKind.DEATH,
        EventKind.AWARD,
    }
)


@dataclass(frozen=True, slots=True)
class TooThin:
    """Nothing worth a reader's time can be said yet, and why."""

    reason: str


def write(pack: EvidencePack) -> Draft | TooThin:
    material = Material(pack)
    if not pack.items:
        return TooThin("the story has no items")
    records = find_records(material)
    thin = _thin(material, records)
    if thin is not None:
        return TooThin(thin)
    head, first = headline(material), opening(material)
    if head is None or first is None:
        return TooThin("no item says in a way that can be restated what happened")
    sections = (
        first,
        figures_section(material) or timeline_section(material),
        accounts_section(material),
        record_section(material, records),
        members_section(material, records),
        unknown_section(material),
        ahead_section(material),
    )
    stand = standfirst(material)
    return Draft(
        id=DraftId(stable_id("draft", pack.story.id, str(pack.revision), WRITER)),
        story=pack.story.id,
        revision=pack.revision,
        persona=pack.persona.id,
        contributors=pack.assignment.contributors,
        writer=WRITER,
        written_at=pack.now,
        profile=pack.profile,
        headline=head,
        standfirst=stand,
        sections=tuple(section for section in sections if section is not None),
        passages=material.book.passages,
    )


def _thin(material: Material, records: tuple[Record, ...]) -> str | None:
    """One report alone is worth a brief only where it counts people and the archive has something to set beside it."""
    if len(material.pack.items) > 1:
        unsaid = material.lead is None and material.main is None
        if unsaid and (material.pack.profile.event not in _TOLD_WITHOUT_ENGLISH or not _widely_told(material)):
            return "no item is in English, and there are neither figures nor enough languages to say what happened"
        return None
    found = max((len(record.search.found) for record in records), default=0)
    if not material.series and found < _RECORD_ENOUGH_FOR_ONE_ITEM:
        return "one item, no figures and nothing in the archive"
    if not material.series or found < _RECORD_ENOUGH_FOR_ONE_ITEM:
        return "one item, and too little beside it to compare"
    return None


def _widely_told(material: Material) -> bool:
    return len(material.languages) > 1 and len(material.pack.items) >= _TOLD_WIDELY
