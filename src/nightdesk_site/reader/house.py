"""What every page knows: the newsroom's name, who is reading, and where the site stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from nightdesk.publish.access import Standing

from .own_pages import own_pages
from .standing import standing_of


def site_name() -> str:
    return str(settings.NEWSROOM.name)


def site_address() -> str:
    return str(settings.NEWSROOM.public_address)


def house(request: HttpRequest) -> dict[str, object]:
    """A context processor."""
    standing = standing_of(request)
    return {
        "site_name": site_name(),
        "site_address": site_address(),
        "standing": standing.value,
        "signed_in": standing is not Standing.VISITOR,
        "motto": settings.PUBLISHER.motto,
        "own_mark": bool(settings.PUBLISHER.mark),
        "own_colours": settings.PUBLISHER.colours is not None,
        "own_pages": own_pages(),
    }
