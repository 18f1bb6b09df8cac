"""A conclusion stands on sentences that stand, adds nothing, and names what else may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from nightdesk.drafts.model import Inference, Likelihood, Paragraph, SentenceKind, Vouch
from nightdesk.foundation.ids import SentenceId
from nightdesk.verify.model import Status
from unit.verify.bench import BALOCHISTAN, draft, fact, failures, inferred, judge, status

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
OVER = fact("On 1 February Pakistan's military announced the end of a 40-hour operation.", END)
FIGHT = fact("On 4 February the armed forces were using drones and helicopters to regain the town of Nushki.", NUSHKI)
GROUNDS = Inference((OVER.id, FIGHT.id), "an operation that is over needs no helicopters", Likelihood.LIKELY, "Nushki was a new operation")
CONCLUSION = inferred("The operation in Nushki was likely not over.", GROUNDS)


def test_a_conclusion_from_supported_premises_is_supported():
    assert status(CONCLUSION, OVER, FIGHT) is Status.SUPPORTED


def test_a_premise_that_is_not_in_the_draft_is_no_premise():
    assert "inference" in failures(CONCLUSION, OVER)


def test_a_conclusion_falls_with_its_premise():
    false = replace(OVER, text="On 1 February Pakistan's military announced the end of a 50-hour operation.")
    assert "inference" in failures(CONCLUSION, false, FIGHT)


def test_a_conclusion_brings_no_figure_and_no_name_of_its_own():
    assert "inference" in failures(replace(CONCLUSION, text="The operation was likely to cost 60 more lives."), OVER, FIGHT)
    assert "inference" in failures(replace(CONCLUSION, text="The operation was likely directed from Islamabad."), OVER, FIGHT)


def test_a_conclusion_says_how_it_follows_and_what_else_may_be():
    for lacking in (replace(GROUNDS, mechanism=" "), replace(GROUNDS, rival=""), replace(GROUNDS, premises=())):
        assert "inference" in failures(replace(CONCLUSION, inference=lacking), OVER, FIGHT)


def test_a_conclusion_cannot_borrow_any_claim_it_likes():
    for borrowed in ("Schools are likely to stay closed until summer.", "Likely, investors lose confidence in the currency."):
        assert "inference" in failures(replace(CONCLUSION, text=borrowed), OVER, FIGHT)


def test_a_word_or_a_name_in_common_is_no_licence_to_conclude_anything():
    for borrowed in (
        "The operation will probably drive investors out and weaken the currency.",
        "Parliament is likely to cut the budget of the operation.",
        "The insurgents probably smuggle fuel and tobacco.",
        "The operation in Nushki was likely not over, and farmers will probably plant less wheat.",
    ):
        assert status(replace(CONCLUSION, text=borrowed), OVER, FIGHT) is not Status.SUPPORTED, borrowed


def test_a_conclusion_may_use_other_words_than_its_premises():
    assert status(replace(CONCLUSION, text="The fighting had probably outlasted the announcement."), OVER, FIGHT) is Status.SUPPORTED


def test_a_conclusion_tells_of_no_deed_of_its_own_and_is_no_surer_than_its_record():
    assert "inference" in failures(
        replace(CONCLUSION, text="The operation in Nushki was likely sabotaged, its leaders arrested."), OVER, FIGHT
    )
    assert "inference" in failures(replace(CONCLUSION, text="The operation in Nushki was almost certainly not over."), OVER, FIGHT)


def test_a_conclusion_may_count_the_days_between_its_premises():
    three = "The operation in Nushki was likely not over three days after the announcement."
    assert status(replace(CONCLUSION, text=three), OVER, FIGHT) is Status.SUPPORTED
    assert "inference" in failures(replace(CONCLUSION, text=three.replace("three", "nine")), OVER, FIGHT)


def test_what_is_probably_not_so_is_a_likely_conclusion():
    assert status(replace(CONCLUSION, text="The operation in Nushki was probably not over."), OVER, FIGHT) is Status.SUPPORTED


def test_conclusions_that_rest_on_each_other_do_not_stand():
    one = inferred("It was likely so.", replace(GROUNDS, premises=(SentenceId("s-It was likely thus."),)))
    other = inferred("It was likely thus.", replace(GROUNDS, premises=(one.id,)))
    assert "inference" in failures(one, other)


def test_an_editor_may_vouch_with_name_and_reason_only():
    signed = replace(fact("The reporting on the province is thin."), kind=SentenceKind.VOUCHED)
    at = datetime(2026, 2, 5, tzinfo=UTC)
    assert status(replace(signed, vouch=Vouch("R. Editor", "fifteen years of reading it", at))) is Status.SUPPORTED
    assert status(replace(signed, vouch=Vouch("R. Editor", " ", at))) is Status.UNSUPPORTED
    assert status(signed) is Status.UNSUPPORTED


def test_an_argument_says_first_and_once_under_its_title_how_likely_it_is():
    later = inferred("An operation that is over needs no helicopters.", replace(GROUNDS, premises=(CONCLUSION.id, FIGHT.id)))
    assert judge(draft(OVER, FIGHT, CONCLUSION, later)).status_of(later.id) is Status.SUPPORTED
    assert judge(draft(OVER, FIGHT, CONCLUSION, blocks=(Paragraph((later,)),))).status_of(later.id) is Status.SUPPORTED
    assert judge(draft(OVER, FIGHT, later, CONCLUSION)).status_of(later.id) is Status.UNSUPPORTED
    unsure = replace(later, inference=replace(GROUNDS, likelihood=Likelihood.ROUGHLY_EVEN))
    assert judge(draft(OVER, FIGHT, CONCLUSION, unsure)).status_of(later.id) is Status.UNSUPPORTED


def test_what_is_only_supposed_is_not_told():
    supposed = replace(CONCLUSION, text="An arrest of insurgents would likely end the operation.")
    told = replace(CONCLUSION, text="The arrest of insurgents likely ended the operation.")
    assert "inference" not in failures(supposed, OVER, FIGHT)
    assert "inference" in failures(told, OVER, FIGHT)


def test_a_time_between_two_reports_needs_no_premise_that_counts_it():
    assert "inference" not in failures(replace(CONCLUSION, text="Three days later the operation was likely not over."), OVER, FIGHT)
    assert "inference" in failures(replace(CONCLUSION, text="Nine days later the operation was likely not over."), OVER, FIGHT)
