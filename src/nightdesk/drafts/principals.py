"""Whom a story is about, as patterns that find them in a line: people by full name or surname, bodies by name, and countries at odds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.material import Material
from nightdesk.drafts.naming import is_organisation, lead_text, names_to_ask
from nightdesk.languages.gazetteer import gazetteer
from nightdesk.languages.places import country_name
from nightdesk.stories.model import EventKind

_BETWEEN_COUNTRIES = frozenset({EventKind.WAR, EventKind.SPORT, EventKind.DIPLOMACY})
_MOST, _SHORTEST_SURNAME = 6, 4
_OFFICES = (
    "General Secretary",
    "Prime Minister",
    "President of",
    "Leader of",
    "Minister of",
    "Secretary",
    "King of",
    "Queen of",
    "Chancellor of",
)
_TITLED = re.compile(r"^(?:(?:Pope|Emeritus|Queen|King|Prince|Princess|Emperor|Sir|Dame|Former|President) )+(?=[A-Z])")
_CONTEST = re.compile(
    r"\b(?:Cup|Championships?|Series|Bowl|Open|Prix|Marathon|League|Trophy|Games|Grand Slam|Wimbledon|Tour de France|MotoGP)\b"
)
_NAMED_CONTEST = re.compile(
    r"\b(?:(?!The |In )[A-Z][\w'’-]* )+(?:Cup|Championships?|Series|Bowl|Open|Grand Prix|Marathon|League|Trophy|Games)\b"
)
_TITLES = frozenset(
    [
        "President",
        "Minister",
        "Chancellor",
        "Secretary",
        "Pope",
        "Queen",
        "King",
        "Prince",
        "Senator",
        "General",
        "Governor",
        "Mayor",
        "Judge",
        "Justice",
        "Leader",
        "Premier",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
    ]
)
_OWNER = re.compile(r"^[A-Z][\w.-]+['’]s (?=[A-Z])")
# "Boeing 747", "Artemis 1": no date, and no year's edition.
_MODEL = re.compile(r"\b[A-Z][a-z][\w-]+ \d{1,3}(?![\d,.:%–-]|\w)(?! (?:people|others|years))")
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|On|In|At|The|Over|Nearly|About)\b"
)
# "Lula da Silva" of "Luiz Inácio Lula da Silva".
_TAIL = re.compile(r" ([A-Z][\w-]+ (?:da|de|do|dos|van|von|bin|ibn) [A-Z][\w-]+)$")
# What has a name of several words and is nobody.
_MATTER = re.compile(
    r"\b(?:War|Wars|Crisis|Conflict|Treaty|Accords?|Agreement|Pact|Uprising|Protests|Revolution|Referendum|Act|Plan|Summit|Area|Zone)$"
)
# "Tigray" of "Tigray War".
_FOUGHT_OVER = re.compile(r"(?!(?:Civil|World|Cold|Holy|Great)\b)([A-Z]\w{3,}) (?:War|Conflict|Crisis)")
_NUMBERED = re.compile(r"[IVX]+")
_NO_SURNAME = frozenset(
    {
        "Governorate",
        "Province",
        "Embassy",
        "University",
        "Council",
        "Forces",
        "Union",
        "Coalition",
        "Jr",
        "Junior",
        "Silva",
        "State",
        "Party",
        "Series",
        "Cup",
        "East",
        "West",
        "North",
        "South",
    }
)


@dataclass(frozen=True, slots=True)
class Principal:
    """`names` are those to ask the archive for; `pattern` finds the principal in a line that may call him by less."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]
    person: bool
    country: bool = False

    @property
    def named_alone(self) -> bool:
        """Somebody known by one word ("Pelé")."""
        return not self.country and " " not in self.name and self.name[:1].isupper()

    @property
    def name(self) -> str:
        return self.names[0]

    def stands_in(self, text: str) -> bool:
        """A surname behind another first name is somebody else's ("Jorge Del Castillo")."""
        if any(name in text for name in self.names):
            return True
        found = self.pattern.search(text)
        return found is not None and (not self.person or _anothers(text[: found.start()]) is None)

    def is_another(self, text: str) -> bool:
        """Whether somebody of the same surname stands in the text before the principal does."""
        last = _surname(self.name)
        found = re.search(rf"{_FIRST_NAME}{re.escape(last)}\b", text)
        return found is not None and found.group(1) not in _TITLES and not any(found.group(1) in name.split() for name in self.names)


_FIRST_NAME = r"(?<![\w'’-])([A-Z][\w'’-]+) "


def _anothers(before: str) -> str | None:
    """The capitalised word that stands right before a surname, if it is no title and does not open a sentence."""
    found = re.search(r"(?<![.!?] )(?<!^)\b([A-Z][\w'’-]+) $", before)
    return found.group(1) if found is not None and found.group(1) not in _TITLES else None


def principals(material: Material) -> tuple[Principal, ...]:
    """People and bodies first, then, where a story lies between countries, the countries."""
    asked = [names for names in names_to_ask(material)[:_MOST] if not names[0].startswith(_OFFICES)]
    places = {place.name for place in material.pack.profile.places}
    found: list[Principal] = []
    for names in asked:
        part_of_another = any(names[0] != other[0] and names[0] in other[0] for other in asked)
        if not part_of_another and not _is_a_people(names[0]) and not any(_surname(names[0]) == _surname(one.name) for one in found):
            found.append(_named(names, place=any(place in _without_people(names[0]) for place in places)))
    found += [_named((name,), place=True) for name in dict.fromkeys(_MODEL.findall(lead_text(material))) if not _DATED.match(name)]
    contest = contest_in(lead_text(material))
    found += [_named((contest,), place=True)] if contest is not None and all(contest not in one.name for one in found) else []
    kind, profile = material.pack.profile.event, material.pack.profile
    codes = tuple(dict.fromkeys(place.country for place in profile.places if place.country and _is_named(material, place.country)))
    if kind in _BETWEEN_COUNTRIES and len(codes) > 1:
        found += [_country(code) for code in codes[:2]]
    return tuple(found)


def _is_named(material: Material, code: str) -> bool:
    lead = lead_text(material) or (material.happening.now if material.happening is not None else "")
    return not lead or re.search(country_pattern(code), lead) is not None


def _named(names: tuple[str, ...], *, place: bool) -> Principal:
    """A person may be called by the last word of the name, as the second sentence of a line does."""
    names = tuple(dict.fromkeys(bare for name in names if (bare := _TITLED.sub("", _OWNER.sub("", _without_people(name))))))
    person = not is_organisation(names[0]) and " " in names[0] and not place and not _MATTER.search(names[0])
    tail = _TAIL.search(names[0]) if person else None
    names = (*names, tail.group(1)) if tail is not None else names
    fought_over = _FOUGHT_OVER.fullmatch(names[0])
    names = (*names, fought_over.group(1)) if fought_over is not None and not _is_a_people(fought_over.group(1)) else names
    every = list(names)
    if person:
        last = _surname(names[0])
        every += [last] if len(last) >= _SHORTEST_SURNAME and last not in _NO_SURNAME and not _NUMBERED.fullmatch(last) else []
    return Principal(names, re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in every)), person)


def is_contest(name: str) -> bool:
    """ "FIFA World Cup", "World Series", "Australian Open"."""
    return _CONTEST.search(name) is not None


def contest_in(text: str) -> str | None:
    """The first contest that a text names, without a year before it."""
    found = _NAMED_CONTEST.search(text)
    return found.group() if found is not None else None


def _surname(name: str) -> str:
    return name.split()[-1]


def _without_people(name: str) -> str:
    """ "Eliud Kipchoge" of "Kenyan Eliud Kipchoge"."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and _is_a_people(first) and not is_organisation(name) else name


def _is_a_people(name: str) -> bool:
    """ "Yemeni", "Saudi-backed Yemeni", "South Korean"."""
    known = gazetteer().demonyms
    return name.lower() in known or all(word.lower() in known or word.endswith(("-led", "-backed")) for word in name.split())


def _country(code: str) -> Principal:
    names = tuple(dict.fromkeys(names_of_place(press_name(country_name(code)))))
    return Principal(names, re.compile(country_pattern(code)), person=False, country=True)


@lru_cache(maxsize=256)
def peoples_of(code: str) -> tuple[str, ...]:
    """ "Brazilian", "Brazilians"."""
    return tuple(sorted({people.title() for people, other in gazetteer().demonyms.items() if other == code}))


@lru_cache(maxsize=256)
def country_pattern(code: str) -> str:
    """Finds a country by any of its English names or its people."""
    names = (*names_of_place(press_name(country_name(code))), *peoples_of(code))
    return rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in dict.fromkeys(names))})(?!\w)"
