"""What can be counted of a claim and a text: the traits that are weighed."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nightdesk.verify.bearing.cover import Cover
from nightdesk.verify.bearing.words import Token
from nightdesk.verify.numerals import find_numerals

HELPS, HARMS, EITHER = 1, -1, 0
TRAITS: dict[str, int] = {
    "whole": HELPS, "same": HELPS, "one": HELPS, "three_running": HELPS, "six_running": HELPS, "three_best": HELPS, "pairs": HELPS,
    "least_clause": HELPS, "triples": HELPS, "quads": HELPS, "numbers_share": HELPS, "weakest_three": HELPS,
    "bare": HARMS, "barest": HARMS, "bare_together": HARMS, "barest_together": HARMS, "names_missing": HARMS, "numbers_missing": HARMS,
    "bare_words": HARMS,
    "length": EITHER, "clauses": EITHER, "numbers": EITHER,
}  # fmt: skip
"""Each trait, and whether more of it can only help a claim, only harm it, or either. Weights keep to these signs."""


def traits(claim: str, evidence: Sequence[str]) -> dict[str, float]:
    """`evidence` is a text as its sentences. Shares run from 0 to 1, the rest are counts and sums of weights."""
    cover = Cover(claim, evidence)
    if not cover.words:
        return dict.fromkeys(TRAITS, 0.0)
    apart, together = cover.weights * (1 - cover.anywhere), cover.weights * (1 - cover.best_three)
    clauses = cover.clauses()
    plain = np.array([not word.name and not word.number for word in cover.words])
    return {
        "whole": cover.share(cover.anywhere),
        "same": cover.share(cover.same),
        "one": cover.window(1),
        "three_running": cover.window(3),
        "six_running": cover.window(6),
        "three_best": cover.share(cover.best_three),
        "pairs": cover.pairs,
        "least_clause": min(clauses),
        "triples": _runs(cover.claim, cover.evidence, 3),
        "quads": _letters(claim, evidence),
        "weakest_three": float(np.sort(cover.anywhere)[:3].mean()),
        "bare": float(apart.sum()),
        "barest": float(apart.max()),
        "bare_together": float(together.sum()),
        "barest_together": float(together.max()),
        "bare_words": float(apart[plain].sum()),
        "names_missing": float(sum(word.name and not same for word, same in zip(cover.words, cover.same, strict=True))),
        "length": math.log(len(cover.words)),
        "clauses": float(len(clauses)),
        **_numbers(claim, evidence),
    }


def _numbers(claim: str, evidence: Sequence[str]) -> dict[str, float]:
    wanted = [numeral for numeral in find_numerals(claim) if 1 not in numeral.values]
    held = [other for sentence in evidence for other in find_numerals(sentence)] if wanted else []
    missing = sum(not any(numeral.agrees(other) for other in held) for numeral in wanted)
    return {"numbers": float(len(wanted)), "numbers_missing": float(missing), "numbers_share": 1 - missing / max(1, len(wanted))}


def _runs(claim: Sequence[Token], evidence: Sequence[Sequence[Token]], length: int) -> float:
    """The share of the claim's runs of so many words that stand in the evidence as they are."""
    keys = [token.key for token in claim]
    wanted = [tuple(keys[at : at + length]) for at in range(len(keys) - length + 1)]
    held = {tuple(token.key for token in line[at : at + length]) for line in evidence for at in range(len(line) - length + 1)}
    return sum(run in held for run in wanted) / max(1, len(wanted))


def _letters(claim: str, evidence: Sequence[str]) -> float:
    """The share of the claim's runs of four letters that stand in the evidence."""
    wanted = _fours(claim)
    held = {four for sentence in evidence for four in _fours(sentence)}
    return len(wanted & held) / max(1, len(wanted))


def _fours(text: str) -> set[str]:
    low = text.lower()
    return {low[at : at + 4] for at in range(len(low) - 3)}
