"""Words between quotation marks, in any language's marks, as they stand; with their speaker where the text names one."""

from __future__ import annotations

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.marks import quoted
from nightdesk.claims.model import Quotation
from nightdesk.foundation.ids import ItemId


def read_quotations(text: str, language: str, item: ItemId) -> tuple[Quotation, ...]:
    """The quotations of a text in its order. A speaker is named where an attribution holds the quotation."""
    found = quoted(text)
    if not found:
        return ()
    said = read_attributions(text, language)
    return tuple(Quotation(item, span, next((read.speaker for read in said if read.content.overlaps(span)), None)) for span in found)
