"""`nightdesk story`: what a story holds."""

from __future__ import annotations

import json

import click

from nightdesk.bootstrap import open_record


@click.group()
def story() -> None:
    """Look into a story: its items in every language, why each was linked, what each added."""


@story.command()
@click.argument("key", metavar="STORY")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(key: str, as_json: bool) -> None:
    """Show what STORY holds. STORY is its id, its article's key as `nightdesk articles` lists it, or the last part of its address."""
    open_record()
    from nightdesk_site.record import listing

    held = listing.story(key)
    if as_json:
        click.echo(json.dumps(held, ensure_ascii=False, indent=1))
        return
    click.echo(f"{held['story']}: {len(held['items'])} items in {len(held['languages'])} languages; article {held['article'] or 'none'}")
    for item in held["items"]:
        mark = "+" if item["new"] else " "
        click.echo(f"\n{mark} {item['published'][:16]}  {item['source']}  [{item['language']}]\n  {item['text']}")
        for words in item["adds"]:
            click.echo(f"    adds: {words}")
        if item["linked_because"]:
            click.echo(f"    linked: {'; '.join(item['linked_because'])}")
