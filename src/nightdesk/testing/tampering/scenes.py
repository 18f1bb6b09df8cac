"""Items grouped into stories: by the story they are labelled with, or by the newsroom's own linker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from nightdesk.foundation.ids import FamilyId, StoryId
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival
from nightdesk.stories.profile import read_profile
from nightdesk.testing.tampering.model import Scene
from nightdesk.wire.model import Item

MOST_ITEMS = 60


def scenes(items: Sequence[Item], stories: Sequence[str | None]) -> list[Scene]:
    """In order of first publication; of a long story the first 60 items. Items without a label are linked among themselves."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item, story in zip(items, stories, strict=True):
        if story is not None:
            groups["gold:" + story].append(item)
    unlabelled = [item for item, story in zip(items, stories, strict=True) if story is None]
    for item, story in zip(unlabelled, linked(unlabelled), strict=True):
        groups["linked:" + story].append(item)
    told = [sorted(group, key=lambda item: (item.published_at, item.id))[:MOST_ITEMS] for group in groups.values()]
    return [scene(group) for group in sorted(told, key=lambda group: (group[0].published_at, group[0].id))]


def linked(items: Sequence[Item]) -> list[str]:
    """The story of each item once all have been placed, in order of time, and stories have merged."""
    linker, became = Linker(), dict[str, str]()
    placed: dict[int, str] = {}
    for place in sorted(range(len(items)), key=lambda place: (items[place].published_at, place)):
        item = items[place]
        placement = linker.place(Arrival(item.id, str(item.source), item.language, item.published_at, item.text))
        placed[place] = placement.link.story
        became.update((merge.absorbed, merge.into) for merge in placement.merges)
    return [_at_last(placed[place], became) for place in range(len(items))]


def _at_last(story: str, became: dict[str, str]) -> str:
    while story in became:
        story = became[story]
    return story


def scene(items: Iterable[Item]) -> Scene:
    group = tuple(items)
    sources = {item.source: _source(item) for item in group}
    return Scene(read_profile(StoryId(f"tampering-{group[0].id}"), group), group, tuple(sources.values()))


def _source(item: Item) -> Source:
    name = str(item.source) or "a source"
    return Source(
        item.source,
        name,
        f"https://{name}/",
        "",
        FeedKind.RSS,
        item.language,
        None,
        FamilyId(name),
        "unknown",
        second_hand=bool(item.outlets),
    )
