"""What items in many languages say beside the plain happening: scores, shares, seats, terms, "for the third time", "on penalties".

Amounts are read by `nightdesk.claims.amounts`, times by `nightdesk.claims.times`; the rest stands in `words/particulars.toml`. Nothing is
told that the story's kind of event does not ask for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.claims.amounts import read_amounts
from nightdesk.claims.model import AmountKind, ReadAmount
from nightdesk.claims.times import times_in
from nightdesk.drafts.setting import known_settings, settings_in
from nightdesk.drafts.venue import held_in
from nightdesk.drafts.wording import counted, digits, listed, number, ordinal
from nightdesk.stories.model import EventKind

_LONGEST_TEXT, VENUE = 600, "where it was held"
_POLITICS = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_SHARES = (AmountKind.PERCENT, AmountKind.VOTES, AmountKind.SEATS)
_AMOUNTS: dict[EventKind, tuple[AmountKind, ...]] = {
    EventKind.SPORT: (AmountKind.SCORE,),
    EventKind.ELECTION: _SHARES,
    EventKind.GOVERNMENT: (*_SHARES, AmountKind.DURATION),
    EventKind.TRIAL: (AmountKind.PRISON_TERM, AmountKind.MONEY),
    EventKind.ARREST: (AmountKind.PRISON_TERM, AmountKind.MONEY),
    EventKind.EARTHQUAKE: (AmountKind.MAGNITUDE,),
    EventKind.ECONOMY: (AmountKind.MONEY, AmountKind.PERCENT),
    EventKind.DIPLOMACY: (AmountKind.MONEY, AmountKind.VOTES),
    EventKind.OTHER: _SHARES,
}
_MAGNITUDES = range(3, 10)
_WORST_KINDS = (
    EventKind.CRASH, EventKind.COLLAPSE, EventKind.CRUSH, EventKind.FIRE, EventKind.ATTACK, EventKind.SHOOTING, EventKind.FLOOD,
    EventKind.EARTHQUAKE, EventKind.STORM,
)  # fmt: skip
_COUNTED_TIMES = (*_POLITICS, EventKind.SPORT, EventKind.AWARD)
_HOW_OFTEN = {
    ("title", False): "it was the winner's {} title", ("time", True): "the new leader took office for the {} time",
    ("time", False): "it was for the {} time",
}  # fmt: skip
_TIMES_ELECTED = "the winner was elected for the {} time"
_TERMS = {"day": 1, "week": 7, "month": 30}
# "제10대 총리", "10-м прем'єр-міністром", "38th president"; "36년 만에", "first in 12 years".
_HOLDER = re.compile(
    r"(?<!\d)(\d{1,2})(?:대|th|st|nd|rd|-?м|-?й|-?ий|-?го|º|ª|ème|\.)\s(?:총리|대통령|prime\sminister|president|прем|президент|premier)"
)
# "2.01.09", "2小時1分9秒", "2시간 1분 9초"
_WORST_SINCE = re.compile(
    r"自(?P<a>\d{4})年以[来來]最[严嚴]重|(?:deadliest|worst)[^.]{0,40}\ssince\s(?P<b>\d{4})|le\splus\s(?:meurtrier|grave)[^.]{0,40}\sdepuis\s(?P<c>\d{4})|"
    r"más\s(?:mortífer|grave)[^.]{0,40}\sdesde\s(?P<d>\d{4})|schwerste[^.]{0,40}\sseit\s(?P<e>\d{4})"
)
_TIME_RUN = re.compile(
    r"(?<![\d.:])(\d)[.:](\d\d)[.:](\d\d)(?![\d.:])|(\d{1,2})\s?(?:小時|小时|시간|ч|h|год)\s?(\d{1,2})\s?(?:分|분|мин|min|хв)\w*\.?\s?(\d{1,2})\s?(?:秒|초|с|s)"
)
_YEARS_SINCE = re.compile(
    r"(\d{1,3})\s?년\s?만에|first\s(?:title\s|win\s)?in\s(\d{1,3})\syears|première\sfois\sen\s(\d{1,3})\sans|primera\svez\sen\s(\d{1,3})\saños|"
    r"primeira\svez\sem\s(\d{1,3})\sanos|(?:på|gang\si)\s(\d{1,3})\sår|(?:за|за\sпоследние|за\sостанні|за\sапошнія)\s(\d{1,3})\s(?:лет|років|гадоў)|od\s(\d{1,3})\slat|[时時]隔(\d{1,3})年"
)


# "64 мандати зі 120 місць", "237 of 400 seats".
_OF_ALL = re.compile(
    r"(?<!\d)(\d{1,4})\s(?:\w{3,10}\s)?(?:of|out\sof|из|із|зі|з|з-за|de|des|sur|von|der|av|af|ud\saf|na|din|dari|daripada|ze)\s(?:the\s|les\s|os\s|las\s|los\s)?"
    r"(\d{2,4})\s(?:seat|місц|мест|мандат|месц|sièges|escaños|assentos|lugares|sitze|mandat|plass|plads|miejsc|locuri|kursi|kerusi)"
)


@dataclass(frozen=True, slots=True)
class Particular:
    """`says` completes "two editions say …", `short` stands in a table; `topic` is what particulars must share to differ in it."""

    topic: str
    says: str
    short: str


def particulars_in(text: str, language: str, event: EventKind) -> tuple[Particular, ...]:
    """What a text says of an event of this kind, each thing once, in a fixed order."""
    return _read(text[:_LONGEST_TEXT], language, event)


def statements_in(text: str, language: str) -> frozenset[str]:
    """All that a text may be told to say by these lexicons, of whatever kind its story is: "that penalties decided it"."""
    return frozenset(particular.says for event in EventKind for particular in particulars_in(text, language, event))


@lru_cache(maxsize=4096)
def names_told(text: str, language: str) -> frozenset[str]:
    """The capitalised words of what a text may be told to say: "Swedish" and "Academy"."""
    return frozenset(word for says in statements_in(text, language) for word in re.findall(r"\b[A-Z]\w+", says))


@lru_cache(maxsize=1)
def known_statements() -> frozenset[str]:
    """Whatever a text may be told to say that is no amount and no count: "that penalties decided it"."""
    return frozenset(table["says"] for table in _tables().values()) | known_settings()


@lru_cache(maxsize=4096)
def _read(text: str, language: str, event: EventKind) -> tuple[Particular, ...]:
    plain = [*_amounts(text, language, event), *_counted_times(text, event), *_in_a_row(text, event), *_facts(text, event)]
    return tuple(dict.fromkeys([*plain, *_settings(text, language, event), *_venue(text, language, event)]))


def _venue(text: str, language: str, event: EventKind) -> Iterator[Particular]:
    if event is EventKind.SPORT and (country := held_in(text, language)) is not None:
        yield Particular(VENUE, f"that it was held in {country}", country)


def _settings(text: str, language: str, event: EventKind) -> Iterator[Particular]:
    """Where it struck and what struck."""
    for setting in settings_in(text, language, event):
        yield Particular(setting.topic, setting.says, setting.phrase)


def _amounts(text: str, language: str, event: EventKind) -> Iterator[Particular]:
    wanted = _AMOUNTS.get(event, ())
    parted = [f"{part} of {whole}" for part, whole in _OF_ALL.findall(text.casefold())] if AmountKind.SEATS in wanted else []
    if parted:
        yield Particular("the seats", f"that the seats won were {listed(parted)}", f"{listed(parted)} seats")
    for read in _amounts_in(text, language) if wanted else ():
        if parted and read.kind in (AmountKind.SEATS, AmountKind.VOTES):
            continue
        words = _words_for(read, wanted)
        if words is not None:
            yield Particular(words[0], words[1], words[2])


@lru_cache(maxsize=4096)
def _amounts_in(text: str, language: str) -> tuple[ReadAmount, ...]:
    return read_amounts(text, language)


def _words_for(read: ReadAmount, wanted: tuple[AmountKind, ...]) -> tuple[str, str, str] | None:
    """Topic, clause and short form of an amount; None where it is not wanted, or too loose to be told."""
    before = read.qualifier.words
    if read.kind is AmountKind.SCORE and read.score is not None and AmountKind.SCORE in wanted:
        score = f"{read.score[0]}–{read.score[1]}"
        return "the score", f"that the score was {score}", score
    if read.value is None:
        return None
    if AmountKind.MAGNITUDE in wanted and int(read.value) in _MAGNITUDES and read.unit in ("magnitude", "MW"):
        return "the magnitude", f"that its magnitude was {before}{read.value:g}", f"magnitude {read.value:g}"
    if read.kind not in wanted:
        return None
    if read.kind is AmountKind.PERCENT:
        return "the share", f"that the share was {before}{read.value:g} per cent", f"{before}{read.value:g} per cent"
    if read.kind in (AmountKind.VOTES, AmountKind.SEATS) and read.value == int(read.value) and read.value > 1:
        words = f"{before}{digits(int(read.value))} {read.kind.value}"
        return f"the {read.kind.value}", f"that there were {words}", words
    if read.kind is AmountKind.DURATION and read.unit in _TERMS and read.value == int(read.value):
        words = f"{before}{int(read.value)} {read.unit}{'s' if read.value > 1 else ''}"
        return "the time in office", f"that it was {words}", words
    if read.kind is AmountKind.PRISON_TERM and read.unit == "year":
        words = f"{before}{counted(int(read.value), 'year')} in prison"
        return "the sentence", f"that it was {words}", words
    return None


def _counted_times(text: str, event: EventKind) -> Iterator[Particular]:
    if event is EventKind.DEATH and _pattern("world-champion").search(text.casefold()):
        for won in sorted(times_in(text[:_LONGEST_TEXT])):
            yield Particular("the titles won", f"that the career brought {number(won)} world titles", f"{number(won)} world titles")
    if event in _COUNTED_TIMES:
        for times in sorted(times_in(text[:_LONGEST_TEXT])):
            what = "title" if event is EventKind.SPORT else "time"
            told = _TIMES_ELECTED if event is EventKind.ELECTION else _HOW_OFTEN[what, event in _POLITICS]
            often = told.format(ordinal(times))
            yield Particular("how often", f"that {often}", f"the {ordinal(times)} {what}")


@lru_cache(maxsize=4096)
def _facts(text: str, event: EventKind) -> tuple[Particular, ...]:
    folded = text.casefold()
    return tuple(
        Particular(table.get("topic", name), table["says"], table["short"])
        for name, table in _tables().items()
        if event.value in table["kinds"].split() and _pattern(name).search(folded) and _is_let(table, folded)
    )


def _is_let(table: dict[str, str], text: str) -> bool:
    """Whether the words that must stand beside a table's own do, and those that must not do not."""
    beside, never = table.get("with"), table.get("without")
    return (beside is None or _pattern(beside).search(text) is not None) and (never is None or _pattern(never).search(text) is None)


def _in_a_row(text: str, event: EventKind) -> Iterator[Particular]:
    """ "The 10th prime minister", "the first title in 36 years"."""
    if event in _POLITICS and (holder := _HOLDER.search(text.casefold())) is not None:
        place = ordinal(int(holder[1]))
        yield Particular("the number in the row", f"that the new leader is the {place} in the office", f"the {place} in the office")
    if event is EventKind.SPORT and (timed := _TIME_RUN.search(text)) is not None:
        hours, minutes, seconds = (int(found) for found in timed.groups() if found)
        yield Particular("the time", f"that the time was {hours}:{minutes:02}:{seconds:02}", f"{hours}:{minutes:02}:{seconds:02}")
    if event in _WORST_KINDS and (since := _WORST_SINCE.search(text.casefold())) is not None:
        year = next(found for found in since.groups() if found)
        yield Particular("worst-of-its-kind", f"that it was the worst of its kind there since {year}", f"the worst since {year}")
    if event in (EventKind.SPORT, EventKind.AWARD, EventKind.SCIENCE) and (years := _YEARS_SINCE.search(text.casefold())) is not None:
        spell = next(int(found) for found in years.groups() if found)
        what = "the winner's first title" if event is EventKind.SPORT else "the first"
        yield Particular("the time since the last", f"that it was {what} in {counted(spell, 'year')}", counted(spell, "year"))


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/particulars.toml").read_text("utf-8"))


@lru_cache(maxsize=128)
def _pattern(name: str) -> re.Pattern[str]:
    table = _tables()[name]
    openings, parts = table["words"].casefold().split(), table["parts"].casefold().split()
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(openings)})", *parts]))
