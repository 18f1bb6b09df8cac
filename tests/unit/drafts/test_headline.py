"""A headline is cut where a clause can be spared, and nowhere else."""

from __future__ import annotations

from nightdesk.drafts.headline import shortened


def test_a_short_clause_stays_whole() -> None:
    assert shortened("Annie Ernaux is awarded the Nobel Prize in Literature.") == "Annie Ernaux is awarded the Nobel Prize in Literature"


def test_openers_and_brackets_go_and_articles_stay() -> None:
    assert shortened("In association football, the FIFA World Cup (men's) concludes.") == "The FIFA World Cup concludes"
    assert shortened("In Germany, 25 members of a group are arrested.") == "In Germany, 25 members of a group are arrested"


def test_a_long_one_loses_its_last_clause_first() -> None:
    long = (
        "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation "
        "which resulted in the deaths of 145 insurgents."
    )
    assert shortened(long) == "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation"


def test_what_cannot_be_cut_is_not_used() -> None:
    assert shortened("The " + "very " * 40 + "long clause ends.") is None


def test_a_count_loses_its_parts_and_a_place_its_country_first() -> None:
    long = (
        "At least 24 people are killed, including eight children, in a drone strike by the Rapid Support Forces on a vehicle "
        "carrying displaced families near Er Rahad, North Kordofan, Sudan."
    )
    short = "At least 24 killed in a drone strike by the Rapid Support Forces on a vehicle carrying displaced families near Er Rahad"
    assert shortened(long) == f"{short}, North Kordofan"


def test_a_rising_toll_is_told_as_a_count() -> None:
    toll = "The death toll from the U.S. airstrikes on Caracas, Venezuela, five days ago increases to 100 people, including 23 soldiers."
    assert shortened(toll) == "Count of dead from the U.S. airstrikes on Caracas reaches 100"


def test_a_cut_leaves_a_whole_statement() -> None:
    diverted = (
        "American Airlines Flight 292, flying from New York, United States, to New Delhi, India, is forced to divert to Rome Fiumicino "
        "Airport in Rome, Italy, due to an unspecified security concern later deemed to be non-credible."
    )
    assert shortened(diverted) is None, "what is left of it would have no verb"
    toll = (
        "At least 40 Chadian soldiers are killed during a mass shooting by Boko Haram gunmen against a military base near Ngouboua, Chad."
    )
    assert shortened(toll) == (
        "At least 40 Chadian soldiers killed during a mass shooting by Boko Haram gunmen against a military base near Ngouboua, Chad"
    )


def test_a_cut_that_would_lose_what_matters_is_not_made() -> None:
    sentenced = (
        "A district court in Nara, Japan, sentences Tetsuya Yamagami to life in prison for assassinating former prime minister "
        "Shinzo Abe in 2022."
    )
    assert shortened(sentenced) == sentenced.removesuffix(".")
    commentators = (
        "The Pakistani anti-terrorism court sentences eight journalists, including Wajahat Saeed Khan, Adil Raja, and Shaheen Sehbai, to "
        "life imprisonment in absentia for offences tied to digital content supporting a former prime minister during the unrest."
    )
    assert shortened(commentators) == "The Pakistani anti-terrorism court sentences eight journalists to life imprisonment in absentia"
