"""`nightdesk measure developments`: how well it is told what an item adds to its story."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nightdesk.claims.read import read_claims
from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.foundation.ids import SourceId, StoryId
from nightdesk.languages.identify import identify
from nightdesk.languages.numbers import read_numbers
from nightdesk.stories.develop import develop
from nightdesk.stories.so_far import StorySoFar
from nightdesk.wire.model import Item


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """Which of a story's items bring something new. Keys are the ids that the file of items gives them."""

    name: str
    new: dict[str, str]
    nothing_new: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One labelled item: what was said of it, and what is true. `number` says that it gives a number its story had not."""

    story: str
    id: str
    language: str
    said_new: bool
    is_new: bool
    number: bool
    says: tuple[str, ...]
    gloss: str


@dataclass(slots=True)
class _Numbers:
    seen: set[float] = field(default_factory=set)

    def take(self, item: Item) -> bool:
        """Whether the item gives a number that none before it gave."""
        given = {float(number.value) for number in read_numbers(item.text, item.language) if number.value is not None}
        fresh = given - self.seen
        self.seen |= given
        return bool(fresh)


@click.command("developments")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True, help="Which items are new.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.option("--list", "listed", is_flag=True, help="Also list what was missed and what was called new wrongly (on stderr).")
def measure_developments(file: Path, gold: Path, as_json: bool, listed: bool) -> None:
    """Tell for each item of the stories in --gold whether it adds something, and compare with the labels.

    FILE holds items as JSON lines with `id`, `text` and `story`, and where known `language`, `published_at` and `source`. A row of --gold
    is one story: {"story": …, "new_information": [{"id": …}], "no_new_information": [id, …]}. A story's items are given in order of
    time; those without a label are given but not scored. `non_numeric` scores apart the items that give no number their story lacked.
    """
    stories = [labelled_story(line) for line in read_lines(gold)]
    told = [one for story, items in items_of(file, stories) for one in tell(story, items)]
    figures = score(told)
    if listed:
        _list_mistakes(told)
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def labelled_story(line: LabelledLine) -> LabelledStory:
    new, old = line.row.get("new_information", []), line.row.get("no_new_information", [])
    try:
        named = {str(one["id"]): str(one.get("what", "")) for one in new}
        return LabelledStory(line.text("story"), named, frozenset(map(str, old)))
    except (TypeError, KeyError, AttributeError):
        raise line.wrong('"new_information" must be a list of objects with "id", "no_new_information" a list of ids') from None


def items_of(file: Path, stories: list[LabelledStory]) -> Iterator[tuple[LabelledStory, list[tuple[str, Item]]]]:
    wanted, now = {story.name for story in stories}, datetime.now(UTC)
    held: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    for line in read_lines(file):
        name = line.text("id")
        text, story = line.text("text"), line.text("story")
        if story in wanted:
            language = line.text_if_any("language") or identify(text).language
            moment, source = line.time_if_any("published_at") or now, SourceId(str(line.row.get("source") or ""))
            item = Item(Item.identify(source, name), source, name, language, "declared", None, text, None, None, moment, moment)
            held[story].append((name, item))
    with click.progressbar(stories, label="Telling", file=sys.stderr) as telling:
        for labelled in telling:
            yield labelled, sorted(held[labelled.name], key=lambda found: found[1].published_at)


def tell(story: LabelledStory, items: list[tuple[str, Item]]) -> Iterator[Told]:
    """What is said of each labelled item, the items given one after the other as the newsroom would have them."""
    so_far, numbers = StorySoFar(), _Numbers()
    for name, item in items:
        claims = read_claims(item)
        development = develop(item, claims.figures, so_far, StoryId(story.name), claims.attributions)
        so_far.take(item, claims.figures, claims.attributions)
        number = numbers.take(item)
        if name in story.new or name in story.nothing_new:
            gloss = story.new.get(name, "")
            yield Told(story.name, name, item.language, development.new, name in story.new, number, development.what, gloss)


def score(told: list[Told]) -> dict[str, Any]:
    hits = sum(one.said_new and one.is_new for one in told)
    precision = hits / max(1, sum(one.said_new for one in told))
    recall = hits / max(1, sum(one.is_new for one in told))
    worded = [one for one in told if not one.number]
    new_worded = [one for one in worded if one.is_new]
    called = [one for one in worded if one.said_new]
    both = sum(one.said_new for one in new_worded)
    return {
        "stories": len({one.story for one in told}),
        "items": len(told),
        "new": sum(one.is_new for one in told),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if hits else 0.0,
        "non_numeric": {
            "new": len(new_worded),
            "recall": round(both / max(1, len(new_worded)), 4),
            "precision": round(both / max(1, len(called)), 4),
        },
        "missed": [{"story": one.story, "id": one.id, "what": one.gloss} for one in told if one.is_new and not one.said_new],
    }


def _list_mistakes(told: list[Told]) -> None:
    for one in told:
        if one.said_new != one.is_new:
            click.echo(f"{'missed' if one.is_new else 'wrong '}  {one.story} {one.id} [{one.language}] {one.gloss or one.says}", err=True)


def table(figures: dict[str, Any]) -> str:
    lines = [f"{name:<12} {value:>8}" for name, value in figures.items() if not isinstance(value, dict | list)]
    worded = figures["non_numeric"]
    lines += ["", f"news that is no number: {worded['new']}, recall {worded['recall']}, precision {worded['precision']}", ""]
    lines += [f"missed: {one['story']} {one['id']} {one['what']}" for one in figures["missed"]]
    return "\n".join(lines)
