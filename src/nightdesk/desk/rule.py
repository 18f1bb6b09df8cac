"""What policy says of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.desk.hard_subjects import touched
from nightdesk.desk.model import Action, Concern, ConcernKind, Ruling
from nightdesk.desk.policy import Policy
from nightdesk.drafts.model import Draft, SentenceKind
from nightdesk.verify.model import Status, Verdict


def rule(draft: Draft, verdict: Verdict, concerns: tuple[Concern, ...], policy: Policy, *, played: bool) -> Ruling:
    """Judge a draft as it would be published. A policy for a played wire is refused where the sources are live.

    A draft with a sentence that its evidence does not support is never ruled fit: it is dropped, whatever the policy.
    """
    if verdict.draft != draft.id:
        raise ValueError(f"the verdict is on draft {verdict.draft}, not on {draft.id}")
    force = policy.in_force(played=played)
    standing = (*concerns, *touched(draft, force.rules), *_thinness(draft, verdict, force))
    refused = "" if force is policy else f" The policy {policy.name!r} is for a played wire only; {force.name!r} applies."

    def ruling(action: Action, reason: str) -> Ruling:
        return Ruling(policy=force.name, action=action, concerns=standing, reason=reason + refused)

    unsupported = sum(verdict.status_of(sentence.id) is Status.UNSUPPORTED for sentence in draft.sentences())
    if unsupported:
        return ruling(Action.SPIKE, f"{_count(unsupported, 'sentence')} not supported by the evidence.")
    if dropping := force.dropping(standing):
        return ruling(Action.SPIKE, f"Dropped: {_kinds(dropping)}.")
    if waiting := force.waiting(standing):
        return ruling(Action.HOLD, f"Waits for a person: {_kinds(waiting)}.")
    return ruling(Action.PUBLISH, "Every sentence is supported by its evidence, and the policy asks for no person.")


def _thinness(draft: Draft, verdict: Verdict, policy: Policy) -> Iterable[Concern]:
    """Counted is what rests on passages, each sentence once: a fact of today with a line of the archive beside it is no thin piece."""
    resting = {
        sentence.text: sentence.kind
        for sentence in list(draft.sentences())[1:]
        if sentence.kind in (SentenceKind.FACT, SentenceKind.BACKGROUND) and verdict.status_of(sentence.id) is not Status.UNSUPPORTED
    }
    if SentenceKind.FACT not in resting.values():
        yield Concern(ConcernKind.THIN, "no supported sentence of fact below the headline")
    elif len(resting) < policy.least_sourced:
        told = _count(len(resting), "supported sentence")
        yield Concern(ConcernKind.THIN, f"{told} of fact or background; the policy asks for {policy.least_sourced}")


def _kinds(concerns: Iterable[Concern]) -> str:
    return "; ".join(dict.fromkeys(concern.kind.value for concern in concerns))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
