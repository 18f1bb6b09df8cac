"""News judgement one can read: size, speed, reach, human cost, novelty, and the publisher's interests."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from datetime import timedelta

from nightdesk.claims.model import Figure, FigureKind, Qualifier
from nightdesk.personas.model import Judgement
from nightdesk.personas.standards import STANDARDS, Standards
from nightdesk.sources.model import Source
from nightdesk.stories.model import Development, EventKind, Profile
from nightdesk.wire.model import Item

_DAY = timedelta(days=1)
_MOST_ACTORS = 2
_WHO_MAKES_THE_NEWS = frozenset({EventKind.TRIAL, EventKind.SPORT})
# How much one person weighs beside one reported killed.
_COST = {
    FigureKind.KILLED: 1.0,
    FigureKind.MISSING: 0.5,
    FigureKind.KIDNAPPED: 0.5,
    FigureKind.INJURED: 0.1,
    FigureKind.ARRESTED: 0.002,
    FigureKind.INFECTED: 0.002,
    FigureKind.DISPLACED: 0.001,
}


def judge(
    profile: Profile,
    items: Sequence[Item],
    sources: Sequence[Source],
    developments: Sequence[Development],
    figures: Sequence[Figure],
    standards: Standards = STANDARDS,
    prominence: int = 0,
) -> Judgement:
    """How much a story is news, with each part's share in words, the weightiest first. `sources` are those of the items.

    `prominence` is how many lines of the archive name whom the story is about (`prominent_names` says of whom to ask).
    All editions of one family reach far but corroborate nothing: languages count as reach, independence is counted in families.
    """
    parts = [
        _size(items, standards),
        _speed(items, standards),
        _languages(items, standards),
        _seldom_heard(items, standards),
        _sources(items, sources, standards),
        _human_cost(figures, standards),
        _novelty(developments, standards),
        _prominence(prominence, standards),
        _interest(profile, standards),
    ]
    reasons = tuple(sorted(((words, round(share, 3)) for words, share in parts if words), key=lambda reason: (-abs(reason[1]), reason[0])))
    return Judgement(round(sum(share for _, share in reasons), 3), reasons, standards.threshold)


def prominent_names(profile: Profile) -> tuple[tuple[str, ...], ...]:
    """The names to look up in the archive, each with its other forms, where it is the person or body that makes the news.

    In wars and disasters it is not: there the human cost speaks. A name of one word is left out, for it may be anybody's.
    """
    if profile.event not in _WHO_MAKES_THE_NEWS:
        return ()
    return tuple((actor.name, *actor.aliases) for actor in profile.actors[:_MOST_ACTORS] if len(actor.name.split()) > 1)


def worth_writing(judgement: Judgement) -> bool:
    """Whether the story reaches the threshold of the standards by which it was judged."""
    return judgement.score >= judgement.threshold


def busiest_day(items: Sequence[Item]) -> int:
    """The greatest number of items published within 24 hours."""
    window: deque[Item] = deque()
    most = 0
    for item in sorted(items, key=lambda item: item.published_at):
        window.append(item)
        while item.published_at - window[0].published_at > _DAY:
            window.popleft()
        most = max(most, len(window))
    return most


def greatest_toll(figures: Sequence[Figure]) -> Figure | None:
    """The figure that weighs most, upper bounds left out. Where several items count, at least two must come near it: one may err."""
    counted = sorted(
        (figure for figure in figures if _weight(figure) > 0), key=lambda figure: (-_weight(figure), figure.published_at, figure.id)
    )
    if len({figure.item for figure in counted}) <= 2:
        return counted[0] if counted else None
    return next((figure for figure in counted if _is_borne_out(figure, counted)), None)


def _is_borne_out(figure: Figure, counted: Sequence[Figure]) -> bool:
    return any(other.item != figure.item and _weight(other) >= _weight(figure) / 2 for other in counted)


def _share(count: float, full: float, weight: float) -> float:
    """Nothing for one or fewer, all from `full` on, and by orders of magnitude between."""
    return weight * min(1.0, math.log(count) / math.log(full)) if count > 1 else 0.0


def _size(items: Sequence[Item], standards: Standards) -> tuple[str, float]:
    return _many(len(items), "item"), _share(len(items), standards.full.size, standards.weights.size)


def _speed(items: Sequence[Item], standards: Standards) -> tuple[str, float]:
    most = busiest_day(items)
    return (f"{_many(most, 'item')} within a day" if most > 1 else ""), _share(most, standards.full.speed, standards.weights.speed)


def _languages(items: Sequence[Item], standards: Standards) -> tuple[str, float]:
    languages = len({item.language for item in items})
    return _many(languages, "language"), _share(languages, standards.full.languages, standards.weights.languages)


def _seldom_heard(items: Sequence[Item], standards: Standards) -> tuple[str, float]:
    """A story that several items tell, and one of them in a language in which the world's news is seldom read."""
    languages = {item.language.split("-")[0] for item in items}
    seldom = languages - standards.often_heard
    if not seldom or len(items) < 2 or not standards.often_heard:
        return "", 0.0
    return ("told in a language" if len(seldom) == 1 else f"told in {len(seldom)} languages") + " seldom heard", standards.seldom_heard


def _sources(items: Sequence[Item], sources: Sequence[Source], standards: Standards) -> tuple[str, float]:
    """Publishers beyond the first family count in full, outlets that are only cited by half."""
    families = len({source.family for source in sources})
    outlets = len({outlet for item in items for outlet in item.outlets})
    heard = families + max(0, outlets - 1) / 2
    words = "one family of sources" if families <= 1 else f"{families} independent families of sources"
    cited = f", citing {_many(outlets, 'outlet')}" if outlets else ""
    return words + cited, _share(heard, standards.full.sources, standards.weights.sources)


def _human_cost(figures: Sequence[Figure], standards: Standards) -> tuple[str, float]:
    worst = greatest_toll(figures)
    if worst is None:
        return "", 0.0
    people = f"{worst.read.value:,} people" if worst.read.value != 1 else "one person"
    return f"{people} reported {worst.read.kind.value}", _share(1 + _weight(worst), standards.full.human_cost, standards.weights.human_cost)


def _novelty(developments: Sequence[Development], standards: Standards) -> tuple[str, float]:
    new = sum(1 for development in developments if development.new)
    return (f"{_many(new, 'item')} with something new" if new else ""), _share(new, standards.full.novelty, standards.weights.novelty)


def _prominence(lines: int, standards: Standards) -> tuple[str, float]:
    words = f"who it is about is named in {_many(lines, 'line')} of the archive" if lines > 1 else ""
    return words, _share(lines, standards.full.prominence, standards.weights.prominence)


def _interest(profile: Profile, standards: Standards) -> tuple[str, float]:
    extra = standards.interests.get(profile.subject.value, 0.0)
    return (f"the publisher's interest in {profile.subject.value}" if extra else ""), extra


def _weight(figure: Figure) -> float:
    if figure.read.value is None or figure.read.qualifier in (Qualifier.UP_TO, Qualifier.FEWER_THAN):
        return 0.0
    return figure.read.value * _COST.get(figure.read.kind, 0.0)


def _many(count: int, noun: str) -> str:
    return f"one {noun}" if count == 1 else f"{count} {noun}s"
