"""Numbers in a text of any script, read apart from the newsroom's own reader of figures, so that its mistakes are not repeated here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

from nightdesk.claims.model import FigureKind, Qualifier
from nightdesk.verify.lexicon import FUNCTION_WORDS, KIND_WORDS, QUALIFIERS, UNITS

SPELLS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}
"""Units of time, in seconds; a month and a year are the mean ones."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and what stands about it.

    `values` are all its possible readings ("1.500" is 1500 in one language and 1.5 in another). `vague` is set instead for a round
    word without a number ("dozens"). `kinds` says what becomes of those counted, `whom` holds the words for them; English only.
    """

    start: int
    end: int
    values: frozenset[Fraction]
    vague: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    kinds: frozenset[FigureKind] = frozenset()
    whom: frozenset[str] = frozenset()
    ordinal: bool = False

    def agrees(self, other: Numeral) -> bool:
        if self.vague or other.vague:
            return self.vague == other.vague
        return self.ordinal == other.ordinal and not self.values.isdisjoint(other.values)


_UNITS_TO_TWENTY: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "bn": 10**9, "mn": 10**6}
_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12,
}  # fmt: skip
SMALL_NUMBERS: Mapping[str, int] = {word: value for word, value in _UNITS_TO_TWENTY.items() if value > 1}
SMALL_ORDINALS: Mapping[str, int] = _ORDINALS
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_VAGUE = ("tens of thousands", "hundreds of thousands", "dozens", "scores", "hundreds", "thousands", "millions", "billions")
_NUMBER_WORD = "|".join((*_UNITS_TO_TWENTY, *_TENS, *_SCALES, "a hundred", "a thousand", "a million", "a dozen"))
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\sand\s"
_SPELLED = re.compile(rf"\b(?:{'|'.join(_VAGUE)})\b|\b(?:{_NUMBER_WORD})\b(?:(?:\s|-|{_AND})(?:{_NUMBER_WORD})\b)*", re.IGNORECASE)
_ONCE = re.compile(rf"\b(?:{'|'.join((*_ORDINALS, *_TIMES))})\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[\d.,'’٫٬ \u00a0\u202f](?=\d)|\d)*")
_ENGLISH_DIGITS = re.compile(r"\d(?:[.,\u00a0\u202f](?=\d)|\d)*")
_IDEOGRAPHS = re.compile("[〇零一二两兩三四五六七八九十百千万萬亿億]+")
_IDEOGRAPH_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_IDEOGRAPH_SCALES = {"十": 10, "百": 100, "千": 1000}
_IDEOGRAPH_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_EASTERN_SCALES = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "千": 1000, "천": 1000, "百": 100}
_KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words}
_BREAK = re.compile(r"[,;:.()\n–—](?!\d)|\b(?:and|while|with|but|including|whom|as)\b", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[^\W\d_]+|%")
_NEW_CLAUSE = frozenset(["while", "was", "were", "is", "are", "had", "has", "have"])
_TAKEN_APART, _LONGEST_NUMBER = 400, 60


@lru_cache(maxsize=2048)
def find_numerals(text: str, *, english: bool = True) -> tuple[Numeral, ...]:
    """In order of place."""
    bare = sorted(_bare(text, english), key=lambda one: one.start)
    return tuple(_with_company(text, bare)) if english else tuple(bare)


def _bare(text: str, english: bool) -> Iterator[Numeral]:
    taken: list[tuple[int, int]] = []
    for found in (_ENGLISH_DIGITS if english else _DIGITS).finditer(text):
        if english and text[found.start() - 1 : found.start()].isalpha():
            continue
        numeral = _digits(text, found, english)
        taken.append((numeral.start, numeral.end))
        yield numeral
    if not english:
        yield from (_ideographs(found) for found in _IDEOGRAPHS.finditer(text) if not _overlaps(found.span(), taken))
        return
    for found in _SPELLED.finditer(text):
        if not _overlaps(found.span(), taken):
            yield _spelled(found)
    for found in _ONCE.finditer(text):
        low = found[0].lower()
        if low == "second" and text[found.end() + 1 : found.end() + 5].lower() == "hand":
            continue
        if low in _ORDINALS:
            yield Numeral(*found.span(), frozenset({Fraction(_ORDINALS[low])}), ordinal=True)
        else:
            yield Numeral(*found.span(), frozenset({Fraction(_TIMES[low])}))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _digits(text: str, found: re.Match[str], english: bool) -> Numeral:
    start, end = found.span()
    values = frozenset(_readings(found[0], english))
    rest = text[end : end + 12]
    ordinal = bool(re.match(r"(?:st|nd|rd|th)\b", rest))
    if english and (scale := re.match(r"(?:\s|-)?(hundred|thousand|million|billion|trillion)\b|(k|m|bn|mn)\b", rest, re.IGNORECASE)):
        factor = _SCALES[scale[1].lower()] if scale[1] else _SHORT_SCALES[scale[2].lower()]
        return Numeral(start, end + scale.end(), frozenset(value * factor for value in values))
    if not english:
        values |= frozenset(value * factor for value in values for factor in _eastern(rest))
    return Numeral(start, end, values, ordinal=ordinal)


def _eastern(rest: str) -> Iterator[int]:
    if rest[:1] in _EASTERN_SCALES:
        first = _EASTERN_SCALES[rest[0]]
        yield first * (_EASTERN_SCALES.get(rest[1:2], 1))


def _readings(written: str, english: bool) -> Iterator[Fraction]:
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in written[:_LONGEST_NUMBER])
    plain = re.sub(r"\D+$", "", plain)
    separators = [sign for sign in plain if not sign.isdigit()]
    whole = re.sub(r"\D", "", plain)
    if not separators:
        yield Fraction(int(whole))
        return
    groups = [group for group in re.split(r"\D+", plain) if group]
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and not (english and set(separators) == {"."}):
        yield Fraction(int(whole))
    if len(set(separators[:-1])) <= 1 and separators[-1] in ".,٫" and separators.count(separators[-1]) == 1:
        if english and separators[-1] == "," and len(groups[-1]) == 3:
            return
        yield Fraction(int("".join(groups[:-1]) + groups[-1]), 10 ** len(groups[-1]))
    elif not all(len(group) == 3 for group in groups[1:]):
        yield from (Fraction(int(group)) for group in groups)


def _spelled(found: re.Match[str]) -> Numeral:
    low = found[0].lower()
    if low in _VAGUE:
        return Numeral(*found.span(), frozenset(), vague=low)
    total = current = 0
    for word in re.split(r"[\s-]+", low):
        if word in ("a", "and"):
            current = current or int(word == "a")
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0
        else:
            current += _UNITS_TO_TWENTY.get(word, 0) or _TENS.get(word, 0)
    return Numeral(*found.span(), frozenset({Fraction(total + current)}))


def _ideographs(found: re.Match[str]) -> Numeral:
    total = section = digit = 0
    for sign in found[0]:
        if sign in _IDEOGRAPH_DIGITS:
            digit = 10 * digit + _IDEOGRAPH_DIGITS[sign] if digit else _IDEOGRAPH_DIGITS[sign]
        elif sign in _IDEOGRAPH_SCALES:
            section, digit = section + (digit or 1) * _IDEOGRAPH_SCALES[sign], 0
        else:
            total, section, digit = total + (section + digit or 1) * _IDEOGRAPH_MYRIADS[sign], 0, 0
    return Numeral(*found.span(), frozenset({Fraction(total + section + digit)}))


def _with_company(text: str, bare: list[Numeral]) -> Iterator[Numeral]:
    for place, numeral in enumerate(bare):
        before = text[max(bare[place - 1].end if place else 0, numeral.start - _TAKEN_APART) : numeral.start]
        after = text[numeral.end : min(bare[place + 1].start if place + 1 < len(bare) else len(text), numeral.end + _TAKEN_APART)]
        near_before, near_after = _BREAK.split(before)[-1], _BREAK.split(after.removeprefix(" or more"))[0]
        following = [word.lower() for word in _PLAIN_WORD.findall(near_after)]
        near = {*following, *(word.lower() for word in _PLAIN_WORD.findall(near_before))}
        yield Numeral(
            numeral.start,
            numeral.end,
            numeral.values,
            numeral.vague,
            _qualifier(near_before if near_before.strip() or not before else before, after),
            next((UNITS[word] for word in following[:1] if word in UNITS), None),
            _kinds(near) or _kinds_before(text, numeral.start),
            frozenset(word for word in takewhile(lambda word: word not in FUNCTION_WORDS, following[:4]) if word not in _KIND_OF),
            numeral.ordinal,
        )


def kinds_in(text: str) -> frozenset[FigureKind]:
    """What becomes of people, by the words of a text."""
    return _kinds({word.lower() for word in _PLAIN_WORD.findall(text)})


def _kinds(words: set[str]) -> frozenset[FigureKind]:
    return frozenset(_KIND_OF[word] for word in words if word in _KIND_OF)


def _kinds_before(text: str, end: int) -> frozenset[FigureKind]:
    """The last kind named before a number in the same sentence: "the deaths of 145 insurgents, 18 civilians and …"."""
    start = max(text.rfind(". ", 0, end), text.rfind("; ", 0, end), end - _TAKEN_APART, 0)
    words = takewhile(lambda word: word not in _NEW_CLAUSE, (word.lower() for word in reversed(_PLAIN_WORD.findall(text[start:end]))))
    kind = next((_KIND_OF[word] for word in words if word in _KIND_OF), None)
    return frozenset() if kind is None else frozenset({kind})


def _qualifier(before: str, after: str) -> Qualifier:
    if re.match(r"\+|\sor more\b", after):
        return Qualifier.AT_LEAST
    low = " ".join(before.lower().split()).removesuffix(" a").removesuffix(" the")
    for words, qualifier in QUALIFIERS:
        if low == words or low.endswith(" " + words):
            return qualifier
    return Qualifier.EXACT
