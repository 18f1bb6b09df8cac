"""Libraries, schools, newsrooms: who reads from their networks reads as a member, without an account."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from nightdesk_site.publisher import publisher


def reads_from_an_institution(address: str) -> bool:
    """Whether an address lies in a network that the publisher wrote down. Fails closed: what is no address lies in none."""
    networks = tuple(network for one in publisher().institutions for network in one.networks)
    return bool(networks) and _within(networks, address)


@lru_cache(maxsize=10_000)
def _within(networks: tuple[str, ...], address: str) -> bool:
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    return any(asked.version == network.version and asked in network for network in map(_network, networks))


@lru_cache(maxsize=1_000)
def _network(written: str) -> IPv4Network | IPv6Network:
    return ip_network(written)
