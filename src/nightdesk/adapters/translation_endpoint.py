"""A translation engine of one's own, spoken to as LibreTranslate is: POST ADDRESS/translate (https://docs.libretranslate.com/)."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from nightdesk.adapters.json_endpoint import check_address, post_json, why
from nightdesk.drafts.translation import Foreign, Translated

_SECONDS, _LONGEST_ANSWER, _PAUSE = 60.0, 1_000_000, 60.0
_NAME = "LibreTranslate"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class EndpointTranslator:
    """Implements `nightdesk.drafts.translation.Translator`. One that fails is left alone for a minute; a language it lacks is left out."""

    address: str
    key: str = ""
    clock: Callable[[], float] = time.monotonic
    _silent_until: float = field(default=-math.inf, init=False)

    def __post_init__(self) -> None:
        self.address = check_address("NIGHTDESK_TRANSLATION", self.address)

    def translate(self, texts: Sequence[Foreign], about: str) -> Translated:
        english: dict[str, str] = {}
        for language, some in groupby(sorted(texts, key=lambda one: one.language), key=lambda one: one.language):
            if self.clock() >= self._silent_until:
                english |= self._of_one_language(language, list(some))
        return Translated(english, _NAME)

    def _of_one_language(self, language: str, texts: Sequence[Foreign]) -> dict[str, str]:
        body: dict[str, object] = {
            "q": [one.text for one in texts], "source": language.split("-")[0], "target": "en", "format": "text",
        }  # fmt: skip
        try:
            answer = post_json(
                f"{self.address}/translate", body | ({"api_key": self.key} if self.key else {}), seconds=_SECONDS, longest=_LONGEST_ANSWER
            )
        except (OSError, ValueError) as error:
            if getattr(error, "code", None) != 400:  # a language that the engine does not know
                self._silent_until = self.clock() + _PAUSE
            _log.warning("translation.failed language=%s why=%s", language, why(error))
            return {}
        match answer:
            case {"translatedText": [*found]} if len(found) == len(texts):
                return {one.label: english for one, english in zip(texts, found, strict=True) if isinstance(english, str)}
        _log.warning("translation.unreadable language=%s", language)
        return {}
