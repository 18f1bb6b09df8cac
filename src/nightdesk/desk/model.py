"""Concerns that policy acts on, and the decision without which nothing is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.foundation.ids import DecisionId, DraftId, SentenceId


class ConcernKind(StrEnum):
    """Why a piece may have to wait for a person (the tenth law of the house)."""

    ACCUSATION = "accusation against a living person"
    VICTIM_NAMED = "a victim is named"
    MINOR = "a minor is involved"
    CASUALTIES = "figures of casualties"
    ELECTION = "an election"
    HEALTH = "health advice"
    SINGLE_FAMILY = "a claim resting on one family of sources"
    UNANSWERED = "an accusation without the other side's answer"
    TOO_SOON = "a charge told as a conviction"
    CONTESTED = "a contested term in the newsroom's own words"
    EMBARGO = "a source asks to wait"
    DOUBTFUL = "the checks were left in doubt"
    THIN = "too little evidence"
    RULE = "a subject with a rule of its own"
    INSTRUCTIONS = "a source's text gives orders to machines"
    TAKEN_BACK = "a report was taken back by its source"


@dataclass(frozen=True, slots=True)
class Concern:
    kind: ConcernKind
    why: str
    sentence: SentenceId | None = None


class Action(StrEnum):
    PUBLISH = "publish"
    REVISE = "revise"
    HOLD = "hold"
    SPIKE = "spike"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What policy says of a draft: publish it, let it wait for a person (HOLD), or drop it (SPIKE); and why."""

    policy: str
    action: Action
    concerns: tuple[Concern, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Signed: `by` is an editor's name, or "policy:<name>" where no person looked. `concerns` are those that stood at the time."""

    id: DecisionId
    draft: DraftId
    action: Action
    by: str
    reviewed_by_person: bool
    reason: str
    at: datetime
    concerns: tuple[Concern, ...] = ()
