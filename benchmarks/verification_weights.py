"""Learns the weights by which the verifier judges how far a text bears out a claim, and says what they are worth.

    python benchmarks/verification_weights.py wice-claim-dev.jsonl            # cross-validated figures only
    python benchmarks/verification_weights.py wice-claim-dev.jsonl --write    # and ship the weights

The file holds claims of WiCE (Kamoi and others, 2023; CC BY-SA) and is not part of this project; only weights are kept. Folds are
drawn by the Wikipedia article that a claim comes from (`meta.claim_title`), so that no article is on both sides.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nightdesk.verify.bearing.auroc import area_under_curve, balanced_accuracy
from nightdesk.verify.bearing.traits import TRAITS, traits

FOLDS, TIMES, RESTRAINT, STEPS, PACE = 10, 5, 0.01, 4000, 0.5
SUPPORTED_LOST = 0.05
"""The share of supported claims that may fall below the score under which a claim on a page fails outright."""
SHIPPED = Path(__file__).parents[1] / "src" / "nightdesk" / "verify" / "bearing" / "data" / "weights.json"
Numbers = NDArray[np.float64]


def fit(table: Numbers, labels: Numbers) -> tuple[float, Numbers]:
    """Start and weights of a logistic regression whose weights keep to the signs of the traits. Both classes weigh the same."""
    signs = np.array(list(TRAITS.values()))
    share = np.where(labels > 0, 0.5 / labels.mean(), 0.5 / (1 - labels.mean())) / len(labels)
    start, weights = 0.0, np.zeros(table.shape[1])
    for _ in range(STEPS):
        off = (1 / (1 + np.exp(-(start + table @ weights))) - labels) * share
        start -= PACE * float(off.sum())
        weights -= PACE * (table.T @ off + RESTRAINT * weights)
        weights = np.where(signs * weights < 0, 0.0, weights)
    return start, weights


def cross_validated(table: Numbers, labels: Numbers, groups: list[str], seed: int) -> Numbers:
    """For each claim, the score by weights learned without its article."""
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    fold_of = {name: number % FOLDS for number, name in enumerate(names)}
    folds = np.array([fold_of[group] for group in groups])
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        inside = folds != fold
        middle, spread = table[inside].mean(axis=0), table[inside].std(axis=0) + 1e-9
        start, weights = fit((table[inside] - middle) / spread, labels[inside])
        scores[~inside] = start + (table[~inside] - middle) / spread @ weights
    return scores


def best_threshold(scores: Numbers, labels: list[bool]) -> float:
    cuts = np.quantile(scores, np.linspace(0.05, 0.95, 91))
    return float(max(cuts, key=lambda cut: balanced_accuracy([score >= cut for score in scores], labels)))


def main(file: Path, write: bool) -> None:
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    found = [traits(row["claim"], row["evidence"]) for row in rows]
    table = np.array([[one[name] for name in TRAITS] for one in found])
    labels, groups = [row["label"] == "supported" for row in rows], [row["meta"]["claim_title"] for row in rows]
    truth = np.array(labels, dtype=float)
    areas, accuracies, cuts, floors = [], [], [], []
    for seed in range(TIMES):
        scores = cross_validated(table, truth, groups, seed)
        cut = best_threshold(scores, labels)
        other = cross_validated(table, truth, groups, seed + TIMES)
        areas.append(area_under_curve(scores.tolist(), labels))
        accuracies.append(balanced_accuracy([score >= cut for score in other], labels))
        cuts.append(cut)
        floors.append(float(np.quantile(scores[truth > 0], SUPPORTED_LOST)))
    print(f"{len(rows)} claims of {len(set(groups))} articles, {FOLDS} folds by article, {TIMES} times")
    print(f"AUROC {np.mean(areas):.3f} (from {min(areas):.3f} to {max(areas):.3f}), balanced accuracy {np.mean(accuracies):.3f}")
    if write:
        source = f"WiCE claims, development split; cross-validated AUROC {np.mean(areas):.3f}"
        ship(table, truth, float(np.mean(cuts)), float(np.mean(floors)), source)


def ship(table: Numbers, truth: Numbers, cut: float, floor: float, source: str) -> None:
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    start, weights = fit((table - middle) / spread, truth)
    kept = [(name, place) for place, name in enumerate(TRAITS) if abs(weights[place]) > 1e-6]
    SHIPPED.write_text(
        json.dumps(
            {
                "source": source,
                "start": round(start, 4),
                "threshold": round(float(1 / (1 + np.exp(-cut))), 4),
                "page_fails_below": round(float(1 / (1 + np.exp(-floor))), 4),
                "middle": {name: round(float(middle[place]), 4) for name, place in kept},
                "spread": {name: round(float(spread[place]), 4) for name, place in kept},
                "weight": {name: round(float(weights[place]), 4) for name, place in kept},
            },
            indent=1,
        )
        + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv[2:])
