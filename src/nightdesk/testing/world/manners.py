"""How a newsroom behaved towards the world's hosts: what their books of visits show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from nightdesk.testing.world.answers import BUSY_SECONDS
from nightdesk.testing.world.laws import Broken
from nightdesk.testing.world.outlets import Manner, Outlet
from nightdesk.testing.world.server import Visits

SHORTEST = timedelta(minutes=9)
"""The shortest interval, less the shift by which sources are kept from marching in step."""


def rude(outlets: tuple[Outlet, ...], visits: Visits, per_host: int, feeds_a_round: int) -> Iterator[Broken]:
    """Each breach of a limit: requests at once, feeds of a host at once, the pause between two polls, robots.txt, Retry-After."""
    yield from (Broken("crowded", f"{host} had {most} requests in hand") for host, most in visits.at_once.items() if most > per_host)
    rounds = Counter((outlet.host, at) for outlet in outlets for at in set(visits.moments.get((outlet.host, outlet.path), ())))
    yield from (Broken("crowded", f"{host}: {count} feeds at {at}") for (host, at), count in rounds.items() if count > feeds_a_round)
    for outlet in outlets:
        asked = visits.moments.get((outlet.host, outlet.path), [])
        pause = timedelta(seconds=BUSY_SECONDS) if outlet.manner is Manner.BUSY else SHORTEST
        if any(later - earlier < pause for earlier, later in pairwise(asked)):
            yield Broken("impatient", f"{outlet.name} ({outlet.manner}) was asked again too soon")
        if outlet.manner is Manner.KEPT_OUT and asked:
            yield Broken("uninvited", f"{outlet.name} was asked against its robots.txt")
