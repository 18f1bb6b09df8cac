"""What a story is about: its kind of event, its subject, its places and its actors, voted on by its items in all their languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.foundation.ids import StoryId
from nightdesk.languages.places import find_places
from nightdesk.stories.actors import actors_of
from nightdesk.stories.event_kinds import SUBJECTS, event_kind, event_scores
from nightdesk.stories.model import EventKind, Profile
from nightdesk.stories.names import Named, read_names
from nightdesk.stories.whereabouts import Mentioned, countries_by_support, places_by_support, read_mentions
from nightdesk.wire.model import Item

_MOST_ITEMS = 60
_LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    scores: tuple[tuple[EventKind, int], ...]
    places: tuple[Mentioned, ...]
    names: tuple[Named, ...]


def read_profile(story: StoryId, items: Sequence[Item]) -> Profile:
    """The profile of a story from its items in order of publication; of a long story, 60 items spread over its life are read.

    The same items give the same profile. Only the first 2,000 characters of an item count.
    """
    readings = [_read(_text_of(item), item.language) for item in _spread(items)]
    kind = event_kind(dict(reading.scores) for reading in readings)
    mentions = [reading.places for reading in readings]
    countries = countries_by_support(mentions)
    return Profile(
        story=story,
        event=kind,
        subject=SUBJECTS[kind],
        places=places_by_support(mentions, countries) if countries else (),
        countries=countries,
        actors=actors_of([(reading.text, reading.names) for reading in readings]),
    )


def _text_of(item: Item) -> str:
    text = f"{item.title}\n{item.text}" if item.title and item.title not in item.text else item.text
    return text[:_LONGEST_TEXT]


def _spread(items: Sequence[Item]) -> Sequence[Item]:
    if len(items) <= _MOST_ITEMS:
        return items
    return [items[at * (len(items) - 1) // (_MOST_ITEMS - 1)] for at in range(_MOST_ITEMS)]


@lru_cache(maxsize=4_096)
def _read(text: str, language: str) -> _Reading:
    """What one text says; kept, because a story is read again with each item that joins it."""
    found = find_places(text, language)
    names = read_names(text, language, [place.span for place in found])
    return _Reading(text, tuple(event_scores(text, language).items()), read_mentions(found, text, names, language), names)
