"""How often a count fell, told again from the passages that a sentence cites."""

from __future__ import annotations

import re
from itertools import pairwise

from nightdesk.claims.model import FigureKind
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import figures_in
from nightdesk.verify.numerals import Numeral

_FALL = re.compile(r"\b(?:fall(?:s|ing|en)?|fell|lower(?:ed)?|dropp(?:ed|ing)|went down|down)\b", re.IGNORECASE)
_BESIDE = 24


def falls_told(numeral: Numeral, case: Case) -> bool:
    """Whether a number of times beside a word for falling is how often the highest count of the dead fell, passage after passage."""
    text = case.sentence.text
    if not _FALL.search(text[max(0, numeral.start - _BESIDE) : numeral.end + _BESIDE]):
        return False
    counts = []
    for passage in sorted(case.passages, key=lambda passage: (passage.said_at, passage.id)):
        killed = [
            figure.value for figure in figures_in(passage.text, passage.language) if figure.kind is FigureKind.KILLED and figure.value
        ]
        counts += [max(killed)] if killed else []
    return sum(after < before for before, after in pairwise(counts)) in numeral.values
