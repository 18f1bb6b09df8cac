"""The web side of a played wire: what stands at an address now, with the validators that spare a second reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer

ROBOTS = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class Served:
    """What stands at an address now. `last_modified` is an HTTP date."""

    body: bytes
    media_type: str
    etag: str
    last_modified: str | None


def played_site(look_up: Callable[[str, str], Served | None]) -> LoopbackServer:
    """Serves what `look_up` finds at a path with its query, None meaning that nothing stands there."""

    async def serve(request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text=ROBOTS)
        served = look_up(request.path, request.query_string)
        return _respond(served, request.headers.get("If-None-Match")) if served else web.Response(status=404)

    return LoopbackServer(serve, "played wire")


def _respond(served: Served, known: str | None) -> web.Response:
    headers = {"ETag": served.etag} | ({"Last-Modified": served.last_modified} if served.last_modified else {})
    if known == served.etag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=served.body, headers=headers | {"Content-Type": f"{served.media_type}; charset=utf-8"})
