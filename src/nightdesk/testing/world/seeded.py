"""A whole world drawn from a seed: who publishes what and when, who changes it afterwards, and whose server is which kind of trouble."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from nightdesk.sources.model import FeedKind
from nightdesk.testing.world.outlets import Manner, Outlet, Piece, Wording

BEFORE = timedelta(days=4)
"""So much of each outlet's past lies in the world when it begins."""
SHARED = 20
"""So many feeds stand on one host, where a host has several."""

_SHARES = {
    Manner.GOOD: 742,
    Manner.PLAIN: 40,
    Manner.LATE: 10,
    Manner.SHORT: 60,
    Manner.MOVED: 15,
    Manner.MISLABELLED: 25,
    Manner.TORN: 10,
    Manner.AT_TIMES: 30,
    Manner.ASLEEP: 3,
    Manner.FAILING: 12,
    Manner.CIRCLE: 8,
    Manner.HUGE: 3,
    Manner.BOMB: 4,
    Manner.ENTITIES: 5,
    Manner.DEEP: 4,
    Manner.PAGE: 6,
    Manner.KEPT_OUT: 8,
    Manner.BUSY: 6,
    Manner.GONE: 5,
    Manner.MISSING: 4,
}
_INDEX_PAGES = 0.05
_EDITORS = 0.12
_SILENT = 0.03
_FALLS_SILENT = 0.02
_SHARES_A_HOST = 0.06
_LANGUAGES = ("en", "en", "en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "id")
_PLACES = "Arvenholm Belmira Corvanto Dunmarsh Estavel Fjordby Grenache Holtau Iverness Jarnow Keldar Lumeira"
_MATTERS = "bridge harbour school market railway hospital river council library theatre power-station bakery airport stadium"
_VERBS = "opened closed repaired inspected sold rebuilt flooded painted searched praised insured emptied"
_ENDS = (  # all of them together are a whole text: shorter ones are taken to be announcements of a page
    "The mayor of {place} said that {count} people had come to see it.",
    "Work on the {matter} is to last {count} days.",
    "Some {count} families live nearby.",
    "Residents asked for {count} more lamps along the road to the {matter}.",
    "The {matter} in {place} was last {verb} {count} years ago.",
    "An inspector counted {count} cracks in its walls.",
    "Before that, {count} letters about it had reached the town hall of {place}.",
    "A neighbour told this paper that the {matter} had never been so quiet in {count} weeks.",
    "The company that looks after the {matter} employs {count} people.",
    "Nobody was hurt, and {count} seats stayed empty at the meeting that followed.",
    "The {matter} will be {verb} again once {count} bricks have come from abroad.",
    "Schoolchildren have painted {count} pictures of the {matter}, which hang in the library of {place}.",
    "It costs the town about {count} a year, its treasurer said.",
    "On the first evening {count} lanterns were lit along the way to the {matter}.",
)


def draw_world(seed: int, count: int, start: datetime, end: datetime) -> tuple[Outlet, ...]:
    """`count` outlets with all that they publish from some days before `start` to `end`; the same for the same seed."""
    return tuple(_outlet(seed, number, start, end) for number in range(count))


def _outlet(seed: int, number: int, start: datetime, end: datetime) -> Outlet:
    random = Random(f"{seed}:{number}")
    manner = random.choices(list(_SHARES), list(_SHARES.values()))[0]
    kind = random.choice((FeedKind.RSS, FeedKind.RSS, FeedKind.ATOM, FeedKind.JSON_FEED))
    if manner in (Manner.TORN, Manner.MISLABELLED, Manner.SHORT) and kind is FeedKind.JSON_FEED:
        kind = FeedKind.RSS
    name, host, path = f"o{number:04}", f"h{number:04}", "/feed"
    if manner is Manner.GOOD and random.random() < _INDEX_PAGES:
        kind, path = FeedKind.INDEX_PAGE, "/news/"
    elif manner is Manner.GOOD and random.random() < _SHARES_A_HOST:
        host, path = f"shared{number // (SHARED * 10)}", f"/{name}/feed"
    language = random.choice(_LANGUAGES)
    pieces = _pieces(random, name, manner is Manner.SHORT or kind is FeedKind.INDEX_PAGE, start, end)
    return Outlet(name, host, path, kind, manner, language, pieces)


def _pieces(random: Random, name: str, on_pages: bool, start: datetime, end: datetime) -> tuple[Piece, ...]:
    """As many a day as outlets really have: most a few, some dozens, a few none, and now and then one falls silent."""
    a_day = min(60.0, random.lognormvariate(1.1, 1.0))
    last = end
    chance = random.random()
    if chance < _SILENT:
        last = start - timedelta(days=2)
    elif chance < _SILENT + _FALLS_SILENT:
        last = start + (end - start) * random.uniform(0.3, 0.6)
    edits = random.random() < _EDITORS
    at = start - BEFORE
    pieces: list[Piece] = []
    while (at := _whole_minute(at + timedelta(days=random.expovariate(a_day)))) < last:
        pieces.append(_piece(random, f"{name}-{len(pieces)}", at, edits and random.random() < 0.3, on_pages))
    return tuple(pieces)


def _whole_minute(at: datetime) -> datetime:
    """Feeds give times to the second at best; a piece is at least a minute after the one before it."""
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _piece(random: Random, name: str, at: datetime, edited: bool, on_pages: bool) -> Piece:
    words = {"place": random.choice(_PLACES.split()), "matter": random.choice(_MATTERS.split()), "verb": random.choice(_VERBS.split())}
    sentences = [f"The {words['matter']} of {words['place']} was {words['verb']} on day {name.rpartition('-')[2]} of the count."]
    sentences += [end.format(count=random.randint(40, 9_000), **words) for end in random.sample(_ENDS, len(_ENDS))]
    title = f"{words['place']}: the {words['matter']} was {words['verb']} ({name})"
    wordings = [Wording(at, title, " ".join(sentences))]
    withdrawn = None
    if edited:
        wordings += _edits(random, wordings[0], sentences)
        if on_pages and random.random() < 0.2:
            withdrawn = wordings[-1].since + timedelta(hours=random.randint(5, 30))
    return Piece(name, tuple(wordings), withdrawn)


def _edits(random: Random, first: Wording, sentences: list[str]) -> list[Wording]:
    """One or two silent changes, hours apart: a figure, a headline, a passage gone."""
    wordings, now, since = [first], list(sentences), first.since
    for _ in range(random.randint(1, 2)):
        since += timedelta(minutes=random.randint(5 * 60, 14 * 60))
        title = wordings[-1].title
        match random.randrange(3):
            case 0:
                which = random.randrange(1, len(now))
                now[which] = " ".join(str(random.randint(10_000, 99_000)) if word.isdigit() else word for word in now[which].split())
            case 1:
                title = f"Now: {title}"
            case _ if len(now) > 2:
                del now[random.randrange(1, len(now))]
            case _:
                now.append("This was added later.")
        wordings.append(Wording(since, title, " ".join(now)))
    return wordings[1:]
