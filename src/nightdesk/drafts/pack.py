"""The evidence pack: all that a writer may know about a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nightdesk.archive.model import Archive, ArchiveLine
from nightdesk.claims.agreement import Agreement, agree
from nightdesk.claims.model import Amount, Attribution, Figure, History, Quotation
from nightdesk.claims.statements import Statement, join_statements
from nightdesk.drafts.recollection import Recollection
from nightdesk.foundation.ids import FamilyId, ItemId
from nightdesk.personas.contributions import Contribution
from nightdesk.personas.model import Assignment, Persona
from nightdesk.sources.model import Source
from nightdesk.stories.model import Development, EventKind, Profile, Story
from nightdesk.wire.model import Item

_FOUGHT = frozenset({EventKind.WAR, EventKind.COUP})


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What reports said that their sources have withdrawn since, with the family of each: no evidence, but readers are told of it."""

    families: Mapping[ItemId, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """`items` are in order of publication; `sources` holds the source of each of them; `now` is the newsroom clock's time.

    The archive may be asked only for lines dated before the story began: background, never corroboration. `own_work` are such lines of
    the newsroom's own articles on other stories, `contributions` what other analysts add to the evidence. `unsure` are counts that a
    model alone has read: they tell a writer where to look, and nothing is computed from them. `voices` tell whose words an item prints
    that is a copy or an agency's: it counts for that family, whoever prints it. `recollections` are older reports of the newsroom's own
    record on whom the story names: background as well.
    """

    story: Story
    revision: int
    profile: Profile
    persona: Persona
    assignment: Assignment
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    developments: tuple[Development, ...]
    figures: tuple[Figure, ...]
    histories: tuple[History, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    archive: Archive
    now: datetime
    amounts: tuple[Amount, ...] = ()
    own_work: tuple[ArchiveLine, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    unsure: tuple[Figure, ...] = ()
    taken_back: TakenBack = TakenBack()
    voices: Mapping[ItemId, FamilyId] = field(default_factory=dict)
    recollections: tuple[Recollection, ...] = ()

    @property
    def recalled(self) -> tuple[Item, ...]:
        """The older reports, each once."""
        return tuple({item.id: item for one in self.recollections for item in one.items}.values())

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Whatever a draft may cite: the story's items and the older reports."""
        return (*self.items, *self.recalled)

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """The sources of the items and of the older reports, each once."""
        recalled = (source for one in self.recollections for source in one.sources)
        return tuple({source.id: source for source in (*self.sources, *recalled)}.values())

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """How each number is borne out. Those who act in a war or a coup are its parties, whatever they are called."""
        held, gone = self._families(), self.taken_back
        figures = (*self.figures, *gone.figures)
        amounts = [*(amount for amount in self.amounts if amount.item in held), *gone.amounts]
        families = {**held, **gone.families}
        return agree(figures, amounts, self.histories, families, withdrawn=gone.families, parties=self._parties())

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said, each thing once, with all who say it and who denies it."""
        texts = {item.id: item.text for item in self.items}
        return join_statements(self.attributions, texts, self._families(), parties=self._parties())

    def _families(self) -> dict[ItemId, str]:
        family = {source.id: str(source.family) for source in self.sources}
        return {item.id: str(self.voices.get(item.id, family[item.source])) for item in self.items}

    def _parties(self) -> list[str]:
        return parties_of(self.profile)


def parties_of(profile: Profile) -> list[str]:
    """Who takes part in what is told: in a war or a coup those who act in it, whatever they are called."""
    return [actor.name for actor in profile.actors] if profile.event in _FOUGHT else []
