"""Counts of several places side by side ("3,300 people in Turkey and 1,400 in Syria"): each is a part, though no word says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import ReadFigure, Tally
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import FoundPlace, find_places

_REACH = 80
"""Characters between two such counts, and between a count and its place."""


def with_parts(text: str, language: str, figures: Sequence[ReadFigure]) -> tuple[ReadFigure, ...]:
    """The figures, those that count one of several places marked as parts."""
    pairs = [pair for pair in pairwise(range(len(figures))) if _may_be_parts(*(figures[place] for place in pair))]
    parts = {place for pair in pairs if _are_apart(text, language, *(figures[one].span for one in pair)) for place in pair}
    return tuple(replace(figure, tally=Tally.PART) if place in parts else figure for place, figure in enumerate(figures))


def _may_be_parts(one: ReadFigure, other: ReadFigure) -> bool:
    same = one.kind is other.kind and one.tally is None and other.tally is None and group_of(one.who) == group_of(other.who)
    return same and 0 < other.span.start - one.span.end <= _REACH


def _are_apart(text: str, language: str, one: Span, other: Span) -> bool:
    """Has each its own place, both before their counts or both behind them?"""
    start, end = max(0, one.start - _REACH), other.end + _REACH
    places = [replace(place, span=place.span.moved(start)) for place in find_places(text[start:end], language)]
    before = [place for place in places if place.span.end <= one.start]
    between = [place for place in places if one.end <= place.span.start and place.span.end <= other.start]
    behind = [place for place in places if place.span.start >= other.end]
    if not between:
        return False
    in_turn = (before[-1:] + between[-1:], between[:1] + behind[:1])
    return any(len(pair) == 2 and not _holds(*pair) for pair in in_turn)


def _holds(one: FoundPlace, other: FoundPlace) -> bool:
    """Is one of the two places within the other, or the same?"""
    if one.name == other.name or one.country is None or other.country is None:
        return True
    within = one.country == other.country and "country" in (one.kind, other.kind)
    return within or one.region == other.name or other.region == one.name
