"""An embeddings endpoint on loopback: it speaks as OpenAI's does, knows eight topics by their letters, and can be told to misbehave."""

from __future__ import annotations

import json
from collections.abc import Callable

from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer

DIMENSIONS = 8
WRONG: dict[str, Callable[[], web.Response]] = {
    "refuses": lambda: web.Response(status=401),
    "fails": lambda: web.Response(status=500),
    "babbles": lambda: web.Response(body=b"<html>no JSON</html>"),
    "empty": lambda: web.json_response({"data": []}),
    "words": lambda: web.json_response({"data": [{"embedding": ["a", "b"]}]}),
    "not finite": lambda: web.Response(body=b'{"data": [{"embedding": [NaN, 1.0]}]}'),
    "endless": lambda: web.Response(body=b"[" + b"0," * 600_000),
    "nested": lambda: web.Response(body=b"[" * 400_000),
    "beyond counting": lambda: web.Response(body=b'{"data": [{"embedding": [1' + b"0" * 400 + b"]}]}"),
    "elsewhere": lambda: web.Response(status=307, headers={"Location": "http://127.0.0.1:9/"}),
    "other size": lambda: web.json_response({"data": [{"embedding": [1.0, 2.0]}]}),
}


class EmbeddingsEndpoint(LoopbackServer):
    """`mood` is "" or a key of WRONG; `asked` holds every text that it was asked for, `keys` the authorisations that came with them."""

    def __init__(self) -> None:
        super().__init__(self._answer, "embeddings endpoint")
        self.mood = ""
        self.asked: list[str] = []
        self.keys: list[str] = []

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        told = json.loads(await request.read())
        self.asked.extend(told["input"])
        self.keys.append(request.headers.get("Authorization", ""))
        if self.mood:
            return WRONG[self.mood]()
        return web.json_response({"data": [{"index": at, "embedding": letters(text)} for at, text in enumerate(told["input"])]})


def letters(text: str) -> list[float]:
    """How often letters of eight classes stand in the text: alike for like texts, and no more than that."""
    counts = [1.0] * DIMENSIONS
    for letter in text.lower():
        counts[ord(letter) % DIMENSIONS] += 1
    return counts
