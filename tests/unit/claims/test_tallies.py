"""A figure says whether it is the whole or an addition, and as of when, where its text does."""

from datetime import UTC, date, datetime

import pytest

from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import Tally
from nightdesk.claims.read import read_claims
from nightdesk.foundation.ids import SourceId
from nightdesk.wire.model import Item


@pytest.mark.parametrize(
    ("language", "text", "tally"),
    [
        ("en", "Another 12 people were killed.", Tally.MORE),
        ("en", "12 more people were killed.", Tally.MORE),
        ("en", "The death toll rises to 35.", Tally.TOTAL),
        ("en", "12 people were killed.", None),
        ("de", "Weitere 12 Menschen wurden getötet.", Tally.MORE),
        ("de", "Insgesamt wurden 35 Menschen getötet.", Tally.TOTAL),
        ("es", "Otras 12 personas murieron.", None),
        ("es", "Murieron más de 12 personas.", None),
        ("pt", "Mais 12 pessoas morreram.", Tally.MORE),
        ("ru", "Погибли ещё 12 человек.", Tally.MORE),
        ("ru", "Число погибших возросло до 35 человек.", Tally.TOTAL),
        ("fr", "Le bilan s'élève à 35 morts.", Tally.TOTAL),
        ("id", "12 orang lagi tewas.", Tally.MORE),
        ("en", "More than 12 people were killed.", None),
        ("ja", "死者は合計35人となった。", Tally.TOTAL),
    ],
)
def test_total_and_increment(language: str, text: str, tally: Tally | None) -> None:
    assert [figure.tally for figure in read_figures(text, language)] == [tally]


def told(text: str, language: str) -> list[date | None]:
    moment = datetime(2026, 3, 10, tzinfo=UTC)
    item = Item(Item.identify(SourceId("s"), "1"), SourceId("s"), "1", language, "declared", None, text, None, None, moment, moment)
    return [figure.as_of for figure in read_claims(item).figures]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "As of 8 March, 35 people were killed.", date(2026, 3, 8)),
        ("en", "The toll stood at 35 dead as of 8 March.", date(2026, 3, 8)),
        ("en", "On 8 March, 35 people were killed.", None),
        ("ru", "По состоянию на 8 марта погибли 35 человек.", date(2026, 3, 8)),
        ("id", "Hingga 8 Maret, 35 orang tewas.", date(2026, 3, 8)),
        ("zh", "截至3月8日,35人死亡。", date(2026, 3, 8)),
        ("ja", "3月8日現在、35人が死亡した。", date(2026, 3, 8)),
    ],
)
def test_as_of_when(language: str, text: str, day: date | None) -> None:
    assert told(text, language) == [day]
