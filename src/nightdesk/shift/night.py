"""The shift's steps, as the engine calls them. Each may be repeated: what is done stays done."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.model import Archive, ArchiveLine
from nightdesk.claims.history import histories
from nightdesk.claims.model import Figure
from nightdesk.desk.policy import Policy
from nightdesk.drafts.embedded import TooThin
from nightdesk.drafts.model_writer.write import ModelDesk
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.remembering import recollect
from nightdesk.drafts.translation import Translator
from nightdesk.foundation.ids import ArchiveLineId, SourceId, StoryId
from nightdesk.personas.assign import assign
from nightdesk.personas.contributions import contributions
from nightdesk.personas.judgement import judge, prominent_names, worth_writing
from nightdesk.personas.model import Assignment, Judgement, LogEntry, Persona
from nightdesk.personas.standards import Standards
from nightdesk.personas.watch import Sighting, log_sighting
from nightdesk.shift.by_model import is_asked
from nightdesk.shift.changed import Changed, Recheck
from nightdesk.shift.copies import Copying
from nightdesk.shift.cover import Illustrate, Watched, cover
from nightdesk.shift.ear import Ear
from nightdesk.shift.guard import guarded
from nightdesk.shift.linking import Drawer, Linking
from nightdesk.shift.looking import look_again
from nightdesk.shift.outlook import look_for_it
from nightdesk.shift.rechecking import recheck
from nightdesk.shift.record import Outcome, Record, StoryFile
from nightdesk.shift.revise import has_news, is_rested, resting_since, untold
from nightdesk.shift.source_changes import told_anew
from nightdesk.shift.withdrawn import standing
from nightdesk.sources.schedule import longest_interval
from nightdesk.stories.model import Profile
from nightdesk.stories.profile import read_profile
from nightdesk.verify.evidence import named_documents

log = logging.getLogger(__name__)
MOST_UNLINKED = 5_000
MOST_LOOKS = 200


@dataclass(slots=True)
class Night:
    """Implements `nightdesk.shift.engine.Work` over a record and the parts of the newsroom.

    Nobody is asked while `most_unlinked` items wait to be linked.
    """

    record: Record
    ear: Ear
    archive: Archive
    roster: tuple[Persona, ...]
    standards: Standards
    policy: Policy
    illustrate: Illustrate
    most_unlinked: int = MOST_UNLINKED
    linking: Linking = field(init=False)
    copying: Copying = field(init=False)
    writing: ModelDesk | None = None
    translator: Translator | None = None
    drawer: Drawer | None = None

    def __post_init__(self) -> None:
        self.linking, self.copying = Linking(self.record, self.drawer), Copying(self.record)

    def batches(self, at: datetime) -> list[list[str]]:
        """Whom to ask now. While too much waits to be linked, nobody: what is not asked for does not pile up."""
        if self.record.count_unlinked() >= self.most_unlinked:
            log.warning("listening.paused unlinked=%s", self.record.count_unlinked())
            return []
        return [[str(source) for source in batch] for batch in self.ear.batches(at)]

    def hear(self, batch: str, asked: Sequence[str], at: datetime) -> int:
        heard = self.ear.hear(self.record, [SourceId(source) for source in asked], at, longest_interval(self.record.count_live()))
        return self.record.take_in(heard, at, batch)

    def look(self, at: datetime) -> int:
        """See again the pages whose time has come. Returns how many had changed."""
        if self.ear.played:
            return 0
        pages = self.record.look_due(at, MOST_LOOKS)
        return self.record.keep_looks(look_again(pages, self.ear.fetcher, self.ear.reader, at), at) if pages else 0

    def link(self, at: datetime) -> int:
        self.copying.group()
        return self.linking.link(at)

    def revise(self, at: datetime) -> int:
        """Tell stories, and the desk, what sources changed in their reports. Returns how many changes there were."""
        changed = self.record.untold_changes()
        if changed:
            self.record.keep_rechecks([found for one in changed for found in self._recheck(one)], at)
            self.record.keep_revisions(told_anew(changed), at)
        return len(changed)

    def _recheck(self, changed: Changed) -> Iterator[Recheck]:
        """Check again what every article that readers can see rests on the report that was changed."""
        for one in self.record.resting_on(changed.item.id):
            held = {item.id for item in one.items}
            lines = self.archive.lines([ArchiveLineId(name) for name in named_documents(one.article.draft) if name not in held])
            found = recheck(one.article, changed, one.items, lines, one.sources, one.withdrawn)
            if found is not None:
                yield found

    def watch(self, at: datetime) -> int:
        """The hourly round: what has fallen silent, and what need not be kept any longer. Returns how many alarms stand."""
        if self.ear.played:
            return 0
        self.record.prune(at)
        return self.record.watch(at)

    def choose(self, at: datetime) -> list[tuple[str, int]]:
        """Judge every story that gained something.

        One that is worth writing but was written about within the day stays stirred and is judged again at the next tick. The log
        is kept before the judgements: after a kill, what is already settled is not looked at again.
        """
        chosen: list[tuple[str, int]] = []
        passed: list[LogEntry] = []
        judged: list[tuple[StoryId, Profile, Judgement, bool, bool]] = []
        for story in self.record.stirred(resting_since(at), live=not self.ear.played):
            file = self.record.open_story(story)
            if not is_rested(file, at):
                continue
            profile, judgement = self._look(file)
            worth = worth_writing(judgement) and has_news(file, at)
            judged.append((story, profile, judgement, not worth, bool(untold(file))))
            if worth:
                chosen.append((story, file.revision + 1))
            else:
                passed += log_sighting(_sighting(file, profile, judgement), self.roster, at)
        self.record.keep_log(at.date(), passed)
        for story, profile, judgement, settled, more in judged:
            self.record.keep_judgement(story, profile, judgement, settled=settled, untold=more)
        return chosen

    def cover(self, story: str, revision: int, at: datetime) -> str:
        """Write, check and publish, or hold. One story's trouble is told and never stops the night."""
        file = self.record.open_story(StoryId(story))
        if file.revision >= revision:
            return "covered before"
        try:
            return self._cover(file, revision, at)
        except Exception:
            log.exception("story.cover_failed story=%s revision=%s", story, revision)
            self._pass_over(file, at)
            return "failed"

    def close(self, at: datetime, summary: Mapping[str, int]) -> None:
        """Look again at what articles said would change their view, where its day has come, and close the books of the tick."""
        self.record.settle_awaited([look_for_it(one, self.record.open_story(one.story).items) for one in self.record.awaited(at)], at)
        self.record.keep_tick(self.ear.name, at, summary)

    def _look(self, file: StoryFile) -> tuple[Profile, Judgement]:
        profile = read_profile(file.story.id, file.items)
        figures, prominence = _figures(file), self._prominence(file, profile)
        return profile, judge(profile, file.items, file.sources, file.developments, figures, self.standards, prominence)

    def _prominence(self, file: StoryFile, profile: Profile) -> int:
        """How many lines of the archive name whom the story is about."""
        before = file.story.first_reported.date()
        return max((len(record_of_actor(self.archive, names, before).found) for names in prominent_names(profile)), default=0)

    def _cover(self, whole: StoryFile, revision: int, at: datetime) -> str:
        reports, taken_back = standing(whole)
        file, set_aside = guarded(reports)
        for finding in set_aside:
            log.warning("item.set_aside story=%s item=%s says=%s", whole.story.id, finding.sentence, finding.says)
        if not file.items:
            self._pass_over(whole, at)
            return "too thin"
        profile, judgement = self._look(file)
        assignment = assign(profile, judgement, self.roster, file.items)
        own = self._own_work(file, profile)
        added = contributions(assignment, self.roster, file.items, file.sources, own)
        assignment = replace(assignment, contributors=tuple(one.persona for one in added))
        pack = replace(self._pack(file, revision, profile, assignment, at), own_work=own, contributions=added, taken_back=taken_back)
        pack = replace(pack, recollections=self.record.recollections(profile, file.story.first_reported.date(), played=self.ear.played))
        totals = self.record.totals()
        watched = Watched(totals["sources"], totals["languages"])
        outcome = cover(
            file,
            pack,
            self.policy,
            watched,
            self.illustrate,
            played=self.ear.played,
            desk=self.writing,
            translator=self.translator,
            set_aside=set_aside,
        )
        if isinstance(outcome, TooThin):
            if outcome.old:
                self._keep_for_later(pack)
            self._pass_over(file, at)
            return "too thin"
        self.record.keep_log(at.date(), log_sighting(_sighting(file, profile, judgement, assignment), self.roster, at))
        self.record.settle(replace(outcome, dropped=(*outcome.dropped, *set_aside)))
        return _what_came_of(outcome)

    def _keep_for_later(self, pack: EvidencePack) -> None:
        """What is no news any more may be what came before of another story."""
        remembered = recollect(pack)
        if remembered is not None:
            self.record.keep_recollection(remembered, played=self.ear.played)

    def _own_work(self, file: StoryFile, profile: Profile) -> tuple[ArchiveLine, ...]:
        """What our own articles told before, where a model is asked: the embedded writer does not read them."""
        if not is_asked(self.writing, file.items, played=self.ear.played):
            return ()
        return self.record.own_work(profile, file.story.first_reported.date(), played=self.ear.played)

    def _pack(self, file: StoryFile, revision: int, profile: Profile, assignment: Assignment, at: datetime) -> EvidencePack:
        figures = _figures(file)
        families = {source.id: source.family for source in file.sources}
        return EvidencePack(
            story=file.story,
            revision=revision,
            profile=profile,
            persona=next(persona for persona in self.roster if persona.id == assignment.persona),
            assignment=assignment,
            items=file.items,
            sources=file.sources,
            developments=file.developments,
            figures=figures,
            histories=histories(figures, {item.id: file.voices.get(item.id, families[item.source]) for item in file.items}),
            attributions=tuple(chain.from_iterable(claims.attributions for claims in file.claims)),
            quotations=tuple(chain.from_iterable(claims.quotations for claims in file.claims)),
            archive=self.archive,
            now=at,
            amounts=tuple(chain.from_iterable(claims.amounts for claims in file.claims)),
            voices=file.voices,
        )

    def _pass_over(self, file: StoryFile, at: datetime) -> None:
        profile, judgement = self._look(file)
        self.record.keep_log(at.date(), log_sighting(_sighting(file, profile, judgement), self.roster, at))
        self.record.keep_judgement(file.story.id, profile, judgement, settled=True, untold=False)


def _figures(file: StoryFile) -> tuple[Figure, ...]:
    return tuple(chain.from_iterable(claims.figures for claims in file.claims))


def _sighting(file: StoryFile, profile: Profile, judgement: Judgement, assignment: Assignment | None = None) -> Sighting:
    return Sighting(
        story=file.story.id,
        profile=profile,
        judgement=judgement,
        items=file.items,
        sources=file.sources,
        developments=file.developments,
        assignment=assignment,
        covered_at=file.covered_at,
    )


def _what_came_of(outcome: Outcome) -> str:
    if outcome.article is not None:
        return "published"
    return "waiting" if outcome.decision is None else outcome.decision.action.value
