"""Opening the record for a command that a newcomer may give first."""

from __future__ import annotations

from nightdesk import bootstrap
from nightdesk.foundation.errors import SettingsError
from nightdesk.settings import Settings


def open_or_set_up() -> Settings:
    """The settings, with the record ready; a record that was never set up, or by an earlier version, is brought up to date first."""
    try:
        return bootstrap.open_record()
    except SettingsError:
        from nightdesk.cli import playing

        settings = bootstrap.open_site()
        playing.prepare(settings)
        return settings
