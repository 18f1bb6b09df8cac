"""Numbers in a text: digits of every script, grouped as the language groups them, and numbers in words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from nightdesk.foundation.spans import Span
from nightdesk.languages.phrases import Phrases, fold, listed
from nightdesk.languages.words import LANGUAGES_KEPT, UNSPACED, base

KINSHIP = {
    "yue": "zh", "wuu": "zh", "lzh": "zh", "nan": "zh", "no": "nb", "nn": "nb", "hr": "sr", "bs": "sr", "sh": "sr", "fil": "tl",
    "prs": "fa", "mai": "hi", "bh": "bho", "simple": "en", "war": "tl", "ceb": "tl", "lb": "de", "gsw": "de",
    "arz": "ar", "ary": "ar", "skr": "pnb",
}  # fmt: skip
"""Languages read with the words of a near relation, where they have no section of their own."""

Role = Literal["digits", "one", "scale", "round", "vague"]


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as written. `value` is None for a round word without a number ("dozens"); `in_words` where no digit was written;
    `rounded` for words that themselves mean "about so many" ("une trentaine", "dozens")."""

    span: Span
    value: int | float | None
    in_words: bool = False
    rounded: bool = False


class _Part(NamedTuple):
    start: int
    end: int
    role: Role
    value: float
    exact_digits: bool = True


@dataclass(frozen=True, slots=True)
class _Numerals:
    """How one language writes numbers."""

    words: Phrases[tuple[Role, int]]
    glued: re.Pattern[str] | None
    glued_values: dict[str, tuple[Role, int]]
    join: re.Pattern[str]
    spaced_groups: bool
    comma_groups: bool


def related(language: str, known: dict[str, Any]) -> str | None:
    """The key under which `known` keeps this language: itself, its primary part, or a near relation."""
    normal = "yue" if language == "zh-yue" else "lzh" if language == "zh-classical" else language
    for key in (normal, base(normal), KINSHIP.get(normal, ""), KINSHIP.get(base(normal), "")):
        if key in known:
            return key
    return None


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nightdesk.languages").joinpath("numerals.toml").read_text("utf-8"))


@lru_cache(maxsize=LANGUAGES_KEPT)
def _numerals(language: str) -> _Numerals:
    key = related(language, _tables())
    table = _tables()[key] if key else {}
    meanings = dict(_meanings(table))
    joins = "|".join(re.escape(fold(word)) for word in listed(table.get("join", "")))
    glued = {
        fold(word): meaning for word, meaning in meanings.items() if " " not in word and "*" not in word and meaning[0] in {"one", "scale"}
    }
    pieces = "|".join(sorted(map(re.escape, glued), key=len, reverse=True))
    return _Numerals(
        words=Phrases(meanings, language),
        glued=re.compile(rf"({pieces})|({joins or '-'})") if table.get("glued") else None,
        glued_values=glued,
        join=re.compile(rf"[\s-]{{0,3}}(?:(?:{joins})\s{{1,2}})?" if joins else r"[\s-]{0,3}"),
        spaced_groups=bool(table.get("space", False)),
        comma_groups=table.get("comma", "group") == "group",
    )


def _meanings(table: dict[str, Any]) -> Iterator[tuple[str, tuple[Role, int]]]:
    for value, spellings in enumerate(listed(table.get("ones", "")), 1):
        yield from ((word, ("one", value)) for word in spellings.split("|") if word != "-")
    for value, spellings in enumerate(listed(table.get("tens", "")), 1):
        yield from ((word, ("one", value * 10)) for word in spellings.split("|") if word != "-")
    yield from ((word, ("one", value)) for word, value in table.get("more", {}).items())
    yield from ((word, ("scale", value)) for word, value in table.get("scale", {}).items())
    yield from ((word, ("round", value)) for word, value in table.get("round", {}).items())
    yield from ((word, ("vague", 0)) for word in listed(table.get("vague", "")))


_DIGITS = re.compile(r"\d{1,15}(?:[.,،٬٫'’\u00a0\u202f\u2009 ·]\d{1,15}){0,5}")
_CHINESE = re.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]{1,16}")
_CHINESE_SCALE = re.compile("[十百千万萬亿億]{1,3}")
_CODE_BEFORE = re.compile(r"(?:[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]|[A-Za-zͰ-ϿЀ-ӿ][-–]|[#№])$")
_CHINESE_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def read_numbers(text: str, language: str) -> tuple[ReadNumber, ...]:
    """All numbers of a text in order, with no judgement of what they count. Numbers inside a code ("B-17", "G20") are left out."""
    numerals = _numerals(language)
    folded = fold(text)
    parts = sorted(_without_overlap([*_digits(text, numerals), *_words(folded, numerals), *_chinese(text, language)]))
    return tuple(_compose(folded, parts, numerals))


def _without_overlap(parts: list[_Part]) -> Iterator[_Part]:
    past = 0
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if part.start >= past:
            yield part
            past = part.end


def _digits(text: str, numerals: _Numerals) -> Iterator[_Part]:
    for found in _DIGITS.finditer(text):
        start = found.start()
        while start < found.end():
            end, value = _grouped(text, start, found.end(), numerals)
            if not (start == found.start() and _CODE_BEFORE.search(text[max(0, start - 2) : start])):
                yield _Part(start, end, "digits", value)
            start = end
            while start < found.end() and not text[start].isdigit():
                start += 1


def _grouped(text: str, start: int, limit: int, numerals: _Numerals) -> tuple[int, float]:
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


def _is_grouping(groups: Sequence[str], mark: str, numerals: _Numerals) -> bool:
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


def _words(folded: str, numerals: _Numerals) -> Iterator[_Part]:
    for found in numerals.words.find(folded):
        role, value = found.meaning
        yield _Part(found.start, found.end, role, value)
    if numerals.glued is not None:
        for word in re.finditer(r"[^\W\d_]{6,60}", folded):
            if (whole := _unglue(word[0], numerals.glued, numerals.glued_values)) is not None:
                yield _Part(*word.span(), "one", whole)


def _unglue(word: str, pieces: re.Pattern[str], values: dict[str, tuple[Role, int]]) -> int | None:
    """The value of a number written as one word ("dreiundzwanzig"), or None if it is another word."""
    total = current = place = count = 0
    while place < len(word):
        piece = pieces.match(word, place)
        if piece is None or piece.end() == place:
            return None
        place = piece.end()
        if piece[1] is None:
            continue
        role, value = values[piece[1]]
        count += 1
        if role == "one":
            current += value
        elif value == 100:
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * value, 0
    return total + current if count > 1 else None


def _chinese(text: str, language: str) -> Iterator[_Part]:
    if base(language) not in {"zh", "yue", "wuu", "lzh", "nan", "ja"}:
        return
    for found in _CHINESE.finditer(text):
        after_digits = found.start() > 0 and text[found.start() - 1].isdigit()
        if after_digits and (scale := _CHINESE_SCALE.match(found[0])):
            value = 1
            for sign in scale[0]:
                value *= _CHINESE_SCALES[sign]
            yield _Part(found.start(), found.start() + scale.end(), "scale", value)
        elif not after_digits:
            yield _Part(*found.span(), "one", _chinese_value(found[0]))


def _chinese_value(signs: str) -> int:
    if all(sign in _CHINESE_DIGITS for sign in signs):
        return int("".join(str(_CHINESE_DIGITS[sign]) for sign in signs))
    total = section = digit = 0
    for sign in signs:
        if sign in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[sign]
        elif (scale := _CHINESE_SCALES[sign]) >= 10**4:
            total, section, digit = (total + section + digit or 1) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
    return total + section + digit


def _compose(folded: str, parts: Sequence[_Part], numerals: _Numerals) -> Iterator[ReadNumber]:
    place = 0
    while place < len(parts):
        end = place + 1
        while end < len(parts) and _goes_on(folded, parts[place:end], parts[end], numerals):
            end += 1
        number = _value(parts[place:end])
        if number is not None:
            yield number
        place = end


def _goes_on(folded: str, so_far: Sequence[_Part], following: _Part, numerals: _Numerals) -> bool:
    last = so_far[-1]
    if {"vague", "round"} & {last.role, following.role} or (following.role == "digits" and last.role != "scale"):
        return False
    gap = folded[last.end : following.start]
    if numerals.join.fullmatch(gap) is None:
        return False
    if gap.strip(" -") and following.role == "one" and any(part.role == "digits" for part in so_far):
        return False
    if following.role == "scale":
        return last.role != "scale" or last.value < following.value
    if last.role == "scale":
        return following.value < last.value
    return last.role == "one" and following.role == "one" and last.value >= 20 and following.value < _lowest_place(int(last.value))


def _lowest_place(value: int) -> int:
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _value(parts: Sequence[_Part]) -> ReadNumber | None:
    span = Span(parts[0].start, parts[-1].end)
    first = parts[0]
    if first.role in {"vague", "round"}:
        return ReadNumber(span, int(first.value) if first.role == "round" else None, in_words=True, rounded=True)
    if first.role == "scale" and ((len(parts) == 1 and first.value > 1000) or first.end - first.start < 3):
        return None
    total = current = 0.0
    for part in parts:
        if part.role != "scale":
            current += part.value
        elif part.value == 100:
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * part.value, 0.0
    value = total + current
    return ReadNumber(span, int(value) if value == int(value) else value, in_words=all(part.role != "digits" for part in parts))


def spaced(language: str) -> bool:
    """Does this language put spaces between words?"""
    return base(language) not in UNSPACED
