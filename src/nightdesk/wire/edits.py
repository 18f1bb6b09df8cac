"""What a source changed in a piece that it had published: told sentence by sentence, so that a reader of the desk sees it at once.

Differences of space, case and typographic marks are no change. The method is that of a common diff (longest matching runs, Python's
difflib) over sentences; where a replaced sentence gives other numbers than its successor, the change is one of figures.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import blake2b
from itertools import zip_longest

from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.sentences import split
from nightdesk.wire.model import Item

MAX_SENTENCES = 600
MAX_CHANGES = 40
_ALIKE = 0.5
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " ", "\xad": None, "…": "..."})


class ChangeKind(StrEnum):
    HEADLINE = "headline changed"
    FIGURE = "figure changed"
    REMOVED = "passage removed"
    REWORDED = "passage reworded"
    ADDED = "passage added"
    WITHDRAWN = "withdrawn by its source"
    BACK = "stands again"


@dataclass(frozen=True, slots=True)
class Change:
    """`was` is empty where something was added, `now` where it was removed."""

    kind: ChangeKind
    was: str
    now: str

    def __str__(self) -> str:
        if self.kind in (ChangeKind.WITHDRAWN, ChangeKind.BACK):
            return f"{self.kind}: {self.now}"
        return f"{self.kind}: " + " → ".join(f"“{_short(words)}”" for words in (self.was, self.now) if words)


def digest_of(item: Item) -> str:
    """The same for two versions that do not differ in what they say."""
    return blake2b(f"{_folded(item.title or '')}\x1f{_folded(item.text)}".encode("utf-8", "ignore"), digest_size=16).hexdigest()


def changes(before: Item, after: Item) -> tuple[Change, ...]:
    """What `after` says otherwise than `before`, the headline first, then in the order of the text; none if they say the same."""
    return tuple([*_headline(before, after), *_passages(before, after)][:MAX_CHANGES])


def withdrawn(why: str) -> tuple[Change, ...]:
    return (Change(ChangeKind.WITHDRAWN, "", why),)


def stands_again(why: str) -> tuple[Change, ...]:
    return (Change(ChangeKind.BACK, "", why),)


def weighty(found: Sequence[Change]) -> bool:
    """Whether anything was taken back or said otherwise; mere additions are how a report grows."""
    return any(change.kind is not ChangeKind.ADDED for change in found)


def _headline(before: Item, after: Item) -> Iterator[Change]:
    was, now = before.title or "", after.title or ""
    if was and now and _folded(was) != _folded(now):
        yield Change(ChangeKind.HEADLINE, was, now)


def _passages(before: Item, after: Item) -> Iterator[Change]:
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [_folded(one) for one in old], [_folded(one) for one in new], autojunk=False)
    for step, start, end, new_start, new_end in matcher.get_opcodes():
        if step != "equal":
            yield from _replaced(old[start:end], new[new_start:new_end], after.language)


def _replaced(old: Sequence[str], new: Sequence[str], language: str) -> Iterator[Change]:
    """Sentences side by side: each old one with the new one that took its place, if one did."""
    for was, now in zip_longest(old, new, fillvalue=""):
        if not was:
            yield Change(ChangeKind.ADDED, "", now)
        elif not now:
            yield Change(ChangeKind.REMOVED, was, "")
        elif _numbers(was, language) != _numbers(now, language) and _alike(was, now):
            yield Change(ChangeKind.FIGURE, was, now)
        elif _alike(was, now):
            yield Change(ChangeKind.REWORDED, was, now)
        else:
            yield Change(ChangeKind.REMOVED, was, "")
            yield Change(ChangeKind.ADDED, "", now)


def _alike(was: str, now: str) -> bool:
    return SequenceMatcher(None, _folded(was).split(), _folded(now).split(), autojunk=False).ratio() >= _ALIKE


def _sentences(item: Item) -> list[str]:
    return [span.cut(item.text) for span in split(item.text, item.language)][:MAX_SENTENCES]


def _numbers(text: str, language: str) -> list[float]:
    return sorted(float(number.value) for number in read_numbers(text, language) if number.value is not None)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text.translate(_PLAIN)).casefold().split())


def _short(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:159]}…"
