"""Addresses of lists tidied, so that one that is written in two ways is known for one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

ENDED = {"feeds.reuters.com", "pipes.yahoo.com", "feedproxy.google.com"}
"""Services that were switched off for good."""
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|ref_src)$")


def address_of(written: str) -> str | None:
    """The address tidied, or None if it is none on the public web."""
    try:
        parts = urlsplit(written.strip())
        host, port = (parts.hostname or "").rstrip(".").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]{4,253}", host) or host in ENDED:
        return None
    from tld import get_fld

    if get_fld(f"https://{host}/", fail_silently=True, search_private=True) is None or parts.username:
        return None
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    query = query if len(query) < len(parts.query) and _tracked(parts.query) else parts.query
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", query, ""))


def _tracked(query: str) -> bool:
    return any(_TRACKING.match(pair.partition("=")[0]) for pair in query.split("&"))


def sameness(address: str) -> str:
    """What two writings of one address have in common."""
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/').lower()}?{parts.query}"
