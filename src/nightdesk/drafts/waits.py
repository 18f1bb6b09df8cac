"""How long it took: the time from an earlier turn of the same matter to this one, computed from the line's day and the item's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.drafts.answers import Answer
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import is_acted_on
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, the
from nightdesk.drafts.principals import Principal, principals
from nightdesk.drafts.series import news_of
from nightdesk.drafts.trail import Trail
from nightdesk.drafts.turns import is_foremost, turns_of_person
from nightdesk.drafts.wording import capital, full_date, span_of
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_SIGNED = re.compile(r"\b(?:sign(?:s|ed)?|ceasefire|truce)\b")
_FREED = re.compile(r"\b(?:freed|released?|releases|prisoner (?:exchange|swap))\b", re.IGNORECASE)
_LOSES = re.compile(r"\b(?:withdraws?|surrenders?|dissolution|dissolves?|disbands?|retreats?)\b", re.IGNORECASE)
_FEWEST_DAYS, _MOST, _BEFORE = 20, 3, 2
# By what this event is, the earlier turns that it may be counted from, the weightiest first: how a line tells it, and what it is called.
_FROM: dict[str, tuple[tuple[str, str], ...]] = {
    "release": (
        (r"sentence[ds]", "had been sentenced"),
        (r"convict(?:s|ed)", "had been convicted"),
        (r"arrest(?:s|ed)|detain(?:s|ed)", "had been arrested"),
        (r"abduct\w*|kidnap\w*", "had been abducted"),
    ),
    "sentence": (
        (r"(?:is|are|was|be)(?: \w+ly)? arrested|arrests", "had been arrested"),
        (r"indicts|(?:is|was) indicted", "had been indicted"),
    ),
    "warrant": (
        (r"impeach(?:es)? |is impeached", "had been impeached"),
        (r"(?:is|are|was|be)(?: \w+ly)? arrested|arrests", "had been arrested"),
        (r"removing (?:him|her) from office|is removed from office", "had been removed from office"),
    ),
    "death": (
        (r"announces (?:his|her) resignation|abdicates", "had announced a resignation"),
        (r"resigns|steps down", "had resigned from an office"),
        (r"replacing|replaced", "had been replaced"),
        (r"elected", "had been elected"),
    ),
    "agreement": (
        (r"ceasefire|truce", "A ceasefire had been declared"),
        (r"war begins|invades|declares war|declares it is [\"“]?at war", "The war had begun"),
    ),
    "loss": (
        (r"captur(?:es|ed)|seiz(?:es?|ed)|tak(?:es|en) control", "had taken territory"),
        (r"signs?|signed", "had signed an agreement"),
        (r"ceasefire|truce", "A ceasefire had been announced"),
    ),
    "launch": ((r"suspend\w*|postpon\w*|delayed|scrubbed|called off", "The launch had been put off"),),
    "change": ((r"accept(?:s|ed)|approv(?:es|ed)|agree[sd]?|adopts?", "The decision had been taken"),),
    "record": ((r"record", "had set a record"),),
}
# Of these every turn is told, of the others the last that opened the matter.
_EVERY = frozenset({"death", "warrant", "loss"})
_ASKED = {"death": "how far back the turns of this life lie", "loss": "how far back earlier gains and agreements lie"}
_CALLED: dict[EventKind, str] = {
    EventKind.TRIAL: "sentence",
    EventKind.DEATH: "death",
    EventKind.DIPLOMACY: "agreement",
    EventKind.SPACE: "launch",
    EventKind.ECONOMY: "change",
    EventKind.SPORT: "record",
}
_SAID = {
    "record": re.compile(r"\brecord\b"),
    "sentence": re.compile(r"\bsentence[sd]?\b"),
    "warrant": re.compile(r"\b(?:detention|arrest) warrant\b"),
    "launch": re.compile(r"\blaunch"),
    "agreement": re.compile(r"\b(?:treaty|agree\w*|accord|truce|ceasefire|deal)\b"),
    "change": re.compile(r"\b(?:changes?|adopts?|joins?|becomes?)\b"),
}


def waits(material: Material, trail: Trail) -> list[Answer]:
    """At most three spans of time, each from what befell the same person or body."""
    what = _called(material)
    if what is None:
        return []
    starts = sorted(list(_starts(material, trail, what))[:_MOST], key=lambda start: (start[0].line.date, start[0].line.id))
    told = [sentence for step, done, whose in starts if (sentence := _told(material, step, done, whose))]
    question = _ASKED.get(what, f"how long it took to this {what}")
    return [Answer(question, tuple(told))] if told else []


def _called(material: Material) -> str | None:
    """What this event is, where the lead says so; what its kind calls an agreement may be a change."""
    news, event = news_of(material), material.pack.profile.event
    if event in (EventKind.DIPLOMACY, EventKind.TRIAL, EventKind.ARREST) and _FREED.search(news):
        return "release"
    if event is EventKind.WAR:
        return "loss" if _LOSES.search(news) else None
    names = [_CALLED[event]] if event in _CALLED else []
    names += ["change"] if event is EventKind.DIPLOMACY else ["warrant"] if event in (EventKind.TRIAL, EventKind.ARREST) else []
    return next((what for what in names if what not in _SAID or _SAID[what].search(news)), None)


def _starts(material: Material, trail: Trail, what: str) -> Iterator[tuple[Step, str, Principal | None]]:
    """Of each person of the story the latest step that opened the matter; where the story is of no person, the latest two."""
    steps = sorted((*trail.before, *trail.lately), key=lambda step: (step.line.date, step.line.id), reverse=True)
    people = [
        one
        for one in principals(material)
        if (one.person or (what == "death" and one.named_alone) or (what == "loss" and is_organisation(one.name)))
        and one.stands_in(news_of(material))
    ]
    asked: list[Principal | None] = [*people] or [None]
    for one in asked:
        taken: set[str] = set()
        for words, done in _FROM[what]:
            told = re.compile(rf"\b(?:{words})\b")
            found = [step for step in steps if told.search(step.clause.original) and _is_of(one, step)]
            found = [step for step in found if step.line.id not in taken]
            told_now = found[: 1 if one is not None else _BEFORE]
            taken |= {step.line.id for step in told_now} if what in _EVERY else set()
            yield from ((step, done, one) for step in told_now)
            if found and what not in _EVERY:
                break


def _is_of(one: Principal | None, step: Step) -> bool:
    """Whether the turn is the person's own."""
    if one is None:
        return True
    text = step.clause.original
    if step.also is not None and one.stands_in(step.also.original):
        return True
    if not one.person and not one.named_alone:
        return is_foremost(one.pattern.pattern, text) or (one.stands_in(text) and _SIGNED.search(text) is not None)
    return one.stands_in(text) and (turns_of_person(one.pattern.pattern, text) or is_acted_on(one.pattern, text))


def _told(material: Material, step: Step, done: str, whose: Principal | None) -> Sentence | None:
    item = _item_of_the_day(material)
    now = item.published_at.date()
    days = (now - step.line.date).days
    if days < _FEWEST_DAYS:
        return None
    who = "" if whose is None else capital(the(whose.name)) if is_organisation(whose.name) else whose.name
    subject = f"{who} " if who and not done[:1].isupper() else ""
    text = f"{subject}{done} {span_of(days)} before, on {full_date(step.line.date)}."
    operands = [
        Operand(step.line.date.isoformat(), "the line of the archive", material.book.cite_line(step.line), step.line.id),
        Operand(now.isoformat(), "the item that tells the news", material.cite(item)),
    ]
    return material.book.derived(text, Operation.ELAPSED, operands, f"{days} days")


def _item_of_the_day(material: Material) -> Item:
    """The item published nearest to the day of the event, or the one that leads."""
    if material.day is not None:
        day = material.day.day
        return min(material.pack.items, key=lambda item: (abs(item.published_at.date() - day), item.published_at, item.id))
    return material.lead.item if material.lead is not None else material.first
