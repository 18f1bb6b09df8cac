"""Words between quotation marks, in any language's marks."""

from __future__ import annotations

import re

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.model import Quotation
from nightdesk.foundation.ids import ItemId
from nightdesk.foundation.spans import Span

LONGEST = 2_000
"""Characters of one quotation: beyond them a mark was left open."""

_PAIRS = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("«", "»"),
    ("»", "«"),
    ("「", "」"),
    ("『", "』"),
    ("‹", "›"),
    ("‘", "’"),
    ("״", "״"),
    ('"', '"'),
)
_QUOTED = re.compile(
    "|".join(rf"{opening}([^{opening}{closing}]{{1,{LONGEST}}}){closing}" for opening, closing in _PAIRS if opening != "‘")
    + rf"|(?<!\w)‘([^‘\n]{{1,{LONGEST}}}?)’(?!\w)"
)


def read_quotations(text: str, language: str, item: ItemId) -> tuple[Quotation, ...]:
    """The quotations of a text in its order. A speaker is named where an attribution (English) holds the quotation."""
    found = [_inside(match) for match in _QUOTED.finditer(text)]
    if not found:
        return ()
    said = read_attributions(text, language)
    return tuple(Quotation(item, span, next((read.speaker for read in said if read.content.overlaps(span)), None)) for span in found)


def _inside(match: re.Match[str]) -> Span:
    group = next(number for number, words in enumerate(match.groups(), 1) if words is not None)
    return Span(*match.span(group))
