"""The shift's steps, as the engine calls them. Each may be repeated: what is done stays done."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nightdesk.archive.model import Archive
from nightdesk.claims.history import histories
from nightdesk.desk.policy import Policy
from nightdesk.drafts.embedded import TooThin
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import StoryId
from nightdesk.personas.assign import assign
from nightdesk.personas.judgement import judge, worth_writing
from nightdesk.personas.model import LogEntry, Persona
from nightdesk.shift.cover import Illustrate, Watched, cover
from nightdesk.shift.ear import Ear
from nightdesk.shift.linking import Linking
from nightdesk.shift.record import Record, StoryFile
from nightdesk.shift.revise import has_news, is_rested
from nightdesk.stories.profile import read_profile

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Night:
    """Implements `nightdesk.shift.engine.Work` over a record and the parts of the newsroom."""

    record: Record
    ear: Ear
    archive: Archive
    roster: tuple[Persona, ...]
    policy: Policy
    illustrate: Illustrate
    linking: Linking = field(init=False)

    def __post_init__(self) -> None:
        self.linking = Linking(self.record)

    def hear(self, at: datetime) -> int:
        return self.record.take_in(self.ear.hear(self.record, at))

    def link(self, at: datetime) -> int:
        return self.linking.link(at)

    def choose(self, at: datetime) -> list[tuple[str, int]]:
        """Judge every story that gained something. A story that must rest first stays stirred; one not worth it is settled."""
        chosen: list[tuple[str, int]] = []
        for story in self.record.stirred():
            file = self.record.open_story(story)
            profile = read_profile(story, file.items)
            judgement = judge(story, profile, file.items, file.sources, file.developments, _figures(file))
            worth = worth_writing(judgement) and has_news(file)
            self.record.keep_judgement(story, profile, judgement, settled=not worth)
            if worth and is_rested(file, at):
                chosen.append((story, file.revision + 1))
        return chosen
