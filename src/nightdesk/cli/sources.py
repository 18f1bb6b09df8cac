"""`nightdesk sources`: who is listened to, and how they are doing."""

from __future__ import annotations

import click

from nightdesk.cli import following, source_health
from nightdesk.cli.catalogue import catalogue


@click.group()
def sources() -> None:
    """Who the newsroom listens to."""


for _verb in (
    source_health.health,
    source_health.revive,
    source_health.takedown,
    source_health.prune,
    following.add,
    following.list_,
    following.remove,
    following.import_,
    following.export,
    catalogue,
):
    sources.add_command(_verb)
