"""A headline is cut where a clause can be spared, and nowhere else."""

from __future__ import annotations

from nightdesk.drafts.headline import shortened


def test_a_short_clause_stays_whole() -> None:
    assert shortened("Annie Ernaux is awarded the Nobel Prize in Literature.") == "Annie Ernaux is awarded the Nobel Prize in Literature"


def test_openers_articles_and_brackets_go() -> None:
    assert shortened("In association football, the FIFA World Cup (men's) concludes.") == "FIFA World Cup concludes"
    assert shortened("In Germany, 25 members of a group are arrested.") == "In Germany, 25 members of a group are arrested"


def test_a_long_one_loses_its_last_clause_first() -> None:
    long = (
        "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation "
        "which resulted in the deaths of 145 insurgents."
    )
    assert shortened(long) == "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation"


def test_what_cannot_be_cut_is_not_used() -> None:
    assert shortened("The " + "very " * 40 + "long clause ends.") is None
