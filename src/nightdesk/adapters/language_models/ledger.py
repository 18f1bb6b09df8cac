"""The port to the book of calls: what was asked, what it may cost, what it did cost, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nightdesk.adapters.language_models.caps import Caps
from nightdesk.drafts.language_model import PromptVersion, Role


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call about to be made. `key` names it: the same question to the same model, as its same attempt, has the same key.

    `tokens` and `cost` are the most that it can come to.
    """

    key: str
    about: str
    role: Role
    step: str
    model: str
    prompt: PromptVersion
    asked: str
    tokens: int
    cost: int


@dataclass(frozen=True, slots=True)
class FinishedCall:
    """`output` is the answer as it came, or empty; `trouble` says why there is none."""

    output: str
    trouble: str
    input_tokens: int
    output_tokens: int
    cost: int
    seconds: float


class Ledger(Protocol):
    def finished(self, key: str) -> FinishedCall | None:
        """A call with this key that was answered before, so that a step that runs again does not pay twice."""
        ...

    def reserve(self, call: PlannedCall, caps: Caps, at: datetime) -> int | str:
        """The number of the reservation, or the one sentence that says which cap it would pass. Atomic over all processes.

        What was reserved and never settled counts in full: its call may have been made and charged.
        """
        ...

    def settle(self, number: int, call: FinishedCall, at: datetime) -> None: ...
