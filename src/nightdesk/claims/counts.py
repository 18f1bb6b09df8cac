"""Numbers in a sentence that may count people, with the qualifier and the noun that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nightdesk.claims.counting import NEXT_WORD, Count, skip
from nightdesk.claims.cues import Cues, Side
from nightdesk.claims.matters import matters
from nightdesk.claims.model import Qualifier
from nightdesk.claims.worded_counts import from_words, person_after, with_same
from nightdesk.languages.months import months
from nightdesk.languages.numbers import ReadNumber
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found
from nightdesk.languages.words import MARKS

_CLITIC_BEFORE = re.compile(r"(?:^|[^\w])[ווوفبלה]$")
_LINK = re.compile(r"(?:de|d'|di|of|mga|ng)\b\s?|d'")
_LAST_WORD = re.compile(rf"([^\W\d_][\w{MARKS}]*)[\s.]{{1,3}}$")
_BETWEEN_DAY_AND_MONTH = re.compile(r"(?:st|nd|rd|th|er|re|e|\.|ª|º)?(?:\s|-|–)?\s?(?:de |d'|of )?")
_RANGE = re.compile(r"\s{0,2}(?:-|–|—|~|～|to|or|bis|à|a|до|или|або|至|到|hingga|sampai|dan|and|und|et|y|e|и|і|og|och|en|tot)\s{0,2}")
_AND = frozenset({"and", "und", "et", "y", "e", "и", "і", "og", "och", "en"})
_BETWEEN = frozenset({"between", "zwischen", "entre", "между", "між", "fra", "mellan", "mellem", "mellom", "tra", "tussen"})
_MONEY = re.compile(r"[$€£¥₩₹₽฿₺₪₫₱₦₴₵₸₾₮₡₲]\s?$")
FROM = frozenset({"from", "من", "از", "von", "de", "desde", "da", "du", "dari", "från", "fra", "van", "от", "с", "від", "з", "od", "z"})
"""The words before the first of two numbers between which a count moved."""
_NOT_BEFORE_ONE = re.compile(r"\b(?:no|not)\s$")
_ORDINAL_BEFORE = re.compile(r"(?:第|№\s?|no\.\s?|№ )$")
_NOT_PEOPLE_BEHIND = re.compile(
    r"\s?[%٪°]|\s?[:：]\d|[.,]\d|/\d|-year|-day|-hour|-month|-week|-mile|-met|-foot|-km|-kilo|-storey|-story|-minute|-point|-seat|-member"
)


_SIGNS = {
    "+": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    ">": Qualifier.MORE_THAN,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
    "±": Qualifier.ABOUT,
}
_SIGNED = re.compile(r"([+≥>~≈±])\s?$")


def read_counts(text: str, folded: str, numbers: Sequence[ReadNumber], cues: Cues) -> list[Count]:
    """The counts of a sentence in order, none overlapping another."""
    start, end = 0, len(text)
    counts = [*_from_numbers(text, folded, start, end, numbers, cues), *from_words(folded, start, end, cues)]
    counts = [replace(count, gap_from=_whole_end(folded, count, numbers, cues)) for count in counts]
    counts.sort(key=lambda count: (count.number_start, -count.number_end))
    kept: list[Count] = []
    for count in counts:
        if not kept or count.number_start >= (kept[-1].end if count.blank else kept[-1].number_end):
            kept.append(count)
        elif kept[-1].blank and not count.blank:
            kept[-1] = count
    return with_same(folded, start, end, kept, cues)


def _from_numbers(text: str, folded: str, start: int, end: int, numbers: Sequence[ReadNumber], cues: Cues) -> Iterator[Count]:
    joined: set[int] = set()
    for place, number in enumerate(numbers):
        if place in joined:
            continue
        low = high = None
        last = number.span.end
        if place + 1 < len(numbers) and _is_range(folded, number, numbers[place + 1]) and not _has_moved(folded, number, cues):
            low, high, last = int(number.value or 0), int(numbers[place + 1].value or 0), numbers[place + 1].span.end
            joined.add(place + 1)
        if isinstance(number.value, float) or number.value == 0 or not _may_count(text, folded, start, end, number, last, cues, numbers):
            continue
        yield _dressed(folded, start, end, number, last, low, high, cues)


def _is_range(folded: str, first: ReadNumber, second: ReadNumber) -> bool:
    gap = folded[first.span.end : second.span.start]
    if gap.strip() in _AND:
        before = folded[max(0, first.span.start - 12) : first.span.start].split()
        if not before or before[-1] not in _BETWEEN:
            return False
    return (
        _RANGE.fullmatch(gap) is not None
        and isinstance(first.value, int)
        and isinstance(second.value, int)
        and 0 < first.value < second.value <= first.value * 10
        and not (gap.strip() in {"a", "dan"} and first.in_words != second.in_words)
    )


def _has_moved(folded: str, first: ReadNumber, cues: Cues) -> bool:
    """ "The toll rose from 103 to 145" tells of two counts, not of a range."""
    before = folded[max(0, first.span.start - 80) : first.span.start]
    last = (before.split() or [""])[-1]
    return last in FROM and any(cue.meaning.side is Side.TOLL for cue in cues.kinds.find(before))


def _may_count(
    text: str, folded: str, start: int, end: int, number: ReadNumber, last: int, cues: Cues, numbers: Sequence[ReadNumber]
) -> bool:
    before = text[max(start, number.span.start - 6) : number.span.start]
    if _MONEY.search(before) or _ORDINAL_BEFORE.search(before) or _NOT_PEOPLE_BEHIND.match(folded, last):
        return False
    after = skip(folded, last)
    people, unit = people_at(folded, last, cues), cues.units.at(folded, after)
    if number.in_words and number.value == 1 and _NOT_BEFORE_ONE.search(folded, 0, number.span.start):
        return False
    if _is_date(folded, number, last, cues):
        return False
    if unit is not None and unit.end <= end and (people is None or people.end < unit.end) and not _modifies_people(folded, unit.end, cues):
        return False
    if people is None and _measured(folded, after, end, cues):
        return False
    if people is None and cues.behind.at(folded, last) is None and cues.behind.at(folded, after) is None:
        value = number.value
        if isinstance(value, int) and 1900 <= value <= 2100 and last - number.span.start == 4 and not number.in_words:
            return False
        if (
            after == last
            and last < end
            and folded[last].isalpha()
            and spaced(cues.language)
            and not number.in_words
            and not cues.kinds.at(folded, last)
        ):
            return False
        if number.in_words and not number.rounded and (not spaced(cues.language) or cues.language == "ko"):
            return False
    return not _whole_of_part(folded, number, numbers, cues)


def _measured(folded: str, after: int, end: int, cues: Cues) -> bool:
    """Does the number measure something ("two decades"), or count things behind an adjective ("6,200 illegal homes")?"""
    if matters(cues.language).unit_behind(folded, after) is not None:
        return True
    if not cues.passive or (first := NEXT_WORD.match(folded, after)) is None:
        return False
    second = NEXT_WORD.match(folded, first.end(1))
    if second is None or first[1] == "of" or folded[first.end(1) : second.start(1)] != " " or second.start(1) >= end:
        return False
    words = (first.start(1), second.start(1))
    return cues.units.at(folded, words[1]) is not None and not any(cues.people.at(folded, at) or cues.kinds.at(folded, at) for at in words)


def _whole_end(folded: str, part: Count, numbers: Sequence[ReadNumber], cues: Cues) -> int:
    for number in numbers:
        if part.number_end < number.span.start <= part.number_end + 40 and _whole_of_part(folded, number, numbers, cues):
            return number.span.end
    return part.number_end


def _modifies_people(folded: str, place: int, cues: Cues) -> bool:
    """English puts nouns before nouns: "seven bus passengers" are people, "seven buses" are not."""
    word = NEXT_WORD.match(folded, place) if cues.passive else None
    return word is not None and folded[place : word.start(1)] == " " and cues.people.at(folded, word.start(1)) is not None


def _is_date(folded: str, number: ReadNumber, last: int, cues: Cues) -> bool:
    """Does a month's name stand beside it ("18 January", "January 18", "29-қазан")?"""
    if number.in_words or not isinstance(number.value, int) or number.value > 31:
        return False
    names = months(cues.language)
    after = _BETWEEN_DAY_AND_MONTH.match(folded, last)
    if after is not None and names.at(folded, after.end()):
        return True
    before = _LAST_WORD.search(folded[max(0, number.span.start - 20) : number.span.start])
    return before is not None and len(before[1]) > 2 and (found := names.at(before[1], 0)) is not None and found.end == len(before[1])


def _whole_of_part(folded: str, number: ReadNumber, numbers: Sequence[ReadNumber], cues: Cues) -> bool:
    """Is this the 43 of "19 of the 43 people"?"""
    for earlier in numbers:
        if earlier.span.end < number.span.start <= earlier.span.end + 40:
            noun = people_at(folded, earlier.span.end, cues)
            found = cues.of.at(folded, skip(folded, earlier.span.end)) or (cues.of.at(folded, skip(folded, noun.end)) if noun else None)
            if found is not None and number.span.start - found.end <= (30 if earlier.value == 1 else 12):
                return True
    return False


def _dressed(folded: str, start: int, end: int, number: ReadNumber, last: int, low: int | None, high: int | None, cues: Cues) -> Count:
    first, qualifier = qualified(folded, start, number.span.start, cues)
    stop = last
    if qualifier is None and folded[last : last + 1] == "+":
        stop, qualifier = last + 1, Qualifier.AT_LEAST
    elif qualifier is None and (signed := _SIGNED.search(folded, max(start, number.span.start - 2), number.span.start)):
        first, qualifier = signed.start(), _SIGNS[signed[1]]
    behind = cues.behind.at(folded, stop) or cues.behind.at(folded, skip(folded, stop))
    if behind is not None and behind.end <= end:
        stop = behind.end
        qualifier = qualifier or behind.meaning
    people = people_at(folded, stop, cues)
    if people is not None and people.end <= end:
        stop = people.end
        behind = behind or cues.behind.at(folded, skip(folded, stop))
        if behind is not None and behind.end > stop and behind.end <= end:
            stop = behind.end
            qualifier = qualifier or behind.meaning
    alone = number.in_words and number.value == 1 and people is None and cues.of.at(folded, skip(folded, last)) is None
    person = person_after(folded[:end], last, cues) if alone else None
    if low is not None:
        qualifier = Qualifier.RANGE
    default = Qualifier.ABOUT if number.rounded else Qualifier.EXACT
    return Count(
        start=first,
        end=person or stop,
        number_start=number.span.start,
        number_end=last,
        value=None if low is not None else int(number.value) if number.value is not None else None,
        qualifier=qualifier or default,
        low=low,
        high=high,
        people=people is not None or person is not None or (behind is not None and not spaced(cues.language)),
        noun=(people.start, people.end) if people is not None and people.end <= end else None,
        weak=alone,
        in_words=number.in_words,
    )


def people_at(folded: str, place: int, cues: Cues) -> Found[bool] | None:
    """The noun for people behind a number, a linking word between them skipped ("40 de persoane")."""
    place = skip(folded, place)
    found = cues.people.at(folded, place)
    if found is None and (link := _LINK.match(folded, place)):
        found = cues.people.at(folded, link.end())
    return found


def qualified(folded: str, start: int, number_start: int, cues: Cues) -> tuple[int, Qualifier | None]:
    """Where the qualifier that ends right before the number begins, and what it is."""
    best: tuple[int, Qualifier | None] = (number_start, None)
    for back in range(1, min(36, number_start - start) + 1):
        place = number_start - back
        if (
            spaced(cues.language)
            and place > start
            and folded[place - 1].isalpha()
            and not _CLITIC_BEFORE.search(folded[max(0, place - 2) : place])
        ):
            continue
        found = cues.qualifiers.at(folded, place)
        if found is not None and found.end <= number_start and folded[found.end : number_start].strip(" '-") == "":
            best = (place, found.meaning)
    return best
