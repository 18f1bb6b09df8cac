"""Counts that no cue took for themselves: those listed with one that was taken, and those within another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nightdesk.claims.cues import Side
from nightdesk.claims.ground import BREAK, COMMA, WORD, Ground, Taken
from nightdesk.claims.model import ReadFigure
from nightdesk.claims.whom import who
from nightdesk.foundation.spans import Span
from nightdesk.languages.phrases import Found


def find_included(ground: Ground) -> set[int]:
    """Counts inside another count: those right behind "including", or right before "of them", and those listed with them."""
    included: set[int] = set()
    opened = ground.words.including.find(ground.folded)
    for place, count in enumerate(ground.counts):
        if any(found.end <= count.start and ground.distance(found.end, count.start) <= 1 for found in opened) or (
            not ground.has_own_cue(place)
            and ((place - 1 in included and ground.is_listed(place)) or (place > 0 and _is_some_of_them(ground, place, opened)))
        ):
            included.add(place)
    return included


def _is_some_of_them(ground: Ground, place: int, opened: Sequence[Found[bool]]) -> bool:
    """ "22 of them children", where "of them" opens no other count ("38 including 8")."""
    end, following = ground.counts[place].number_end, ground.counts[place + 1].start if place + 1 < len(ground.counts) else None
    return any(
        found.start >= end
        and not ground.folded[end : found.start].strip()
        and (following is None or following < found.end or ground.distance(found.end, following) > 1)
        for found in opened
    )


def find_parts(ground: Ground) -> set[int]:
    """Counts within the one behind them ("3人を含む5人"), with those listed before."""
    closed = ground.words.including_behind.find(ground.folded)
    parts: set[int] = set()
    for place in range(len(ground.counts) - 2, -1, -1):
        count = ground.counts[place]
        ends = any(0 <= found.start - count.end <= 12 and ground.distance(count.end, found.start) <= 1 for found in closed)
        if ends or (place + 1 in parts and _leads_to(ground, place)):
            parts.add(place)
    return parts


def _leads_to(ground: Ground, place: int) -> bool:
    """Is this count joined to the next by a comma or "and" in one phrase, a group's name between perhaps?"""
    count, following = ground.counts[place], ground.counts[place + 1]
    gap = ground.folded[count.end : following.start]
    joined = COMMA.search(gap) or any(word in gap for word in ground.words.lists)
    return (
        bool(joined)
        and not BREAK.search(gap)
        and ground.distance(count.end, following.start) <= 6
        and not ground.cue_between(count.end, following.start)
    )


def share_in_lists(ground: Ground) -> None:
    for place, count in enumerate(ground.counts):
        if place == 0 or place in ground.taken or place in ground.included or count.blank or not ground.is_listed(place):
            continue
        earlier = ground.taken.get(place - 1, [])
        if (
            earlier
            and earlier[-1].side is Side.AFTER
            and ground.distance(ground.counts[place - 1].number_end, count.start) <= (8 if count.weak else 12)
        ):
            ground.taken[place] = [earlier[-1]]
    for place in range(len(ground.counts) - 2, -1, -1):
        following = ground.taken.get(place + 1, [])
        listed = place not in ground.taken and place not in ground.included and _lists_people(ground, place)
        if (
            listed
            and following
            and following[0].side is Side.BEFORE
            and ground.distance(ground.counts[place].number_end, ground.counts[place + 1].start) <= 6
        ):
            ground.taken[place] = [following[0]]


def _lists_people(ground: Ground, place: int) -> bool:
    """Is this count one of people, and joined by "and" to the next?"""
    count, following = ground.counts[place], ground.counts[place + 1]
    beside = ground.folded[count.number_end : following.number_start].strip() in ground.words.lists
    if not count.blank and beside and following.people and not count.in_words:
        return True
    if count.blank or not (count.people or (ground.words.passive and not count.weak)):
        return False
    gap = ground.folded[count.gap_from : following.start]
    joined = ground.is_listed(place + 1) or any(word in ground.words.lists for word in WORD.findall(gap))
    return joined and not BREAK.search(gap) and not ground.cue_between(count.gap_from, following.start)


def count_within(ground: Ground) -> None:
    for place in sorted(ground.included):
        whole = [ground.taken[other] for other in range(place - 1, -1, -1) if other in ground.taken and other not in ground.included]
        if whole and place not in ground.taken:
            ground.taken[place] = [whole[0][0]]
        elif not whole and place not in ground.taken:
            earlier = [cue for cue in ground.cues if cue.end <= ground.counts[place].start and cue.meaning.kind]
            if earlier:
                ground.taken[place] = [Taken(earlier[-1], earlier[-1].meaning.kind, Side.AFTER)]
    for place in sorted(ground.parts - ground.taken.keys()):
        whole = [ground.taken[other] for other in range(place + 1, len(ground.counts)) if other in ground.taken]
        if whole:
            ground.taken[place] = [whole[0][0]]


def told(ground: Ground) -> Iterator[ReadFigure]:
    """The figures of the counts that were taken, in their order."""
    for place, held in sorted(ground.taken.items()):
        count = ground.counts[place]
        for taken in held:
            if taken.kind is None or count.blank:
                continue
            named, end = who(ground.text, ground.folded, count, len(ground.folded), ground.words)
            span = Span(count.start, max(end, count.end))
            yield ReadFigure(taken.kind, count.value, count.low, count.high, count.qualifier, named, None, span)
