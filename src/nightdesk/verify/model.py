"""What checking a draft came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nightdesk.foundation.ids import DraftId, SentenceId


class Outcome(StrEnum):
    """PASS: the evidence bears it out. DOUBT: not decided by the checks. FAIL: the evidence lacks or contradicts it."""

    PASS = "pass"
    DOUBT = "doubt"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's result on one sentence; `says` is a plain sentence for the editor."""

    sentence: SentenceId
    check: str
    outcome: Outcome
    says: str


class Status(StrEnum):
    SUPPORTED = "supported"
    DOUBTFUL = "doubtful"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Findings on every sentence of a draft. A sentence is as good as its worst finding; a draft as its worst sentence."""

    draft: DraftId
    findings: tuple[Finding, ...]

    def status_of(self, sentence: SentenceId) -> Status:
        return _worst(finding.outcome for finding in self.findings if finding.sentence == sentence)

    @property
    def status(self) -> Status:
        return _worst(finding.outcome for finding in self.findings)

    def failed(self) -> frozenset[SentenceId]:
        return frozenset(finding.sentence for finding in self.findings if finding.outcome is Outcome.FAIL)


def _worst(outcomes: Iterable[Outcome]) -> Status:
    seen = set(outcomes)
    if Outcome.FAIL in seen or not seen:
        return Status.UNSUPPORTED
    return Status.DOUBTFUL if Outcome.DOUBT in seen else Status.SUPPORTED
