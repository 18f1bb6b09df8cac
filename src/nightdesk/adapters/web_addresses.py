"""Which addresses may be fetched: the public web, or, for a played wire, this machine alone; checked after the name is resolved."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from nightdesk.foundation.errors import AddressRefused

MAX_ADDRESS = 2_000
_TRANSLATED = ip_network("64:ff9b::/96")
_GLOBAL_UNICAST = ip_network("2000::/3")
"""Where every public IPv6 address lies (RFC 4291, 2.4); `is_global` is true of some that lie elsewhere, such as fec0::1."""


@dataclass(frozen=True, slots=True)
class Home:
    """A domain that stands for this machine: all its hosts lead to one port of 127.0.0.1."""

    domain: str
    port: int

    def holds(self, host: str) -> bool:
        return host.endswith(f".{self.domain}")


class AddressGuard:
    """Says which addresses may be contacted. With `only_loopback`, this machine and nothing else, and no name is ever looked up.

    `home` is a domain that leads to this machine, whatever else is allowed.
    """

    def __init__(self, *, only_loopback: bool, home: Home | None = None) -> None:
        self.only_loopback = only_loopback
        self.home = home

    def check(self, address: str) -> URL:
        """The address, ready to be fetched. Raises AddressRefused."""
        if len(address) > MAX_ADDRESS:
            raise AddressRefused(f"the address is longer than {MAX_ADDRESS} characters")
        try:
            url = URL(address)
            host = url.host
        except ValueError:
            raise AddressRefused(f"{address!r} is not an address") from None
        if url.scheme not in ("http", "https") or not host or " " in host:
            raise AddressRefused(f"{address!r} is not an address on the web (http or https)")
        if url.user or url.password:
            raise AddressRefused(f"the address of {host} carries a name or password")
        self._check_host(host)
        return url

    def _check_host(self, host: str) -> None:
        if self.home is not None and self.home.holds(host):
            return
        try:
            self.check_ip(host)
        except ValueError:
            if self.only_loopback and host != "localhost":
                raise AddressRefused(f"{host} is not on this machine, and nothing else may be contacted now") from None

    def check_ip(self, text: str) -> None:
        """Raise AddressRefused if this IP address may not be contacted, ValueError if it is no IP address."""
        ip = _innermost(ip_address(text))
        if self.only_loopback:
            if not ip.is_loopback:
                raise AddressRefused(f"{text} is not on this machine, and nothing else may be contacted now")
        elif not ip.is_global or ip.is_multicast or (ip.version == 6 and ip not in _GLOBAL_UNICAST):
            raise AddressRefused(f"{text} lies in a private or reserved network")


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, where it does (mapped, 6to4, NAT64)."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


class GuardedResolver(AbstractResolver):
    """Resolves names and refuses them if any of their addresses may not be contacted. The connection goes to what was checked."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._resolver = ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        home = self._guard.home
        if home is not None and home.holds(host):
            return [ResolveResult(hostname=host, host="127.0.0.1", port=home.port, family=socket.AF_INET, proto=0, flags=0)]
        found = await self._resolver.resolve(host, port, family)
        for result in found:
            try:
                self._guard.check_ip(result["host"].partition("%")[0])
            except AddressRefused as refused:
                raise AddressRefused(f"{host} leads to {refused}") from None
        return found

    async def close(self) -> None:
        await self._resolver.close()
