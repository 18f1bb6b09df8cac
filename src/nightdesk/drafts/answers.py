"""An answer of the members' part: the question it answers, as the teaser puts it, and the sentences that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.drafts.model import Block, Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """`question` completes "Members are reading: …" and never gives the answer. `beside` is a chart that belongs to it."""

    question: str
    told: tuple[Sentence, ...]
    beside: Block | None = None
