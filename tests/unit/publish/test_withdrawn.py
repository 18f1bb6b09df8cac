"""How the numbers of an article are borne out once a source has taken its report back."""

from __future__ import annotations

from dataclasses import replace

from nightdesk.claims.agreement import Agreement, ClaimStatus, Place
from nightdesk.claims.model import Stance
from nightdesk.claims.statements import Statement
from nightdesk.foundation.ids import FamilyId, ItemId
from nightdesk.foundation.spans import Span
from nightdesk.publish.withdrawn import after_withdrawals
from nightdesk.testing.specimens import west_java

ONE, TWO, RIVAL = (Place(ItemId(name), Span(0, 5), None) for name in ("one", "two", "rival"))


def judged(one: Agreement, *withdrawn: str) -> Agreement:
    cited = west_java().items[0]
    items = tuple(replace(cited, item=ItemId(name), family=FamilyId(f"family of {name}")) for name in ("one", "two", "rival"))
    [after] = after_withdrawals(replace(west_java(), items=items, agreements=(one,)), {ItemId(name) for name in withdrawn}).agreements
    return after


def agreement(status: ClaimStatus, *places: Place, against: tuple[Place, ...] = ()) -> Agreement:
    return Agreement("12 killed", 12, status, "as it was", places, tuple(f"family of {place.item}" for place in places), against)


def test_what_nobody_states_any_more_is_withdrawn() -> None:
    after = judged(agreement(ClaimStatus.SINGLE, ONE), "one")
    assert (after.status, after.families) == (ClaimStatus.WITHDRAWN, ())


def test_a_withdrawn_report_confirms_nothing() -> None:
    after = judged(agreement(ClaimStatus.CONFIRMED, ONE, TWO), "two")
    assert (after.status, after.families) == (ClaimStatus.SINGLE, ("family of one",))


def test_a_withdrawn_report_disputes_nothing() -> None:
    assert judged(agreement(ClaimStatus.DISPUTED, ONE, TWO, against=(RIVAL,)), "rival").status is ClaimStatus.CONFIRMED
    assert judged(agreement(ClaimStatus.DISPUTED, ONE, TWO, against=(RIVAL,)), "two").status is ClaimStatus.DISPUTED


def test_what_only_a_party_still_states_is_a_party_s_claim() -> None:
    army = replace(ONE, said_by="the armed forces")
    after = judged(agreement(ClaimStatus.CONFIRMED, army, TWO), "two")
    assert (after.status, after.why) == (ClaimStatus.PARTY, "stated by a party only: the armed forces")


def test_what_was_overtaken_or_a_party_s_claim_stays_so() -> None:
    for status in (ClaimStatus.OVERTAKEN, ClaimStatus.PARTY):
        assert judged(agreement(status, ONE, TWO), "one").status is status


def said(status: ClaimStatus, *withdrawn: str, denied_by: tuple[Place, ...] = ()) -> Statement:
    places = (replace(ONE, said_by="Ada Test"), replace(TWO, said_by="Bo Test"))
    before = Statement("the bridge fell", "en", Stance.ASSERTS, status, "as it was", places, ("family of one", "family of two"), denied_by)
    items = tuple(
        replace(west_java().items[0], item=ItemId(name), family=FamilyId(f"family of {name}")) for name in ("one", "two", "rival")
    )
    article = replace(west_java(), items=items, statements=(before,))
    [after] = after_withdrawals(article, {ItemId(name) for name in withdrawn}).statements
    return after


def test_what_was_said_counts_only_those_who_still_tell_it() -> None:
    assert said(ClaimStatus.CONFIRMED, "rival").why == "as it was"
    assert (said(ClaimStatus.CONFIRMED, "two").status, said(ClaimStatus.CONFIRMED, "two").families) == (
        ClaimStatus.SINGLE,
        ("family of one",),
    )
    assert said(ClaimStatus.CONFIRMED, "one", "two").status is ClaimStatus.WITHDRAWN
    assert said(ClaimStatus.DISPUTED, "rival", denied_by=(RIVAL,)).status is ClaimStatus.CONFIRMED


def test_other_reports_change_nothing() -> None:
    before = agreement(ClaimStatus.CONFIRMED, ONE, TWO)
    assert judged(before, "rival") == before
