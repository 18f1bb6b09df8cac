"""When a story is written about again: a rule that readers can read, shown on the site's page on how the newsroom works."""

from __future__ import annotations

from datetime import datetime, timedelta

from nightdesk.foundation.ids import ItemId
from nightdesk.shift.record import StoryFile
from nightdesk.stories.model import News

RULE = (
    "a count moved, or accounts came to differ",
    "a source changed or withdrew its report",
    "at least two other new things were told",
    "the story holds half as many reports again as it did",
    "it has come to rest, three days after its last report, with reports that were not yet told",
)
"""A story that is not yet covered is written about as soon as it is worth it; one that is covered, when one of these holds."""

NOT_BEFORE = (
    "Not before a day has passed since its article last changed; what comes in the meantime waits. The article keeps its address, and "
    "a note says what is new. Reports that the linker takes for another event make a story, and an article, of their own."
)

_DAY = timedelta(hours=24)
_REST = timedelta(days=3)
_WEIGHTY = {News.FIGURE, News.CONTRADICTION}
_ENOUGH_OTHERS = 2


def has_news(file: StoryFile, at: datetime) -> bool:
    """Whether enough is new since the latest revision; a story never covered always has news."""
    if file.covered_at is None:
        return True
    late = untold(file)
    fresh = [development for development in file.developments if development.item in late and development.new]
    return (
        len(fresh) >= _ENOUGH_OTHERS
        or any(News.REVISION in development.kinds for development in file.developments if development.item in file.revised)
        or any(_WEIGHTY & set(development.kinds) for development in fresh)
        or len(late) * 2 >= len(file.items) - len(late)
        or (bool(late) and file.story.last_reported <= resting_since(at))
    )


def untold(file: StoryFile) -> frozenset[ItemId]:
    """The items that came after the latest revision."""
    return frozenset(item.id for item in file.items if file.covered_at is not None and item.received_at > file.covered_at)


def is_rested(file: StoryFile, at: datetime) -> bool:
    """Whether a day has passed since the latest revision. What waits for a person is written anew at once without a withdrawn report."""
    return file.covered_at is None or at - file.covered_at >= _DAY or (file.waiting and bool(file.revised & file.withdrawn))


def resting_since(at: datetime) -> datetime:
    """A story whose last item is no later than this has come to rest."""
    return at - _REST
