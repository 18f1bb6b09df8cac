"""Rules for hard subjects: suicide, sexual violence, hostages, propaganda, embargoes, and what else an editor writes down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.desk.words import any_of
from nightdesk.drafts.model import Draft


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """A rule for one subject. A cue ending in * stands for all words that begin so; `not_cues` are what it does not mean."""

    subject: str
    cues: tuple[str, ...]
    not_cues: tuple[str, ...]
    rule: str


def touched(draft: Draft, rules: tuple[SubjectRule, ...]) -> Iterator[Concern]:
    """A concern for each sentence, and for each subject of an excerpt, that touches a rule of its own; it carries the rule."""
    for sentence in draft.sentences():
        for rule in rules:
            if _touches(rule, sentence.text):
                yield Concern(ConcernKind.RULE, f"{rule.subject}: {rule.rule}", sentence.id)
    named = {name for sentence in draft.sentences() for name in sentence.passages}
    for rule in rules:
        shown = next((passage for passage in draft.passages if passage.id in named and _touches(rule, passage.text)), None)
        if shown is not None:
            yield Concern(ConcernKind.RULE, f"{rule.subject}, in an excerpt in {shown.language}: {rule.rule}")


def _touches(rule: SubjectRule, text: str) -> bool:
    plain = any_of(rule.not_cues).sub(" ", text) if rule.not_cues else text
    return any_of(rule.cues).search(plain) is not None
