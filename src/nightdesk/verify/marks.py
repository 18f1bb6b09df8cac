"""Words between quotation marks."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“([^“”]{1,2000})”|\"([^\"]{1,2000})\"|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]|「([^「」]{1,2000})」|『([^『』]{1,2000})』"
    r"|(?<!\w)‘([^‘’]{1,300}(?:’\w[^‘’]{0,300}){0,20})’(?!\w)"
)
_MARK = re.compile(r"[“”\"«»„「」『』]")


def quoted(text: str) -> tuple[str, ...]:
    """What stands between the outermost marks, marks excluded, in order."""
    return tuple(next(filter(None, found.groups())) for found in _QUOTED.finditer(text))


def without_quoted(text: str) -> str:
    """The text with quoted words, and their marks, turned to spaces, so that every place in it stays where it was."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def has_lone_mark(text: str) -> bool:
    return _MARK.search(_QUOTED.sub("", text)) is not None
