"""What is said is told once, whoever reports it and in whatever language, and a denial disputes it."""

from datetime import UTC, datetime, timedelta

from nightdesk.claims.agreement import ClaimStatus
from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.model import Attribution
from nightdesk.claims.statements import Statement, join_statements
from nightdesk.foundation.ids import AttributionId, ItemId

START = datetime(2026, 3, 1, tzinfo=UTC)


def told(*items: tuple[str, str, str], parties: tuple[str, ...] = ()) -> list[Statement]:
    """Statements of texts given as (family, language, text), an hour apart."""
    said, texts, families = [], {}, {}
    for hour, (family, language, text) in enumerate(items):
        item = ItemId(f"item-{hour}")
        texts[item], families[item] = text, family
        for number, read in enumerate(read_attributions(text, language)):
            said.append(Attribution(AttributionId(f"{hour}-{number}"), item, language, START + timedelta(hours=hour), read))
    return list(join_statements(said, texts, families, parties=parties))


def test_one_speaker_reported_by_two_is_one_statement_and_no_confirmation() -> None:
    (one,) = told(
        ("a", "en", "The mayor says that the bridge in Oslo will be closed for 40 days."),
        ("b", "en", "The mayor says that the bridge in Oslo will be closed for 40 days."),
    )
    assert (one.status, one.families) == (ClaimStatus.SINGLE, ("a", "b"))
    assert one.why == "said by The mayor, as 2 families of sources tell"


def test_the_same_is_known_again_in_another_language_by_numbers_and_places() -> None:
    (one,) = told(
        ("a", "en", "The police say that 140 houses burned in Oslo."),
        ("b", "ru", "Губернатор заявил, что в Осло сгорели 140 домов."),
    )
    assert one.status is ClaimStatus.CONFIRMED
    assert [place.said_by for place in one.said_at] == ["The police", "Губернатор"]


def test_a_denial_disputes() -> None:
    (one,) = told(
        ("a", "en", "The ministry says that 140 houses burned in Oslo."),
        ("b", "en", "The mayor denies that 140 houses burned in Oslo."),
    )
    assert (one.status, one.why) == (ClaimStatus.DISPUTED, "denied by The mayor")


def test_a_party_alone_only_claims() -> None:
    (one,) = told(("a", "en", "The rebels say that they hold 40 villages near Oslo."))
    assert one.status is ClaimStatus.PARTY


def test_unlike_statements_stay_apart() -> None:
    assert len(told(("a", "en", "The mayor says that the bridge is closed."), ("b", "en", "The mayor says that schools reopen."))) == 2
