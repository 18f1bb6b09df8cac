"""A figure as a reader meets it: "at least 46", "hundreds"."""

from __future__ import annotations

import re

from nightdesk.claims.model import Figure, FigureKind, Qualifier, ReadFigure
from nightdesk.drafts.wording import digits, number

DONE = {kind: "abducted" if kind is FigureKind.KIDNAPPED else kind.value for kind in FigureKind}
STATE = {**DONE, FigureKind.KILLED: "dead"}

_ONE_OF = {"children": "child", "policemen": "policeman", "people": "person", "women": "woman", "men": "man"}
# "Hundreds" as the sample's languages write it; a round word in a language that is not here stays in the original.
_ROUND = {
    "hundreds": (
        r"hundred|ratus|centen|centain|cent[oó]s|satoj|hundra|hundre|сот|setki|sute|ร้อย|[数數]百|مئات|صدها|수백|நூற்றுக்|"
        r"ასობით|yuzlab|سەدان"
    ),
    "thousands": (
        r"thousand|ribu|milhar|millier|miles|tuhan|tusen|тысяч|тисяч|tysi|mii|พัน|[数數]千|آلاف|هزاران|수천|ათასობით|minglab|"
        r"هەزاران"
    ),
    "dozens": (
        r"dozen|puluh|dezen|dizain|docen|kymmen|duss|tiotal|десят|dziesi|zeci|สิบ|[数數]十|عشرات|ده‌ها|수십|ათეულ|"
        r"o['ʻ‘]nlab|دەیان"
    ),
}
_ROUND_PATTERNS = tuple((english, re.compile(pattern, re.IGNORECASE)) for english, pattern in _ROUND.items())


def of_group(group: str, value: int | None) -> str:
    """ "insurgents", or "insurgent" where there is one."""
    return group if value != 1 else _ONE_OF.get(group, group.removesuffix("s"))


def said(figure: Figure, text: str, *, prose: bool = False) -> str:
    """The figure with its qualifier; `text` is the item's. In prose numbers up to ten are words."""
    words = figure.read.span.cut(text)
    english = next((english for english, pattern in _ROUND_PATTERNS if pattern.search(words)), None)
    return figure_words(figure.read, english or f"“{words}”", prose=prose)


def figure_words(read: ReadFigure, round_word: str | None, *, prose: bool) -> str:
    """`round_word` stands where no number is given."""
    write = number if prose else digits
    if read.qualifier is Qualifier.RANGE and read.low is not None and read.high is not None:
        return f"{write(read.low)} to {write(read.high)}"
    if read.value is None:
        return round_word or "an unstated number"
    return read.qualifier.words + write(read.value)
