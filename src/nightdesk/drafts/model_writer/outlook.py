"""What would change an article's view, as it was said, and when the newsroom looks again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nightdesk.drafts.model_writer.answers import WrittenArticle
from nightdesk.drafts.model_writer.compose import Composed
from nightdesk.foundation.ids import SentenceId


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that would change the view. `look_for` are English words that a report of it would hold."""

    sentence: SentenceId
    text: str
    look_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    expectations: tuple[Expectation, ...]
    due: date


def read_outlook(article: WrittenArticle, composed: Composed, now: datetime) -> Outlook:
    """What of the answer stands in the draft."""
    names = {label: name for name, label in composed.labels.items()}
    expectations = tuple(
        Expectation(names[label], change.sentence.text, change.look_for)
        for change in article.changes
        if (label := change.sentence.id.strip().lower()) in names
    )
    return Outlook(expectations, (now + timedelta(days=article.look_again_in_days)).date())
