"""From a text to its vector."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nightdesk.languages import words
from nightdesk.languages.identify import normalise
from nightdesk.languages.meaning import beside, pieces
from nightdesk.languages.meaning.beside import Vector
from nightdesk.languages.meaning.model import Model, Tongue, shipped

LEAST_PIECES = 6
LEAST_KNOWN = 0.2
LEAST_KNOWN_OF_WORD = 0.5
"""Of a text or a word of which less is known nothing is said."""
_KIN = """
    bjn=ms min=id nan=zh wuu=zh lzh=zh sh=sr sco=en arz=ar nds=de gsw=de bar=de rue=uk mzn=fa tl=fil xmf=ka kaa=kk frp=fr an=es ext=es rm=it
    no=nb mo=ro lad=es sah=tt cv=tt
"""
KIN = dict(pair.split("=") for pair in _KIN.split())


def languages() -> tuple[str, ...]:
    """The languages that the model was taught (BCP 47)."""
    model = shipped()
    return model.languages if model else ()


def read(text: str, language: str) -> Vector | None:
    """A unit vector for the first 20,000 characters, or None where too little of the text is known.

    A language that the model was not taught is read as its nearest relative, or as the language that knows most of the text. Where another
    model stands beside this one (`beside.stand`), the vector says what both say, each half of it.
    """
    own = _read(pieces.count(text), language, LEAST_PIECES, LEAST_KNOWN)
    model, other = shipped(), beside.standing()
    return own if other is None else beside.joined(own, model.dimensions if model else 0, other(text, language), other.dimensions)


def likeness(one: Vector, other: Vector) -> float:
    """From -1 to 1: how much two texts are about the same."""
    return float(one @ other)


def words_likeness(word: str, language: str, other: str, other_language: str) -> float | None:
    """How alike two single words are used, or None where one of them is unknown. Translations mostly lie above 0.3."""
    one, two = _word(word, language), _word(other, other_language)
    return None if one is None or two is None else likeness(one, two)


@lru_cache(maxsize=20_000)
def _word(word: str, language: str) -> Vector | None:
    return _read(pieces.count(word), language, 1, LEAST_KNOWN_OF_WORD)


def _read(counted: Counter[int], language: str, least: int, share: float) -> Vector | None:
    model = shipped()
    if model is None or len(counted) < least:
        return None
    keys = np.fromiter(counted.keys(), np.uint32, len(counted))
    times = np.fromiter(counted.values(), np.float32, len(counted))
    tongue = _tongue(model, language, keys)
    places, known = tongue.known(keys)
    if known.sum() < max(least, share * len(keys)):
        return None
    total = tongue.total(places[known], 1 + np.log(times[known]))
    return _unit(_unit(total) - tongue.common.astype(np.float32))


def _tongue(model: Model, language: str, keys: npt.NDArray[np.uint32]) -> Tongue:
    taught = model.languages
    code = normalise(language)
    base = words.base(code)
    for name in (code, base, KIN.get(base, base)):
        if name in taught:
            return model.tongue(name)
    return max((model.tongue(name) for name in taught), key=lambda tongue: float(tongue.known(keys)[1].mean()))


def _unit(vector: Vector) -> Vector:
    return np.asarray(vector / (float(np.linalg.norm(vector)) or 1.0), dtype=np.float32)
