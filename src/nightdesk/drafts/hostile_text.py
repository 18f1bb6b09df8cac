"""Text that speaks to a machine instead of to a reader: found before any writer sees it, and told to the desk.

An item that holds such text is set aside whole: who writes one instruction into a report may have written the rest for it. The lists in
`hostile_text.toml` hold ways of speaking, not known attacks: to override, to address a model, to order what is to be written.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.foundation.ids import ItemId
from nightdesk.wire.model import Item

_LONGEST, _SHOWN, _NEAR = 60_000, 120, 90
_HIDDEN_RUN = re.compile("[\u200b\u2060-\u2064\u180e\ufeff\u00ad]{4,}|[\u202d\u202e]|[\U000e0000-\U000e007f]|[\ue000-\uf8ff]{8,}")
_ROLE = r"system|système|sistema|s[iİ]stem|assistant|developer|система|النظام|系统|系統|सिस्टम|システム|시스템"
_MARKS = re.compile(
    rf"(?:^|[.!?。।]\s)\s{{0,8}}(?:{_ROLE}) ?(?:message|prompt)?\s?[:：]"
    r"|<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|^\s{0,8}#{2,4} ?(?:system|instructions?|prompt)\b"
    r"|\b(?:BEGIN|END)[ _](?:SYSTEM|PROMPT|INSTRUCTIONS?)\b"
    r"|</?(?:system|instructions?|prompt|assistant|evidence|context|document)>|\{\s{0,3}\"id\": ?\"[PAND]\d",
    re.IGNORECASE | re.MULTILINE,
)
_CODED = re.compile(
    r"(?<![\w/+])(?=[A-Za-z0-9+]{0,39}[A-Z])(?=[A-Za-z0-9+]{0,39}[a-z])(?=[A-Za-z0-9+]{0,39}\d)[A-Za-z0-9+]{40,400}={0,2}(?![\w/+])"
)
_LATIN_ENDS = "\u0370"
_DISGUISED = re.compile(r"[a-z][013457@$8][a-z]")
_SPACED = re.compile(r"(?<=\b\w)[ .\-_*](?=\w\b)")
_LETTERS = str.maketrans("0134578@$", "oieastbas")


@dataclass(frozen=True, slots=True)
class Instruction:
    """Words of an item that address a machine, cut short, and in which of its parts they stand."""

    item: ItemId
    part: str
    words: str
    why: str


def find_instruction(item: Item) -> Instruction | None:
    """The first thing in an item that speaks to a machine, or None."""
    for part, text in _parts(item):
        found = speaks_to_a_machine(text)
        if found is not None:
            why, words = found
            return Instruction(item.id, part, words, why)
    return None


def _parts(item: Item) -> Iterator[tuple[str, str]]:
    yield "text", item.text
    yield from (("title", text) for text in (item.title,) if text)
    yield from (("author", text) for text in (item.author,) if text)
    yield from (("outlet", outlet) for outlet in item.outlets)


def speaks_to_a_machine(text: str) -> tuple[str, str] | None:
    """Why, and the words; or None. Reads the first 60,000 characters."""
    text = text[:_LONGEST]
    for why, pattern in (("signs that no reader sees", _HIDDEN_RUN), ("marks of a chat with a model", _MARKS), ("text in code", _CODED)):
        if found := pattern.search(text):
            return why, _shown(text, found.start())
    plain = _plain(text)
    for version in dict.fromkeys((plain, plain.translate(_LETTERS) if _DISGUISED.search(plain) else plain, _closed_up(plain))):
        if (place := _orders(version)) is not None:
            return "an order to a machine", _shown(version, place)
    return None


def _orders(text: str) -> int | None:
    """Where an order begins: a phrase that only a machine is told, or a verb of overriding near what is to be overridden."""
    phrases, pairs = _lists()
    for phrase in phrases:
        if (place := _find(text, phrase)) is not None:
            return place
    for one, other in pairs:
        for word in one:
            place = _find(text, word)
            while place is not None:
                near = text[max(0, place - _NEAR) : place + _NEAR]
                if any(_find(near, rule) is not None for rule in other):
                    return place
                place = _find(text, word, place + 1)
    return None


def _find(text: str, words: str, start: int = 0) -> int | None:
    """Where the words stand, from the beginning of a word on where they begin with a Latin letter."""
    place = text.find(words, start)
    while place > 0 and words[0] < _LATIN_ENDS and text[place - 1] < _LATIN_ENDS and text[place - 1].isalnum():
        place = text.find(words, place + 1)
    return place if place >= 0 else None


def _plain(text: str) -> str:
    """Small letters of one width, without accents of Latin script, one space between words, nothing invisible."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")
    visible = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cf", "Cc") or sign in "\n\t ")
    return " ".join(visible.split())


def _closed_up(text: str) -> str:
    """Folded text with words that were spaced out letter by letter ("i g n o r e") closed up."""
    return _SPACED.sub("", text)


def _shown(text: str, place: int) -> str:
    return " ".join(text[max(0, place - 20) : place + _SHOWN].split())


_Words = tuple[str, ...]


@lru_cache(maxsize=1)
def _lists() -> tuple[_Words, tuple[tuple[_Words, _Words], ...]]:
    tables: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
        files("nightdesk.drafts").joinpath("hostile_text.toml").read_text("utf-8")
    )
    phrases = [phrase for table in tables.values() for phrase in table.get("phrases", ())]
    pairs = [(table["override"], table["rules"]) for table in tables.values() if "override" in table]
    pairs += [(table["address"], table["orders"]) for table in tables.values() if "address" in table]
    return _folded(phrases), tuple((_folded(one), _folded(other)) for one, other in pairs)


def _folded(words: list[str]) -> _Words:
    """As texts are folded, but for a space at the end, which parts a word from a longer one."""
    return tuple(dict.fromkeys(_plain(word) + (" " if word.endswith(" ") else "") for word in words))
