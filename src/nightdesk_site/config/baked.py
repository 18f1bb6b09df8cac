"""Pages that are the same for every reader of a kind, made once and served from memory until something is published.

What is kept is what Django answered for that kind of reader, whole, with its headers; only pages of the open list below, without a
question in the address, without a cookie in the answer. An entry serves while the edition is the one it was made in, and no longer than a
quarter of a minute, so that what was retracted is gone within the half second after which the edition is asked for again.
"""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any

from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from nightdesk.publish.access import Standing
from nightdesk_site.members.institutions import reads_from_an_institution
from nightdesk_site.reader.passes import proof_in, standing_in

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]

_ROOMS = frozenset(
    {"", "articles", "places", "subjects", "analysts", "corrections", "challenges", "feeds", "process", "sources", "trust", "pages"}
)
_NEVER = ("/feeds/own/",)
_NEVER_ENDING = ("/challenge/", "/gift/", "/open/")
_MOST_BYTES = 48_000_000
_OLDEST_S = 15.0
_EDITION_S = 0.5
_MADE_ANEW = frozenset({"content-length", "content-encoding", "etag", "last-modified", "vary"})


@dataclass(frozen=True, slots=True)
class Page:
    headers: Headers
    plain: bytes
    packed: bytes
    mark: str
    edition: object
    made_at: float


class Baked:
    """Wraps Django's application. `edition` tells what is published, cheaply; any change of it empties the shelf."""

    def __init__(self, application: Application, edition: Callable[[], object]) -> None:
        self._application, self._ask_edition = application, edition
        self._shelf: OrderedDict[tuple[str, Standing, str], Page] = OrderedDict()
        self._bytes, self._lock = 0, Lock()
        self._edition: object = None
        self._asked_at = -_EDITION_S

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING") or not may_be_baked(path):
            return self._application(environ, start_response)
        standing = standing_in(environ.get("HTTP_COOKIE", ""), time.time())
        if standing is None or reads_from_an_institution(environ.get("REMOTE_ADDR", "")):
            return self._application(environ, start_response)
        key = (path, standing, _language(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        page = self._fresh(key) or self._bake(key, environ)
        if page is None:
            return self._application(environ, start_response)
        return _serve(page, environ, start_response)

    def _fresh(self, key: tuple[str, Standing, str]) -> Page | None:
        page = self._shelf.get(key)
        now = time.monotonic()
        if page is None or page.edition != self._edition_now(now) or now - page.made_at > _OLDEST_S:
            return None
        return page

    def _edition_now(self, now: float) -> object:
        if now - self._asked_at >= _EDITION_S:
            self._asked_at = now
            self._edition = self._ask_edition()
        return self._edition

    def _bake(self, key: tuple[str, Standing, str], environ: dict[str, Any]) -> Page | None:
        """What Django answers this kind of reader; None where the answer is not one to keep."""
        edition, made_at = self._edition_now(time.monotonic()), time.monotonic()
        asked = {name: value for name, value in environ.items() if name not in _LEFT_OUT} | {"REQUEST_METHOD": "GET"}
        asked["HTTP_COOKIE"] = "" if key[1] is Standing.VISITOR else proof_in(environ["HTTP_COOKIE"])
        told: list[tuple[str, Headers]] = []
        answer = self._application(asked, lambda status, headers, *_: told.append((status, list(headers))))
        body = b"".join(answer)
        if callable(close := getattr(answer, "close", None)):
            close()
        status, headers = told[0]
        names = {name.lower(): value for name, value in headers}
        if not status.startswith("200") or "set-cookie" in names or "no-store" in names.get("cache-control", ""):
            return None
        kept = [(name, value) for name, value in headers if name.lower() not in _MADE_ANEW]
        page = Page(kept, body, gzip.compress(body, 9, mtime=0), sha256(body).hexdigest()[:24], edition, made_at)
        self._keep(key, page)
        return page

    def _keep(self, key: tuple[str, Standing, str], page: Page) -> None:
        with self._lock:
            before = self._shelf.pop(key, None)
            self._bytes += _weight(page) - (_weight(before) if before else 0)
            self._shelf[key] = page
            while self._bytes > _MOST_BYTES:
                _, oldest = self._shelf.popitem(last=False)
                self._bytes -= _weight(oldest)


_LEFT_OUT = frozenset({"HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_AUTHORIZATION"})


def may_be_baked(path: str) -> bool:
    room = path[1:].partition("/")[0]
    return room in _ROOMS and not path.startswith(_NEVER) and not path.endswith(_NEVER_ENDING)


def _serve(page: Page, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    packs = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    mark = f'"{page.mark}-gzip"' if packs else f'"{page.mark}"'
    always = [("ETag", mark), ("Vary", "Cookie, Accept-Encoding, Accept-Language")]
    if mark in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", [*(pair for pair in page.headers if pair[0].lower() != "content-type"), *always])
        return [b""]
    body = page.packed if packs else page.plain
    packing = [("Content-Encoding", "gzip")] if packs else []
    start_response("200 OK", [*page.headers, *always, *packing, ("Content-Length", str(len(body)))])
    return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _weight(page: Page) -> int:
    return len(page.plain) + len(page.packed) + 2_000


@lru_cache(maxsize=4_000)
def _language(accepted: str) -> str:
    """The interface's language, chosen as Django's own middleware chooses it."""
    for code, _ in parse_accept_lang_header(accepted):
        try:
            return str(get_supported_language_variant(code))
        except LookupError:
            continue
    return ""
