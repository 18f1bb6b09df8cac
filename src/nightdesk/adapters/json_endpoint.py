"""One JSON question to an address that the operator named: no redirect followed, no proxy, an answer of bounded length."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from nightdesk.foundation.errors import SettingsError


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


def post_json(address: str, body: Mapping[str, object], *, key: str = "", seconds: float, longest: int) -> object:
    """The answer's JSON. Raises OSError where nobody answers well in time, ValueError where the answer is too long or no JSON."""
    headers = {"Content-Type": "application/json", "Accept": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    opener: OpenerDirector = build_opener(ProxyHandler({}), _NoRedirect)
    request = Request(address, data=json.dumps(body).encode(), headers=headers)  # noqa: S310 - the operator's own address, checked to be http
    with opener.open(request, timeout=seconds) as answer:
        content = answer.read(longest + 1)
    if len(content) > longest:
        raise ValueError("the answer is too long")
    return json.loads(content)


def check_address(setting: str, address: str) -> str:
    """The address without a slash at its end. Raises SettingsError if it is none."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise SettingsError(f"{setting}: {address.strip()!r} is no address; write http://HOST:PORT or https://HOST, without a password")
    return address.strip().rstrip("/")


def why(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"it answered {error.code}"
    return str(error.reason) if isinstance(error, URLError) else str(error) or type(error).__name__
