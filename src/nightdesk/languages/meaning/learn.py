"""Learns one space of meaning for many languages from sentences that say the same.

Each language describes the places of the corpus (its sentences) by the pieces of its words. The space is spanned by those directions
over the places that all languages can tell from their own words alike (canonical correlation of many views, in the form of Kettenring's
MAXVAR; for sentences as shared context see Levy, Søgaard and Goldberg 2017). The pieces of each language then get, by ridge regression, the
vectors whose sum over a sentence comes nearest to its place in that space (as Josifoski et al. 2019 do for documents).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nightdesk.languages.meaning import pieces

Floats = npt.NDArray[np.float32]

TOO_COMMON = 0.2
"""A piece in more than this share of a language's sentences says nothing."""
RIDGE = 0.3


@dataclass(frozen=True, slots=True)
class View:
    """How one language describes the places: a row of unit length for each place that it speaks of, a column for each piece of a word."""

    places: npt.NDArray[np.intp]
    keys: npt.NDArray[np.uint32]
    rarity: Floats
    table: Floats


def view(said: dict[str, list[str]], places: dict[str, int], most: int) -> View:
    """Counts the pieces of what a language says at the places listed, and keeps the `most` frequent that are not too common."""
    spoken = sorted((place for place in said if place in places), key=lambda place: places[place])
    counted = [pieces.count("\n".join(said[place])) for place in spoken]
    often = Counter(key for found in counted for key in found)
    telling = (key for key, times in often.items() if times <= max(3, TOO_COMMON * len(counted)))
    kept = sorted(sorted(telling, key=lambda key: (-often[key], key))[:most])
    column = {key: at for at, key in enumerate(kept)}
    rarity = np.array([np.log(len(counted) / often[key]) for key in kept], dtype=np.float32)
    table = np.zeros((len(counted), len(kept)), dtype=np.float32)
    for row, found in enumerate(counted):
        at = [column[key] for key in found if key in column]
        times = np.array([number for key, number in found.items() if key in column], dtype=np.float32)
        table[row, at] = (1 + np.log(times)) * rarity[at]
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    return View(np.array([places[place] for place in spoken]), np.array(kept, dtype=np.uint32), rarity, table)


def predictable(seen: View, places: int) -> Floats:
    """The projector, over all places, onto what the language can tell of them: K (K + ridge)^-1, K being how alike it finds each two."""
    found = np.zeros((places, places), dtype=np.float32)
    found[np.ix_(seen.places, seen.places)] = np.eye(len(seen.places)) - RIDGE * np.linalg.inv(_damped(seen))
    return found


def space(agreed: Floats, dimensions: int) -> Floats:
    """The directions on which languages agree best, given the sum of their projectors; one column each, centred."""
    centred = (agreed + agreed.T) / 2
    centred -= centred.mean(axis=0)[None, :]
    centred -= centred.mean(axis=1)[:, None]
    _, directions = np.linalg.eigh(centred)
    found = directions[:, ::-1][:, :dimensions]
    sign = np.sign(found[np.abs(found).argmax(axis=0), np.arange(found.shape[1])])
    return np.asarray(found * sign, dtype=np.float32)


def piece_vectors(seen: View, wanted: Floats) -> Floats:
    """A vector for each piece, its rarity folded in, so that a text's place is the sum over its pieces."""
    pull = np.linalg.solve(_damped(seen), wanted[seen.places])
    return np.asarray((seen.table.T @ pull) * seen.rarity[:, None], dtype=np.float32)


def common(seen: View, vectors: Floats) -> Floats:
    """The mean of the unit vectors of the language's sentences: what all its texts share, and says nothing."""
    sentences = seen.table @ (vectors / seen.rarity[:, None])
    sentences /= np.maximum(np.linalg.norm(sentences, axis=1, keepdims=True), 1e-9)
    return np.asarray(sentences.mean(axis=0), dtype=np.float32)


def _damped(seen: View) -> Floats:
    alike = seen.table @ seen.table.T
    own = np.arange(len(alike))
    alike[own, own] += RIDGE
    return np.asarray(alike, dtype=np.float32)
