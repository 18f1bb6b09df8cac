"""English words brought to a common form, so that "announced" meets "announcing" and "killed" meets "deaths"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from nightdesk.verify.lexicon import CONCEPTS

_IRREGULAR = {
    form: root
    for root, forms in {
        "kill": "slain",
        "die": "dying dead died dies death deaths",
        "fall": "fell fallen",
        "rise": "rose risen",
        "win": "won",
        "lose": "lost loss losses",
        "take": "took taken",
        "seize": "seizure",
        "strike": "struck",
        "fight": "fought",
        "flee": "fled",
        "leave": "left",
        "hold": "held",
        "meet": "met",
        "sink": "sank sunk",
        "shoot": "shot",
        "break": "broke broken",
        "swear": "swore sworn",
        "begin": "began begun",
        "become": "became",
        "find": "found",
        "bring": "brought",
        "build": "built",
        "pay": "paid",
        "make": "made",
        "give": "gave given",
        "go": "went gone",
        "come": "came",
        "see": "saw seen",
        "send": "sent",
        "sell": "sold",
        "buy": "bought",
        "keep": "kept",
        "speak": "spoke spoken",
        "draw": "drew drawn",
        "withdraw": "withdrew withdrawn",
        "drive": "drove driven",
        "grow": "grew grown",
        "know": "knew known",
        "lead": "led",
        "run": "ran",
        "seek": "sought",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "throw": "threw thrown",
        "overthrow": "overthrew overthrown",
        "write": "wrote written",
        "choose": "chose chosen",
        "freeze": "froze frozen",
        "hide": "hid hidden",
        "shake": "shook shaken",
        "sweep": "swept",
        "feel": "felt",
        "fly": "flew flown",
        "beat": "beaten",
        "blow": "blew blown",
        "catch": "caught",
        "hear": "heard",
        "undergo": "underwent",
        "uphold": "upheld",
        "child": "children",
        "man": "men",
        "woman": "women",
        "deny": "denial denied denies",
        "reject": "rejection",
        "accuse": "accusation",
        "declare": "declaration",
        "explode": "explosion",
        "collide": "collision",
        "elect": "election",
        "approve": "approval",
        "officer": "officers",
    }.items()
    for form in forms.split()
}
_WHOLE = frozenset({"officer"})
_AMERICAN = (
    (re.compile(r"^(def|off|pret|lic)ence"), r"\1ense"),
    (re.compile(r"^(arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|vap)our"), r"\1or"),
    (re.compile(r"(cent|thea?t|met|lit|fib|calib)re(s?)$"), r"\1er\2"),
    (re.compile(r"^(\w{4,})is(e|ed|es|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^programme"), "program"),
)
"""British spellings and the American ones: house and source may differ."""
_ENDINGS = ("ements", "ement", "ments", "ment", "ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s")
_OF_VERBS, _SHORT = ("ingly", "edly", "ings", "ing", "ed", "s"), 4
"""Behind these "er" belongs to the verb: "entered" goes with "enter"."""


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A rough stem of a small-letter English word. Never shorter than three letters; short words stay as they are."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    for british, american in _AMERICAN:
        word = british.sub(american, word)
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word in _WHOLE:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            word = word.removesuffix("er") if ending in _OF_VERBS and len(word) > _SHORT else word
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_MEANINGS: dict[str, set[int]] = {}
for _number, _words in enumerate(CONCEPTS):
    for _word in _words:
        _MEANINGS.setdefault(stem(_word), set()).add(_number)


@lru_cache(maxsize=16384)
def meanings(stemmed: str) -> frozenset[str]:
    """What a stem may be matched by: itself and the concepts it belongs to."""
    return frozenset({stemmed, *(f"={number}" for number in _MEANINGS.get(stemmed, ()))})


@lru_cache(maxsize=65536)
def akin(one: str, other: str) -> bool:
    """Whether two stems share most of their letters from the start ("provinc", "provincial")."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    shared = 0
    for a, b in zip(longer, shorter, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 5 and shared >= 0.7 * len(longer)


class Vocabulary:
    """The stems of some texts, ready to be asked whether they hold a word in some form."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.stems = frozenset(stems)
        self._meanings = frozenset(meaning for one in self.stems for meaning in meanings(one))
        self._beginnings: dict[str, list[str]] = {}
        for one in sorted(self.stems):
            self._beginnings.setdefault(one[:5], []).append(one)

    def holds(self, stemmed: str) -> bool:
        if not self._meanings.isdisjoint(meanings(stemmed)):
            return True
        return any(akin(stemmed, one) for one in self._beginnings.get(stemmed[:5], ()))
