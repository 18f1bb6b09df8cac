"""`nightdesk sources`: who is listened to, and how they are doing."""

from __future__ import annotations

import json

import click

from nightdesk.bootstrap import open_record
from nightdesk.cli import following
from nightdesk.cli.catalogue import catalogue


@click.group()
def sources() -> None:
    """Who the newsroom listens to."""


@sources.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def health(as_json: bool) -> None:
    """Show each source's state with its reason: fine, slow, silent, broken, blocked, gone."""
    open_record()
    from nightdesk.sources.model import SourceState
    from nightdesk_site.record.documents import load
    from nightdesk_site.record.models import SourceRow

    rows = [(row, load(SourceState, row.state)) for row in SourceRow.objects.order_by("health", "id")]
    if as_json:
        told = [
            {
                "source": row.id,
                "name": row.name,
                "language": row.language,
                "health": state.health.value,
                "reason": state.reason,
                "last_success": state.last_success.isoformat() if state.last_success else None,
                "last_item": state.last_item.isoformat() if state.last_item else None,
            }
            for row, state in rows
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for row, state in rows:
        click.echo(f"{state.health:<8} {row.language or '?':<12} {row.name:<48} {state.reason}")


for _verb in (following.add, following.list_, following.remove, following.import_, following.export, catalogue):
    sources.add_command(_verb)
