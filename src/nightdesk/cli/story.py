"""`nightdesk story`: what a story holds, and a person's word on what belongs together."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from nightdesk.bootstrap import open_record

if TYPE_CHECKING:
    from nightdesk_site.record.telling import Moment, Telling


@click.group()
def story() -> None:
    """Look into a story: its items in every language, why each was linked, what each added. Join stories, or part them.

    STORY is a story's id, its article's key as `nightdesk articles` lists it, or the last part of the article's address.
    """


@story.command()
@click.argument("key", metavar="STORY")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(key: str, as_json: bool) -> None:
    """Show STORY: what each item added, and why it was linked.

    Its items stand in order of time, a + before those that told something new; below them stand who was first, who repeats whom, and what
    was joined or parted.
    """
    open_record()
    from nightdesk.foundation.ids import StoryId
    from nightdesk_site.record import listing
    from nightdesk_site.record.telling import tell_story

    if as_json:
        click.echo(json.dumps(listing.story(key), ensure_ascii=False, indent=1))
        return
    telling = tell_story(StoryId(listing.find_story(key).id))
    click.echo("\n".join([_heading(telling), *map(_line, telling.moments), *_footing(telling)]))


def _heading(telling: Telling) -> str:
    file = telling.file
    spoken = ", ".join(f"{language} {items}" for language, items in telling.languages)
    article = f"/articles/{file.article.slug}/" if file.article else "none"
    return f"{file.story.id}: {len(file.items)} items in {len(telling.languages)} languages ({spoken}); article {article}"


def _line(moment: Moment) -> str:
    item, development = moment.item, moment.development
    told = [f"\n{'+' if development.new else ' '} {item.published_at:%Y-%m-%d %H:%M}  {item.source}  [{item.language}]  {item.id}"]
    told.append(f"  {item.text[:300]}")
    told += [f"    adds: {words}" for words in development.what]
    if moment.repeats:
        told.append(f"    repeats: {moment.repeats}")
    return "\n".join([*told, f"    linked: {'; '.join(moment.because)}"])


def _footing(telling: Telling) -> list[str]:
    lines = [f"\nnew things first told by: {_counted(telling.firsts)}", f"repeated by: {_counted(telling.repeaters)}"]
    lines += [f"took in {taken.absorbed} ({len(taken.items)} items) by {taken.by}: {'; '.join(taken.reasons)}" for taken in telling.taken]
    lines += [
        f"{said.at:%Y-%m-%d %H:%M} {said.by} {'parted it from' if said.apart else 'joined it with'} {said.other}: {said.reason}"
        for said in telling.said
    ]
    return lines


def _counted(sources: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{source} {items}" for source, items in sources[:8]) or "nobody"


@story.command()
@click.argument("keys", metavar="STORY OTHER…", nargs=-1, required=True)
@click.option("--by", required=True, help="Your name: the record is signed.")
@click.option("--reason", required=True, help="Why they are one story.")
def merge(keys: tuple[str, ...], by: str, reason: str) -> None:
    """Say that STORY and OTHERs are one. The program never parts them.

    Drafts of the others that wait are superseded; an article of theirs goes along, or its address points to STORY's.
    """
    open_record()
    from nightdesk.foundation.ids import StoryId
    from nightdesk_site.record import listing, regrouping

    first, *others = [StoryId(listing.find_story(key).id) for key in keys]
    for other in others:
        regrouping.join(first, other, by, reason, datetime.now(UTC))
        click.echo(f"{other} is part of {first} now")


@story.command()
@click.argument("key", metavar="STORY")
@click.argument("items", metavar="ITEM…", nargs=-1)
@click.option("--undo", metavar="ABSORBED", help="Bring back a story that STORY took in, with what it held, instead of naming items.")
@click.option("--by", required=True, help="Your name: the record is signed.")
@click.option("--reason", required=True, help="Why they are two stories.")
def split(key: str, items: tuple[str, ...], undo: str | None, by: str, reason: str) -> None:
    """Say that ITEMs of STORY are a story of their own. The program never joins the two again.

    ITEM is an item's id as `nightdesk story show` prints it. Drafts that wait are superseded; the published article stays until its
    next version is written.
    """
    open_record()
    from nightdesk.foundation.ids import ItemId, StoryId
    from nightdesk_site.record import listing, regrouping

    held, at = StoryId(listing.find_story(key).id), datetime.now(UTC)
    if undo:
        made = regrouping.part_again(held, StoryId(undo), by, reason, at)
    else:
        made = regrouping.part(held, tuple(map(ItemId, items)), by, reason, at)
    click.echo(f"{made} is a story of its own now")
