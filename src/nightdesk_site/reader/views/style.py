"""The publisher's own colours and mark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from nightdesk_site.publisher import publisher

_A_DAY = "public, max-age=86400"


def colours(request: HttpRequest) -> HttpResponse:
    """A style sheet of variables that the site's own style sheet uses; empty where none were chosen."""
    answer = HttpResponse(_colours(), content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = _A_DAY
    return answer


def mark(request: HttpRequest) -> HttpResponse:
    """The publisher's mark, as it lies in the newsroom's folder. It is shown as a picture, where no script of it can run."""
    name = publisher().mark
    file = settings.NEWSROOM.newsroom / name
    if not name or not file.is_file():
        raise Http404("the publisher has no mark")
    answer = HttpResponse(_read(file), content_type="image/svg+xml")
    answer["Cache-Control"] = _A_DAY
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


@cache
def _read(file: Path) -> bytes:
    return file.read_bytes()


def _colours() -> str:
    chosen = publisher().colours
    if chosen is None:
        return ""
    light = f"--paper:{chosen.paper};--ink:{chosen.ink};--lamp:{chosen.lamp};--night:{chosen.night}"
    dark = f"--paper:{chosen.dark_paper};--ink:{chosen.dark_ink};--lamp:{chosen.dark_lamp}"
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
