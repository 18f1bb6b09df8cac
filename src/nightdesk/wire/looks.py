"""When a page is looked at again after it was read, to see whether its publisher changed it or took it down.

Most silent changes come within hours, many within a day, some later: so after an hour, six hours, a day, three days and a week.
"""

from __future__ import annotations

from datetime import datetime, timedelta

TRY_AGAIN = timedelta(minutes=15)
TRIES = (TRY_AGAIN, timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""The pauses before a page that is only listed, and could not be had, is asked for again; after the last try it is given up."""
LOOKS = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))


def first_look(received_at: datetime) -> datetime:
    return received_at + LOOKS[0]


def first_try_again(received_at: datetime) -> datetime:
    """When a page is asked for again that could not be read when its piece was announced; after that it is looked at as all are."""
    return received_at + TRY_AGAIN


def try_after(tried_at: datetime, tries: int) -> datetime | None:
    """The next try once a listed page could not be had so many times; None after the last."""
    return tried_at + TRIES[tries - 1] if tries <= len(TRIES) else None


def look_after(received_at: datetime, looks: int) -> datetime | None:
    """The next look once there were so many; None after the last."""
    return received_at + LOOKS[looks] if looks < len(LOOKS) else None
