"""What the letters' clock does: reads what came back, composes what is due, and sends what waits for nobody."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from nightdesk.foundation.errors import NotFound

from .bounces import collect
from .compose import compose, due
from .kinds import Letter, letter, letters
from .models import Preference
from .send import start

BY_THE_CLOCK = "policy:letters"


def tick(now: datetime) -> list[int]:
    """The issues that were composed. A letter that nobody wants, or for which nothing was published, is left for its next hour."""
    collect(now)
    made: list[int] = []
    for one in _wanted():
        if due(one, now):
            with suppress(NotFound):
                issue = compose(one, now)
                made.append(issue.pk)
                if not one.waits:
                    start(issue, BY_THE_CLOCK, now)
    return made


def _wanted() -> list[Letter]:
    keys = set(Preference.objects.values_list("letter", flat=True).distinct())
    found = [one for one in letters() if one.key in keys]
    for key in sorted(key for key in keys if "/" in key):
        with suppress(NotFound):
            found.append(letter(key))
    return found
