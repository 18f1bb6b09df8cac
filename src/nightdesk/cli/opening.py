"""Opening the record for a command that a newcomer may give first."""

from __future__ import annotations

import click

from nightdesk import bootstrap
from nightdesk.foundation.errors import SettingsError
from nightdesk.settings import Settings


def open_or_set_up() -> Settings:
    """The settings, with the record ready; a record that was never set up, or by an earlier version, is brought up to date first."""
    try:
        return bootstrap.open_record()
    except SettingsError:
        click.echo("setting up the record; once, and it takes a moment", err=True)
        bootstrap.set_up_record()
        return bootstrap.open_record()
