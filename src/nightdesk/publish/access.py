"""Who may see what: the one function that every way out asks."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What kind of reader asks."""

    VISITOR = "visitor"
    SUBSCRIBER = "subscriber"
    MEMBER = "member"


class Part(StrEnum):
    """The parts of an article that access is decided for."""

    OPEN_SECTION = "open section"
    EXCERPT = "excerpt"
    CREDIT = "credit"
    LINK = "link"
    MEMBERS_SECTION = "members' section"
    MEMBERS_EXCERPT = "members' excerpt"
    MEMBERS_LINK = "members' link"


_OPEN_TO: dict[Part, frozenset[Standing]] = {
    Part.OPEN_SECTION: frozenset(Standing),
    Part.EXCERPT: frozenset(Standing),
    Part.CREDIT: frozenset(Standing),
    Part.LINK: frozenset({Standing.SUBSCRIBER, Standing.MEMBER}),
    Part.MEMBERS_SECTION: frozenset({Standing.MEMBER}),
    Part.MEMBERS_EXCERPT: frozenset({Standing.MEMBER}),
    Part.MEMBERS_LINK: frozenset({Standing.MEMBER}),
}


def may_see(standing: Standing, part: Part) -> bool:
    """Fails closed: what the table does not open is shut."""
    return standing in _OPEN_TO.get(part, frozenset())
