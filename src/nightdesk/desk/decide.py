"""The only place where a Decision is made."""

from __future__ import annotations

from datetime import datetime

from nightdesk.desk.model import Action, Concern, Decision, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.foundation.errors import NoDecision
from nightdesk.foundation.ids import DecisionId, stable_id

_POLICY = "policy:"


def decide_by_policy(draft: Draft, ruling: Ruling, at: datetime) -> Decision:
    """Sign a ruling where no person looked. Raises NoDecision if the ruling is to wait for one."""
    if ruling.action not in (Action.PUBLISH, Action.SPIKE):
        raise NoDecision(f"{draft.headline.text!r} waits for a person: {ruling.reason}")
    return _sign(draft, ruling.action, f"{_POLICY}{ruling.policy}", ruling.reason, at, ruling.concerns, reviewed=False)


def decide_by_editor(
    draft: Draft, action: Action, editor: str, reason: str, at: datetime, concerns: tuple[Concern, ...] = (), *, reviewed: bool = True
) -> Decision:
    """Sign what an editor has decided. `reviewed` is false where they looked at one sentence and not at the whole piece.

    Raises NoDecision without a name and a reason, or if the name is not a person's.
    """
    editor, reason = editor.strip(), reason.strip()
    if not editor:
        raise NoDecision("a decision is signed: give the editor's name")
    if editor.casefold().startswith(_POLICY):
        raise NoDecision(f"{editor!r} is not a person")
    if not reason:
        raise NoDecision("a decision has a reason: say in a few words why")
    return _sign(draft, action, editor, reason, at, concerns, reviewed=reviewed)


def _sign(draft: Draft, action: Action, by: str, reason: str, at: datetime, concerns: tuple[Concern, ...], *, reviewed: bool) -> Decision:
    return Decision(
        id=DecisionId(stable_id("decision", draft.id, action, by, at.isoformat())),
        draft=draft.id,
        action=action,
        by=by,
        reviewed_by_person=reviewed,
        reason=reason,
        at=at,
        concerns=concerns,
    )
