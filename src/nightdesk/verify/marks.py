"""Words between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』"}
_CLOSING = frozenset("”»」』")
_MARKS = frozenset('“”«»„「」『』"‘')


@dataclass(frozen=True, slots=True)
class Quoted:
    """Places of the outermost quotations, marks included, and whether a mark was left without its partner."""

    spans: tuple[tuple[int, int], ...]
    lone: bool


@lru_cache(maxsize=2048)
def find_quoted(text: str) -> Quoted:
    """Marks that open and close differently may be nested; straight marks and single ones that enclose whole words may not."""
    if _MARKS.isdisjoint(text):
        return Quoted((), lone=False)
    spans: list[tuple[int, int]] = []
    waiting: list[tuple[int, str]] = []
    lone = False
    for place, sign in enumerate(text):
        partner = _partner(waiting, sign) if sign != "’" or not _inside_word(text, place) else None
        if partner is not None:
            start = waiting[partner][0]
            del waiting[partner:]
            if not waiting:
                spans.append((start, place + 1))
        elif sign in _PAIRS:
            waiting.append((place, _PAIRS[sign]))
        elif sign == '"':
            waiting.append((place, '"'))
        elif sign == "‘" and not _inside_word(text, place) and "’" in text[place:]:
            waiting.append((place, "’"))
        elif sign in _CLOSING:
            lone = True
    lone = lone or any(closing != "’" for _, closing in waiting)
    return Quoted(tuple(spans), lone)


def _partner(waiting: list[tuple[int, str]], sign: str) -> int | None:
    """Which open mark this one closes. A quotation that was cut short may have left one open inside."""
    return next((number for number in range(len(waiting) - 1, -1, -1) if sign in waiting[number][1]), None)


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()


def quoted(text: str) -> tuple[str, ...]:
    """What stands between the outermost marks, marks excluded, in order."""
    return tuple(text[start + 1 : end - 1] for start, end in find_quoted(text).spans)


def without_quoted(text: str) -> str:
    """The text with quoted words, and their marks, turned to spaces, so that every place in it stays where it was."""
    for start, end in find_quoted(text).spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def has_lone_mark(text: str) -> bool:
    return find_quoted(text).lone
