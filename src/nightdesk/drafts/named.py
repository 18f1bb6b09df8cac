"""Whom the items of a story name in common, in whatever script: by letters where they agree, else by their consonants.

A name that no language with Latin letters gives is spelled as the archive spells it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nightdesk.archive.spellings import spellings_of
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ItemId
from nightdesk.foundation.spans import Span
from nightdesk.languages.names import consonant_key, find_names
from nightdesk.languages.words import split
from nightdesk.wire.model import Item

_LANGUAGES, _ACTORS, _SURNAME, _LONG_SURNAME, _TWO = 2, 4, 4, 3, 2
CHINESE = ("zh", "yue", "wuu", "lzh", "nan", "gan")
_NAME = re.compile(r"\b[A-ZÀ-Ž][\w'’-]+(?: (?:(?:da|de|del|di|van|von|al|bin|[A-Z]\.) )?[A-ZÀ-Ž][\w'’-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in English, and where each item that has it has it first."""

    name: str
    spans: dict[ItemId, Span]

    def languages(self, pack: EvidencePack) -> frozenset[str]:
        return frozenset(item.language for item in pack.items if item.id in self.spans)


def named_in(pack: EvidencePack) -> tuple[Named, ...]:
    """Names that two languages of the story have, those of most languages first; of nested names the longer."""
    places = {place.name for place in pack.profile.places}
    names = [name for name in dict.fromkeys([*_in_latin(pack), *_in_archive(pack)]) if name not in places]
    kept = [name for name in names if not any(name != other and name in other for other in names)]
    found = [Named(name, _sights(name, pack)) for name in kept]
    shared = [named for named in found if len(named.languages(pack)) >= _LANGUAGES]
    apart: list[Named] = []
    for named in sorted(shared, key=lambda named: (-len(named.languages(pack)), kept.index(named.name))):
        if not any(_is_within(named, other) for other in apart):
            apart.append(named)
    return tuple(apart)


def _is_within(named: Named, other: Named) -> bool:
    """Whether a name stands nowhere but where the other one does: "Inácio Lula" in "Luiz Inácio Lula da Silva"."""
    return all(item in other.spans and span.overlaps(other.spans[item]) for item, span in named.spans.items())


def _sights(name: str, pack: EvidencePack) -> dict[ItemId, Span]:
    """Where the items have the name: in full, and where two languages have it so, by its last word alone too."""
    whole = {item.id: span for item in pack.items if (span := _sight(name, item)) is not None}
    if len({item.language for item in pack.items if item.id in whole}) < _LANGUAGES:
        return whole
    return {item.id: span for item in pack.items if (span := whole.get(item.id) or _sight_of_surname(name, item)) is not None}


def _in_latin(pack: EvidencePack) -> list[str]:
    """The story's actors, less readings across a name that others write alone ("United Kingdom Liz Truss"), and other names of two words
    or more that two of its languages write alike."""
    written: dict[str, set[str]] = {}
    for item in pack.items:
        for match in _NAME.finditer(item.text):
            words = match.group().split(" ")
            for length in range(2, len(words) + 1):
                written.setdefault(" ".join(words[:length]), set()).add(item.language)
    shared = [name for name, languages in written.items() if len(languages) >= _LANGUAGES]
    actors = [
        actor.name
        for actor in pack.profile.actors[:_ACTORS]
        if " " in actor.name and not (len(written.get(actor.name, "")) == 1 and any(actor.name.endswith(f" {name}") for name in shared))
    ]
    names = [*actors, *shared]
    return [_in_english(name, pack) for name in names]


def _in_english(name: str, pack: EvidencePack) -> str:
    """The archive's spelling of a name of two words, where it has one: "Benedict XVI" for "Benedykt XVI"."""
    words = name.split()
    known = spellings_of(pack.archive).english(*words) if len(words) == _TWO else None
    return name if known is None else known[0]


def _in_archive(pack: EvidencePack) -> list[str]:
    """Names that the words of two languages spell, as the archive writes them."""
    spelt: defaultdict[str, dict[str, float]] = defaultdict(dict)
    spellings = spellings_of(pack.archive)
    for item in pack.items:
        tokens = _tokens(item.text, item.language)
        for (first, _), (last, _) in pairwise(tokens):
            between = item.text[first.end : last.start]
            known = spellings.english(first.cut(item.text), last.cut(item.text)) if between.strip() in ("", "·", "‧", "・") else None
            if known is not None:
                spelt[known[0]][item.language] = max(known[1], spelt[known[0]].get(item.language, 0.0))
    shared = [name for name, languages in spelt.items() if len(languages) >= _LANGUAGES]
    return sorted(shared, key=lambda name: (-len(spelt[name]), -sum(spelt[name].values()), name))


def _sight(name: str, item: Item) -> Span | None:
    """Where an item has the name in full: letter by letter, or by the consonants of its words."""
    at = item.text.find(name)
    if at >= 0:
        return Span(at, at + len(name))
    wanted = [consonant_key(word) for word in name.split()]
    tokens = _tokens(item.text, item.language)
    for start in range(len(tokens) - len(wanted) + 1):
        keys = [key for _, key in tokens[start : start + len(wanted)]]
        if keys[:-1] == wanted[:-1] and _is_form_of(keys[-1], wanted[-1]):
            return Span(tokens[start][0].start, tokens[start + len(wanted) - 1][0].end)
    return None


def _sight_of_surname(name: str, item: Item) -> Span | None:
    surname = name.split()[-1]
    wanted = consonant_key(surname)
    if len(wanted) >= _SURNAME or (len(wanted) >= _LONG_SURNAME and len(surname) > _SURNAME + 1):
        thin = item.language.split("-")[0] in CHINESE and len(wanted) > _SURNAME
        heard = (span for span, key in _tokens(item.text, item.language) if _is_form_of(key, wanted) or (thin and _drops_one(key, wanted)))
        return next(heard, None)
    return None


def _drops_one(key: str, wanted: str) -> bool:
    """Chinese leaves out what it cannot sound before another consonant: "博索纳罗" has no l for Bolsonaro."""
    return len(key) == len(wanted) - 1 and any(key == wanted[:place] + wanted[place + 1 :] for place in range(1, len(wanted) - 1))


def _is_form_of(key: str, wanted: str) -> bool:
    """The same consonants, or one more at the end, as cases add it."""
    return key == wanted or (len(key) == len(wanted) + 1 and key.startswith(wanted))


@lru_cache(maxsize=1024)
def _tokens(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """The words of a text, and its runs of Chinese characters that spell foreign names, with their keys."""
    return tuple(sorted(_keyed(text, language), key=lambda pair: (pair[0].start, pair[0].end)))


def _keyed(text: str, language: str) -> Iterator[tuple[Span, str]]:
    if language.split("-")[0] in CHINESE:
        yield from ((name.span, name.key) for name in find_names(text, language))
        return
    for span in split(text, language):
        if len(key := consonant_key(span.cut(text))):
            yield span, key
