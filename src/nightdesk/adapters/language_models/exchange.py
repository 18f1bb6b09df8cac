"""One question as a model's server gets it, and what came back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nightdesk.drafts.language_model import Trouble

Progress = Callable[[int], None]
"""Told how many characters of the answer have come."""


@dataclass(frozen=True, slots=True)
class Question:
    """`form` is the JSON schema of the answer."""

    instructions: str
    material: str
    form: dict[str, object]
    most_tokens: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Tokens are None where the server did not count them. `sent` tells whether the server may have charged for it."""

    output: str
    trouble: Trouble | None
    says: str
    input_tokens: int | None
    output_tokens: int | None
    seconds: float
    sent: bool = True
    again_after: float | None = None
