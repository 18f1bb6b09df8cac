"""Libraries, schools, newsrooms: who reads from their networks reads as a member, without an account."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address, ip_network
from pathlib import Path

from django.conf import settings

from nightdesk.publish.publisher import read_publisher


def reads_from_an_institution(address: str) -> bool:
    """Whether an address lies in a network that the publisher wrote down. Fails closed: what is no address lies in none."""
    return _within(settings.NEWSROOM.newsroom / "publisher.toml", address)


@lru_cache(maxsize=10_000)
def _within(file: Path, address: str) -> bool:
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    networks = (ip_network(each) for one in read_publisher(file).institutions for each in one.networks)
    return any(asked.version == network.version and asked in network for network in networks)
