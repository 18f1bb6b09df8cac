"""`nightdesk articles`: what is published."""

from __future__ import annotations

import json

import click

from nightdesk.bootstrap import open_record


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.option("--digest", is_flag=True, help="Print one SHA-256 over all published content, without wall times.")
def articles(as_json: bool, digest: bool) -> None:
    """List what is published, newest first.

    Each line gives when it was first published, a key for `nightdesk story show`, the analyst, how many items in how many
    languages stand behind it, and the headline.
    """
    open_record()
    from nightdesk_site.record import listing

    if digest:
        click.echo(listing.digest())
        return
    published = listing.articles()
    if as_json:
        click.echo(json.dumps(published, ensure_ascii=False, indent=1))
        return
    if not published:
        click.echo("Nothing is published yet. `nightdesk run --sample` plays a recorded wire.")
    for one in published:
        reach = f"{_many(one['items'], 'item')}, {_many(len(one['languages']), 'language')}"
        click.echo(f"{one['published'][:16]}  {one['key']}  {one['analysts'][0]:<10} {reach:<24} {one['headline']}")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
