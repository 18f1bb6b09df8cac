"""A translation engine of one's own: asked once for each language, believed only in its own form, left alone when it fails."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from aiohttp import web

from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.adapters.translation_endpoint import EndpointTranslator
from nightdesk.drafts.translation import Foreign
from nightdesk.foundation.errors import SettingsError

TEXTS = [Foreign("P1", "id", "satu"), Foreign("P2", "de", "zwei"), Foreign("P3", "id", "tiga")]


class Engine(LoopbackServer):
    def __init__(self) -> None:
        super().__init__(self._answer, "translation engine")
        self.mood, self.asked = "", list[dict[str, object]]()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        told = json.loads(await request.read())
        self.asked.append(told)
        match self.mood:
            case "down":
                return web.Response(status=500)
            case "no such language":
                return web.json_response({"error": "not supported"}, status=400)
            case "one too few":
                return web.json_response({"translatedText": ["one"]})
            case "babbles":
                return web.Response(body=b"<html>")
            case "endless":
                return web.Response(body=b'["' + b"x" * 1_500_000 + b'"]')
        return web.json_response({"translatedText": [f"{told['source']}: {text}" for text in told["q"]]})


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


def test_each_language_is_asked_for_at_once_and_the_answer_goes_under_its_labels(engine: Engine) -> None:
    came = EndpointTranslator(engine.base, "secret").translate(TEXTS, "story:1")
    assert came.english == {"P1": "id: satu", "P2": "de: zwei", "P3": "id: tiga"}
    assert came.by == "LibreTranslate"
    assert [(told["source"], told["target"], told["api_key"]) for told in engine.asked] == [("de", "en", "secret"), ("id", "en", "secret")]


@pytest.mark.parametrize("mood", ["down", "babbles", "endless"])
def test_one_that_fails_is_left_alone_for_a_minute(engine: Engine, mood: str) -> None:
    engine.mood, now = mood, [0.0]
    translator = EndpointTranslator(engine.base, clock=lambda: now[0])
    assert translator.translate(TEXTS, "story:1").english == {}
    assert translator.translate(TEXTS, "story:1").english == {}
    assert len(engine.asked) == 1
    engine.mood, now[0] = "", 61.0
    assert len(translator.translate(TEXTS, "story:1").english) == 3


@pytest.mark.parametrize("mood", ["no such language", "one too few"])
def test_an_answer_that_does_not_fit_leaves_the_passage_as_it_is(engine: Engine, mood: str) -> None:
    engine.mood = mood
    assert "P1" not in EndpointTranslator(engine.base).translate(TEXTS, "story:1").english
    assert len(engine.asked) == 2


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(SettingsError, match="NIGHTDESK_TRANSLATION"):
        EndpointTranslator("file:///etc/passwd")
