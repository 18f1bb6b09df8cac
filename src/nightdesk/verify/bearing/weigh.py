"""Whether a text bears out a claim, as one number between 0 and 1."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nightdesk.verify.bearing.traits import TRAITS, traits


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic regression over traits: a trait less its `middle`, over its `spread`, times its `weight`."""

    source: str
    start: float
    middle: Mapping[str, float]
    spread: Mapping[str, float]
    weight: Mapping[str, float]
    threshold: float
    page_fails_below: float

    def weigh(self, found: Mapping[str, float]) -> float:
        total = self.start + sum(self.weight[name] * (found[name] - self.middle[name]) / self.spread[name] for name in self.weight)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def scale() -> Scale:
    """The weights that are shipped; their `source` says what they were learned on."""
    return Scale(**json.loads(files("nightdesk.verify.bearing").joinpath("data/weights.json").read_text("utf-8")))


LINES = 8
"""Evidence of no more sentences than this is lines of a wire; more is a page."""
LINE_FAILS_BELOW, LINE_DOUBTED_BELOW = 0.15, 0.5
"""Drawn on sound and invented sentences made of the sample wire (`nightdesk measure tampering`): 1 of 100 sound ones weighs less than
0.69, 1 of 100 invented ones more than 0.14."""


def levels(sentences: int) -> tuple[float, float]:
    """Below which score a claim fails, and below which it is in doubt, for evidence of so many sentences."""
    return (LINE_FAILS_BELOW, LINE_DOUBTED_BELOW) if sentences <= LINES else (scale().page_fails_below, scale().threshold)


def how_borne(claim: str, evidence: Sequence[str]) -> float:
    """How surely `evidence`, a text as its sentences, bears out an English claim: 0 to 1."""
    return scale().weigh(traits(claim, evidence)) if claim.strip() and TRAITS else 0.0
