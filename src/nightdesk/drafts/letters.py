"""Letters that stand for a name: given in brackets with the name in full where it comes first, alone from then on.

They are taken only where a passage of the account introduces them, where they are those of the name's own words, and in sentences whose
own passages write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from nightdesk.drafts.model import Block, Paragraph, Section, Sentence
from nightdesk.foundation.ids import PassageId
from nightdesk.wire.model import Passage

_WORD = r"[A-Z][a-z][\w'’-]{0,30}"
_INTRODUCED = re.compile(rf"(?P<name>{_WORD}(?: (?:(?:of|for|the|and|in) ){{0,2}}{_WORD}){{1,5}}) \((?P<letters>[A-Z]{{2,6}})\)")
_SMALL = frozenset(["of", "for", "the", "and", "in"])


def in_letters(sections: Iterable[Section], passages: Iterable[Passage]) -> tuple[Section, ...]:
    """The sections with each such name in full once, with its letters, and by its letters after that.

    Only the sentences of paragraphs are told on from each other: a cell, or a point of a chart, stands for itself.
    """
    texts = {passage.id: passage.text for passage in passages if passage.language == "en"}
    telling = _Telling(texts, _introduced_in(texts.values()))
    return tuple(telling.section(section) for section in sections)


def _introduced_in(texts: Iterable[str]) -> dict[str, str]:
    """The letters by the name in full that they are introduced with."""
    found: dict[str, str] = {}
    for match in (match for text in texts for match in _INTRODUCED.finditer(text)):
        if (name := _spelled_by(match["name"], match["letters"])) is not None:
            found.setdefault(name, match["letters"])
    return found


def _spelled_by(name: str, letters: str) -> str | None:
    """The last words of a name that begin with these letters."""
    words = name.split()
    ends = (words[start:] for start in range(len(words)))
    return next((" ".join(end) for end in ends if "".join(word[0] for word in end if word not in _SMALL) == letters), None)


class _Telling:
    """Which names have been told with their letters so far."""

    def __init__(self, texts: dict[PassageId, str], letters: dict[str, str]) -> None:
        self._texts, self._letters = texts, letters
        self._told: set[str] = set()

    def section(self, section: Section) -> Section:
        """What is told to members alone is not taken as known after it."""
        before = set(self._told)
        blocks = tuple(self._block(block) for block in section.blocks)
        if section.for_members:
            self._told = before
        return replace(section, blocks=blocks)

    def _block(self, block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        return replace(block, sentences=tuple(self._sentence(sentence) for sentence in block.sentences))

    def _sentence(self, sentence: Sentence) -> Sentence:
        text = sentence.text
        for name, letters in self._letters.items():
            full = f"{name} ({letters})"
            start = text.find(full) + len(full) if name not in self._told and full in text else 0
            if (name in self._told or start) and "«" not in text and self._written(sentence, letters):
                # "An SDF fighter": a name behind an article of its own keeps its words.
                whole = re.compile(rf"(?<![\w-])(?<!\b[Aa] )(?<!\b[Aa]n ){re.escape(name)}(?: \({letters}\))?(?! ?[A-Z(])(?![\w-])")
                text = text[:start] + whole.sub(letters, text[start:])
            self._told |= {name} if start else set()
        return sentence if text == sentence.text else replace(sentence, text=text)

    def _written(self, sentence: Sentence, letters: str) -> bool:
        return any(re.search(rf"\b{letters}\b", self._texts.get(passage, "")) for passage in sentence.passages)
