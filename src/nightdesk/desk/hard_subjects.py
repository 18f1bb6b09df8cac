"""Rules for hard subjects: suicide, sexual violence, hostages, propaganda, embargoes, and what else an editor writes down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.drafts.model import Draft


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """A rule for one subject. A cue ending in * stands for all words that begin so; `not_cues` are what it does not mean."""

    subject: str
    cues: tuple[str, ...]
    not_cues: tuple[str, ...]
    rule: str


def touched(draft: Draft, rules: tuple[SubjectRule, ...]) -> Iterator[Concern]:
    """A concern for each sentence that touches a subject with a rule of its own; it carries the rule."""
    for sentence in draft.sentences():
        for rule in rules:
            text = _pattern(rule.not_cues).sub(" ", sentence.text) if rule.not_cues else sentence.text
            if _pattern(rule.cues).search(text):
                yield Concern(ConcernKind.RULE, f"{rule.subject}: {rule.rule}", sentence.id)


@lru_cache(maxsize=128)
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = (re.escape(cue.rstrip("*")) + (r"\w*" if cue.endswith("*") else "") for cue in cues)
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)
