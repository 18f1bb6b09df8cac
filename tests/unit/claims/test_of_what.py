"""An amount says of what, where the text does."""

from __future__ import annotations

import pytest

from nightdesk.claims.amounts import read_amounts


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("The EU pledges €500 million in humanitarian aid to Gaza.", "en", "humanitarian aid"),
        ("The party wins 42% of the popular vote.", "en", "popular vote"),
        ("Firefighters contained 30% of the Palisades fire on Monday.", "en", "Palisades fire"),
        ("El partido obtiene el 42 % de los votos.", "es", "votos"),
        ("La France débloque 10 millions d'euros d’aide humanitaire.", "fr", "aide humanitaire"),
        ("Die Partei erhielt 23 Prozent der Stimmen.", "de", "Stimmen"),
        ("The company was fined $5 million.", "en", None),
        ("Shares fell by 5% in March.", "en", None),
        ("Shares fell by 5%. Of the rest nothing is known.", "en", None),
    ],
)
def test_an_amount_tells_what_it_is_of(text, language, what):
    assert [amount.what for amount in read_amounts(text, language)] == [what]
