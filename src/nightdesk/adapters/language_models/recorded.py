"""Recorded answers: found again by the evidence they rest on, so that a story told slightly differently still finds its own.

A recording is a folder: `story.json` says what was asked and when, and `plan.json`, `write.json`, `repair.json` hold the answers. Its short
ids (P…, A…) are those of the day it was made; each is kept with the words it stood for and is translated to today's by those words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from nightdesk.drafts.language_model import Answer, Answered, Ask, NoAnswer, PromptVersion, Quoted, Receipt, Role, Trouble
from nightdesk.foundation.errors import BadInput

_ALIKE = 0.6
_JOINED = re.compile(r"[A-Z]\d+(?:\+[A-Z]\d+)+")
_LABEL = re.compile(r"^[PAND]\d+(?:\.\d+)?$")
_PASSAGE = re.compile(r"^[PA]")
_ITEM = re.compile(r"^P")


@dataclass(frozen=True, slots=True)
class Recording:
    """`quoted` is all the evidence that the model was shown, `prompt` the version of the prompts it was shown it with."""

    name: str
    model: str
    made_on: str
    quoted: tuple[Quoted, ...]
    answers: Mapping[str, Mapping[str, Any]]
    prompts: Mapping[str, str]

    @property
    def items(self) -> frozenset[str]:
        return frozenset(_digest(one.text) for one in self.quoted if _ITEM.match(one.id))

    @property
    def labels(self) -> Mapping[str, str]:
        """The words' digest behind each label."""
        return {one.id: _digest(one.text) for one in self.quoted}


def read_recordings(folder: Path) -> tuple[Recording, ...]:
    """All recordings of a folder, in order of name; none where there is no such folder. Raise BadInput naming the file that is wrong."""
    return tuple(_read(file.parent) for file in sorted(folder.glob("*/story.json")))


def _read(folder: Path) -> Recording:
    try:
        story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
        answers = {
            file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json")) if file.stem != "story"
        }
        quoted = tuple(Quoted(label, text) for label, text in story["evidence"].items())
        return Recording(folder.name, story["model"], story["made_on"], quoted, answers, story["prompts"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(str(folder), None, f"a recording cannot be read: {error}") from error


class RecordedModel:
    """Implements `nightdesk.drafts.language_model.LanguageModel` with what was answered before. Contacts nobody.

    A question's items come in order of publication.
    """

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings = tuple(recordings)

    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        if question.role is Role.TRANSLATE:
            return self._translated(question)
        recording = self.find(question)
        if recording is None:
            return NoAnswer(Trouble.NOT_RECORDED, "No answer was recorded for this question.")
        answer = relabelled(recording.answers[question.step], _translation(recording, question.quoted))
        asked = sha256(f"{question.instructions}\x1f{question.material}".encode()).hexdigest()
        made_with = PromptVersion(question.prompt.name, recording.prompts.get(question.step, question.prompt.hash))
        receipt = Receipt(question.role, question.step, recording.model, made_with, asked, 0, 0, 0, 0.0, recorded=True)
        try:
            return Answered(question.answer.model_validate(answer), (receipt,))
        except ValidationError as error:
            return NoAnswer(
                Trouble.UNREADABLE, f"The recording {recording.name!r} is not in the form asked for: {error.errors()[0]['msg']}"
            )

    def _translated(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        """What was recorded for each passage, found by its very words whatever its story."""
        found = {
            _digest(row["original"]): (recording, row["english"]) for recording in self._recordings for row in _translations(recording)
        }
        here = {one.id: found[_digest(one.text)] for one in question.quoted if _digest(one.text) in found}
        if not here:
            return NoAnswer(Trouble.NOT_RECORDED, "No translation was recorded for these passages.")
        recording, _ = next(iter(here.values()))
        asked = sha256(f"{question.instructions}\x1f{question.material}".encode()).hexdigest()
        made_with = PromptVersion(question.prompt.name, recording.prompts.get("translate", question.prompt.hash))
        receipt = Receipt(question.role, question.step, recording.model, made_with, asked, 0, 0, 0, 0.0, recorded=True)
        rows = [{"id": label, "english": english} for label, (_, english) in here.items()]
        return Answered(question.answer.model_validate({"passages": rows}), (receipt,))

    def knows(self, texts: Sequence[str]) -> bool:
        """Whether a story of these items could be one of the recordings: asked first, for it costs nothing."""
        here = {_digest(text) for text in texts}
        return any(likeness(recording.items, here) >= _ALIKE for recording in self._recordings)

    def find(self, question: Ask[Any]) -> Recording | None:
        """The recording whose items are most like the question's, if they are much alike and all that the answer names is there."""
        here = {_digest(one.text) for one in question.quoted}
        items = {_digest(one.text) for one in question.quoted if _ITEM.match(one.id)}
        fits = [(likeness(recording.items, items), recording) for recording in self._recordings if question.step in recording.answers]
        fits = [
            (alike, recording)
            for alike, recording in fits
            if alike >= _ALIKE and not missing(recording, question.step, here) and not overtaken(recording, question.quoted)
        ]
        return max(fits, key=lambda fit: (fit[0], fit[1].name))[1] if fits else None


def missing(recording: Recording, step: str, here: set[str]) -> tuple[str, ...]:
    """The passages which the answer names and whose words are not in today's evidence."""
    labels = recording.labels
    named = dict.fromkeys(_named(recording.answers[step]))
    return tuple(name for name in named if _PASSAGE.match(name) and labels.get(name) not in here)


def overtaken(recording: Recording, quoted: Sequence[Quoted]) -> bool:
    """Whether an item came after all that the recording knows: its words would be yesterday's."""
    items = [one for one in quoted if _ITEM.match(one.id)]
    return bool(items) and _digest(items[-1].text) not in recording.items


def likeness(one: frozenset[str], other: set[str]) -> float:
    """The share of both together that both have."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _translations(recording: Recording) -> Sequence[Mapping[str, str]]:
    rows: Sequence[Mapping[str, str]] = recording.answers.get("translate", {}).get("passages", ())
    return rows


def _translation(recording: Recording, quoted: Sequence[Quoted]) -> Mapping[str, str]:
    """Today's label for each of the recording's; "lost" where today's evidence does not hold its words."""
    today = {_digest(one.text): one.id for one in reversed(quoted)}
    return {label: today.get(digest, "lost") for label, digest in recording.labels.items()}


def relabelled(value: Any, labels: Mapping[str, str]) -> Any:
    """A copy in which every label stands as today's, those joined by a plus each for itself."""
    if isinstance(value, str):
        return "+".join(labels.get(part, part) for part in value.split("+")) if _JOINED.fullmatch(value) else labels.get(value, value)
    if isinstance(value, list):
        return [relabelled(part, labels) for part in value]
    return {key: relabelled(part, labels) for key, part in value.items()} if isinstance(value, dict) else value


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, str) and _LABEL.match(value):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _named(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _named(part)


def _digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:24]
