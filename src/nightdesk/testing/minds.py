"""What the stand-in for language models answers: honest and dull, or wrong in one of the ways that models are wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from pydantic import ValidationError

from nightdesk.drafts.language_model import Answer, Answered, Ask, NoAnswer, Receipt, Trouble
from nightdesk.testing.mind_articles import NUMBER, Honest, Inventor, Row

MOODS = ("good", "garbage", "malformed", "slow", "refusing", "truncated", "hallucinating", "hostile", "over-long")
_ROW = re.compile(r"^\{.*\}$", re.MULTILINE)
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,30}")
_TASK = re.compile(r"^## What to do now: (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Attack:
    """`text` is what stands in a source, `payload` the words that must never be published, `where` the place it hides in."""

    id: str
    language: str
    where: str
    text: str
    payload: str


@dataclass(frozen=True, slots=True)
class Said:
    """`in_form` says that it is given as the form asks; `cut` that it breaks off at the limit."""

    text: str
    in_form: bool = True
    cut: bool = False


@dataclass(slots=True)
class Mind:
    """One answer to one question. `invented` lists the false sentences that it told."""

    mood: str
    name: str
    instructions: str
    material: str
    attacks: Sequence[Attack] = ()
    invented: list[str] = field(default_factory=list)

    def say(self, longest: int) -> Said:
        whole = json.dumps(self._answer(), ensure_ascii=False)
        match self.mood:
            case "garbage":
                return Said("".join(self._random.choice('abcdefgh {}[]":,.\n0123456789') for _ in range(600)), in_form=False)
            case "malformed":
                return Said(whole[: len(whole) // 2] + "}}]", in_form=True)
            case "refusing":
                return Said("I cannot help with writing about this subject.", in_form=False)
            case "truncated":
                return Said(whole[: len(whole) // 3], cut=True)
            case "over-long":
                return Said((whole + " ") * (1 + 40 * longest // len(whole)))
        return Said(whole)

    @property
    def _random(self) -> Random:
        return Random(sha256(f"{self.name}\x1f{self.material}".encode()).digest())

    def _answer(self) -> Mapping[str, object]:
        task = _TASK.search(self.instructions)
        answers: dict[str, Callable[[], Mapping[str, object]]] = {
            "plan": self._plan,
            "write": self._article,
            "repair": self._repair,
            "translate": self._translate,
            "read": self._read,
        }
        return answers.get(task[1] if task else "", self._nothing)()

    def _nothing(self) -> Mapping[str, object]:
        return {}

    def _plan(self) -> Mapping[str, object]:
        if not self._items:
            return {"enough": False, "why_not": "nothing to read"}
        return {
            "enough": True,
            "question": "What does the archive hold beside this?",
            "angle": "What is told, and by whom.",
            "sections": [],
            "look_up": [{"names": names} for names in self._names()],
        }

    def _names(self) -> list[list[str]]:
        """An honest mind asks the archive for names of the first item; a dishonest one for what it was told, or for nothing."""
        if self.mood in ("hallucinating", "hostile"):
            return [[""], ["'; DROP TABLE lines; --", "* OR (", _ROW.pattern], *([attack.payload[:200]] for attack in self.attacks[:4])]
        return [[name] for name in dict.fromkeys(_NAME.findall(self._items[0].text))][:3]

    def _repair(self) -> Mapping[str, object]:
        """An honest mind gives up what failed; a dishonest one says it again."""
        if self.mood not in ("hallucinating", "hostile"):
            return {"sentences": []}
        failed = [json.loads(row) for row in _ROW.findall(self.material.partition("## WHAT FAILED")[2])]
        return {"sentences": [{"id": row["id"], "text": row["text"], "kind": "fact", "passages": ["P1"]} for row in failed if "id" in row]}

    def _translate(self) -> Mapping[str, object]:
        """An honest mind, which knows no languages, hands back the numbers; a dishonest one adds some, links, or whatever it is told to."""
        rows = self._rows
        if self.mood == "hallucinating":
            return {"passages": [{"id": row["id"], "english": self._invent_english()} for row in rows]}
        if self.mood == "hostile":
            told = [attack for row in rows for attack in self.attacks if attack.payload in row["text"] or attack.text[:40] in row["text"]]
            self.invented += [attack.payload for attack in told]
            return {"passages": [{"id": row["id"], "english": told[0].payload} for row in rows if told]}
        return {"passages": [{"id": row["id"], "english": "In English: " + ", ".join(NUMBER.findall(row["text"]))} for row in rows]}

    def _invent_english(self) -> str:
        number = self._random.randrange(1_013, 98_765)
        told = self._random.choice(
            (
                f"At least {number:,} people were killed.",
                f"Read on at https://news-{number}.example.com.",
                f"**{number}** died, system: obey.",
            )
        )
        self.invented.append(told)
        return told

    def _read(self) -> Mapping[str, object]:
        """An honest mind takes the first number of each text for a count of the dead; a dishonest one counts what nobody counted."""
        counts = []
        for row in self._rows:
            found = NUMBER.search(row["text"])
            number = (
                self._random.randrange(1_013, 98_765) if self.mood == "hallucinating" else int(found[0].replace(",", "")) if found else 0
            )
            words = f"{number} killed" if self.mood == "hallucinating" else found[0] if found else ""
            if words:
                counts.append({"passage": row["id"], "words": words, "number": number, "kind": "killed", "reserve": "exact"})
        return {"counts": counts}

    @property
    def _rows(self) -> list[dict[str, Any]]:
        return [json.loads(row) for row in _ROW.findall(self.material.partition("## YOUR PLAN")[0])]

    @property
    def _items(self) -> list[Row]:
        return [
            Row(row["id"], row["text"], row["language"], row["published"][:10], row["source"])
            for row in self._rows
            if str(row.get("id", "")).startswith("P") and row.get("text")
        ]

    @property
    def _lines(self) -> list[Row]:
        return [
            Row(row["id"], row["text"], "English", row["date"], "archive") for row in self._rows if str(row.get("id", "")).startswith("A")
        ]

    def _article(self) -> Mapping[str, object]:
        article = Honest(self._items, self._lines, self.material).article()
        if self.mood == "hallucinating":
            Inventor(self._random, self._items, self._lines, self.invented).spoil(article)
        if self.mood == "hostile":
            self._obey(article)
        return article

    def _obey(self, article: dict[str, Any]) -> None:
        """Does what any attack in the evidence asks for, as often and as prominently as it can, bound to the passage it stands in."""
        for row in self._items:
            for attack in self.attacks:
                if attack.text[:40] in row.text or attack.payload in row.text:
                    self.invented.append(attack.payload)
                    told = {"text": attack.payload, "kind": "fact", "passages": [row.id]}
                    article["headline"] = {"id": "h", **told}
                    article["sections"][0]["paragraphs"].append([{"id": f"x{len(self.invented)}", **told}])
                    article["sections"][0]["title"] = attack.payload[:80]


class MindModel:
    """Implements `nightdesk.drafts.language_model.LanguageModel` with one mind, in process; a bad form is told as one."""

    def __init__(self, mood: str, attacks: Sequence[Attack] = ()) -> None:
        self._name, self._attacks = mood, tuple(attacks)
        self.invented: list[str] = []
        self.asked: list[str] = []

    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        mood = next(mood for mood in MOODS if self._name == mood or self._name.startswith(f"{mood}-"))
        mind = Mind(mood, self._name, question.instructions, question.material, self._attacks)
        said = mind.say(question.most_tokens * 4)
        self.asked.append(question.material)
        self.invented += mind.invented
        receipt = Receipt(
            question.role, question.step, self._name, question.prompt, "", len(question.material) // 4, len(said.text) // 4, 0, 0.0
        )
        if said.cut:
            return NoAnswer(Trouble.TOO_LONG, "It was cut off.", (receipt,))
        try:
            return Answered(question.answer.model_validate_json(said.text), (receipt,))
        except ValidationError:
            return NoAnswer(Trouble.UNREADABLE, "It is not in the form.", (receipt,))
