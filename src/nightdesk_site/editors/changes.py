"""What people changed in a draft, counted in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.drafts.model import Draft


@dataclass(frozen=True, slots=True)
class Changes:
    reworded: int
    added: int
    cut: int

    def __bool__(self) -> bool:
        return bool(self.reworded or self.added or self.cut)

    def __str__(self) -> str:
        told = ((self.reworded, "reworded"), (self.added, "added"), (self.cut, "cut"))
        return ", ".join(f"{_sentences(number)} {what}" for number, what in told if number)


def changes(before: Draft, after: Draft) -> Changes:
    old = {sentence.id: sentence.text for sentence in before.sentences()}
    new = {sentence.id: sentence.text for sentence in after.sentences()}
    return Changes(
        reworded=sum(old[name] != new[name] for name in old.keys() & new.keys()),
        added=len(new.keys() - old.keys()),
        cut=len(old.keys() - new.keys()),
    )


def _sentences(number: int) -> str:
    return "1 sentence" if number == 1 else f"{number} sentences"
