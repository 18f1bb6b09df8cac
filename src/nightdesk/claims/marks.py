"""Quotation marks of all scripts, and the words between them. One pass, whatever the text holds."""

from __future__ import annotations

import re

from nightdesk.foundation.spans import Span

LONGEST = 2_000
"""Characters of one quotation: beyond them a mark was left open."""

_CLOSES = {
    "“": "”“", "„": "“”\"", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "״": "״",
    '"': '"', "〈": "〉", "《": "》", "〝": "〞〟", "＂": "＂", "''": "''",
}  # fmt: skip
_TITLES = frozenset("《〈")
"""Marks of titles, not of words."""

_MARK = re.compile("[“”„«»「」『』‹›‘’‚״\"〈〉《》〝〞〟＂]|''|\n")
_WORD_SIDE = re.compile(r"\w")


def quoted(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, marks excluded, outermost only, in order. An open mark ends with its paragraph."""
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if sign == "\n":
            opened.clear()
            continue
        if _is_apostrophe(text, mark):
            continue
        depth = next((at for at in range(len(opened) - 1, -1, -1) if sign in _CLOSES[opened[at][0]]), None)
        if depth is not None and not (sign == "“" and opened[depth][0] == "“" and _opens(text, mark)):
            kind, start = opened[depth]
            del opened[depth:]
            if not opened and 0 < mark.start() - start <= LONGEST and kind not in _TITLES:
                found.append(Span(start, mark.start()))
        elif sign in _CLOSES and len(opened) < 4:
            opened.append((sign, mark.end()))
    return tuple(found)


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """A single mark inside a word ("it’s") or at the end of one with none open is no quotation mark."""
    if mark[0] not in "’‘״":
        return False
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(_WORD_SIDE.match(before) and _WORD_SIDE.match(behind))


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Does white space stand before this mark and a word behind it?"""
    return text[mark.start() - 1 : mark.start()].isspace() and _WORD_SIDE.match(text, mark.end()) is not None
