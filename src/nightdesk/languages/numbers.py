"""Numbers in a text: digits of every script, grouped as the language groups them, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nightdesk.foundation.spans import Span
from nightdesk.languages.chinese_numbers import read_chinese
from nightdesk.languages.digits import Part, read_digits
from nightdesk.languages.numerals import Numerals, Role, numerals
from nightdesk.languages.phrases import fold


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as written. `value` is None for a round word without a number ("dozens"); `in_words` where no digit was written;
    `rounded` for words that themselves mean "about so many" ("une trentaine", "dozens")."""

    span: Span
    value: int | float | None
    in_words: bool = False
    rounded: bool = False


def read_numbers(text: str, language: str) -> tuple[ReadNumber, ...]:
    """All numbers of a text in order, with no judgement of what they count. Numbers inside a code ("B-17", "G20") are left out."""
    known = numerals(language)
    folded = fold(text)
    parts = sorted(_without_overlap([*read_digits(text, known), *_words(folded, known), *read_chinese(text, language)]))
    return tuple(_compose(folded, parts, known))


def _without_overlap(parts: list[Part]) -> Iterator[Part]:
    past = 0
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if part.start >= past:
            yield part
            past = part.end


def _words(folded: str, known: Numerals) -> Iterator[Part]:
    for found in known.words.find(folded):
        role, value = found.meaning
        yield Part(found.start, found.end, role, value)
    if known.glued is not None:
        for word in re.finditer(r"[^\W\d_]{6,60}", folded):
            if (whole := _unglue(word[0], known.glued, known.glued_values)) is not None:
                yield Part(*word.span(), "one", whole)


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


def _compose(folded: str, parts: Sequence[Part], known: Numerals) -> Iterator[ReadNumber]:
    place = 0
    while place < len(parts):
        end = place + 1
        while end < len(parts) and _goes_on(folded, parts[place:end], parts[end], known):
            end += 1
        number = _read(folded, parts[place:end], known)
        if number is not None:
            yield number
        place = end


def _goes_on(folded: str, so_far: Sequence[Part], following: Part, known: Numerals) -> bool:
    last = so_far[-1]
    if {"vague", "round"} & {last.role, following.role} or (following.role == "digits" and last.role != "scale"):
        return False
    gap = folded[last.end : following.start]
    if known.join.fullmatch(gap) is None:
        return False
    if known.scale_first and gap.strip(" -"):
        return following.value < min((part.value for part in so_far if part.role == "scale"), default=0)
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


def _read(folded: str, parts: Sequence[Part], known: Numerals) -> ReadNumber | None:
    span = Span(parts[0].start, parts[-1].end)
    first = parts[0]
    if first.role in {"vague", "round"}:
        return ReadNumber(span, int(first.value) if first.role == "round" else None, in_words=True, rounded=True)
    if len(parts) == 1 and first.role == "scale" and (first.value > 1000 or first.end - first.start < 3):
        return None
    value = _scale_first(folded, parts) if known.scale_first else _scale_last(parts)
    return ReadNumber(span, int(value) if value == int(value) else value, in_words=all(part.role != "digits" for part in parts))


def _scale_last(parts: Sequence[Part]) -> float:
    """Two hundred thousand and five; a scale right behind a smaller one multiplies all before it ("5 mil millones")."""
    total = current = 0.0
    for place, part in enumerate(parts):
        if part.role != "scale":
            current += part.value
        elif part.value == 100:
            current = (current or 1) * 100
        elif current == 0 and place and parts[place - 1].role == "scale":
            total *= part.value
        else:
            total, current = total + (current or 1) * part.value, 0.0
    return total + current


def _scale_first(folded: str, parts: Sequence[Part]) -> float:
    """Bantu languages and Hausa put the scale before its number: "mia mbili na hamsini", hundred two and fifty."""
    total = 0.0
    place = 0
    while place < len(parts):
        part = parts[place]
        following = parts[place + 1] if place + 1 < len(parts) else None
        if following is not None and (part.role == "scale") != (following.role == "scale") and _touch(folded, part, following):
            total += part.value * following.value
            place += 2
        else:
            total += part.value
            place += 1
    return total


def _touch(folded: str, part: Part, following: Part) -> bool:
    return not folded[part.end : following.start].strip(" -")
