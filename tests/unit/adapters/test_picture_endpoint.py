"""Illustrations by an image model: the newsroom's own prompt, a marked file, caps that hold, a picture paid once, and a hand in reserve."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import web
from PIL import Image

from nightdesk.adapters.language_models.caps import BILLIONTH, Caps, Limit
from nightdesk.adapters.language_models.names import read_model
from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.adapters.picture_endpoint import Painter, price_of
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.foundation.errors import SettingsError
from nightdesk.personas.model import Palette
from nightdesk.publish.illustration import Picture, Scene
from nightdesk.stories.model import EventKind, Place
from nightdesk.testing.ledger import MemoryLedger

NEWSROOM = Path(__file__).parents[3] / "newsroom"
PROMPTS = read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md")
PALETTE = Palette("#1d2b3a", "#f4efe6", "#d9822b", "#f3c46b")
SCENE = Scene("story-1", EventKind.ATTACK, Place("Quetta", "PK", 30.2, 67.0), 46, datetime(2026, 1, 31, 6, tzinfo=UTC), PALETTE)
PRICE = BILLIONTH // 25
NO_CAPS = Caps()


def file(width: int = 1536, height: int = 1024, kind: str = "PNG") -> bytes:
    body = BytesIO()
    Image.new("RGB", (width, height), "#204060").save(body, kind)
    return body.getvalue()


class Images(LoopbackServer):
    def __init__(self) -> None:
        super().__init__(self._answer, "images endpoint")
        self.asked = list[dict[str, object]]()
        self.answer: object = {"data": [{"b64_json": b64encode(file()).decode()}]}
        self.status = 200

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        assert request.path == "/v1/images/generations"
        self.asked.append(json.loads(await request.read()))
        return web.json_response(self.answer, status=self.status)


@pytest.fixture
def images() -> Iterator[Images]:
    with Images() as running:
        yield running


def painter(images: Images, ledger: MemoryLedger, caps: Caps = NO_CAPS, name: str = "gpt-image-1") -> Painter:
    return Painter(read_model(f"openai:{name}@{images.base}/v1"), "key", PRICE, PROMPTS, ledger, caps, 20)


def paint(images: Images, ledger: MemoryLedger, caps: Caps = NO_CAPS, about: str = "story:1") -> tuple[Picture, ...]:
    return painter(images, ledger, caps).paint(SCENE, "attack (conflict)", about, "At least 46 dead <in> Quetta", "Nightdesk")


def test_the_picture_comes_in_both_widths_marked_as_a_trained_models(images: Images) -> None:
    pictures = paint(images, MemoryLedger())
    assert [(picture.width, picture.height) for picture in pictures] == [(1024, 576), (640, 360)]
    packet = Image.open(BytesIO(pictures[0].body)).info["xmp"].decode()
    assert "digitalsourcetype/trainedAlgorithmicMedia" in packet
    assert "Nightdesk, made with openai:gpt-image-1" in packet
    assert pictures[0].alt == "AI generated illustration related to: At least 46 dead <in> Quetta"
    assert pictures[0].receipts[0].cost == PRICE


def test_the_prompt_is_the_houses_own_and_holds_no_word_of_the_headline(images: Images) -> None:
    paint(images, MemoryLedger())
    prompt = str(images.asked[0]["prompt"])
    assert "dead" not in prompt
    assert "Quetta" in prompt
    for rule in (
        "never taken for a photograph",
        "No people that could be recognised",
        "no blood",
        "no scene that could be taken for what happened",
    ):
        assert rule in " ".join(prompt.split())


def test_a_step_that_runs_again_does_not_pay_again(images: Images) -> None:
    ledger = MemoryLedger()
    assert paint(images, ledger) == paint(images, ledger)
    assert len(images.asked) == 1


def test_the_cap_on_money_holds(images: Images) -> None:
    ledger, caps = MemoryLedger(), Caps(day=Limit(cost=2 * PRICE))
    made = [bool(paint(images, ledger, caps, about=f"story-{number}:1")) for number in range(4)]
    assert made == [True, True, False, False]
    assert len(images.asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"data": []},
        {"data": [{"url": "https://example.com/picture.png"}]},
        {"data": [{"b64_json": "no base 64 !"}]},
        {"data": [{"b64_json": b64encode(b"<svg/>").decode()}]},
        {"data": [{"b64_json": b64encode(file(40, 40)).decode()}]},
        {"data": [{"b64_json": b64encode(file(kind="GIF")).decode()}]},
        ["nothing"],
    ],
)
def test_whatever_is_no_picture_leaves_it_to_the_newsrooms_own_hand(images: Images, answer: object) -> None:
    images.answer = answer
    assert paint(images, MemoryLedger()) == ()


def test_a_refusal_costs_nothing_and_is_not_asked_again_at_once(images: Images) -> None:
    images.status, ledger = 401, MemoryLedger()
    one = painter(images, ledger)
    assert one.paint(SCENE, "attack", "a:1", "h", "n") == ()
    assert one.paint(SCENE, "attack", "b:1", "h", "n") == ()
    assert len(images.asked) == 1
    assert ledger.entries[0].cost == 0


def test_a_cap_on_money_needs_a_price_unless_the_model_runs_here() -> None:
    capped = Caps(day=Limit(cost=BILLIONTH))
    assert price_of("0.04", read_model("openai:x"), capped) == PRICE
    assert price_of("", read_model("openai:x@http://127.0.0.1:1/v1"), capped) == 0
    for wrong in ("", "cheap", "-1"):
        with pytest.raises(SettingsError, match="NIGHTDESK_IMAGES_PRICE"):
            price_of(wrong, read_model("openai:x"), capped)
