"""A claim's status counts independent voices, never copies, and shows what stands against it."""

from datetime import UTC, datetime, timedelta

from nightdesk.claims.agreement import Agreement, ClaimStatus, agree
from nightdesk.claims.amounts import read_amounts
from nightdesk.claims.figures import read_figures
from nightdesk.claims.history import histories
from nightdesk.claims.model import Amount, Figure
from nightdesk.foundation.ids import AmountId, FigureId, ItemId

START = datetime(2026, 3, 1, tzinfo=UTC)


def told(*statements: tuple[str, str, str], withdrawn: tuple[int, ...] = (), parties: tuple[str, ...] = ()) -> dict[str, Agreement]:
    """Agreements by what they say, of texts given as (family, language, text), an hour apart."""
    figures, amounts, families = [], [], {}
    for hour, (family, language, text) in enumerate(statements):
        item, at = ItemId(f"item-{hour}"), START + timedelta(hours=hour)
        families[item] = family
        figures += [Figure(FigureId(f"f{hour}-{n}"), item, language, at, read) for n, read in enumerate(read_figures(text, language))]
        amounts += [Amount(AmountId(f"a{hour}-{n}"), item, language, at, read) for n, read in enumerate(read_amounts(text, language))]
    gone = [ItemId(f"item-{hour}") for hour in withdrawn]
    found = agree(figures, amounts, histories(figures, families), families, withdrawn=gone, parties=parties)
    return {one.says: one for one in found}


def test_two_families_in_two_languages_confirm() -> None:
    (one,) = told(("a", "en", "Twelve people were killed."), ("b", "ru", "Погибли 12 человек.")).values()
    assert (one.status, one.families) == (ClaimStatus.CONFIRMED, ("a", "b"))


def test_copies_of_one_family_are_one_voice() -> None:
    (one,) = told(("a", "en", "Twelve people were killed."), ("a", "de", "12 Menschen wurden getötet.")).values()
    assert (one.status, one.why) == (ClaimStatus.SINGLE, "stated by one family of sources, in 2 items")


def test_families_that_name_one_speaker_have_one_origin() -> None:
    said = "The health ministry says that twelve people were killed."
    (one,) = told(("a", "en", said), ("b", "en", said)).values()
    assert one.status is ClaimStatus.SINGLE
    assert "all from The health ministry" in one.why


def test_a_party_to_the_conflict_only_claims() -> None:
    (one,) = told(("a", "en", "The army says that 145 insurgents were killed.")).values()
    assert (one.status, one.why) == (ClaimStatus.PARTY, "stated by a party only: The army")


def test_one_who_takes_part_is_a_party_by_name() -> None:
    said = "The Northern League says that 20 people were killed."
    assert [one.status for one in told(("a", "en", said)).values()] == [ClaimStatus.SINGLE]
    assert [one.status for one in told(("a", "en", said), parties=("Northern League",)).values()] == [ClaimStatus.PARTY]


def test_numbers_that_cannot_both_be_true_are_disputed() -> None:
    found = told(
        ("a", "en", "The ministry says that 30 people were killed."), ("b", "en", "A rights group says that 70 people were killed.")
    )
    assert {one.status for one in found.values()} == {ClaimStatus.DISPUTED}
    assert [place.said_by for place in found["30 killed"].against] == ["A rights group"]


def test_at_least_a_hundred_and_a_hundred_and_three_agree() -> None:
    found = told(("a", "en", "At least 100 people were killed."), ("b", "de", "103 Menschen wurden getötet."))
    assert ClaimStatus.DISPUTED not in {one.status for one in found.values()}


def test_a_number_taken_back_is_withdrawn_and_a_lower_one_stands() -> None:
    found = told(("a", "id", "162 orang tewas."), ("a", "id", "103 orang tewas."))
    assert (found["162 killed"].status, found["103 killed"].status) == (ClaimStatus.WITHDRAWN, ClaimStatus.SINGLE)


def test_an_item_withdrawn_by_its_source_bears_nothing() -> None:
    (one,) = told(("a", "en", "Twelve people were killed."), withdrawn=(0,)).values()
    assert (one.status, one.families) == (ClaimStatus.WITHDRAWN, ())


def test_an_earlier_toll_is_overtaken() -> None:
    found = told(("a", "en", "Twelve people were killed."), ("a", "en", "Twenty people were killed."))
    assert (found["12 killed"].status, found["20 killed"].status) == (ClaimStatus.OVERTAKEN, ClaimStatus.SINGLE)


def test_magnitudes_that_differ_are_disputed() -> None:
    found = told(("a", "en", "A magnitude 7.8 earthquake struck."), ("b", "de", "Ein Beben der Stärke 7,7 traf das Land."))
    assert {one.status for one in found.values()} == {ClaimStatus.DISPUTED}
