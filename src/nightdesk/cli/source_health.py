"""`nightdesk sources health`, `revive`, `takedown` and `prune`: how sources are doing, and what is kept of them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from nightdesk.bootstrap import open_record

WHO = "the command line"


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--trouble", is_flag=True, help="Only those that are not doing fine.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def health(names: tuple[str, ...], trouble: bool, as_json: bool) -> None:
    """Show each source's state, and the reason for it.

    States are fine, slow, silent, broken, blocked and gone. With the name of a SOURCE, its history is shown too. Above all stand the
    alarms: sources and languages that are silent against their own habit.
    """
    open_record()
    from nightdesk_site.record.health import alarms, history, standings

    told = [one for one in standings(names) if not trouble or one["health"] not in ("fine", "new")]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for alarm in alarms():
        click.echo(f"ALARM    {alarm['kind']} {alarm['about']}: {alarm['says']}")
    for one in told:
        click.echo(_line(one))
        if names:
            for turn in history(one["source"]):
                click.echo(f"         {turn['at'][:16].replace('T', ' ')}  {turn['health']:<8} {turn['reason']}")
    click.echo(", ".join(f"{count} {state}" for state, count in Counter(one["health"] for one in told).most_common()) or "no sources yet")


def _line(one: dict[str, Any]) -> str:
    due = f", next {one['next_due'][5:16].replace('T', ' ')}" if one["next_due"] and not one["retired"] else ""
    return f"{one['health']:<8} {one['language'] or '?':<8} {one['name'][:44]:<44} {one['reason']}{due}"


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def revive(sources: tuple[str, ...]) -> None:
    """Ask retired or paused sources again at once.

    SOURCE is a source's id, name, host or address. What is known of its backlog is kept.
    """
    open_record()
    from nightdesk_site.record import sources as record
    from nightdesk_site.record.following import find_followed

    found = [find_followed(name) for name in sources]
    record.revive([source.id for source in found], datetime.now(UTC))
    click.echo(f"{', '.join(source.name for source in found)}: asked with the next round")


@click.command()
@click.argument("name", metavar="SOURCE|ITEM|ADDRESS")
@click.option("--reason", required=True, help="Who asked for it, and why; kept in the audit.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def takedown(name: str, reason: str, yes: bool) -> None:
    """Take an owner's text down, for good.

    Named is a SOURCE, for all that it ever said, or one ITEM, by its id or the ADDRESS of its page. Its words go from items, versions,
    claims, drafts, published passages and stored copies, for readers and for the desk. A source is asked no more. This cannot be undone.
    What this newsroom wrote itself stays, for an editor to look at.
    """
    open_record()
    from nightdesk_site.record import takedown as record
    from nightdesk_site.record.models import SourceRow

    whole = SourceRow.objects.filter(id=name).exists()
    if not yes:
        click.confirm(f"Wipe {'everything of the source' if whole else 'the item'} {name} for good?", abort=True)
    now = datetime.now(UTC)
    shown = record.take_down_source(name, WHO, reason, now) if whole else record.take_down_item(record.find_item(name), WHO, reason, now)
    click.echo(f"taken down; {shown} published versions showed its words and do no longer")


@click.command()
@click.option("--older-than", "days", type=click.IntRange(1), help="Days; where it is not given, the setting NIGHTDESK_RETENTION holds.")
def prune(days: int | None) -> None:
    """Give up stored copies (snapshots) whose time is over. Items, passages and published articles stay."""
    settings = open_record()
    from nightdesk_site.record.snapshots import prune as give_up

    kept = days or settings.retention
    if not kept:
        raise click.ClickException("the setting NIGHTDESK_RETENTION is 0: copies are kept for ever; say --older-than DAYS")
    now = datetime.now(UTC)
    click.echo(f"{give_up(now - timedelta(days=kept), WHO, now)} copies older than {kept} days are given up")
