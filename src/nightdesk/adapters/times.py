"""When a piece says it was published, in whatever form it says so."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LONGEST = 60
_ZONED = re.compile(r"(?:[+-]\d\d:?\d\d|Z|[A-Z]{2,5})\s*$")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-])")


def moment(value: object) -> datetime | None:
    """The time that ISO 8601 or RFC 822 words name; without a zone if they name none; None if they are no time."""
    if not isinstance(value, str) or not 4 < len(value) <= _LONGEST:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def day_in(address: str) -> datetime | None:
    """The day that many publishers write into an address (/2026/01/31/), without a zone."""
    found = _IN_ADDRESS.search(address)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3])) if found else None  # noqa: DTZ001
    except ValueError:
        return None


def names_a_zone(words: object) -> bool:
    return not isinstance(words, str) or _ZONED.search(words[-_LONGEST:]) is not None


def in_utc(when: datetime, country: str | None) -> datetime | None:
    """The time in UTC. One without a zone is its publisher's local time where the country's clocks agree, else taken as UTC.

    None if no such time exists.
    """
    try:
        if when.tzinfo:
            return when.astimezone(UTC)
        there = {when.replace(tzinfo=zone).astimezone(UTC) for zone in _zones(country)}
        return there.pop() if len(there) == 1 else when.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None


@cache
def _zones(country: str | None) -> tuple[ZoneInfo, ...]:
    from babel.core import get_global

    try:
        return tuple(ZoneInfo(name) for name in get_global("territory_zones").get(country or "", []))
    except (ZoneInfoNotFoundError, ValueError):
        return ()
