"""A door on loopback that nobody uses."""

from __future__ import annotations

from socket import socket


def free_port() -> int:
    """For servers that must know their own number before they open."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
