"""Whoever was named in full is called after that as the reports call him: "Lula", "Yoon".

The short name is one that passages of the account use alone, and nobody else of the account bears it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nightdesk.drafts.model import Block, Paragraph, Section, Sentence, SentenceKind
from nightdesk.wire.model import Passage

_NUMBERED = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
_SHORTEST = 3
_TITLES = (
    "President", "Minister", "Chancellor", "Secretary", "Senator", "General", "Governor", "Mayor", "Judge", "Justice", "Leader", "Premier",
)  # fmt: skip
_TITLE_BEFORE = re.compile(rf"(?:{'|'.join(_TITLES)}) $")
_PARTICLE_BEFORE = re.compile(r"\b(?:da|de|do|dos|van|von|bin|ibn|al|el) $")
_NAMED_BEFORE, _NAMED_AFTER = re.compile(r"[A-Z][\w'’.-]* $"), re.compile(r"[ -](?:(?:da|de|do|dos|van|von|bin|ibn|al|el) )?[A-Z]")


def by_short_names(sections: Iterable[Section], people: Iterable[str], passages: Iterable[Passage]) -> tuple[Section, ...]:
    """The sections with each of these people in full once, and by the short name after that: in paragraphs and teasers, never in a cell,
    in quoted words or in what was searched for."""
    texts = [passage.text for passage in passages if passage.language == "en"]
    shorts = {name: short for name in people if (short := _short_name(name, texts)) is not None}
    telling = _Telling(shorts)
    return tuple(telling.section(section) for section in sections)


def _short_name(name: str, texts: Sequence[str]) -> str | None:
    """The word of the name that stands alone most often; None where none does, or where it is somebody else's too."""
    words = name.split()
    if len(words) < 2 or any(_NUMBERED.fullmatch(word) for word in words):
        return None
    alone: Counter[str] = Counter()
    for word in words:
        if len(word) < _SHORTEST or not word[0].isupper():
            continue
        stands = [_stands(word, words, text) for text in texts]
        if "another's" not in {how for each in stands for how in each}:
            alone[word] = sum(each.count("alone") for each in stands)
    short = max(alone, key=lambda word: alone[word], default=None)
    return short if short is not None and alone[short] else None


def _stands(word: str, words: Sequence[str], text: str) -> list[str]:
    """How each occurrence of a word of a name stands: within the name, alone, or in another's name."""
    found = []
    for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
        before, after = text[: match.start()], text[match.end() :]
        named_before, named_after = _NAMED_BEFORE.search(before), _NAMED_AFTER.match(after)
        within = _PARTICLE_BEFORE.search(before) or (named_before is not None and named_before.group().strip() in words)
        if within or (named_after is not None and re.split(r"[ -]", after.strip(" -"))[0] in words):
            found.append("in full")
        elif named_after or (named_before and not _TITLE_BEFORE.search(before) and not re.search(r"(?:^|[.!?] )[A-Z]\w* $", before)):
            found.append("another's")
        else:
            found.append("alone")
    return found


class _Telling:
    """Who has been named in full so far."""

    def __init__(self, shorts: dict[str, str]) -> None:
        self._shorts = shorts
        self._named: set[str] = set()

    def section(self, section: Section) -> Section:
        """Whom members alone have met is named in full to all after it."""
        teaser = self._told(section.teaser) if section.teaser is not None else None
        before = set(self._named)
        blocks = tuple(self._block(block) for block in section.blocks)
        if section.for_members:
            self._named = before
        return replace(section, blocks=blocks, teaser=teaser)

    def _block(self, block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        return replace(block, sentences=tuple(self._sentence(sentence) for sentence in block.sentences))

    def _sentence(self, sentence: Sentence) -> Sentence:
        if sentence.kind is SentenceKind.ABSENCE or "«" in sentence.text:
            return sentence
        text = self._told(sentence.text)
        return sentence if text == sentence.text else replace(sentence, text=text)

    def _told(self, text: str) -> str:
        for name, short in self._shorts.items():
            start = 0 if name in self._named else text.find(name) + len(name)
            if name not in self._named and start < len(name):
                continue
            self._named.add(name)
            text = text[:start] + _shortened(text[start:], name, short)
        return text


def _shortened(text: str, name: str, short: str) -> str:
    """ "Prime Minister of Israel Benjamin Netanyahu" keeps the name whole, for another stands before it."""
    parts = text.split(name)
    told = parts[0]
    for part in parts[1:]:
        behind_another = _NAMED_BEFORE.search(told) is not None and _TITLE_BEFORE.search(told) is None
        told += f"{name if behind_another else short}{part}"
    return told
