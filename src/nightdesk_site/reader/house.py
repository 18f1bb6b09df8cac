"""What every page knows: the newsroom's name, who is reading, and where the site stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from nightdesk.publish.access import Standing
from nightdesk_site.members.standing import standing_of
from nightdesk_site.publisher import publisher

from .own_pages import own_pages


def site_name() -> str:
    return str(settings.NEWSROOM.name)


def site_address() -> str:
    return str(settings.NEWSROOM.public_address)


def house(request: HttpRequest) -> dict[str, object]:
    """A context processor."""
    standing, written = standing_of(request), publisher()
    return {
        "site_name": site_name(),
        "site_address": site_address(),
        "standing": standing.value,
        "signed_in": standing is not Standing.VISITOR,
        "motto": written.motto,
        "own_mark": bool(written.mark),
        "own_colours": written.colours is not None,
        "own_pages": own_pages(),
    }
