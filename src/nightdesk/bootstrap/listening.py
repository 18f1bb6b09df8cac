"""Live sources: followed, counted, and the hubs that call when one of them has news."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from nightdesk.foundation.errors import NotFound
from nightdesk.settings import Settings

from .record import open_site

_HUBS_A_ROUND = 3


def add_live_sources(settings: Settings, addresses: Sequence[str], say: Callable[[str], None]) -> None:
    """Follow the best find at each of these addresses, those that are followed already left as they are.

    Raises NotFound, saying why, where there is nothing to be listened to.
    """
    open_site()
    from nightdesk.adapters.scouting import look
    from nightdesk_site.record.following import follow

    for address in addresses:
        seen = look(address, settings)
        if not seen.proposals:
            raise NotFound(f"{address}: {seen.problem or 'nothing to be listened to was found there'}")
        source = seen.proposals[0]
        new = follow([source], "the command line", datetime.now(UTC))
        say(f"{'following' if new else 'followed already:'} {source.name}, {source.feed}")


def count_live_sources() -> int:
    open_site()
    from nightdesk_site.record.sources import listened_to

    return listened_to().count()


@contextmanager
def open_hubs(settings: Settings) -> Iterator[Callable[[datetime], None]]:
    """What asks the hubs whose turn it is, a few at a time, and tells our own hub what is new in our feeds.

    It asks and tells nobody where the site has no public address to be called at.
    """
    if not settings.address:
        yield lambda at: None
        return
    from nightdesk.adapters.hubs import ask_hub
    from nightdesk.adapters.web import WebFetcher
    from nightdesk.foundation.errors import FetchFailed
    from nightdesk_site.hubs.announce import Announcer
    from nightdesk_site.hubs.views import subscription
    from nightdesk_site.record import hubs

    with WebFetcher(only_loopback=settings.only_loopback, contact=settings.contact or None) as web:
        announcer = Announcer(web.post_form)

        def ask(at: datetime) -> None:
            for source, hub in hubs.to_ask(at, _HUBS_A_ROUND):
                trouble = ""
                try:
                    ask_hub(subscription(source, hub, settings), web.post_form)
                except FetchFailed as error:
                    trouble = str(error)
                hubs.asked(source, at, trouble)
            announcer.tell()

        yield ask
