"""Sensitive pieces wait for a person where the sources are live, and every decision is signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightdesk.desk.decide import decide_by_editor, decide_by_policy
from nightdesk.desk.model import Action, Concern, ConcernKind
from nightdesk.desk.policy import load_policies
from nightdesk.desk.rule import rule
from nightdesk.foundation.errors import NoDecision
from nightdesk.foundation.ids import DraftId, SentenceId
from nightdesk.verify.prune import prune
from unit.verify.bench import BALOCHISTAN, draft, fact, judge

BOOK = load_policies(Path(__file__).parents[3] / "newsroom" / "policy.toml")
DEMONSTRATION, DESK = BOOK.policies["demonstration"], BOOK.policies["desk"]
RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
NOW = datetime(2026, 2, 5, tzinfo=UTC)
SOUND = draft(fact("Attacks killed 33 people, including 18 civilians.", ATTACKS), fact("The BLA fought on at Nushki.", NUSHKI))
CASUALTIES = (Concern(ConcernKind.CASUALTIES, "people are counted"),)


def ruled(given=SOUND, concerns=CASUALTIES, policy=DESK, played=False):
    return rule(given, judge(given), concerns, policy, played=played)


def test_a_sensitive_piece_waits_under_the_desk_policy():
    ruling = ruled()
    assert (ruling.action, ruling.policy) == (Action.HOLD, "desk")
    assert "figures of casualties" in ruling.reason


def test_a_piece_without_concerns_is_published():
    assert ruled(concerns=()).action is Action.PUBLISH


def test_the_demonstration_policy_publishes_a_played_wire():
    ruling = ruled(policy=DEMONSTRATION, played=True)
    assert (ruling.action, ruling.policy, ruling.concerns) == (Action.PUBLISH, "demonstration", CASUALTIES)


def test_the_demonstration_policy_is_refused_for_live_sources():
    ruling = ruled(policy=DEMONSTRATION)
    assert (ruling.action, ruling.policy) == (Action.HOLD, "desk")
    assert "for a played wire only" in ruling.reason


def test_an_unsupported_sentence_is_never_published_whatever_the_policy():
    assert ruled(draft(fact("Attacks killed 66 people.", ATTACKS)), (), DEMONSTRATION, played=True).action is Action.SPIKE


def test_one_fact_alone_is_dropped_with_its_reason():
    """A fact in the standfirst counts, for the writer does not tell it again below; so does what the archive tells beside it."""
    earlier = fact(
        "In August 2024, at least 14 soldiers and policemen were killed in ambushes and clashes in Balochistan.", "ce-2024-08-26-006"
    )
    for given in (draft(fact("Attacks killed 33 people.", ATTACKS)), draft(earlier)):
        assert ruled(given, (), DEMONSTRATION, played=True).action is Action.PUBLISH
    ruling = ruled(draft(), (), DEMONSTRATION, played=True)
    assert (ruling.action, ruling.concerns[0].kind) == (Action.SPIKE, ConcernKind.THIN)


def test_what_the_archive_tells_is_no_news():
    earlier = fact(
        "In August 2024, at least 14 soldiers and policemen were killed in ambushes and clashes in Balochistan.", "ce-2024-08-26-006"
    )
    ruling = ruled(replace(draft(earlier), standfirst=replace(earlier, id=SentenceId("s-standfirst"))), (), DEMONSTRATION, played=True)
    assert (ruling.action, ruling.concerns[0].kind) == (Action.SPIKE, ConcernKind.THIN)


def test_a_hard_subject_raises_its_rule_and_a_suicide_bombing_is_another_subject():
    taken = replace(SOUND.standfirst, text="Over 440 people were taken hostage.")
    bombing = replace(SOUND.standfirst, text="A suicide bombing killed 33 people.")
    kinds = [
        [c.kind for c in rule(d, judge(SOUND), (), DESK, played=False).concerns]
        for d in (replace(SOUND, standfirst=s) for s in (taken, bombing))
    ]
    assert kinds == [[ConcernKind.RULE], []]


def test_a_verdict_on_another_draft_rules_nothing():
    with pytest.raises(ValueError, match="not on"):
        rule(replace(SOUND, id=DraftId("another")), judge(SOUND), (), DESK, played=False)


def test_a_policy_signs_as_a_policy_and_claims_no_review():
    decision = decide_by_policy(SOUND, ruled(policy=DEMONSTRATION, played=True), NOW)
    assert (decision.by, decision.reviewed_by_person, decision.action) == ("policy:demonstration", False, Action.PUBLISH)
    assert decision.concerns == CASUALTIES


def test_what_waits_for_a_person_is_not_signed_by_a_policy():
    with pytest.raises(NoDecision, match="waits for a person"):
        decide_by_policy(SOUND, ruled(), NOW)


def test_an_editor_signs_with_name_and_reason():
    decision = decide_by_editor(SOUND, Action.PUBLISH, " R. Editor ", "figures checked with AP", NOW, CASUALTIES)
    assert (decision.by, decision.reviewed_by_person) == ("R. Editor", True)


@pytest.mark.parametrize(("editor", "reason"), [("", "why"), ("R. Editor", "  "), ("policy:desk", "why"), ("Policy:x", "why")])
def test_an_unsigned_or_unexplained_decision_is_none(editor, reason):
    with pytest.raises(NoDecision):
        decide_by_editor(SOUND, Action.PUBLISH, editor, reason, NOW)


def test_the_same_decision_has_the_same_name_on_every_machine():
    ruling = ruled(concerns=())
    assert decide_by_policy(SOUND, ruling, NOW).id == decide_by_policy(SOUND, ruling, NOW).id
    assert decide_by_policy(SOUND, ruling, NOW).id != decide_by_editor(SOUND, Action.PUBLISH, "R. Editor", "why", NOW).id


def test_a_pruned_draft_is_ruled_as_it_stands():
    given = draft(
        *(fact(text, ATTACKS) for text in ("Attacks killed 33 people.", "At least 92 insurgents died.", "Attacks killed 66 people."))
    )
    left, _ = prune(given, judge(given))
    assert left is not None
    assert ruled(left, ()).action is Action.PUBLISH
