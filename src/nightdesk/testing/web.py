"""A web of canned answers, for trying out what listens without a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nightdesk.wire.ports import Answer, Refusal, RefusalKind, Request


def canned(body: str | bytes, media_type: str = "application/rss+xml", **headers: str) -> Answer:
    """An answer of status 200. Header names are given with underscores for hyphens."""
    raw = body.encode() if isinstance(body, str) else body
    return Answer("", "", 200, {name.replace("_", "-").lower(): value for name, value in headers.items()}, media_type, "utf-8", raw)


class CannedWeb:
    """Implements `nightdesk.wire.ports.Fetcher`. Honours `If-None-Match`; what is not in it answers 404. `asked` keeps all requests."""

    def __init__(self, answers: Mapping[str, Answer | Refusal]) -> None:
        self.answers = dict(answers)
        self.asked: list[Request] = []

    def fetch_all(self, requests: Sequence[Request]) -> list[Answer | Refusal]:
        self.asked.extend(requests)
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Answer | Refusal:
        found = self.answers.get(request.address)
        if found is None:
            return Refusal(request.address, RefusalKind.STATUS, "the canned web answers 404 (not found)", 404)
        if isinstance(found, Refusal):
            return replace(found, address=request.address)
        here = replace(found, address=request.address, final_address=request.address)
        unchanged = request.etag is not None and request.etag == found.headers.get("etag")
        return replace(here, status=304, body=b"") if unchanged else here
