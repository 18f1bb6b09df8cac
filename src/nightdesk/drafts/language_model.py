"""The port to language models: one question, one typed answer, and the receipt of every call that it took.

Nothing about trust rests on what stands behind this port: whatever it answers is judged like any other writer's work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

Answer = TypeVar("Answer", bound=BaseModel)


class Role(StrEnum):
    """What a model is asked to do; each role may have a model of its own. Pictures are an image model's, set apart."""

    TRANSLATE = "translate"
    READ_CLAIMS = "read_claims"
    PLAN = "plan"
    WRITE = "write"
    JUDGE = "judge"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """The prompt files that a question was made from: their names, and the SHA-256 of their bytes."""

    name: str
    hash: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence as a question names it: the short id that an answer uses, and the exact text behind it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask(Generic[Answer]):
    """One question. `about` names what it is asked for; the cap for an article holds over all questions with the same `about`.

    `instructions` are the newsroom's own words; `material` holds outside text, fenced. `quoted` lists the evidence in `material`
    (a recording is found again by it). `most_tokens` bounds what the model may write.
    """

    role: Role
    about: str
    step: str
    instructions: str
    material: str
    prompt: PromptVersion
    answer: type[Answer]
    most_tokens: int
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """One call to a model. `cost` is in billionths of a US dollar. `recorded` marks an answer that was replayed, not asked for."""

    role: Role
    step: str
    model: str
    prompt: PromptVersion
    asked: str
    input_tokens: int
    output_tokens: int
    cost: int
    seconds: float
    recorded: bool = False


class Trouble(StrEnum):
    """Why there is no answer."""

    WRONG_KEY = "wrong key"
    UNKNOWN_MODEL = "unknown model"
    EMPTY_BALANCE = "empty balance"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too slow"
    BUSY = "busy"
    REFUSED = "refused"
    TOO_LONG = "too long"
    UNREADABLE = "unreadable"
    OVER_CAP = "over the cap"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """`says` is one sentence for the person at the desk that says what to do; `receipts` are the calls that were paid all the same."""

    trouble: Trouble
    says: str
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered(Generic[Answer]):
    answer: Answer
    receipts: tuple[Receipt, ...] = field(default=())


class LanguageModel(Protocol):
    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        """A valid answer, or why there is none. Never raises for what a model or its server does."""
        ...
