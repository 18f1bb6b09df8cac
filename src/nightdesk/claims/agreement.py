"""What several sources say of one thing: claims joined across languages, independent voices counted, and a status for each.

Counts of one kind and group with one value are one claim, whatever the language; so are amounts of one kind and unit. Corroboration is
counted by families, never by copies: publishers of one family are one voice, families that all name one speaker have one origin. A claim
is judged by these rules, the first that holds:

- withdrawn: all who stated it have taken it back, by a lower number of their own or by withdrawing the item;
- claimed by a party: nobody states it but speakers who take part in the fight;
- overtaken: a later number stands in its place;
- disputed: another number stands beside it that cannot be true as well ("at least 100" and 103 can);
- confirmed: two independent families or more state it;
- reported by one: the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from nightdesk.claims.groups import group_of
from nightdesk.claims.model import Amount, AmountKind, Figure, History, Movement, Qualifier
from nightdesk.claims.sourcing import Sourcing, sourcing_of
from nightdesk.claims.told_numbers import amount_says, compatible, count_says
from nightdesk.foundation.ids import ItemId
from nightdesk.foundation.spans import Span
from nightdesk.languages.phrases import fold


class ClaimStatus(StrEnum):
    CONFIRMED = "confirmed"
    SINGLE = "reported by one"
    PARTY = "claimed by a party"
    DISPUTED = "disputed"
    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is stated: an exact span of an item's text, and the speaker whom the text names for it."""

    item: ItemId
    span: Span
    said_by: str | None


def still_told(places: Iterable[Place], withdrawn: Collection[ItemId]) -> tuple[Place, ...]:
    """Those of the places whose items were not taken back."""
    return tuple(place for place in places if place.item not in withdrawn)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One claim with all that bear on it. `says` is the claim in plain English ("at least 12 killed"); `places` are all who state it in
    order of time, `against` those whose number cannot be true as well; `families` are the independent voices, in order of their first word.
    `why` tells in words how the status came about."""

    says: str
    number: float
    status: ClaimStatus
    why: str
    places: tuple[Place, ...]
    families: tuple[str, ...]
    against: tuple[Place, ...] = ()


_COUNTS_ONCE = frozenset({AmountKind.MAGNITUDE})
"""Amounts of which an event has one only, so that two values contradict each other."""


def agree(
    figures: Sequence[Figure],
    amounts: Sequence[Amount],
    histories: Sequence[History],
    families: Mapping[ItemId, str],
    *,
    withdrawn: Collection[ItemId] = (),
    parties: Collection[str] = (),
) -> tuple[Agreement, ...]:
    """The claims of a story that give a number, in the order in which they were first stated. `families` holds each item's family;
    `withdrawn` are items that their source took back; `parties` name those who take part."""
    scene = _Scene(histories, families, frozenset(withdrawn), tuple(parties))
    return (*scene.of_figures(figures), *scene.of_amounts(amounts))


def agree_without(
    one: Agreement, withdrawn: Collection[ItemId], families: Mapping[ItemId, str], parties: Collection[str] = ()
) -> Agreement:
    """The same claim once these items are taken back. What was overtaken or taken back by a lower number stays so."""
    held, against = still_told(one.places, withdrawn), still_told(one.against, withdrawn)
    if (held, against) == (one.places, one.against):
        return one
    scene = _Scene((), families, frozenset(withdrawn), tuple(parties))
    voices = scene.voices(held)
    left = replace(one, families=tuple(voices), against=against)
    if held and (against or one.status in (ClaimStatus.OVERTAKEN, ClaimStatus.WITHDRAWN, ClaimStatus.PARTY)):
        return left
    status, why = scene.status(held, voices, against, (), lowered=False, past=None)
    return replace(left, status=status, why=f"{why}; another report was withdrawn" if status is ClaimStatus.SINGLE else why)


@dataclass(frozen=True, slots=True)
class _Scene:
    histories: Sequence[History]
    families: Mapping[ItemId, str]
    withdrawn: frozenset[ItemId]
    parties: tuple[str, ...]

    def of_figures(self, figures: Sequence[Figure]) -> Iterator[Agreement]:
        joined: dict[Hashable, list[Figure]] = defaultdict(list)
        for figure in sorted(figures, key=lambda one: (one.published_at, one.item, one.read.span)):
            if figure.read.value is not None:
                joined[figure.read.kind, group_of(figure.read.who), figure.read.value].append(figure)
        for same in joined.values():
            yield self._figure_agreement(same)

    def _figure_agreement(self, same: Sequence[Figure]) -> Agreement:
        read = same[0].read
        group = group_of(read.who)
        history = next((one for one in self.histories if (one.kind, one.group) == (read.kind, group)), None)
        against = [other for other in (history.stands if history else ()) if not compatible(read, other.read)]
        says = count_says(replace(read, qualifier=_reserve(same)))
        places = tuple(Place(one.item, one.read.span, one.read.said_by) for one in same)
        standing = history is None or any(other.read.value == read.value for other in history.stands)
        overtaken = not standing and history is not None and history.high is not None and _moved_past(history, same)
        lowered = history is not None and self._taken_back(history, same)
        opposed = tuple(Place(one.item, one.read.span, one.read.said_by) for one in against) if standing else ()
        past = f"{history.high:,} stands in its place" if overtaken and history is not None and history.high is not None else None
        return self._judged(
            says, float(read.value or 0), places, opposed, [count_says(other.read) for other in against], lowered=lowered, past=past
        )

    def of_amounts(self, amounts: Sequence[Amount]) -> Iterator[Agreement]:
        joined: dict[Hashable, list[Amount]] = defaultdict(list)
        for amount in sorted(amounts, key=lambda one: (one.published_at, one.item, one.read.span)):
            if amount.read.value is not None and amount.read.kind is not AmountKind.DURATION:
                joined[amount.read.kind, amount.read.unit, amount.read.value].append(amount)
        for same in joined.values():
            read = same[0].read
            others = [one for one in amounts if read.kind in _COUNTS_ONCE and one.read.kind is read.kind and one.read.value != read.value]
            places, against = (tuple(Place(one.item, one.read.span, one.read.said_by) for one in told) for told in (same, others))
            yield self._judged(
                amount_says(read),
                float(read.value or 0),
                places,
                against,
                [amount_says(one.read) for one in others],
                lowered=False,
                past=None,
            )

    # The status.

    def _judged(
        self,
        says: str,
        number: float,
        places: tuple[Place, ...],
        against: tuple[Place, ...],
        rivals: Sequence[str],
        *,
        lowered: bool,
        past: str | None,
    ) -> Agreement:
        held = still_told(places, self.withdrawn)
        voices = self.voices(held)
        status, why = self.status(held, voices, against, rivals, lowered=lowered, past=past)
        return Agreement(says, number, status, why, places, tuple(voices), against)

    def status(
        self,
        held: Sequence[Place],
        voices: Sequence[str],
        against: Sequence[Place],
        rivals: Sequence[str],
        *,
        lowered: bool,
        past: str | None,
    ) -> tuple[ClaimStatus, str]:
        if not held:
            return ClaimStatus.WITHDRAWN, "its source withdrew it"
        if lowered:
            return ClaimStatus.WITHDRAWN, "who stated it has since given a lower number"
        sides = [place for place in held if place.said_by and sourcing_of(place.said_by, self.parties) is Sourcing.PARTY]
        if len(sides) == len(held):
            names = ", ".join(dict.fromkeys(place.said_by for place in sides if place.said_by))
            return ClaimStatus.PARTY, f"stated by a party only: {names}"
        if past is not None:
            return ClaimStatus.OVERTAKEN, past
        if against:
            return ClaimStatus.DISPUTED, f"stated as well: {', '.join(dict.fromkeys(rivals))}"
        if len(voices) > 1:
            return ClaimStatus.CONFIRMED, f"stated by {len(voices)} independent families of sources"
        return ClaimStatus.SINGLE, self._alone(held)

    def _alone(self, held: Sequence[Place]) -> str:
        copies = len({place.item for place in held})
        if len({self.families.get(place.item, place.item) for place in held}) > 1:
            return f"told by several, all from {held[0].said_by}"
        return "stated by one family of sources" + (f", in {copies} items" if copies > 1 else "")

    def voices(self, held: Sequence[Place]) -> list[str]:
        """Families in order of their first word. Where all name one and the same speaker there is one voice."""
        families = list(dict.fromkeys(str(self.families.get(place.item, place.item)) for place in held))
        speakers = {fold(place.said_by) if place.said_by else None for place in held}
        return families[:1] if len(speakers) == 1 and None not in speakers else families

    def _taken_back(self, history: History, same: Sequence[Figure]) -> bool:
        """Has every teller of this number stated a lower one of the same count later?"""
        falls = [step.figure for step in history.steps if step.movement is Movement.FALL and not step.aside]
        falls += [later for step in history.steps if step.movement is Movement.FALL for later in step.repeated_by]
        if any(other.read.value == same[0].read.value for other in history.stands):
            return False
        return all(
            any(
                self._teller(fall) == self._teller(figure)
                and fall.published_at > figure.published_at
                and (fall.read.value or 0) < (figure.read.value or 0)
                for fall in falls
            )
            for figure in same
        )

    def _teller(self, figure: Figure) -> Hashable:
        return self.families.get(figure.item, figure.item), figure.language, figure.read.said_by


def _moved_past(history: History, same: Sequence[Figure]) -> bool:
    """Has the count moved on since this number was last stated?"""
    last = max(figure.published_at for figure in same)
    return any(not step.aside and step.figure.published_at >= last for step in history.steps if step.figure not in same)


def _reserve(same: Sequence[Figure]) -> Qualifier:
    """The reserve of the first teller, unless all others state the number plainly."""
    kinds = [figure.read.qualifier for figure in same]
    return max(dict.fromkeys(kinds), key=kinds.count)
