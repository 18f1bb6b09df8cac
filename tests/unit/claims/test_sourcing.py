"""Readers are told whether a speaker has a name, an office, or a side."""

import pytest

from nightdesk.claims.sourcing import Sourcing, sourcing_of


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("four security officials", Sourcing.ANONYMOUS),
        ("a senior official who asked not to be named", Sourcing.ANONYMOUS),
        ("eyewitnesses", Sourcing.ANONYMOUS),
        ("deux témoins", Sourcing.ANONYMOUS),
        ("источник в полиции", Sourcing.ANONYMOUS),
        ("消息人士", Sourcing.ANONYMOUS),
        ("the defence ministry", Sourcing.PARTY),
        ("the rebels", Sourcing.PARTY),
        ("Минобороны", Sourcing.PARTY),
        ("الجيش", Sourcing.PARTY),
        ("the health ministry", Sourcing.OFFICIAL),
        ("Polizei", Sourcing.OFFICIAL),
        ("पुलिस", Sourcing.OFFICIAL),
        ("the daily newspaper", Sourcing.MEDIA),
        ("新华社", Sourcing.MEDIA),
        ("Anna Weber", Sourcing.NAMED),
        ("hospital official Anna Weber", Sourcing.OFFICIAL),
    ],
)
def test_who_speaks(speaker: str, kind: Sourcing) -> None:
    assert sourcing_of(speaker) is kind


def test_one_who_takes_part_speaks_for_a_party() -> None:
    assert sourcing_of("Northern Alliance spokesman", ["Northern Alliance"]) is Sourcing.PARTY
