"""Earlier events of one kind, one step for each: what the finders of such events share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.events import with_article
from nightdesk.drafts.interest import Step, day_before, is_of_the_news
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.narrate import is_to_come
from nightdesk.drafts.principals import peoples_of
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.telling import can_be_told, looks_back
from nightdesk.languages.places import country_name

_NET, _LONGEST = 500, 45


@dataclass(frozen=True, slots=True)
class Series:
    """`title` completes "Earlier …" ("presidential elections in Brazil"); one step for each event, in order of date."""

    title: str
    steps: tuple[Step, ...]


def fitting(lines: Iterable[ArchiveLine], fits: Callable[[ArchiveLine, Clause], bool]) -> list[Step]:
    found = []
    for line in lines:
        for clause in clauses(line.text):
            told = can_be_told(clause) and not is_to_come(clause) and not looks_back(clause, line.date)
            if told and len(clause.original.split()) <= _LONGEST and fits(line, clause):
                found.append(Step(line, clause, 0.0))
    return found


def one_of_each(steps: Sequence[Step], apart: timedelta, weight: Callable[[Step], float]) -> tuple[Step, ...]:
    """Of steps that lie near each other, which tell of one event, the weightiest; of events the latest."""
    groups: list[list[Step]] = []
    for step in sorted(steps, key=lambda step: (step.line.date, step.line.id)):
        if groups and step.line.date - groups[-1][-1].line.date <= apart:
            groups[-1].append(step)
        else:
            groups.append([step])
    best = [max(group, key=lambda step: (weight(step), step.line.date, step.line.id)) for group in groups]
    return tuple(best)


def weight_of(step: Step) -> float:
    return weight_of_turn(step.clause.original)


def search_before(
    material: Material, *, actors: tuple[str, ...] = (), places: tuple[str, ...] = (), events: tuple[str, ...] = ()
) -> tuple[ArchiveLine, ...]:
    query = ArchiveQuery(actors=actors, places=places, events=events, before=day_before(material))
    return tuple(line for line in material.pack.archive.search(query, _NET).found if not is_of_the_news(material, line))


def news_of(material: Material) -> str:
    return lead_text(material) or (material.happening.now if material.happening is not None else "")


def country_of(material: Material) -> str | None:
    return next((place.country for place in material.pack.profile.places if place.country), None)


def names_of_country(code: str) -> tuple[str, ...]:
    return (*names_of_place(press_name(country_name(code))), *peoples_of(code))


def country_called(code: str) -> str:
    return with_article(press_name(country_name(code)))
