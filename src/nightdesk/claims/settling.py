"""Which number belongs to which word that says what happened to people, within one sentence.

Each cue takes the number that stands where that kind of cue has its number. What no cue takes is given to a neighbour it is listed with
("18 civilians, and 18 soldiers") or counted within ("including three children"): see `sharing`.
"""

from __future__ import annotations

from dataclasses import replace

from nightdesk.claims.counts import FROM
from nightdesk.claims.cues import Cue, Side
from nightdesk.claims.ground import BREAK, COMMA, WORD, Ground, Taken, without_brackets
from nightdesk.claims.model import FigureKind, Qualifier
from nightdesk.languages.numerals import spaced
from nightdesk.languages.phrases import Found


class Settling(Ground):
    """A sentence whose cues take their counts."""

    def settle(self) -> None:
        for cue in self.cues:
            self._settle(cue)
        for cue in self.cues:
            if not self._has_taken(cue):
                self._settle_late(cue)

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
            self.take(place, cue, side)

    def _has_taken(self, cue: Found[Cue]) -> bool:
        return any(taken.cue == cue for takens in self.taken.values() for taken in takens)

    def _settle_late(self, cue: Found[Cue]) -> None:
        """A cue whose number is part of another count, or comes after somebody named ("killed a commander …, and ten other fighters")."""
        if cue.meaning.kind is None or cue.meaning.side is Side.TOLL:
            return
        if (other := self._on_other_side(cue)) is not None:
            self.take(other, cue, Side.AFTER if cue.meaning.side is Side.BEFORE else Side.BEFORE)
            return
        for place, count in enumerate(self.counts):
            if place in self.taken or count.blank or (count.weak and not count.people):
                continue
            if count.number_end <= cue.start and place in self.included and cue.meaning.side is not Side.AFTER:
                between = self.folded[count.number_end : cue.start]
                if self.distance(count.number_end, cue.start) <= 2 and not COMMA.search(between):
                    self.take(place, cue, Side.BEFORE)
                    self.included.discard(place)
                    return
            forward = cue.meaning.side is not Side.BEFORE and count.start > cue.end and place not in self.included
            if (
                forward
                and self.names_people(place)
                and self.distance(cue.end, count.start) <= (8 if count.weak else 30)
                and not self.cue_between(cue.end, count.start)
                and self._endsconjoined(cue.end, count.start)
            ):
                self.take(place, cue, Side.AFTER)
                return

    def _on_other_side(self, cue: Found[Cue]) -> int | None:
        """A number right beside the cue where its language seldom puts it ("kuoli 125 ihmistä"); English order is strict."""
        if self.words.passive:
            return None
        if cue.meaning.side is Side.BEFORE:
            ahead = self._ahead(cue, 2)
            near = ahead is not None and (self.counts[ahead].people or self.distance(cue.end, self.counts[ahead].start) == 0)
            return ahead if near and not self._tells_an_age(cue) else None
        place = self._behind(cue, 1, commas=0)
        return place if place is not None and place not in self.taken else None

    def _endsconjoined(self, start: int, end: int) -> bool:
        """Does a list's "and" stand right before the second place, in the same clause?"""
        gap = self.folded[start:end]
        found = self.words.conjunctions.find(gap[-8:])
        return bool(found) and not BREAK.search(without_brackets(gap)) and self.distance(start, end) <= 30

    def _side(self, cue: Found[Cue]) -> Side:
        if self.is_passive(cue):
            return Side.BEFORE
        if cue.meaning.kind is None:
            return Side.BEFORE if self._behind(cue, 1, commas=0) is not None else Side.AFTER
        ahead = self._ahead(cue, 3)
        if self.words.passive:
            return Side.AFTER if ahead is not None and self.distance(cue.end, self.counts[ahead].start) == 0 else Side.BEFORE
        behind = self._behind(cue, 2, commas=0)
        if behind is not None and not self.conjoined(self.counts[behind].end, cue.start):
            return Side.BEFORE
        return Side.AFTER if ahead is not None else Side.BEFORE

    def _settle_toll(self, cue: Found[Cue]) -> None:
        for place, count in enumerate(self.counts):
            if count.start < cue.end or count.weak or place in self.taken or place in self.included:
                continue
            before = WORD.findall(self.folded, cue.end, count.start)
            if before and before[-1] in FROM and self._leads_on(place):
                continue
            reserve = self.folded[count.start : count.number_start].strip()
            if count.qualifier is Qualifier.UP_TO and reserve in self.words.reaches:
                self.counts[place] = replace(count, start=count.number_start, qualifier=Qualifier.EXACT)
                self.take(place, cue, Side.AFTER)
                return
            if (before and before[-1] in self.words.reaches) or (len(before) <= 1 and not count.blank):
                self.take(place, cue, Side.AFTER)
                return

    def _leads_on(self, place: int) -> bool:
        """Is it the 103 of "rose from 103 to 145"?"""
        return place + 1 < len(self.counts) and self.distance(self.counts[place].end, self.counts[place + 1].start) <= 1

    def _ahead(self, cue: Found[Cue], reach: int) -> int | None:
        start = cue.end
        for place, count in enumerate(self.counts):
            if count.start < cue.end:
                continue
            if place in self.parts:
                start = count.end
                continue
            gap = self.folded[start : count.start]
            near = self.distance(start, count.start) <= (reach if not count.weak else 2 if count.people else 0)
            clear = near and not COMMA.search(gap) and not BREAK.search(gap) and not self.conjoined(start, count.start)
            return place if clear and not self.cue_between(start, count.start) and not self._is_free_of(place) else None
        return None

    def _is_free_of(self, place: int) -> bool:
        return place in self.included or place in self.taken

    def _behind(self, cue: Found[Cue], reach: int, commas: int = 3) -> int | None:
        for place in range(len(self.counts) - 1, -1, -1):
            count = self.counts[place]
            if count.number_end > cue.start:
                continue
            if place in self.included or place in self.parts:
                continue
            gap = self.folded[count.gap_from : cue.start]
            limit = reach if not count.weak else min(reach, 6 if count.people else 1)
            distance, crossed = self.distance(count.gap_from, cue.start), len(COMMA.findall(gap))
            if BREAK.search(without_brackets(gap)) or distance > limit or crossed > (0 if count.weak else commas):
                return None
            if (crossed or distance > 3) and (self._tells_an_age(cue) or not self._may_be_far(place, distance, crossed)):
                return None
            if place not in self.taken:
                return None if self._bound_ahead(place, cue) else place
            return place if self._shared_by(place, cue) else None
        return None

    def _bound_ahead(self, place: int, cue: Found[Cue]) -> bool:
        """Does another cue stand between the count and this one, so that the count is not this one's subject?"""
        between = [other for other in self.cues if self.counts[place].end <= other.start < cue.start]
        return any(other.meaning.side in {Side.AFTER, Side.TOLL} for other in between)

    def _may_be_far(self, place: int, distance: int, crossed: int) -> bool:
        """Only a number with a noun for people reaches over a comma or many words."""
        return self.names_people(place) or (not crossed and distance <= 6 and bool(self.words.passive))

    def _tells_an_age(self, cue: Found[Cue]) -> bool:
        """Does an age follow the cue ("dies at 96", "murió a los 82 años")? Then somebody named has died."""
        if cue.meaning.kind is not FigureKind.KILLED or self.is_passive(cue):
            return False
        places = [place for place, age in self.ages if 15 <= age <= 120 and place >= cue.end and self.distance(cue.end, place) <= 5]
        return any(self._runs_on(cue.end, place) for place in places)

    def _runs_on(self, start: int, end: int) -> bool:
        """Is this one phrase, with no comma, no "and" and no cue inside?"""
        gap = self.folded[start:end]
        return not COMMA.search(gap) and not self.conjoined(start, end) and not self.cue_between(start, end)

    def _shared_by(self, place: int, cue: Found[Cue]) -> bool:
        """Do two cues stand side by side at one count ("dozens of dead and missing", "missing workers kidnapped")?"""
        last = self.taken[place][-1]
        if last.side is not Side.BEFORE or last.kind is cue.meaning.kind or cue.meaning.kind is None:
            return False
        if last.kind is None:
            return not COMMA.search(self.folded[last.cue.end : cue.start]) and not self.conjoined(last.cue.end, cue.start)
        gap = self.folded[last.cue.end : cue.start].strip()
        near = 2 if spaced(self.words.language) else 1
        return bool(gap) and not COMMA.search(gap) and self.distance(last.cue.end, cue.start) <= near

    def take(self, place: int, cue: Found[Cue], side: Side) -> None:
        self.taken.setdefault(place, []).append(Taken(cue, cue.meaning.kind, side))
