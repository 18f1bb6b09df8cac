"""Amounts are told by kind and unit over time, and nobody says that they rose."""

from datetime import UTC, datetime, timedelta

from nightdesk.claims.amounts import read_amounts
from nightdesk.claims.model import Amount, AmountKind
from nightdesk.claims.readings import readings, value_of
from nightdesk.foundation.ids import AmountId, ItemId

START = datetime(2026, 3, 1, tzinfo=UTC)


def amounts(*texts: tuple[str, str]) -> list[Amount]:
    return [
        Amount(AmountId(f"{hour}-{number}"), ItemId(f"item-{hour}"), language, START + timedelta(hours=hour), read)
        for hour, (language, text) in enumerate(texts)
        for number, read in enumerate(read_amounts(text, language))
    ]


def test_each_value_is_told_once_with_those_who_repeat_it() -> None:
    told = readings(
        amounts(
            ("en", "A magnitude 7.8 earthquake struck 40 kilometres away."),
            ("de", "Ein Beben der Stärke 7,8 traf das Land."),
            ("ru", "Землетрясение магнитудой 7,7 произошло ночью."),
        )
    )
    assert [(one.kind, one.unit) for one in told] == [(AmountKind.MAGNITUDE, "magnitude"), (AmountKind.DISTANCE, "km")]
    assert [(value_of(value.first), len(value.repeated_by)) for value in told[0].told] == [(7.8, 1), (7.7, 0)]


def test_order_of_arrival_does_not_matter() -> None:
    some = amounts(("en", "It costs $5 million."), ("en", "It costs $6 million to $7 million."), ("en", "The team won 3–1."))
    assert readings(some) == readings(some[::-1])
    assert {value_of(value.first) for one in readings(some) for value in one.told} == {5e6, (6e6, 7e6), (3.0, 1.0)}
