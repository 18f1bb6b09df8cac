"""Results of games: two numbers with a dash or colon between, in a sentence that speaks of a game."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.claims.matters import Matters
from nightdesk.claims.model import AmountKind, Qualifier, ReadAmount
from nightdesk.foundation.spans import Span

_PAIR = re.compile(r"(?<![\d.,:–/-])(\d{1,3})\s?([-–:‑−比対])\s?(\d{1,3})(?![\d:/%]|[.,]\d|[-–]\d|\s?(?:km|am|pm|uhr|h\b))")


def read_scores(text: str, folded: str, known: Matters) -> Iterator[ReadAmount]:
    """The scores of one sentence. A pair with a colon that may be a time of day ("19:30") is none."""
    pairs = list(_PAIR.finditer(text))
    if not pairs or not known.game.find(folded):
        return
    for pair in pairs:
        first, second = int(pair[1]), int(pair[3])
        if pair[2] == ":" and len(pair[3]) == 2 and second < 60 and first < 25:
            continue
        if known.months.find(folded[max(0, pair.start() - 12) : pair.start()]):
            continue
        if max(first, second) > 40 and not 0.3 < (first + 1) / (second + 1) < 3.4:
            continue
        span = Span(*pair.span())
        yield ReadAmount(AmountKind.SCORE, None, None, None, "score", Qualifier.EXACT, None, span, score=(first, second))
