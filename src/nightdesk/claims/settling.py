"""Which number belongs to which word that says what happened to people, within one sentence.

Each cue takes the number that stands where that kind of cue has its number. What no cue takes is given to a neighbour it is listed with
("18 civilians, and 18 soldiers") or counted within ("including three children").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.claims.counting import Count
from nightdesk.claims.cues import Cue, Cues, Side
from nightdesk.claims.model import FigureKind, ReadFigure
from nightdesk.claims.whom import who
from nightdesk.foundation.spans import Span
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found, fold
from nightdesk.languages.words import MARKS

_WORD = re.compile(rf"[\w{MARKS}]+")
_BREAK = re.compile("[;；:：!?()（）—]|\\.\\s")
_COMMA = re.compile("[,，、،؛]")


@dataclass(frozen=True, slots=True)
class _Taken:
    cue: Found[Cue]
    kind: FigureKind | None
    side: Side


class SentenceReading:
    """One sentence while its cues take their counts."""

    def __init__(
        self,
        text: str,
        folded: str,
        sentence: Span,
        found: Sequence[Found[Cue]],
        counts: Sequence[Count],
        words: Cues,
        ages: Sequence[tuple[int, int]],
    ) -> None:
        self._ages = ages
        self._text, self._folded, self._sentence, self._words = text, folded, sentence, words
        self._counts = list(counts)
        self._cues = [cue for cue in found if not any(count.number_start <= cue.start < count.number_end for count in counts)]
        self._included = self._find_included()
        self._taken: dict[int, list[_Taken]] = {}

    def figures(self) -> list[ReadFigure]:
        for cue in self._cues:
            self._settle(cue)
        for cue in self._cues:
            if not self._has_taken(cue):
                self._settle_late(cue)
        self._share_in_lists()
        self._count_within()
        return [
            self._figure(place, taken) for place, takens in sorted(self._taken.items()) for taken in takens if self._is_figure(place, taken)
        ]

    # Which number does a cue take?

    def _settle(self, cue: Found[Cue]) -> None:
        side = cue.meaning.side
        if side is Side.TOLL:
            self._settle_toll(cue)
            return
        if side is Side.BESIDE:
            side = self._side(cue)
        neutral = cue.meaning.kind is None
        place = self._ahead(cue, 2 if neutral else 6) if side is Side.AFTER else self._behind(cue, 1 if neutral else 14)
        if place is not None:
            self._take(place, cue, side)

    def _has_taken(self, cue: Found[Cue]) -> bool:
        return any(taken.cue == cue for takens in self._taken.values() for taken in takens)

    def _settle_late(self, cue: Found[Cue]) -> None:
        """A cue whose number is part of another count, or comes after somebody named ("killed a commander …, and ten other fighters")."""
        if cue.meaning.kind is None or cue.meaning.side is Side.TOLL:
            return
        if (other := self._on_other_side(cue)) is not None:
            self._take(other, cue, Side.AFTER if cue.meaning.side is Side.BEFORE else Side.BEFORE)
            return
        for place, count in enumerate(self._counts):
            if place in self._taken or count.blank or (count.weak and not count.people):
                continue
            if count.number_end <= cue.start and place in self._included and cue.meaning.side is not Side.AFTER:
                between = self._folded[count.number_end : cue.start]
                if self._distance(count.number_end, cue.start) <= 2 and not _COMMA.search(between):
                    self._take(place, cue, Side.BEFORE)
                    self._included.discard(place)
                    return
            forward = cue.meaning.side is not Side.BEFORE and count.start > cue.end and place not in self._included
            if (
                forward
                and self._names_people(place)
                and self._distance(cue.end, count.start) <= (8 if count.weak else 30)
                and not self._cue_between(cue.end, count.start)
                and self._ends_conjoined(cue.end, count.start)
            ):
                self._take(place, cue, Side.AFTER)
                return

    def _on_other_side(self, cue: Found[Cue]) -> int | None:
        """A number right beside the cue where its language seldom puts it ("kuoli 125 ihmistä"); English order is strict."""
        if self._words.passive:
            return None
        if cue.meaning.side is Side.BEFORE:
            ahead = self._ahead(cue, 2)
            near = ahead is not None and (self._counts[ahead].people or self._distance(cue.end, self._counts[ahead].start) == 0)
            return ahead if near and not self._tells_an_age(cue) else None
        place = self._behind(cue, 1, commas=0)
        return place if place is not None and place not in self._taken else None

    def _ends_conjoined(self, start: int, end: int) -> bool:
        """Does a list's "and" stand right before the second place, in the same clause?"""
        gap = self._folded[start:end]
        found = self._words.conjunctions.find(gap[-8:])
        return bool(found) and not _BREAK.search(_without_brackets(gap)) and self._distance(start, end) <= 30

    def _names_people(self, place: int) -> bool:
        """Does a noun for people stand with this count, near or at the end of its phrase ("18 security personnel")?"""
        count = self._counts[place]
        if count.people:
            return True
        named, _ = who(self._text, self._folded, count, self._sentence.end, self._words)
        return named is not None and bool(self._words.people.find(fold(named)))

    def _side(self, cue: Found[Cue]) -> Side:
        if self._is_passive(cue):
            return Side.BEFORE
        if cue.meaning.kind is None:
            return Side.BEFORE if self._behind(cue, 1, commas=0) is not None else Side.AFTER
        ahead = self._ahead(cue, 3)
        if self._words.passive:
            return Side.AFTER if ahead is not None and self._distance(cue.end, self._counts[ahead].start) == 0 else Side.BEFORE
        behind = self._behind(cue, 2, commas=0)
        if behind is not None and not self._conjoined(self._counts[behind].end, cue.start):
            return Side.BEFORE
        return Side.AFTER if ahead is not None else Side.BEFORE

    def _is_passive(self, cue: Found[Cue]) -> bool:
        before = _WORD.findall(self._folded, max(self._sentence.start, cue.start - 40), cue.start)[-3:]
        return any(word in self._words.passive for word in before)

    def _settle_toll(self, cue: Found[Cue]) -> None:
        for place, count in enumerate(self._counts):
            if count.start < cue.end or count.weak or place in self._taken or place in self._included:
                continue
            before = _WORD.findall(self._folded, cue.end, count.start)
            if (before and before[-1] in self._words.reaches) or (len(before) <= 1 and not count.blank):
                self._take(place, cue, Side.AFTER)
                return

    def _ahead(self, cue: Found[Cue], reach: int) -> int | None:
        for place, count in enumerate(self._counts):
            if count.start < cue.end:
                continue
            gap = self._folded[cue.end : count.start]
            near = self._distance(cue.end, count.start) <= (reach if not count.weak else 2 if count.people else 0)
            clear = near and not _COMMA.search(gap) and not _BREAK.search(gap) and not self._conjoined(cue.end, count.start)
            return place if clear and not self._cue_between(cue.end, count.start) and not self._is_free_of(place) else None
        return None

    def _is_free_of(self, place: int) -> bool:
        return place in self._included or place in self._taken

    def _behind(self, cue: Found[Cue], reach: int, commas: int = 3) -> int | None:
        for place in range(len(self._counts) - 1, -1, -1):
            count = self._counts[place]
            if count.number_end > cue.start:
                continue
            if place in self._included:
                continue
            gap = self._folded[count.gap_from : cue.start]
            limit = reach if not count.weak else min(reach, 6 if count.people else 1)
            distance, crossed = self._distance(count.gap_from, cue.start), len(_COMMA.findall(gap))
            if _BREAK.search(_without_brackets(gap)) or distance > limit or crossed > (0 if count.weak else commas):
                return None
            if (crossed or distance > 3) and (self._tells_an_age(cue) or not self._may_be_far(place, distance, crossed)):
                return None
            if place not in self._taken:
                return None if self._bound_ahead(place, cue) else place
            return place if self._shared_by(place, cue) else None
        return None

    def _bound_ahead(self, place: int, cue: Found[Cue]) -> bool:
        """Does another cue stand between the count and this one, so that the count is not this one's subject?"""
        between = [other for other in self._cues if self._counts[place].end <= other.start < cue.start]
        return any(other.meaning.side in {Side.AFTER, Side.TOLL} for other in between)

    def _may_be_far(self, place: int, distance: int, crossed: int) -> bool:
        """Only a number with a noun for people reaches over a comma or many words."""
        return self._names_people(place) or (not crossed and distance <= 6 and bool(self._words.passive))

    def _tells_an_age(self, cue: Found[Cue]) -> bool:
        """Does an age follow the cue ("dies at 96", "murió a los 82 años")? Then somebody named has died."""
        if cue.meaning.kind is not FigureKind.KILLED or self._is_passive(cue):
            return False
        places = [place for place, age in self._ages if 15 <= age <= 120 and place >= cue.end and self._distance(cue.end, place) <= 5]
        return any(self._runs_on(cue.end, place) for place in places)

    def _runs_on(self, start: int, end: int) -> bool:
        """Is this one phrase, with no comma, no "and" and no cue inside?"""
        gap = self._folded[start:end]
        return not _COMMA.search(gap) and not self._conjoined(start, end) and not self._cue_between(start, end)

    def _shared_by(self, place: int, cue: Found[Cue]) -> bool:
        """Do two cues stand side by side at one count ("dozens of dead and missing", "missing workers kidnapped")?"""
        last = self._taken[place][-1]
        if last.side is not Side.BEFORE or last.kind is cue.meaning.kind or cue.meaning.kind is None:
            return False
        if last.kind is None:
            return not _COMMA.search(self._folded[last.cue.end : cue.start]) and not self._conjoined(last.cue.end, cue.start)
        gap = self._folded[last.cue.end : cue.start].strip()
        return bool(gap) and not _COMMA.search(gap) and self._distance(last.cue.end, cue.start) <= 2

    def _take(self, place: int, cue: Found[Cue], side: Side) -> None:
        self._taken.setdefault(place, []).append(_Taken(cue, cue.meaning.kind, side))

    # What no cue took.

    def _find_included(self) -> set[int]:
        """Counts inside another count: those right behind "including", and those listed with them."""
        included: set[int] = set()
        opened = self._words.including.find(self._folded[: self._sentence.end])
        for place, count in enumerate(self._counts):
            if any(
                found.end <= count.start and self._distance(found.end, count.start) <= 1
                for found in opened
                if found.start >= self._sentence.start
            ) or (place - 1 in included and self._is_listed(place) and not self._has_own_cue(place)):
                included.add(place)
        return included

    def _is_listed(self, place: int) -> bool:
        """Is this count joined to the one before it by a comma or "and", with no cue between?"""
        earlier, count = self._counts[place - 1], self._counts[place]
        gap = self._folded[earlier.number_end : count.start]
        joined = gap.rstrip().endswith((*self._words.lists, ",", "，", "、", "،"))
        return joined and not _BREAK.search(_without_brackets(gap)) and not self._cue_between(earlier.number_end, count.start)

    def _has_own_cue(self, place: int) -> bool:
        count = self._counts[place]
        limit = self._counts[place + 1].start if place + 1 < len(self._counts) else self._sentence.end
        for cue in self._cues:
            if count.number_end <= cue.start < limit and cue.meaning.side in {Side.BEFORE, Side.BESIDE}:
                return not _COMMA.search(self._folded[count.number_end : cue.start])
        return False

    def _share_in_lists(self) -> None:
        for place, count in enumerate(self._counts):
            if place == 0 or place in self._taken or place in self._included or count.blank or not self._is_listed(place):
                continue
            earlier = self._taken.get(place - 1, [])
            if (
                earlier
                and earlier[-1].side is Side.AFTER
                and self._distance(self._counts[place - 1].number_end, count.start) <= (8 if count.weak else 12)
            ):
                self._taken[place] = [earlier[-1]]
        for place in range(len(self._counts) - 2, -1, -1):
            following = self._taken.get(place + 1, [])
            listed = place not in self._taken and place not in self._included and self._lists_people(place)
            if (
                listed
                and following
                and following[0].side is Side.BEFORE
                and self._distance(self._counts[place].number_end, self._counts[place + 1].start) <= 6
            ):
                self._taken[place] = [following[0]]

    def _lists_people(self, place: int) -> bool:
        """Is this count one of people, and joined by "and" to the next?"""
        count, following = self._counts[place], self._counts[place + 1]
        if count.blank or not (count.people or (self._words.passive and not count.weak)):
            return False
        gap = self._folded[count.gap_from : following.start]
        joined = self._is_listed(place + 1) or any(word in self._words.lists for word in _WORD.findall(gap))
        return joined and not _BREAK.search(gap) and not self._cue_between(count.gap_from, following.start)

    def _count_within(self) -> None:
        for place in sorted(self._included):
            whole = [self._taken[other] for other in range(place - 1, -1, -1) if other in self._taken and other not in self._included]
            if whole and place not in self._taken:
                self._taken[place] = [whole[0][0]]
            elif not whole and place not in self._taken:
                earlier = [cue for cue in self._cues if cue.end <= self._counts[place].start and cue.meaning.kind]
                if earlier:
                    self._take(place, earlier[-1], Side.AFTER)

    # What is a figure, and how is it written?

    def _is_figure(self, place: int, taken: _Taken) -> bool:
        return taken.kind is not None and not self._counts[place].blank

    def _figure(self, place: int, taken: _Taken) -> ReadFigure:
        count = self._counts[place]
        assert taken.kind is not None
        named, end = who(self._text, self._folded, count, self._sentence.end, self._words)
        return ReadFigure(
            taken.kind, count.value, count.low, count.high, count.qualifier, named, None, Span(count.start, max(end, count.end))
        )

    # Distances.

    def _distance(self, start: int, end: int) -> int:
        """Words between two places; in scripts without spaces, half the characters."""
        if not spaced(self._words.language):
            return len(self._folded[start:end].strip()) // 2
        return len(_WORD.findall(self._folded, start, end))

    def _conjoined(self, start: int, end: int) -> bool:
        return bool(self._words.conjunctions.find(self._folded[start:end]))

    def _cue_between(self, start: int, end: int) -> bool:
        return any(start <= cue.start < end for cue in self._cues)


def _without_brackets(gap: str) -> str:
    """What is said in brackets does not break a phrase ("145 Baloch Liberation Army (BLA) insurgents")."""
    return re.sub(r"[(（][^()（）]{0,80}[)）]", " ", gap)
