"""What a story wants of the archive: whom it is about, its words, its labels, and the lines among which these are looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from nightdesk.archive.background import record_of_actor
from nightdesk.archive.kinds import event_words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.kin import content_words
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import is_acted_on
from nightdesk.drafts.naming import is_organisation, lead_text
from nightdesk.drafts.principals import Principal, country_pattern, peoples_of, principals
from nightdesk.drafts.restate import Clause
from nightdesk.drafts.whereabouts import is_country
from nightdesk.languages.places import country_name
from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

_TWO_YEARS = timedelta(days=730)
_NET, _ANYBODYS, _BROAD, _LABEL_SHARED = 500, 400, 120, 0.75
_TELLING, _MOST_WORDS, _FEWEST_SHARED, _ALIKE = 6, 6, 4, 0.6
_MARGIN, _SAME_NEWS = timedelta(days=3), 0.6
_CONFLICTS = frozenset({EventKind.WAR, EventKind.ATTACK, EventKind.COUP, EventKind.SHOOTING})
FINAL = re.compile(r"(?<![-\w])(?:final|World Series|Super Bowl|title game)\b", re.IGNORECASE)
_COMPOUND, _TWO_MORE = re.compile(r"(?<![\w-])(?!re-|\w+-(?:year|old|day|month|time|party)\b)[a-z]{2,}-[A-Za-z]{3,}(?![\w-])"), 2
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[–-]\d{2,4})?\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A line that bears on the story, its sentence that does, and how much (a sum of what it shares).

    `fate` says that somebody of the story comes to something in it: to an office, before a court, to a title. `also` is the sentence after
    it, where only that one names whom the story is about.
    """

    line: ArchiveLine
    clause: Clause
    weight: float
    fate: bool = False
    also: Clause | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """What a story wants of the archive."""

    event: EventKind
    whom: tuple[Principal, ...]
    place: re.Pattern[str] | None
    words: frozenset[str]
    spread: Counter[str]
    net: tuple[ArchiveLine, ...]
    labels: frozenset[str]
    broad: frozenset[str]
    material: Material

    @property
    def accused(self) -> tuple[Principal, ...]:
        """Whom the lead has convicted, arrested or sentenced."""
        return tuple(one for one in self.whom if is_acted_on(one.pattern, lead_text(self.material)))

    @property
    def subjects(self) -> tuple[Principal, ...]:
        """Whom the lead, or what is told without English, names; all where it names none."""
        told = lead_text(self.material) or (self.material.happening.now if self.material.happening is not None else "")
        return tuple(one for one in self.whom if one.stands_in(told)) or self.whom

    @property
    def bodies(self) -> tuple[Principal, ...]:
        """In a conflict, the bodies that act in it: those of the lead of which the archive does not tell all day long."""
        if self.event not in _CONFLICTS:
            return ()
        return tuple(one for one in self.subjects if is_organisation(one.name) and one.name not in self.broad)

    @property
    def towns(self) -> tuple[str, ...]:
        """The story's places below its countries."""
        return tuple(place.name for place in self.material.pack.profile.places if not is_country(place))

    @property
    def final(self) -> bool:
        return FINAL.search(lead_text(self.material)) is not None


def day_before(material: Material) -> date:
    """Lines dated before this day are background: before the event itself, where its day is told, as the portal's lines tell it by standing
    under theirs; else some days before its first report, since a story often reaches the wire late and lines that near could be about the
    event."""
    return material.began if material.day is not None or material.portal_only else material.began - _MARGIN


def is_of_the_news(material: Material, line: ArchiveLine) -> bool:
    """Whether a line of the last days shares so many words with the story that it may tell of its event."""
    if line.date < material.began - _MARGIN:
        return False
    told = content_words(lead_text(material) or (material.happening.now if material.happening is not None else ""))
    return len(told & content_words(line.text)) >= _SAME_NEWS * max(1, len(told))


def interest_of(material: Material) -> Interest:
    whom = principals(material)
    event, profile = material.pack.profile.event, material.pack.profile
    code = next((place.country for place in profile.places if place.country), None)
    texts = [item.text for item in material.english[-4:]] or [material.happening.now if material.happening is not None else ""]
    words = frozenset().union(*(content_words(text) for text in texts))
    net = _net(material, whom)
    spread = Counter(word for line in net for word in content_words(line.text))
    place = re.compile(country_pattern(code)) if code is not None else None
    broad = frozenset(one.name for one in whom if not one.person and not one.country and _count(one, net) > _BROAD)
    return Interest(event, whom, place, words, spread, net, _labels(material, whom, net, texts, code), broad, material)


def _count(one: Principal, net: Sequence[ArchiveLine]) -> int:
    return sum(one.stands_in(line.text) for line in net)


def _net(material: Material, whom: Sequence[Principal]) -> tuple[ArchiveLine, ...]:
    """Lines that name a principal, lines of the country on the story's kind, and of two countries lines that name both."""
    archive, before = material.pack.archive, day_before(material)
    found: dict[str, ArchiveLine] = {}
    for one in whom:
        if not one.country:
            search = record_of_actor(archive, one.names, before)
            if len(search.found) <= _ANYBODYS or one.person:
                found |= {line.id: line for line in search.found}
    countries = [one for one in whom if one.country]
    events = event_words(material.pack.profile.event.value)
    if len(countries) > 1 and events:
        query = ArchiveQuery(actors=countries[0].names, places=countries[1].names, events=events, before=before)
        found |= {line.id: line for line in archive.search(query, _NET).found}
        query = ArchiveQuery(actors=countries[0].names, places=countries[1].names, since=material.began - _TWO_YEARS, before=before)
        found |= {line.id: line for line in archive.search(query, _NET).found}
    if not whom:
        words = _telling_words(material)
        for names in _places(material) if words else ():
            found |= {line.id: line for line in archive.search(ArchiveQuery(places=names, events=words, before=before), _NET).found}
    for names in _places(material):
        if events:
            found |= {line.id: line for line in archive.search(ArchiveQuery(places=names, events=events, before=before), _NET).found}
    lines = (line for line in found.values() if not is_of_the_news(material, line))
    return tuple(sorted(lines, key=lambda line: (line.date, line.id)))


def lines_alike(material: Material) -> tuple[ArchiveLine, ...]:
    """Lines that share most of the telling words of the lead, whomever they name: the seven billionth person before the eight billionth."""
    told = content_words(lead_text(material))
    words = [word for word in _telling_words(material) if len(word) >= _TELLING][:_MOST_WORDS]
    found: dict[str, ArchiveLine] = {}
    for one, other in combinations(words, 2):
        query = ArchiveQuery(actors=(one,), events=(other,), before=day_before(material))
        found |= {line.id: line for line in material.pack.archive.search(query, _BROAD).found}
    shared = {line.id: len(told & content_words(line.text)) for line in found.values()}
    alike = [
        line for line in found.values() if shared[line.id] >= max(_FEWEST_SHARED, _ALIKE * len(told)) and not is_of_the_news(material, line)
    ]
    return tuple(sorted(alike, key=lambda line: (-shared[line.id], -line.date.toordinal(), line.id)))


def lines_of_the_sort(material: Material) -> tuple[ArchiveLine, ...]:
    """Lines of the story's country that have a compound of the lead ("far-right") and two more of its words: such a word stands by chance
    in few."""
    lead, places = lead_text(material), _places(material)
    told, found = content_words(lead), dict[str, ArchiveLine]()
    for compound in dict.fromkeys(_COMPOUND.findall(lead)) if places else ():
        query = ArchiveQuery(places=places[0], events=(compound,), before=day_before(material))
        own = content_words(" ".join((compound, *places[0])))
        for line in material.pack.archive.search(query, _BROAD).found:
            shared = told & content_words(line.text) - own
            if len(shared) >= _TWO_MORE or (shared and material.pack.profile.event in dict(event_scores(line.text, "en"))):
                found[line.id] = line
    return tuple(line for line in found.values() if not is_of_the_news(material, line))


def _telling_words(material: Material) -> tuple[str, ...]:
    """The longer words of the lead, by which lines are found where the story names nobody."""
    words = re.findall(r"(?<![\w-])[a-z][a-z-]{5,}", lead_text(material))
    return tuple(dict.fromkeys(word for word in words if content_words(word)))


def _places(material: Material) -> list[tuple[str, ...]]:
    codes = [place.country for place in material.pack.profile.places if place.country][:1]
    return [(*names_of_place(press_name(country_name(code))), *peoples_of(code)) for code in codes]


def _labels(
    material: Material, whom: Sequence[Principal], net: Sequence[ArchiveLine], texts: Sequence[str], code: str | None
) -> frozenset[str]:
    """Labels most of whose words, years aside, the story has too: of its matter, or of one like it in another year."""
    country = " ".join((country_name(code), *peoples_of(code))) if code else ""
    kind = content_words(material.pack.profile.event.value)
    own = content_words(" ".join((*texts, country))) | kind
    found = set()
    for label in {label for line in net for label in line.labels}:
        words = content_words(_YEAR.sub("", label))
        bare = words - content_words(country)
        of_matter = (len(bare) > 1 or bool(bare & kind)) and len(words) > 1 and len(words & own) >= _LABEL_SHARED * len(words)
        if of_matter or any(one.person and one.name in label for one in whom):
            found.add(label)
    return frozenset(found)
