"""Which words of a sentence stand in which sentence of a text, as one table of strengths."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nightdesk.verify.bearing.initials import spelt_by_initials
from nightdesk.verify.bearing.kin import kinship
from nightdesk.verify.bearing.words import Token, tokens

MOST_SENTENCES = 2_000
_SAME, _INITIALS = 0.999, 1.0


class Cover:
    """Rows are the telling words of the claim, columns the sentences of the evidence."""

    def __init__(self, claim: str, evidence: Sequence[str]) -> None:
        self.claim = tokens(claim)
        self.words = tuple(word for word in self.claim if not word.linking) or self.claim
        self.evidence = tuple(tokens(sentence) for sentence in evidence[:MOST_SENTENCES])
        self.weights = np.array([word.weight * (1.15 if word.name else 1.0) for word in self.words])

    @cached_property
    def table(self) -> NDArray[np.float64]:
        """How strongly each sentence holds each word, 0 to 1."""
        table = np.zeros((len(self.words), max(1, len(self.evidence))))
        for other, columns in self._places().items():
            for row, word in enumerate(self.words):
                strength = kinship(word, other)
                if strength:
                    table[row, columns] = np.maximum(table[row, columns], strength)
        for column, sentence in enumerate(self.evidence):
            for row in spelt_by_initials(self.words, sentence):
                table[row, column] = max(table[row, column], _INITIALS)
        return table

    def _places(self) -> dict[Token, list[int]]:
        """One token for each key of the evidence, with the sentences it stands in."""
        first: dict[str, Token] = {}
        places: dict[Token, list[int]] = {}
        for column, sentence in enumerate(self.evidence):
            for token in sentence:
                kept = first.setdefault(token.key, token)
                columns = places.setdefault(kept, [])
                if not columns or columns[-1] != column:
                    columns.append(column)
        return places

    @property
    def width(self) -> int:
        return int(self.table.shape[1])

    @cached_property
    def anywhere(self) -> NDArray[np.float64]:
        best: NDArray[np.float64] = self.table.max(axis=1)
        return best

    @cached_property
    def same(self) -> NDArray[np.bool_]:
        """Which words stand in the evidence in just this form."""
        return self.anywhere >= _SAME

    def share(self, strengths: NDArray[np.float64] | NDArray[np.bool_]) -> float:
        """The weighted share of the claim that these strengths of its words come to."""
        return float(self.weights @ strengths / self.weights.sum()) if len(self.words) else 1.0

    def window(self, sentences: int) -> float:
        """The share held by the best run of so many sentences."""
        runs = range(max(1, self.width - sentences + 1))
        return max(self.share(self.table[:, first : first + sentences].max(axis=1)) for first in runs)

    @cached_property
    def best_three(self) -> NDArray[np.float64]:
        """Strengths in the three sentences that, taken together one by one, hold most."""
        held = np.zeros(len(self.words))
        for _ in range(min(3, self.width)):
            gains = self.weights @ np.maximum(self.table, held[:, None])
            held = np.maximum(held, self.table[:, int(gains.argmax())])
        return held

    @cached_property
    def pairs(self) -> float:
        """The share of neighbouring words of the claim that one sentence holds together."""
        if len(self.words) < 2:
            return self.window(1)
        together = np.minimum(self.table[:-1], self.table[1:]).max(axis=1)
        weights = np.minimum(self.weights[:-1], self.weights[1:])
        return float(weights @ together / weights.sum())

    def clauses(self) -> list[float]:
        """For each clause of three telling words or more, the share of it that two sentences running hold."""
        bounds: list[list[int]] = [[]]
        for row, word in enumerate(self.words):
            if word.breaks and len(bounds[-1]) >= 3:
                bounds.append([])
            bounds[-1].append(row)
        if len(bounds) > 1 and len(bounds[-1]) < 3:
            bounds[-2:] = [bounds[-2] + bounds[-1]]
        return [self._clause(rows) for rows in bounds if rows]

    def _clause(self, rows: list[int]) -> float:
        weights, table = self.weights[rows], self.table[rows]
        shares = [weights @ table[:, first : first + 2].max(axis=1) for first in range(max(1, self.width - 1))]
        return float(max(shares) / weights.sum())
