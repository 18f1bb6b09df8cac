"""Outside text on its way into a prompt: as JSON strings inside a fence whose mark it cannot know, cleared of what cannot be seen."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

_LONGEST = 1_200
_CHAT_MARKS = re.compile(r"<\|[^|>]{0,40}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|user|s|tool)\b[^>]{0,40}>", re.IGNORECASE)


def visible(text: str) -> str:
    """The text without control, format and private signs (a hidden instruction is written in those), chat marks shown as dots."""
    kept = "".join(sign for sign in text if sign in "\n\t\u200c\u200d" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cn", "Cs"))
    return _CHAT_MARKS.sub("···", kept)[:_LONGEST]


def fenced(rows: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line between two marks. The mark is made from the rows themselves, so that none of them can hold it."""
    lines = [json.dumps({key: _cleared(value) for key, value in row.items()}, ensure_ascii=False) for row in rows]
    mark = sha256("\n".join(lines).encode()).hexdigest()[:16]
    return "\n".join([f"<<<evidence {mark}", *lines, f"evidence {mark}>>>"])


def _cleared(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    return [_cleared(part) for part in value] if isinstance(value, list | tuple) else value
