"""The articles of the stand-in for language models: an honest one, and how a model would spoil it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

NUMBER = re.compile(r"\b\d[\d,]*\b")
_SEARCH = re.compile(r"^(N\d+): of \d+ items searched, none (.+)$", re.MULTILINE)
_COUNT = re.compile(r"^(D\d+): (\d+) (.+)$", re.MULTILINE)
_QUOTABLE = 11


@dataclass(frozen=True, slots=True)
class Row:
    """An item or a line of the archive as the prompt gives it."""

    id: str
    text: str
    language: str
    date: str
    source: str

    @property
    def opening(self) -> str:
        return " ".join(self.text.split()[:_QUOTABLE])


@dataclass(frozen=True, slots=True)
class Honest:
    """A short article that keeps to quoting, counting and what was searched for."""

    items: Sequence[Row]
    lines: Sequence[Row]
    material: str

    def article(self) -> dict[str, Any]:
        english = [row for row in self.items if row.language == "English"] or list(self.items)
        first = english[0]
        facts = [self._quoted(f"s{number}", row, row.id) for number, row in enumerate(english[:5], start=1)]
        members = [self._background(f"b{number}", row) for number, row in enumerate(self.lines[-4:], start=1)]
        view: dict[str, Any] = {
            "id": "i1",
            "text": "More will probably be told than these accounts hold.",
            "kind": "inference",
            "reasoning": {
                "premises": ["s1"],
                "mechanism": "first accounts seldom tell all",
                "likelihood": "likely",
                "rival": "all that there is to tell has been told",
            },
        }
        sections: list[dict[str, Any]] = [
            {"title": "", "paragraphs": [facts]},
            {"title": "What is not known", "paragraphs": [[*self._absences(), view]]},
        ]
        if members:
            told = [*members, *self._counts()]
            sections.insert(1, {"title": "What came before", "members": True, "teaser": "what the archive holds", "paragraphs": [told]})
        change = {
            **view,
            "id": "c1",
            "text": "A fuller account would probably change this view.",
            "reasoning": {**view["reasoning"], "premises": ["i1"]},
        }
        return {
            "headline": {"id": "h", "text": f"In its words: “{first.opening}”", "kind": "quotation", "passages": [first.id]},
            "standfirst": self._quoted("f", english[-1], english[-1].id),
            "sections": sections,
            "changes": [{"sentence": change, "look_for": ["account"]}],
            "look_again_in_days": 14,
        }

    def _quoted(self, label: str, row: Row, passage: str) -> dict[str, Any]:
        return {"id": label, "text": f"One account begins: “{row.opening}”", "kind": "quotation", "passages": [passage]}

    def _background(self, label: str, row: Row) -> dict[str, Any]:
        return {"id": label, "text": f"The line of {row.date} begins: “{row.opening}”", "kind": "background", "passages": [row.id]}

    def _absences(self) -> Iterator[dict[str, Any]]:
        for label, looked_for in _SEARCH.findall(self.material)[:2]:
            yield {"id": label.lower(), "text": f"No item {looked_for}.", "kind": "absence", "absence": label}

    def _counts(self) -> Iterator[dict[str, Any]]:
        for label, count, what in _COUNT.findall(self.material)[:1]:
            yield {"id": label.lower(), "text": f"Counted: {count} {what}.", "kind": "derived", "ready": label}


class Inventor:
    """Spoils an honest article in every way a model is known to: figures, names, quotations, speakers, links, days, ids."""

    _NAMES = ("Zorblatt", "Quennevar", "Hildemoor", "Tressikov", "Amberlaine", "Vostrikand")
    _PLACES = ("Kelvingrad", "Port Amberley", "Nor Halveth", "Sant Oriel")

    def __init__(self, random: Random, items: Sequence[Row], lines: Sequence[Row], invented: list[str]) -> None:
        self._random, self._items, self._lines, self._invented = random, list(items), list(lines), invented

    def spoil(self, article: dict[str, Any]) -> None:
        ways = [self._figure, self._name, self._quotation, self._speaker, self._link, self._day, self._place, self._conclusion, self._sum]
        number = 0
        for section in article["sections"]:
            for paragraph in section["paragraphs"]:
                for _ in range(2):
                    number += 1
                    told = self._random.choice(ways)(f"z{number}")
                    self._invented.append(told["text"])
                    paragraph.insert(self._random.randrange(len(paragraph) + 1), told)
        if self._random.random() < 0.3:
            told = self._random.choice([self._figure, self._name, self._quotation])("h")
            self._invented.append(told["text"])
            article["headline"] = told

    def _row(self) -> Row:
        return self._random.choice(self._items)

    def _told(self, label: str, text: str, row: Row, kind: str = "fact") -> dict[str, Any]:
        return {"id": label, "text": text, "kind": kind, "passages": [row.id]}

    def _figure(self, label: str) -> dict[str, Any]:
        row = self._row()
        number = self._random.randrange(1_013, 98_765)
        if NUMBER.search(row.text) and row.language == "English" and self._random.random() < 0.5:
            return self._told(label, NUMBER.sub(f"{number:,}", row.opening, count=1) + f", or {number:,}.", row, "figure")
        return self._told(label, f"At least {number:,} people were killed.", row, "figure")

    def _name(self, label: str) -> dict[str, Any]:
        return self._told(label, f"Minister {self._random.choice(self._NAMES)} was at the scene.", self._row())

    def _quotation(self, label: str) -> dict[str, Any]:
        words = self._random.choice(("we shall not forget", "this was no accident", "everything is under control", "they knew of it"))
        return self._told(label, f"“{words.capitalize()},” officials said.", self._row(), "quotation")

    def _speaker(self, label: str) -> dict[str, Any]:
        row = self._row()
        return self._told(label, f"According to {self._random.choice(self._NAMES)}, {row.opening}.", row)

    def _link(self, label: str) -> dict[str, Any]:
        return self._told(label, f"More at https://news-{self._random.randrange(99)}.example.com/story.", self._row())

    def _day(self, label: str) -> dict[str, Any]:
        row = self._row()
        return self._told(label, f"On {self._random.randrange(1, 28)} March 1987, {row.opening}.", row)

    def _place(self, label: str) -> dict[str, Any]:
        return self._told(label, f"The news reached {self._random.choice(self._PLACES)} first.", self._row())

    def _conclusion(self, label: str) -> dict[str, Any]:
        reasoning = {"premises": ["s1"], "mechanism": "so it goes", "likelihood": "likely", "rival": "something else"}
        text = f"{self._random.choice(self._NAMES)} will probably lose {self._random.randrange(11, 99)} seats."
        return {"id": label, "text": text, "kind": "inference", "reasoning": reasoning}

    def _sum(self, label: str) -> dict[str, Any]:
        row, other = self._row(), self._row()
        result = self._random.randrange(1_013, 9_876)
        operands = [
            {"value": str(result - 7), "meaning": "dead", "passage": row.id},
            {"value": "7", "meaning": "dead", "passage": other.id},
        ]
        computation = {"operation": "sum", "operands": operands, "result": str(result)}
        return {"id": label, "text": f"Together they come to {result:,} dead.", "kind": "derived", "computation": computation}
