"""Where it struck, "at a school", and what struck, "a missile attack", read from items in many languages by `words/settings.toml`.

Only a clause that itself tells of such an event is read, and none that has a word of nearness, of time after, of speech or of denial:
what is not sure is left unsaid.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.stories.event_kinds import event_scores
from nightdesk.stories.model import EventKind

WHERE, WHAT = "where it struck", "what struck"
# An address, and no more: worth a sentence, but no headline.
ADDRESSES = frozenset({"in a street"})
_NOT, _MEANWHILE = "not", "meanwhile"
_LONGEST_TEXT = 600
# A comma or a stop ends a clause, but not inside "2,500", "No. 88" or "18.12."; brackets hold what stands beside it.
_CLAUSES = re.compile(r"[,;:!?](?=\s|$)|(?<=[^\W\d]{3})\.(?=\s|$)|[，。；：！？、،؛。।]|\s[–—-]\s")
_BRACKETS = re.compile(r"[(（][^()（）]{0,80}[)）]|\[[^\[\]]{0,12}\]")
_VIOLENT = frozenset({EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR})


@dataclass(frozen=True, slots=True)
class Setting:
    """`says` completes "two editions say …"; `phrase` stands behind the event's noun, or in its stead where `topic` is what struck."""

    topic: str
    says: str
    phrase: str


@lru_cache(maxsize=4096)
def settings_in(text: str, language: str, event: EventKind) -> tuple[Setting, ...]:
    """What a text says of where an event of this kind struck, each place once; none where two clauses name different places."""
    found = dict.fromkeys(_read(_BRACKETS.sub(" ", text[:_LONGEST_TEXT]), language, event))
    return tuple(one for one in found if sum(other.topic == one.topic for other in found) == 1)


@lru_cache(maxsize=1)
def known_settings() -> frozenset[str]:
    """Whatever can be said of where and what: "that it happened at a school"."""
    return frozenset(_setting(table).says for table in _settings().values())


def _read(text: str, language: str, event: EventKind) -> Iterator[Setting]:
    fit = [(name, table) for name, table in _settings().items() if event.value in table["kinds"].split()]
    for clause in _CLAUSES.split(text.casefold()) if fit else ():
        named = [_setting(table) for name, table in fit if _pattern(name).search(clause)]
        if _pattern(_MEANWHILE).search(clause):
            named = [setting for setting in named if setting.topic != WHAT]
        if named and _pattern(_NOT).search(clause) is None and _tells_of(clause, language, event):
            yield from named


def _tells_of(clause: str, language: str, event: EventKind) -> bool:
    """Whether the clause alone tells of such an event: a shooting may be called an attack."""
    kinds = _VIOLENT if event in _VIOLENT else {event}
    return not kinds.isdisjoint(kind for kind, score in event_scores(clause, language).items() if score > 0)


def _setting(table: dict[str, str]) -> Setting:
    return Setting(WHERE, f"that it happened {table['at']}", table["at"]) if "at" in table else Setting(WHAT, table["says"], table["event"])


@lru_cache(maxsize=1)
def _settings() -> dict[str, dict[str, str]]:
    return {name: table for name, table in _tables().items() if name not in (_NOT, _MEANWHILE)}


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("nightdesk.drafts").joinpath("words/settings.toml").read_text("utf-8"))


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    table = _tables()[name]
    openings, parts = table["words"].casefold().split(), table["parts"].casefold().split()
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(openings)})", *parts]))
