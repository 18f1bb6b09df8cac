"""A web site on loopback with all the malice and all the accidents that a wire meets, for trying readers out on."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer

CALM = "Ten people are hurt as a tram leaves its rails near the old harbour."
ROBOTS = "User-agent: *\nDisallow: /kept-out/\n"


def rss(*texts: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    items = "".join(f"<item><guid>{number}</guid><description>{text}</description></item>" for number, text in enumerate(texts))
    return f'{head}<rss version="2.0"><channel><title>Test feed</title><language>en</language>{items}</channel></rss>'


BOMB = rss(
    "&lol9;",
    head="<!DOCTYPE rss [<!ENTITY lol0 'ha'>" + "".join(f"<!ENTITY lol{n} '{f'&lol{n - 1};' * 10}'>" for n in range(1, 10)) + "]>",
)
OUTSIDE = rss("&file;", head="<!DOCTYPE rss [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>")
SCRIPTED_INDEX = """<!doctype html><html><head><script>while (true) {}</script></head><body><nav><a href="/about">About</a></nav>
<main><ul><li><a href="/scripted/story">A tram leaves its rails</a></li><li><a href="javascript:alert(1)">x</a></li>
</ul></main></body></html>"""
SCRIPTED_STORY = f"""<!doctype html><html lang="en"><head><title>Tram &amp; harbour</title><script>document.body.remove()</script></head>
<body onload="steal()"><nav>Home Sport Weather</nav><article><p>{CALM}<script>alert("owned")</script></p>
<style>p {{ display: none }}</style><p>The line is closed.<img src=x onerror=alert(1)></p></article>
<footer>Imprint</footer></body></html>"""


class HostileSite(LoopbackServer):
    """Each path is one kind of trouble; see `PLAIN` and `_TROUBLE`. `/calm.xml` is an honest feed of one piece."""

    def __init__(self) -> None:
        super().__init__(self._answer, "hostile site")

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path in _TROUBLE:
            return await _TROUBLE[request.path](request)
        if request.path.startswith("/further/"):
            raise web.HTTPFound(f"/further/{int(request.path.rpartition('/')[2]) + 1}")
        if request.path not in PLAIN:
            return web.Response(status=404)
        body, media_type = PLAIN[request.path]
        return web.Response(body=body.encode() if isinstance(body, str) else body, headers={"Content-Type": media_type})


PLAIN: dict[str, tuple[str | bytes, str]] = {
    "/robots.txt": (ROBOTS, "text/plain"),
    "/calm.xml": (rss(CALM), "application/rss+xml"),
    "/kept-out/feed.xml": (rss(CALM), "application/rss+xml"),
    "/entities.xml": (BOMB, "application/rss+xml"),
    "/entities-utf16.xml": (BOMB.encode("utf-16"), "application/rss+xml"),
    "/outside-entity.xml": (OUTSIDE, "application/rss+xml"),
    "/deep.xml": ("<a>" * 50_000 + "</a>" * 50_000, "text/xml"),
    "/page-as-feed.xml": (SCRIPTED_STORY, "application/rss+xml"),
    "/nothing.xml": ("", "application/rss+xml"),
    "/bytes.xml": (bytes(range(256)) * 64, "application/rss+xml"),
    "/deep.json": ("[" * 200_000, "application/feed+json"),
    "/says-latin-is-utf8.xml": (rss("Straßenbahn überfährt Poller"), "application/rss+xml; charset=iso-8859-1"),
    "/says-utf8-is-cyrillic.xml": (
        rss("Трамвай сошёл с рельсов", head='<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"),
        "application/rss+xml; charset=utf-8",
    ),
    "/torn.xml": (rss(CALM, "Second").removesuffix("</channel></rss>") + "<item><guid>9</guid><descr", "application/rss+xml"),
    "/scripted/": (SCRIPTED_INDEX, "text/html"),
    "/scripted/story": (SCRIPTED_STORY, "text/html"),
}


async def _stream(request: web.BaseRequest, chunks: AsyncIterator[bytes]) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
    await response.prepare(request)
    try:
        async for chunk in chunks:
            await response.write(chunk)
    except ConnectionError:
        pass
    return response


async def _endless(request: web.BaseRequest) -> web.StreamResponse:
    async def chunks() -> AsyncIterator[bytes]:
        while True:
            yield b"<item>and on and on</item>" * 2_000

    return await _stream(request, chunks())


async def _drip(request: web.BaseRequest) -> web.StreamResponse:
    async def chunks() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    return await _stream(request, chunks())


async def _asleep(_: web.BaseRequest) -> web.StreamResponse:
    await asyncio.sleep(60)
    return web.Response()


async def _bomb(_: web.BaseRequest) -> web.StreamResponse:
    return web.Response(body=gzip.compress(bytes(50_000_000), 9), headers={"Content-Encoding": "gzip"})


async def _torn_gzip(_: web.BaseRequest) -> web.StreamResponse:
    return web.Response(body=gzip.compress(rss(CALM).encode())[:-20], headers={"Content-Encoding": "gzip"})


def _status(status: int, **headers: str) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    async def answer(_: web.BaseRequest) -> web.StreamResponse:
        return web.Response(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return answer


_TROUBLE: dict[str, Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]] = {
    "/endless.xml": _endless,
    "/drip.xml": _drip,
    "/asleep.xml": _asleep,
    "/gzip-bomb.xml": _bomb,
    "/torn-gzip.xml": _torn_gzip,
    "/failing.xml": _status(500),
    "/gone.xml": _status(410),
    "/busy.xml": _status(429, Retry_After="7200"),
    "/circle": _status(302, Location="/circle-back"),
    "/circle-back": _status(302, Location="/circle"),
    "/to-private": _status(302, Location="http://10.0.0.1/admin"),
    "/to-metadata": _status(302, Location="http://169.254.169.254/latest/meta-data/"),
    "/to-file": _status(302, Location="file:///etc/passwd"),
    "/nowhere": _status(302),
}
