"""Illustrations by an image model, spoken to as OpenAI's is: POST ADDRESS/images/generations.

The prompt is the newsroom's own (`newsroom/prompts/picture.md`), filled with the kind of event, the place as the gazetteer spells it
and the analyst's colours: no word of a source and no name of a person can get into it. Each picture is reserved against the caps on
money before it is asked for, written down, and paid once.
"""

from __future__ import annotations

import logging
import math
import time
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from nightdesk.adapters.json_endpoint import post_json, why
from nightdesk.adapters.language_models.caps import Caps
from nightdesk.adapters.language_models.ledger import FinishedCall, Ledger, PlannedCall
from nightdesk.adapters.language_models.names import ModelName
from nightdesk.adapters.pictures import from_model, whole_picture
from nightdesk.drafts.language_model import Receipt, Role
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.foundation.errors import SettingsError
from nightdesk.publish.illustration import Picture, Scene

_LONGEST_ANSWER, _PAUSE = 40_000_000, 60.0
_STEP = "illustrate"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Painter:
    """`price` is in billionths of a US dollar for one picture. A service that fails is left alone for a minute."""

    name: ModelName
    key: str
    price: int
    prompts: Prompts
    ledger: Ledger
    caps: Caps
    seconds: float
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    clock: Callable[[], float] = time.monotonic
    _silent_until: float = field(default=-math.inf, init=False)

    def paint(self, scene: Scene, subject: str, about: str, headline: str, credit: str) -> tuple[Picture, ...]:
        """The picture in each width, or nothing: then the newsroom draws its own."""
        text, version = self.prompts.fill("picture", subject=subject, place=_place(scene), colours=_colours(scene))
        asked = sha256(text.encode()).hexdigest()
        key = sha256(f"{about}\x1f{self.name}\x1f{_STEP}\x1f{asked}".encode()).hexdigest()
        call = self.ledger.finished(key)
        if call is None or not call.output:
            call = self._pay(PlannedCall(key, about, Role.PICTURE, _STEP, str(self.name), version, asked, 0, self.price), text)
        if call is None or not call.output:
            return ()
        receipt = Receipt(Role.PICTURE, _STEP, str(self.name), version, asked, 0, 0, call.cost, call.seconds)
        return from_model(b64decode(call.output), headline, credit, str(self.name), receipt)

    def _pay(self, planned: PlannedCall, text: str) -> FinishedCall | None:
        if self.clock() < self._silent_until:
            return None
        number = self.ledger.reserve(planned, self.caps, self.now())
        if isinstance(number, str):
            _log.warning("picture.over_the_cap says=%s", number)
            return None
        start = time.monotonic()
        try:
            picture, trouble = whole_picture(self._asked(text)), ""
        except (OSError, ValueError, NotBase64) as error:
            picture, trouble = b"", why(error)[:200]
            self._silent_until = self.clock() + _PAUSE
            _log.warning("picture.failed model=%s why=%s", self.name, trouble)
        finished = FinishedCall(
            b64encode(picture).decode(), trouble, 0, 0, 0 if _was_refused(trouble) else self.price, time.monotonic() - start
        )
        self.ledger.settle(number, finished, self.now())
        return finished

    def _asked(self, text: str) -> bytes:
        body: dict[str, object] = {"model": self.name.name, "prompt": text, "n": 1, "size": _size(self.name.name)}
        if not self.name.name.startswith("gpt-image"):  # which always answers in base 64, and refuses the word
            body["response_format"] = "b64_json"
        answer = post_json(f"{self.name.address}/images/generations", body, key=self.key, seconds=self.seconds, longest=_LONGEST_ANSWER)
        match answer:
            case {"data": [{"b64_json": str(coded)}, *_]}:
                return b64decode(coded, validate=True)
        raise ValueError("the answer holds no picture")


def price_of(setting: str, name: ModelName, caps: Caps) -> int:
    """`0.04`: US dollars for one picture, in billionths. Raises SettingsError where a cap on money could not hold."""
    if not setting.strip():
        if name.runs_here or not caps.on_money:
            return 0
        raise SettingsError("NIGHTDESK_IMAGES_PRICE: say what one picture costs in US dollars, such as 0.04, so that the caps can hold")
    try:
        dollars = float(setting)
    except ValueError:
        dollars = -1.0
    if not 0 <= dollars < 1_000:
        raise SettingsError(f"NIGHTDESK_IMAGES_PRICE: {setting!r} is no price of one picture in US dollars, such as 0.04")
    return math.ceil(dollars * 1_000_000_000)


def _was_refused(trouble: str) -> bool:
    """An error that came at once is not charged for; where nobody knows, the picture counts as paid."""
    return trouble.startswith("it answered 4")


def _place(scene: Scene) -> str:
    return scene.place.name if scene.place is not None else "no place in particular"


def _colours(scene: Scene) -> str:
    return ", ".join((scene.palette.ink, scene.palette.paper, scene.palette.accent, scene.palette.glow))


def _size(model: str) -> str:
    return "1792x1024" if model.startswith("dall-e-3") else "1536x1024"
