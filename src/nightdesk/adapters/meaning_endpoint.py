"""A model of meaning behind an address that speaks as OpenAI's embeddings do: POST ADDRESS/embeddings."""

from __future__ import annotations

import json
import logging
import math
import time
from collections.abc import Callable
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

import numpy as np

from nightdesk.foundation.errors import SettingsError
from nightdesk.languages.meaning import Vector

LONGEST_TEXT = 4_000
LONGEST_ANSWER = 1_000_000
MOST_DIMENSIONS = 16_384
SECONDS = 10.0
PAUSE = 60.0
"""Seconds for which an endpoint that failed is left alone."""

_WRONG = (OSError, HTTPException, ValueError, OverflowError, RecursionError)
"""What comes of an endpoint that is away, speaks no HTTP, or answers with something else than a vector."""

_log = logging.getLogger(__name__)


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


class EndpointMeaning:
    """Raises SettingsError at once if the endpoint does not answer. One that fails later is left alone for a minute, and asked again."""

    def __init__(self, address: str, model: str, key: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        self._address, self._model, self._key, self._clock = f"{address.rstrip('/')}/embeddings", model, key, clock
        self._opener: OpenerDirector = build_opener(ProxyHandler({}), _NoRedirect)
        self._silent_until = -math.inf
        try:
            self.dimensions = len(self._ask("nightdesk"))
        except _WRONG as error:
            raise SettingsError(f"NIGHTDESK_MEANING: no embeddings from {self._address}: {_why(error)}") from error

    def __call__(self, text: str, language: str) -> Vector | None:
        if not text.strip() or self._clock() < self._silent_until:
            return None
        try:
            vector = self._ask(text[:LONGEST_TEXT])
            if len(vector) != self.dimensions:
                raise ValueError(f"{len(vector)} numbers where {self.dimensions} were expected")
        except _WRONG as error:
            self._silent_until = self._clock() + PAUSE
            _log.warning("no embeddings from %s for a minute: %s", self._address, _why(error))
            return None
        return vector

    def _ask(self, text: str) -> Vector:
        """Raises one of _WRONG where nobody answers, or the answer is no vector."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self._key}"} if self._key else {})
        body = json.dumps({"model": self._model, "input": [text], "encoding_format": "float"}).encode()
        request = Request(self._address, data=body, headers=headers)  # noqa: S310 - the operator's own address, checked to be http
        with self._opener.open(request, timeout=SECONDS) as answer:
            content = answer.read(LONGEST_ANSWER + 1)
        if len(content) > LONGEST_ANSWER:
            raise ValueError("the answer is too long")
        return _unit(json.loads(content))


def _unit(answer: object) -> Vector:
    match answer:
        case {"data": [{"embedding": [*numbers]}, *_]} if numbers and len(numbers) <= MOST_DIMENSIONS:
            vector = np.array([float(number) for number in numbers if isinstance(number, int | float)], dtype=np.float64)
        case _:
            raise ValueError("the answer holds no embedding")
    length = float(np.linalg.norm(vector))
    if len(vector) != len(numbers) or not math.isfinite(length) or length == 0:
        raise ValueError("the embedding is no vector of numbers")
    return np.asarray(vector / length, dtype=np.float32)


def _why(error: Exception) -> str:
    return str(error.reason) if isinstance(error, URLError) else str(error) or type(error).__name__
