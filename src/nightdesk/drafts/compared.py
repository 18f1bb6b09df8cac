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
from nightdesk.drafts.wording import capital, counted, listed, month_of
from nightdesk.foundation.ids import PassageId
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
        return _fared(_won_before(material, series), _lost_before(material, series) if event is EventKind.SPORT else [], series)
    return _terms(material, series) if event in (EventKind.TRIAL, EventKind.ARREST) else []


def _fared(won: list[Answer], lost: list[Answer], series: Series) -> list[Answer]:
    """Wins and defeats are one question."""
    if not (won and lost):
        return [*won, *lost]
    told = tuple(sentence for answer in (*won, *lost) for sentence in answer.told)
    return [Answer(f"how they had fared in earlier {series.title}", told)]


def _won_before(material: Material, series: Series) -> list[Answer]:
    """Which of the earlier contests whoever wins now had won, by the lines that say so."""
    told = lead_text(material) or (material.happening.now if material.happening is not None else "")
    everybody = [one for one in principals(material) if not is_contest(one.name) and one.stands_in(told)]
    winner = next((one for one in everybody if _wins(one, told)), None)
    asked = everybody if material.pack.profile.event is EventKind.SPORT else [winner] if winner is not None else []
    each = [(one, won) for one in asked if (won := [step for step in series.steps if _wins(one, step.clause.original)])]
    if not each:
        return []
    parts = [f"{called(material, one)} had won in {listed([month_of(step.line.date) for step in won])}" for one, won in each]
    passages = dict.fromkeys(_cited(material, [step for _, won in each for step in won]))
    sentence = material.book.background(f"{capital(' and '.join(parts))}, by the archive.", *passages)
    whom = listed([called(material, one) for one, _ in each])
    return [Answer(f"which earlier {series.title} {whom} had won", (sentence,))]


def called(material: Material, one: Principal) -> str:
    """A team takes the article where the lead gives it one."""
    return f"the {one.name}" if f"the {one.name}" in lead_text(material) else one.name


def _lost_before(material: Material, series: Series) -> list[Answer]:
    """Which of the earlier contests those who play in this one had lost."""
    players = [one for one in principals(material) if not is_contest(one.name) and one.stands_in(lead_text(material))]
    lost = [(one, step) for step in series.steps for one in players if _is_beaten(one, step.clause.original)]
    if not lost:
        return []
    each = [(one, listed([month_of(step.line.date) for other, step in lost if other is one])) for one in players]
    told = " and ".join(f"{called(material, one)} had lost in {days}" for one, days in each if days)
    sentence = material.book.background(f"{capital(told)}, by the archive.", *_cited(material, [step for _, step in lost]))
    return [Answer(f"which earlier {series.title} they had lost", (sentence,))]


def _is_beaten(one: Principal, clause: str) -> bool:
    return any(_BEATEN.search(clause[: found.start()]) for found in one.pattern.finditer(clause))


def _wins(one: Principal, clause: str) -> bool:
    """Whether the principal stands before a verb of winning, with nobody else between."""
    return any(
        re.match(rf"(?: \([^()]{{0,30}}\))?(?:,[^,;]{{0,60}},)?(?: (?!by |to |and |of )[a-z]+){{0,4}} ?{_WINS}", clause[found.end() :])
        and not _LOSES.search(clause[found.end() : found.end() + 30])
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


def _cited(material: Material, steps: list[Step]) -> list[PassageId]:
    return [material.book.cite_line(step.line) for step in steps]
