"""When a story is written about again: a rule that readers can read.

A story that is not yet covered is written about as soon as it is worth it. One that is covered is written about again when a count moved or
accounts came to differ, when at least two other new things were told, or when it holds half as many items again as it did; but not before a
day of the newsroom's clock has passed since the last revision. What comes in the meantime waits, and is told in the next revision.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from nightdesk.shift.record import StoryFile
from nightdesk.stories.model import News

_REST = timedelta(hours=24)
_WEIGHTY = {News.FIGURE, News.CONTRADICTION}
_ENOUGH_OTHERS = 2


def has_news(file: StoryFile) -> bool:
    """Whether enough is new since the latest revision; a story never covered always has news."""
    if file.covered_at is None:
        return True
    late = {item.id for item in file.items if item.received_at > file.covered_at}
    fresh = [development for development in file.developments if development.item in late and development.new]
    grown = len(late) * 2 >= len(file.items) - len(late)
    return grown or len(fresh) >= _ENOUGH_OTHERS or any(_WEIGHTY & set(development.kinds) for development in fresh)


def is_rested(file: StoryFile, at: datetime) -> bool:
    return file.covered_at is None or at - file.covered_at >= _REST
