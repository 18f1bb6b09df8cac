"""Reading an item twice gives the same claims with the same ids."""

from datetime import UTC, datetime

from nightdesk.claims.read import read_claims
from nightdesk.foundation.ids import SourceId
from nightdesk.wire.model import Item

TEXT = 'The ministry says 12 people were killed, including four soldiers. It calls the attack "cowardly".'


def item(external: str = "1") -> Item:
    source, now = SourceId("test.example"), datetime(2026, 2, 1, tzinfo=UTC)
    return Item(Item.identify(source, external), source, external, "en", "declared", None, TEXT, None, None, now, now)


def test_claims_point_into_the_text_of_their_item() -> None:
    claims = read_claims(item())
    assert [figure.read.value for figure in claims.figures] == [12, 4]
    assert all(figure.read.said_by == "The ministry" for figure in claims.figures)
    assert [quotation.span.cut(TEXT) for quotation in claims.quotations] == ["cowardly"]
    assert claims.attributions


def test_ids_are_stable_and_differ() -> None:
    first, again, other = read_claims(item()), read_claims(item()), read_claims(item("2"))
    assert first == again
    ids = [figure.id for claims in (first, other) for figure in claims.figures]
    assert len(set(ids)) == 4
