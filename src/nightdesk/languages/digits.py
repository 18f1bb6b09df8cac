"""Digits of every script, their separators read as the language uses them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nightdesk.languages.numerals import Numerals, Role


class Part(NamedTuple):
    """A piece of a number in a text: a run of digits or a word."""

    start: int
    end: int
    role: Role
    value: float


_DIGITS = re.compile(r"\d{1,15}(?:[.,،٬٫'’\u00a0\u202f\u2009 ·]\d{1,15}){0,5}")
_CODE_BEFORE = re.compile(r"(?:[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]|[A-Za-zͰ-ϿЀ-ӿ][-–]|[^\W\d_]{2}[-–]|[#№])$")


def read_digits(text: str, numerals: Numerals) -> Iterator[Part]:
    for found in _DIGITS.finditer(text):
        start = found.start()
        while start < found.end():
            end, value = _grouped(text, start, found.end(), numerals)
            if not (start == found.start() and _CODE_BEFORE.search(text[max(0, start - 3) : start])):
                yield Part(start, end, "digits", value)
            start = end
            while start < found.end() and not text[start].isdigit():
                start += 1


def _grouped(text: str, start: int, limit: int, numerals: Numerals) -> tuple[int, float]:
    """Where the number that begins at `start` ends, and its value: separators are read as the language uses them."""
    run = re.match(r"\d+", text[start:limit])
    assert run is not None
    whole, end = run[0], start + run.end()
    groups, marks = [whole], []
    while end < limit and (more := re.match(r"(\D)(\d+)", text[end:limit])):
        if more[1] == " " and not (numerals.spaced_groups and len(more[2]) == 3 and len(whole) <= 3):
            break
        marks.append(more[1])
        groups.append(more[2])
        end += more.end()
    if not marks:
        return end, int(whole)
    if len(set(marks)) == 1 and _is_grouping(groups, marks[0], numerals):
        return end, int("".join(groups))
    if len(set(marks)) == 2 and marks[-1] not in marks[:-1] and marks[-1] in ".,،٫":
        return end, _decimal("".join(groups[:-1]), groups[-1])
    if len(marks) == 1 and marks[0] in ".,،٫·":
        return end, _decimal(*groups)
    return start + len(whole), int(whole)


def _is_grouping(groups: Sequence[str], mark: str, numerals: Numerals) -> bool:
    """1.500, 7 200, 3٫300 and 12,34,567 are whole numbers; 1.500 in English and 1,500 in German are so only by the language's rule."""
    first, *rest = groups
    indian = mark == "," and len(rest) > 1 and all(len(group) == 2 for group in rest[:-1]) and len(rest[-1]) == 3
    if not (indian or all(len(group) == 3 for group in rest)) or not 1 <= len(first) <= 3 or first[0] in "0٠۰०":
        return False
    if len(rest) > 1 or mark not in ".,":
        return mark != "·"
    return numerals.comma_groups == (mark == ",")


def _decimal(whole: str, fraction: str) -> float:
    return float(f"{int(whole)}.{''.join(str(unicodedata.digit(digit)) for digit in fraction)}")
