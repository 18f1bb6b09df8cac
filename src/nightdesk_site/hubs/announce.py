"""The publisher's side of WebSub: the hub named in `publisher.toml` is told which of our feeds have something new."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from nightdesk.adapters.hubs import PostForm
from nightdesk.wire.ports import Refusal
from nightdesk_site.publisher import publisher
from nightdesk_site.reader.house import site_address
from nightdesk_site.reader.lists import published
from nightdesk_site.record.models import ArticleRow

_log = logging.getLogger("nightdesk.hubs")
_FORMS = ("rss", "atom", "json")
_MOST = 60


class Announcer:
    """Remembers up to when the hub was told. It is told of everything once as the newsroom opens, for it may have been closed in between;
    a hub that is told twice only looks twice."""

    def __init__(self, post: PostForm) -> None:
        self._post = post
        self._told_until: datetime | None = None

    def tell(self) -> int:
        """How many feeds the hub was told of; of a recorded wire it is told nothing. What it did not take is told again next round."""
        hub = publisher().hub
        rows = published().filter(played=False)
        latest = rows.values_list("changed_at", flat=True).first() if hub else None
        if latest is None or (self._told_until is not None and latest <= self._told_until):
            return 0
        news = rows if self._told_until is None else rows.filter(changed_at__gt=self._told_until)
        feeds = list(dict.fromkeys(_feeds_of(news[:_MOST])))[:_MOST]
        for feed in feeds:
            answer = self._post(hub, {"hub.mode": "publish", "hub.url": feed, "hub.topic": feed})
            if isinstance(answer, Refusal):
                _log.warning("hub.not_told hub=%s why=%s", hub, answer.reason[:200])
                return 0
        self._told_until = latest
        return len(feeds)


def _feeds_of(rows: Iterable[ArticleRow]) -> Iterator[str]:
    found = list(rows)
    for form in _FORMS if found else ():
        yield site_address() + reverse("feed-all", args=[form])
    for row in found:
        for kind, name in (("subjects", row.subject), ("analysts", row.persona), ("places", row.place_slug)):
            yield from (site_address() + reverse("feed", args=[kind, name, form]) for form in _FORMS if name)
