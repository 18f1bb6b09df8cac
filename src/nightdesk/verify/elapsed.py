""" "A week later": is there so long between two of the reports that a sentence rests on?

Only where it rests on reports of several days, and no other date stands in it from which the time may run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding

CHECK, _FEWEST = "dates", 2
_LATER = re.compile(r"\b(?:a|one) (day|week|month|year) (?:later|earlier)\b|\bthe (?:next|following|previous) (day)\b", re.IGNORECASE)
_LASTS = {"day": (1, 1), "week": (5, 9), "month": (25, 36), "year": (330, 400)}
_TOLD = re.compile(r"\b(?:later|earlier|after|before|next|following|previous|yesterday|last|ago)\b", re.IGNORECASE)


def check_elapsed(case: Case) -> Iterator[Finding]:
    """A doubt where none of the times between its reports is the one that it tells, and no report tells of any."""
    days = sorted(case.days)
    if len(days) < _FEWEST or case.reading.moments or any(_TOLD.search(reading.text) for reading in case.english):
        return
    apart = {(later - earlier).days for earlier, later in combinations(days, 2)}
    for found in _LATER.finditer(case.reading.text):
        least, most = _LASTS[(found[1] or found[2]).lower()]
        if not any(least <= gap <= most for gap in apart):
            yield case.doubted(CHECK, f"“{found[0]}” is not the time between any two of its reports.")
