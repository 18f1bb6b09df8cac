"""The same people have one English name, whatever the language."""

import pytest

from nightdesk.claims.groups import group_of


@pytest.mark.parametrize(
    ("who", "group"),
    [
        ("Baloch Liberation Army (BLA) insurgents", "insurgents"),
        ("18 security personnel", "security forces"),
        ("Venezuelan military personnel", "soldiers"),
        ("سرباز", "soldiers"),
        ("enfants", "children"),
        ("儿童", "children"),
        ("детей", "children"),
        ("protesters", "protesters"),
        ("members of the police", None),
        ("people", None),
        ("orang", None),
        (None, None),
    ],
)
def test_groups(who: str | None, group: str | None) -> None:
    assert group_of(who) == group
