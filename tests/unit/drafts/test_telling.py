"""What a line of the archive tells can be told under its date years later."""

from __future__ import annotations

import pytest

from nightdesk.drafts.restate import clauses
from nightdesk.drafts.telling import stands_alone


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Jair Bolsonaro and Lula da Silva will face off in a runoff election on October 30.", False),
        ("Lula da Silva announces that he will leave the coalition.", True),
        ("Lula da Silva wins the election.", True),
    ],
)
def test_what_was_still_to_come_is_not_told_as_of_its_day(text: str, stands: bool) -> None:
    (clause,) = clauses(text)
    assert stands_alone(clause) is stands
