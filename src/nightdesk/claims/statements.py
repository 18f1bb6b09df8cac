"""Statements that say the same, joined across languages by the numbers, names and places in what is said, in one language by its words.

What somebody said is judged as `agreement` judges numbers, with two differences. That two sources report one speaker's words shows that
they were said, not that they are so: only different speakers, not all of them parties, confirm. And a denial of the same matter disputes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nightdesk.claims.agreement import ClaimStatus, Place, still_told
from nightdesk.claims.model import Attribution, Stance
from nightdesk.claims.sourcing import Sourcing, sourcing_of
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.names import find_names
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.phrases import fold
from nightdesk.languages.places import find_places
from nightdesk.languages.words import base, split

MOST = 200
"""Statements of a story that are compared: each with every other."""

_SAME_WORDS, _SAME_MARKS, _FEWEST_MARKS = 0.5, 0.5, 2
_SAYS_SO = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.ACCUSES})


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, with all who say it in order of time; `denied_by` are those who say that it is not so."""

    says: str
    language: str
    stance: Stance
    status: ClaimStatus
    why: str
    said_at: tuple[Place, ...]
    families: tuple[str, ...]
    denied_by: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution with what its content can be known again by."""

    place: Place
    language: str
    stance: Stance
    content: str
    words: frozenset[str]
    marks: frozenset[str]

    def alike(self, other: _Said) -> bool:
        if base(self.language) == base(other.language) and _shared(self.words, other.words) >= _SAME_WORDS:
            return True
        return len(self.marks & other.marks) >= _FEWEST_MARKS and _shared(self.marks, other.marks) >= _SAME_MARKS


def join_statements(
    attributions: Sequence[Attribution], texts: Mapping[ItemId, str], families: Mapping[ItemId, str], *, parties: Collection[str] = ()
) -> tuple[Statement, ...]:
    """What is said in a story, each statement once, in order of its first utterance. `texts` hold the text of each item."""
    ordered = sorted(attributions, key=lambda one: (one.published_at, one.item, one.read.cue))[:MOST]
    said = [_said(one, texts[one.item]) for one in ordered if one.item in texts]
    asserted = [one for one in said if one.stance is not Stance.DENIES]
    denials = [one for one in said if one.stance is Stance.DENIES]
    groups = list(_grouped(asserted))
    told = [_statement(group, [no for no in denials if any(no.alike(one) for one in group)], families, parties) for group in groups]
    answered = {no.place for statement in told for no in denials if no.place in statement.denied_by}
    return (*told, *(_statement([no], [], families, parties) for no in denials if no.place not in answered))


def _said(attribution: Attribution, text: str) -> _Said:
    read, language = attribution.read, attribution.language
    content = read.content.cut(text)
    words = frozenset(fold(word.cut(content)) for word in split(content, language))
    marks = {f"number {number.value:g}" for number in read_numbers(content, language) if number.value is not None and number.value > 1}
    marks |= {f"name {name.key}" for name in find_names(content, language) if name.sure}
    marks |= {f"place {place.country}/{place.name}" for place in find_places(content, language)}
    place = Place(attribution.item, read.content, read.speaker.cut(text))
    return _Said(place, language, read.stance, content, words, frozenset(marks))


def _grouped(said: Sequence[_Said]) -> Iterator[list[_Said]]:
    groups: list[list[_Said]] = []
    for one in said:
        home = next((group for group in groups if _same_kind(group[0], one) and any(one.alike(other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    yield from groups


def _same_kind(one: _Said, other: _Said) -> bool:
    return one.stance is other.stance or {one.stance, other.stance} <= _SAYS_SO


def _statement(group: Sequence[_Said], denials: Sequence[_Said], families: Mapping[ItemId, str], parties: Collection[str]) -> Statement:
    first = group[0]
    places, denied_by = tuple(one.place for one in group), tuple(no.place for no in denials)
    voices = _voices(places, families)
    status, why = _judged(places, denied_by, voices, parties)
    return Statement(first.content, first.language, first.stance, status, why, places, voices, denied_by)


def state_without(
    one: Statement, withdrawn: Collection[ItemId], families: Mapping[ItemId, str], parties: Collection[str] = ()
) -> Statement:
    """The same statement once these items are taken back: it counts only those who still tell it, and is withdrawn where nobody does."""
    held, denied_by = still_told(one.said_at, withdrawn), still_told(one.denied_by, withdrawn)
    if (held, denied_by) == (one.said_at, one.denied_by):
        return one
    voices = _voices(held, families)
    gone = ClaimStatus.WITHDRAWN, "its source withdrew it"
    status, why = _judged(held, denied_by, voices, parties) if held else gone
    return replace(one, status=status, why=why, families=voices, denied_by=denied_by)


def _voices(places: Sequence[Place], families: Mapping[ItemId, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(families.get(place.item, place.item)) for place in places))


def _judged(
    said_at: Sequence[Place], denied_by: Sequence[Place], voices: Sequence[str], parties: Collection[str]
) -> tuple[ClaimStatus, str]:
    speakers = list(dict.fromkeys(fold(place.said_by or "") for place in said_at))
    if denied_by:
        return ClaimStatus.DISPUTED, f"denied by {', '.join(dict.fromkeys(place.said_by or '' for place in denied_by))}"
    if all(sourcing_of(place.said_by or "", parties) is Sourcing.PARTY for place in said_at):
        return ClaimStatus.PARTY, f"said by a party only: {said_at[0].said_by}"
    if len(speakers) > 1 and len(voices) > 1:
        return ClaimStatus.CONFIRMED, f"said by {len(speakers)} speakers in {len(voices)} independent families of sources"
    return ClaimStatus.SINGLE, f"said by {said_at[0].said_by}" + (f", as {len(voices)} families of sources tell" if len(voices) > 1 else "")


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
