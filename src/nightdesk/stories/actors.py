"""Who acts in a story: persons and organisations, by their capitalised names, with their aliases brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from nightdesk.archive.aliases import share_root, stands_for
from nightdesk.archive.matching import telling_words, words
from nightdesk.foundation.spans import Span
from nightdesk.stories.model import Actor

_WORD = re.compile(r"[^\W_](?:[^\W_]|[-.'’](?=[^\W_])){0,40}")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,3})?")
_LINKS = frozenset("of the for and de da do dos das del di la le von van der den bin ibn al el ul y e".split())
_EDGES = _LINKS | frozenset("in at on to by from with as after before a an".split())
_MOST_WORDS = 9
_MOST_ACTORS = 8
_CASED_LANGUAGES_WITH_CAPITAL_NOUNS = frozenset({"de", "lb", "als", "bar", "nds"})
_ENGLISH = frozenset({"en", "sco", "simple"})

# Words that open a sentence or a headline and belong to no name.
_OPENERS = frozenset(
    """a an the in at on of for from by with as to and or but after before during following amid despite while when where who which this that these
    those it its he she his her their they there here both all no not one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousands dozens
    several many more most some at least over around about nearly former acting new first second third last another other coordinated heavy
    multiple major minor separate also meanwhile police authorities officials residents protesters citizens people scientists researchers
    archaeologists search rescue teams footage gunmen militants insurgents suspected suspects""".split()
)
_TITLES = frozenset(
    """president prime minister premier chancellor vice-president vice foreign defence defense interior finance secretary senator senate governor
    mayor general colonel major captain lieutenant admiral judge justice chief king queen sir lord lady dr mr mrs ms professor ambassador deputy
    actor actress singer footballer businessman lawyer activist journalist leader commander state""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december christmas easter ramadan halloween""".split()
)
# Names that end or contain these are places, events, works or laws, not actors.
_NO_ACTOR = frozenset(
    """province district region strait sea ocean river bay gulf city county oblast governorate regency territory peninsula island islands airport
    street square bridge mountain mount lake strip bank valley prefecture desert cup open olympics olympic championship championships games game
    prize war act agreement treaty accord hurricane typhoon storm cyclone flight award awards final grand prix series tournament album station
    highway road university school hospital church cathedral mosque stadium hotel summit marathon article resolution day night week season world
    mission telescope crisis earthquake attack massacre riots rail train minutes hemisphere west east north south central northern southern
    eastern western africa europe asia america crown festival code magnitude constitution election elections edition
    ballon wikipedia covid covid-19 commonwealth palace eve""".split()
)
_OTHER_TITLES = frozenset(
    """perdana menteri presiden raja ketua partai parti piala dunia gempa bumi pasukan kerajaan pemilihan ratu pangeran premierminister
    statsminister presidente primeiro ministro premier ministre président reine roi república republik negara copa mundo campeonato mundial
    primeira ministra governo câmara senado coupe monde prix nobel prêmio premio premiul nobels nobelpriset""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in one text: where, and in which form it is compared."""

    span: Span
    name: str
    key: str
    english: bool


def read_names(text: str, language: str, places: Sequence[Span]) -> tuple[Named, ...]:
    """The names of possible actors in a text; `places` are the spans of place names in it.

    Names come from runs of capitalised words, so scripts without capitals give none.
    """
    base = language.split("-")[0]
    if base in _CASED_LANGUAGES_WITH_CAPITAL_NOUNS:
        return ()
    english = base in _ENGLISH
    return tuple(named for run in _runs(text) if (named := _name(text, run, english, places)) is not None)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words with small linking words between them, cut at punctuation and at "'s"."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        joined = run and text[run[-1].end() : word.start()] in (" ", "\u00a0") and len(run) < _MOST_WORDS
        ended = run and run[-1].group().endswith(("'s", "’s"))
        capital = word.group()[0].isupper()
        if run and (not joined or ended or not (capital or word.group().lower() in _LINKS)):
            yield run
            run = []
        if capital or run:
            run.append(word)
    if run:
        yield run


def _name(text: str, run: list[re.Match[str]], english: bool, places: Sequence[Span]) -> Named | None:
    parts = _trim(text, run, english)
    if not parts:
        return None
    start, end = parts[0].start(), parts[-1].end()
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    span, name = Span(start, end), text[start:end]
    folded = set(words(name))
    if folded & _NO_ACTOR or folded & _CALENDAR or (not english and folded & _OTHER_TITLES):
        return None
    if any(place.contains(span) for place in places) or _is_demonym_run(span, places, text):
        return None
    if len(parts) == 1 and not _stands_alone(text, parts[0], name, english):
        return None
    return Named(span, name, " ".join(words(anyascii(name))), english)


def _trim(text: str, run: list[re.Match[str]], english: bool) -> list[re.Match[str]]:
    parts = list(run)
    while parts and (parts[-1].group().lower() in _EDGES or parts[-1].group().isdigit()):
        parts.pop()
    openers = _OPENERS | _TITLES if english else _EDGES
    while parts and parts[0].group().lower().removesuffix("'s") in openers and not _ACRONYM.fullmatch(parts[0].group()):
        parts.pop(0)
    return parts


def _is_demonym_run(span: Span, places: Sequence[Span], text: str) -> bool:
    """Nothing is left of the name when its places are taken out ("Kyiv, Dnipropetrovsk")."""
    letters = set(range(span.start, span.end))
    for place in places:
        letters -= set(range(place.start, place.end))
    return not any(text[at].isalpha() for at in letters)


def _stands_alone(text: str, word: re.Match[str], name: str, english: bool) -> bool:
    """A single word is a name where it is an acronym, or capitalised within a sentence of English."""
    if _ACRONYM.fullmatch(name):
        return True
    before = text[: word.start()].rstrip()
    return english and len(name) > 2 and bool(before) and before[-1] not in ".!?:;\"“”'([•–—"


def actors_of(readings: Sequence[tuple[str, tuple[Named, ...]]]) -> tuple[Actor, ...]:
    """The actors of a story from its texts' names, most often named first. A name met in one text of many, and not in English, is left out."""
    counts: Counter[str] = Counter()
    forms: defaultdict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for _, names in readings:
        for key in {named.key for named in names}:
            counts[key] += 1
        for named in names:
            forms[named.key][not named.english, named.name] += 1
    expansions = {pair for text, names in readings for pair in _expansions(text, names)}
    groups = _unify(sorted(counts, key=lambda key: (-counts[key], -len(key), key)), forms, expansions)
    actors = [_actor(group, counts, forms) for group in groups]
    least = 1 if len(readings) <= 2 else 2
    kept = [actor for actor, group in zip(actors, groups, strict=True) if actor.mentions >= least or _is_english(group, forms)]
    return tuple(sorted(kept, key=lambda actor: (-actor.mentions, " " not in actor.name, actor.name))[:_MOST_ACTORS])


def _expansions(text: str, names: Iterable[Named]) -> Iterator[tuple[str, str]]:
    """A name and the acronym in brackets after it."""
    for named in names:
        found = re.match(r" ?\(([A-Z][A-Z0-9-]{1,8})\)", text[named.span.end : named.span.end + 14])
        if found:
            yield named.key, found[1].lower()


def _unify(keys: Sequence[str], forms: dict[str, Counter[tuple[bool, str]]], expansions: set[tuple[str, str]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for key in keys:
        home = next((group for group in groups if any(_same(key, other, forms, expansions) for other in group)), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    return groups


def _same(one: str, other: str, forms: dict[str, Counter[tuple[bool, str]]], expansions: set[tuple[str, str]]) -> bool:
    if (one, other) in expansions or (other, one) in expansions:
        return True
    short, long = sorted((one, other), key=len)
    if " " not in short and " " in long:
        written = next(iter(forms[short]))[1]
        return stands_for(short, long) if _ACRONYM.fullmatch(written) else long.split()[-1] == short
    ones, others = one.split(), other.split()
    if len(ones) != len(others):
        return False
    inflected = all(
        len(a) > 3 and len(b) > 3 and a[:-2].startswith(b[:-2][:3]) and _inflected(a, b) or a == b
        for a, b in zip(ones, others, strict=True)
    )
    return inflected or _same_organisation(one, other)


def _inflected(one: str, other: str) -> bool:
    """Equal but for the last two letters ("Rishi Sunaka")."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) <= 2 and long.startswith(short[: max(3, len(short) - 1)])


def _same_organisation(one: str, other: str) -> bool:
    """Same initials, and telling words of one root ("Baloch", "Balochistan")."""
    if [word[0] for word in one.split()] != [word[0] for word in other.split()] or len(one.split()) < 3:
        return False
    rest = [(a, b) for a, b in zip(one.split(), other.split(), strict=True) if a != b]
    return all(a in telling_words([one]) and share_root(a, telling_words([b])) for a, b in rest)


def _actor(group: list[str], counts: Counter[str], forms: dict[str, Counter[tuple[bool, str]]]) -> Actor:
    """Named as English items name it, by its fullest form that is met often; romanised where no text in Latin letters names it."""
    written = Counter({form: count for key in group for form, count in forms[key].items()})
    best = min(
        written,
        key=lambda form: (
            form[0],
            _ACRONYM.fullmatch(form[1]) is not None,
            " " not in form[1],
            not _latin(form[1]),
            -written[form],
            form[1],
        ),
    )
    aliases = sorted({name for _, name in written} - {best[1]})
    name = best[1] if _latin(best[1]) else anyascii(best[1])
    return Actor(name, tuple(aliases) if name == best[1] else (best[1], *aliases), max(counts[key] for key in group))


def _is_english(group: list[str], forms: dict[str, Counter[tuple[bool, str]]]) -> bool:
    return any(not foreign for key in group for foreign, _ in forms[key])


def _latin(name: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in name)
