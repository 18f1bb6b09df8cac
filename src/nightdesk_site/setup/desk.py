"""The desk's page of the publisher's file: what it says now, what is wrong with it, and what the running newsroom still goes by."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from nightdesk.foundation.errors import BadInput
from nightdesk.publish.publisher import Colours, Publisher, read_publisher
from nightdesk_site.editors.rooms import Room
from nightdesk_site.publisher import publisher
from nightdesk_site.reader.own_pages import read_pages

from .contrast import faint

_FILE = "publisher.toml"


class Setup(Room):
    """The file is read anew at each look; the newsroom itself reads it as it opens."""

    template_name = "setup/desk.html"
    page_title = "Publisher"
    header_icon = "site"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        house = settings.NEWSROOM
        written, wrong = _as_it_stands()
        return context | {
            "file": house.newsroom / _FILE,
            "wrong": wrong,
            "written": written,
            "faint": list(faint(written.colours or Colours())) if written else [],
            "lacks_mark": bool(written and written.mark and not (house.newsroom / written.mark).is_file()),
            "changed": written is not None and written != publisher(),
            "named": house.name,
            "pages": read_pages(house.newsroom / "pages"),
            "sells": bool(house.stripe_key),
            "mails": bool(house.mail),
            "bounces": bool(house.bounces),
            "ai_crawlers": house.ai_crawlers,
        }


def _as_it_stands() -> tuple[Publisher | None, str]:
    try:
        return read_publisher(settings.NEWSROOM.newsroom / _FILE), ""
    except BadInput as error:
        return None, str(error)
