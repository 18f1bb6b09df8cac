"""This event against the earlier ones beside it, computed from what they state: how often its winner had won, how long a sentence is."""

from __future__ import annotations

import re

from nightdesk.drafts.answers import Answer
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.narrate import narrated
from nightdesk.drafts.principals import Principal, is_contest, principals
from nightdesk.drafts.series import Series
from nightdesk.drafts.wording import counted, listed, month_of, number, opening_number
from nightdesk.languages.numbers import read_numbers
from nightdesk.stories.model import EventKind

_WON = (EventKind.ELECTION, EventKind.SPORT)
_WINS = r"\b(?:w[io]ns?|won|defeat(?:s|ed|ing)?|beats?|(?:is |was )?(?:re-?)?elected|becomes?)\b"
_BEATEN = re.compile(r"\b(?:defeat(?:s|ed|ing)?|beats?|beating) (?:the )?$")
_LOSES = re.compile(r"\b(?:loses?|lost)\b")
_TERM = re.compile(
    r"\b(?P<years>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty)[- ]years?\b(?=[^.]{0,12}(?:in prison|in jail|imprisonment|sentence))"
)


def compared_with(material: Material, series: Series | None) -> list[Answer]:
    if series is None:
        return []
    event = material.pack.profile.event
    if event in _WON:
        return _fared(material, series)
    return _terms(material, series) if event in (EventKind.TRIAL, EventKind.ARREST) else []


def _fared(material: Material, series: Series) -> list[Answer]:
    """How whoever wins now, and in sport whoever loses, had come out of the earlier contests, by the lines found: there may be more."""
    told = lead_text(material) or (material.happening.now if material.happening is not None else "")
    sport = material.pack.profile.event is EventKind.SPORT
    everybody = [one for one in principals(material) if not is_contest(one.name) and one.stands_in(told)]
    everybody = [one for one in everybody if one.person] or everybody
    asked = everybody if sport else [one for one in everybody if wins(one, told)][:1]
    won = [(one, step, "won") for one in asked for step in series.steps if wins(one, step.clause.original)]
    lost = [(one, step, "lost") for one in asked for step in series.steps if sport and _is_beaten(one, step.clause.original)]
    steps = list(dict.fromkeys(step for _, step, _ in (*won, *lost)))
    if not steps:
        return []
    asked = [one for one in asked if _deeds(one, [*won, *lost])]
    sentences = _of_editions(material, series, asked, [*won, *lost]) if sport else _of_elections(material, series, asked[0], steps)
    who = listed([called(material, one) for one in asked])
    return [Answer(f"how {who} had fared in earlier {series.title}", tuple(sentences))]


def _of_elections(material: Material, series: Series, winner: Principal, steps: list[Step]) -> list[Sentence]:
    """How many the winner has won with this one: the archive's lines counted, and the item that tells the news."""
    item = material.lead.item if material.lead is not None else material.first
    this_one = Operand(item.published_at.date().isoformat(), "the item that tells the news", material.cite(item), item.id)
    those = "that" if len(steps) == 1 else "those"
    days = listed([month_of(step.line.date) for step in steps])
    won = f"With this one, {called(material, winner)} has won {number(len(steps) + 1)} {series.title}"
    text = f"{won}, counting {those} of {days} in the archive."
    return [material.book.derived(text, Operation.COUNT, [*_counted(material, steps), this_one], str(len(steps) + 1))]


def _of_editions(material: Material, series: Series, asked: list[Principal], found: list[tuple[Principal, Step, str]]) -> list[Sentence]:
    """How those who meet now came out of the earlier finals."""
    steps = list(dict.fromkeys(step for _, step, _ in found))
    parts = "; ".join(f"{called(material, one)} {_deeds(one, found)}" for one in asked)
    reports, bear = ("reports", "bear") if len(steps) > 1 else ("report", "bears")
    text = f"{opening_number(len(steps))} {reports} in the archive on earlier editions {bear} on this: {parts}."
    return [material.book.derived(text, Operation.COUNT, _counted(material, steps), str(len(steps)))]


def wins_before(material: Material, series: Series) -> tuple[str, list[Step]] | None:
    """Whoever wins an election now, and the earlier ones that he won by the archive; None where it tells of none."""
    told = lead_text(material) or (material.happening.now if material.happening is not None else "")
    one = next((one for one in principals(material) if one.person and one.stands_in(told) and wins(one, told)), None)
    steps = [step for step in series.steps if wins(one, step.clause.original)] if one is not None else []
    return (called(material, one), steps) if one is not None and steps else None


def _deeds(one: Principal, found: list[tuple[Principal, Step, str]]) -> str:
    """ "won in July 2018 and lost in July 2006"."""
    parts = []
    for verb in ("won", "lost"):
        days = list(dict.fromkeys(month_of(step.line.date) for other, step, how in found if other is one and how == verb))
        parts += [f"{verb} in {listed(days)}"] if days else []
    return listed(parts)


def called(material: Material, one: Principal) -> str:
    """A team takes the article where the lead gives it one."""
    return f"the {one.name}" if f"the {one.name}" in lead_text(material) else one.name


def _is_beaten(one: Principal, clause: str) -> bool:
    return any(_BEATEN.search(clause[: found.start()]) for found in one.pattern.finditer(clause))


def wins(one: Principal, clause: str) -> bool:
    """Whether the principal stands before a verb of winning, with nobody else between."""
    described = r"(?: \([^()]{0,30}\))?(?:,[^,;]{0,60},)?(?: of (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    wins = re.compile(rf"{described}(?: (?!by |to |and |of )[a-z]+){{0,4}} ?{_WINS}")
    return any(
        wins.match(clause[found.end() :]) and not _LOSES.search(clause[found.end() : found.end() + 30])
        for found in one.pattern.finditer(clause)
    )


def _terms(material: Material, series: Series) -> list[Answer]:
    """The years of this sentence beside those of earlier ones, where both are given."""
    now = _years(lead_text(material))
    lead = material.lead
    earlier = [(step, years) for step in series.steps if (years := _years(step.clause.original)) is not None]
    if now is None or lead is None or not earlier:
        return []
    step, years = max(earlier, key=lambda pair: (pair[1], pair[0].line.date))
    if years == now:
        return []
    operands = [
        Operand(str(now), "years of this sentence", material.cite(lead.item, lead.clause.span)),
        Operand(str(years), f"years of the sentence of {month_of(step.line.date)}", material.book.cite_line(step.line), step.line.id),
    ]
    operation, how = (Operation.LEAST, "shorter") if now < years else (Operation.GREATEST, "longer")
    text = f"At {counted(now, 'year')} this sentence is {how} than the {counted(years, 'year')} of {month_of(step.line.date)}."
    compared = material.book.derived(text, operation, operands, str(now))
    return [Answer(f"how this sentence compares with earlier {series.title}", (*_told(material, step), compared))]


def _years(text: str) -> int | None:
    found = _TERM.search(text)
    if found is None:
        return None
    return next((round(read.value) for read in read_numbers(found["years"], "en") if read.value is not None), None)


def _told(material: Material, step: Step) -> tuple[Sentence, ...]:
    return tuple(narrated(material, [step]))


def _counted(material: Material, steps: list[Step]) -> list[Operand]:
    return [Operand(step.line.date.isoformat(), "line of the archive", material.book.cite_line(step.line), step.line.id) for step in steps]
