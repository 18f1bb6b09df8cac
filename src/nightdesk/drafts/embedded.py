"""The embedded writer: a documented brief, composed without any language model, the same for the same pack."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.accounts import accounts_section
from nightdesk.drafts.ahead import ahead_section, closing_section
from nightdesk.drafts.core import core_of
from nightdesk.drafts.court import is_of_a_court
from nightdesk.drafts.earlier import find_records
from nightdesk.drafts.elected import with_the_vote
from nightdesk.drafts.figures_table import figures_section
from nightdesk.drafts.headline import headline
from nightdesk.drafts.kin import Record
from nightdesk.drafts.left_out import with_left_out
from nightdesk.drafts.letters import in_letters
from nightdesk.drafts.material import Material
from nightdesk.drafts.members import members_section
from nightdesk.drafts.model import Draft, Paragraph, Section, Sentence
from nightdesk.drafts.old_news import old_news
from nightdesk.drafts.opening import opening
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.principals import principals
from nightdesk.drafts.recalled import without_repeats
from nightdesk.drafts.record import find_past, record_section
from nightdesk.drafts.remembering import with_recollections
from nightdesk.drafts.short_names import by_short_names
from nightdesk.drafts.standfirst import standfirst
from nightdesk.drafts.strangers import without_strangers
from nightdesk.drafts.timeline import timeline_section
from nightdesk.drafts.unknown import unknown_section
from nightdesk.foundation.ids import DraftId, stable_id
from nightdesk.stories.model import EventKind

WRITER = "embedded"
_RECORD_ENOUGH_FOR_ONE_COUNT = 3
_RECORD_ENOUGH_FOR_ONE_NAME = 20


@dataclass(frozen=True, slots=True)
class TooThin:
    """Nothing worth a reader's time can be said yet, and why; `old` where it is because what is told is no news any more."""

    reason: str
    old: bool = False


def write(pack: EvidencePack) -> Draft | TooThin:
    if not pack.items:
        return TooThin("the story has no items")
    whole = pack
    material = without_strangers(Material(*core_of(whole)))
    pack = material.pack
    if (old := old_news(material)) is not None:
        return TooThin(old, old=True)
    records = find_records(material)
    thin = _thin(material, records)
    if thin is not None:
        return TooThin(thin)
    head, first = headline(material), opening(material)
    if head is None or first is None:
        return TooThin("no item says in a way that can be restated what happened")
    past = find_past(material, records)
    stand = standfirst(material, (*past.trail.before, *past.trail.lately))
    first = with_the_vote(material, first, past.trail)
    record = with_recollections(material, record_section(material, past))
    members = members_section(material, past)
    first = with_left_out(material, without_repeats(first, stand), whole.sources)
    told = (stand, *(sentence for block in first.blocks if isinstance(block, Paragraph) for sentence in block.sentences))
    sections = (
        first,
        figures_section(material) or timeline_section(material),
        accounts_section(material, stand, past.series),
        record,
        members,
        *_ending(material, told, after_members=members is not None),
    )
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
        sections=by_short_names(
            in_letters((section for section in sections if section is not None), material.book.passages),
            (one.name for one in principals(material) if one.person),
            material.book.passages,
        ),
        passages=material.book.passages,
    )


def _ending(material: Material, told: tuple[Sentence, ...], *, after_members: bool) -> list[Section | None]:
    """The part for members never ends a brief: open sections come after it. Of several items the opening tells where the account ends."""
    unknown, ahead = unknown_section(material, told), ahead_section(material)
    needs_an_end = after_members or len(material.pack.items) == 1
    return [unknown, ahead] if unknown or ahead or not needs_an_end else [closing_section(material)]


def _thin(material: Material, records: tuple[Record, ...]) -> str | None:
    """One report alone is worth a brief only where it can be restated and the archive has something to set beside it.

    Less is asked where the report counts dead, whom earlier counts can be set beside; more where all lies in who it is about.
    """
    if len(material.pack.items) > 1:
        unsaid = material.lead is None and material.main is None and material.happening is None
        return "no item is in English, and there is neither a count nor a plain happening to restate" if unsaid else None
    if material.lead is None:
        return "one item, and not in English"
    if material.pack.profile.event is EventKind.TRIAL and not is_of_a_court(material):
        return "one item, of which it is not clear what it tells"
    counts_dead = material.main is not None and material.main.kind is FigureKind.KILLED
    of_whom = max((len(record.search.found) for record in records if record.named), default=0)
    found = max((len(record.search.found) for record in records), default=0)
    enough = found >= _RECORD_ENOUGH_FOR_ONE_COUNT if counts_dead else of_whom >= _RECORD_ENOUGH_FOR_ONE_NAME
    return None if enough else "one item, and too little beside it to compare"
