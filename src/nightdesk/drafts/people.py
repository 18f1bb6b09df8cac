"""Who those are whom items of several languages name ("the former president"), whom they follow, and what became of them.

A word counts only where it stands beside the name, and a name only where it is known in English letters (see `nightdesk.drafts.named`)
or stands in Latin letters itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from nightdesk.drafts.events import with_article
from nightdesk.drafts.happenings import comes_in
from nightdesk.drafts.named import Named
from nightdesk.drafts.particulars import Particular
from nightdesk.drafts.steps import leads_a_party
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import country_name, find_places
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_BESIDE, _AFTER_CUE, _PARTY, _LONGEST = 60, 24, 40, 600
_LATIN_NAME = re.compile(r"[A-ZÀ-Ž][\w'’-]+(?:\s(?:(?:da|de|del|di|van|von|al|bin)\s)?[A-ZÀ-Ž][\w'’-]+){1,3}")
# "word opgevolg deur haar seun, koning Charles III"
_SUCCEEDED_BY = re.compile(
    r"(?:succeed(?:ed|it)\s(?:by|bi)|opgevolg\sdeur|opgevolgd\sdoor|efterträds\sav|etterfølges\sav|efterfølges\saf|nachfolger\sist|diganti\soleh|"
    r"digantikan\soleh|sucedid[oa]\spor|remplacée?\spar|succédée?\spar|zastąpi\sj[ąe]|[Hh]umalili\ssa)\s(?:[^\s.;]+\s){0,8}?"
    r"((?!King|Queen|Koning|Raja|Prin)[A-ZÀ-Ž][a-zà-ž]+\s(?:[IVX]{1,5}\b|[A-ZÀ-Ž][a-zà-ž]+))"
)
LEAVES = re.compile(r"\b(?:resign\w*|steps? down|stepped down|oust\w*|remov\w+|dismiss\w*|quits?)\b", re.IGNORECASE)
SUCCESSION, SUCCESSION_IN_PARTY = "the succession", "the succession in the party"
_TITLE, _TWO = 16, 2
_STOPS_SHORT = re.compile(r"[.,;:、，。؛!?]")
_STOPS = re.compile(r"[.;。؛!?]")
_OFFICES = (EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.COUP)
_OF_SOMEBODY = (EventKind.DEATH, EventKind.AWARD, EventKind.SPORT, EventKind.ELECTION)
_STILL = (EventKind.AWARD, EventKind.SPORT, EventKind.ELECTION)
_CALLINGS = frozenset(["writer", "biologist", "geneticist", "economist", "footballer", "racing driver", "motorcycle racer"])
_HONOURS = {
    "match-player": "player of the match", "tournament-player": "best player of the tournament", "best-player": "best player",
}  # fmt: skip
_SHOT_AT = (EventKind.ATTACK, EventKind.SHOOTING)


def people_in(item: Item, names: tuple[Named, ...], event: EventKind, lead: str) -> Iterator[Particular]:
    """What an item says of people beside the happening, each thing once; whom the words of the lead name needs no telling."""
    subject = next((named for named in names if named.name.split()[-1] in lead), next(iter(names), None) if not lead else None)
    if len(item.text) > _LONGEST:
        return
    if event in _OFFICES and (followed := _followed(item, names)) is not None and followed.split()[-1] not in lead:
        yield Particular("who held the office before", f"that {followed} held the office before", followed)
    if event is EventKind.DEATH and (heir := _SUCCEEDED_BY.search(item.text)) is not None and heir[1] not in lead:
        yield Particular(SUCCESSION, f"that {heir[1]} succeeded", heir[1])
    if (event in _OF_SOMEBODY or (event in _SHOT_AT and not lead)) and subject is not None and (role := role_in(item, subject)) is not None:
        was = "is" if event in _STILL else "was"
        yield Particular(f"who {subject.name} {was}", f"that {subject.name} {was} {role}", role)
    if event is EventKind.ELECTION:
        yield from _contenders(item, names, lead)
    if event is EventKind.GOVERNMENT and LEAVES.search(lead) and (following := _successor(item, names, lead)) is not None:
        yield following
    if event in _OFFICES:
        for named in names:
            party = _party_before(item, named)
            if party is not None and party.split()[-2 if party.startswith("the ") else -1] not in lead:
                yield Particular(f"the party of {named.name}", f"that {named.name} belongs to {party}", party)
    if event is EventKind.SPORT and (honour := _honoured(item, names)) is not None:
        yield honour
    if event in _SHOT_AT and (hurt := _beside(item, names, "wounded")) is not None:
        yield Particular(f"what became of {hurt}", f"that {hurt} was wounded", f"{hurt} wounded")


def _contenders(item: Item, names: tuple[Named, ...], lead: str) -> Iterator[Particular]:
    """Who lost, and who leads the winning side, where the lead does not name them."""
    others = tuple(named for named in names if named.name.split()[-1] not in lead)
    if (beaten := _at_cue(item, others, "defeats")) is not None:
        yield Particular("who was beaten", f"that the winner beat {beaten}", beaten)
    if (leader := _at_cue(item, others, "leads")) is not None:
        yield Particular("who leads the winner", f"that {leader} led the winning side", leader)


def _successor(item: Item, names: tuple[Named, ...], lead: str) -> Particular | None:
    """Whoever is named first, right before a word for coming into an office, while the one who leaves is named behind it.

    Who is chosen to lead a party, or is yet to be sworn in, holds no office yet.
    """
    here = sorted((named for named in names if item.id in named.spans), key=lambda named: named.spans[item.id].start)
    if len(here) < _TWO or here[0].name.split()[-1] in lead or not any(named.name.split()[-1] in lead for named in here[1:]):
        return None
    between, name = item.text[here[0].spans[item.id].end : here[1].spans[item.id].start], here[0].name
    if not comes_in(between[:_AFTER_CUE]):
        return None
    if leads_a_party(between):
        return Particular(SUCCESSION_IN_PARTY, f"that {name} became leader of the party", name)
    is_to = _words_of("is-to").search(_STOPS.split(between)[0].casefold()) is not None
    return Particular(SUCCESSION, f"that {name} {'was to follow in the office' if is_to else 'took over'}", name)


def _at_cue(item: Item, names: tuple[Named, ...], cue: str) -> str | None:
    """Whoever is named behind a word of this kind, with no more than a title between, or right before one in languages that put it last."""
    spans = {named.name: named.spans[item.id] for named in names if item.id in named.spans}
    for found in _cue(cue, "before").finditer(item.text):
        for name, span in spans.items():
            if 0 <= span.start - found.end() <= _TITLE and not _STOPS_SHORT.search(item.text[found.end() : span.start]):
                return name
    for found in _cue(f"{cue}-behind", "behind").finditer(item.text):
        for name, span in spans.items():
            if 0 <= found.start() - span.end <= _TWO:
                return name
    return None


def _honoured(item: Item, names: tuple[Named, ...]) -> Particular | None:
    """Who was best, and of what: of the match, of the tournament, or of what is not said."""
    for kind, what in _HONOURS.items():
        if (best := _beside(item, names, kind)) is not None:
            return Particular(f"the {what}", f"that {best} was named {what}", best)
    return None


def _followed(item: Item, names: tuple[Named, ...]) -> str | None:
    """Whoever is named right behind a word for succeeding, or right before one in languages that put it last."""
    text = item.text
    for cue in _cue("succeeds", "before").finditer(text):
        found = next((named.name for named in names if cue.end() <= _start(named, item) <= cue.end() + 2), None)
        latin = _LATIN_NAME.match(text, cue.end())
        if found is not None or latin is not None:
            return found or (latin.group() if latin is not None else None)
    for cue in _cue("succeeds-behind", "behind").finditer(text):
        found = next((named.name for named in names if item.id in named.spans and 0 <= cue.start() - named.spans[item.id].end <= 2), None)
        if found is not None:
            return found
    return None


def _party_before(item: Item, named: Named) -> str | None:
    """The party named right before somebody, with no more between them than "candidate" or "leader"."""
    if item.id not in named.spans or len(item.text.casefold()) != len(item.text):
        return None
    start = named.spans[item.id].start
    before = item.text[max(0, start - _PARTY) : start].casefold()
    found: list[tuple[int, str]] = [(match.end(), name) for name in _tables()["party"] for match in _noun("party", name).finditer(before)]
    if not found or re.search(r"[,.;:、，。；]", before[max(found)[0] :]):
        return None
    return max(found)[1]


def _start(named: Named, item: Item) -> int:
    return named.spans[item.id].start if item.id in named.spans else -1


def _beside(item: Item, names: tuple[Named, ...], kind: str) -> str | None:
    """The one name that stands in the same sentence as a word of this kind, nearest to it and not far from it."""
    found = _words_of(kind).search(item.text.casefold())
    if found is None or len(item.text.casefold()) != len(item.text):
        return None
    near = [
        (gap, named.name)
        for named in names
        if item.id in named.spans and (gap := _gap(named.spans[item.id], Span(*found.span()), item.text)) is not None and gap <= _AFTER_CUE
    ]
    return min(near)[1] if near else None


def _gap(one: Span, other: Span, text: str) -> int | None:
    """The letters between two spans; None where a sentence ends between them."""
    start, end = (one.end, other.start) if one.end <= other.start else (other.end, one.start)
    return None if _STOPS.search(text[start:end]) else max(0, end - start)


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/people.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _cue(kind: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){word}" if word[0].isascii() else word for word in _tables()[kind][key].split()), re.IGNORECASE)


@lru_cache(maxsize=64)
def _words_of(kind: str) -> re.Pattern[str]:
    return _compiled(_tables()[kind])


def _compiled(table: dict[str, str]) -> re.Pattern[str]:
    openings, parts = table["words"].casefold().split(), table["parts"].casefold().split()
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(openings)})", *parts]))


def role_in(item: Item, named: Named) -> str | None:
    """ "the last leader of the Soviet Union", "a writer from France": what the words beside the name in the item call its bearer."""
    if item.id not in named.spans or len(item.text.casefold()) != len(item.text):
        return None
    span, text = named.spans[item.id], item.text
    start = max(0, span.start - _BESIDE)
    before = _STOPS.split(text[start : span.start])[-1]
    after = _STOPS.split(text[span.end : span.end + _BESIDE])[0]
    for words, at in ((before, span.start - len(before)), (after, span.end)):
        nouns = [(match.start(), name) for name in _tables()["noun"] if (match := _noun("noun", name).search(words.casefold())) is not None]
        if nouns:
            return _phrase(min(nouns)[1], words, _country(item, at, at + len(words)))
    return None


def bodies_in(text: str) -> frozenset[str]:
    """States that are no more, and parties, that a text in any language names."""
    return states_in(text) | frozenset(name for name in _tables()["party"] if _noun("party", name).search(text.casefold()))


def states_in(text: str) -> frozenset[str]:
    """States that are no more and that a text in any language names."""
    return frozenset(name for name in _tables()["state"] if _noun("state", name).search(text.casefold()))


def _phrase(noun: str, words: str, country: str | None) -> str | None:
    """An office with what sets it apart and its country; a calling with the country one is from. Neither alone says who somebody is."""
    if country is None:
        return None
    if noun in _CALLINGS:
        return f"a {noun} from {country}"
    beside = _noun("noun", noun).sub(" ", words.casefold())
    kinds = [name for name in ("first", "last", "former") if _noun("modifier", name).search(beside)]
    if not kinds:
        return f"the {noun} of {country}" if noun == "queen" else None
    if kinds[0] == "former":
        return f"a former {noun} of {country}"
    return f"the {'first and last' if kinds[:2] == ['first', 'last'] else kinds[0]} {noun} of {country}"


def _country(item: Item, start: int, end: int) -> str | None:
    """The one country named between two places of the text."""
    past = states_in(item.text[start:end])
    if past:
        return min(past)
    found = {place.country for place in find_places(item.text, item.language) if place.country and start <= place.span.start < end}
    return with_article(country_name(found.pop())) if len(found) == 1 else None


@lru_cache(maxsize=64)
def _noun(part: str, name: str) -> re.Pattern[str]:
    return _compiled(_tables()[part][name])
