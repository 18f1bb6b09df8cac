"""How well scores tell the true from the false."""

from __future__ import annotations

from collections.abc import Sequence


def area_under_curve(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The chance that a true one scores higher than a false one, ties counted half (AUROC). 0.5 where one kind is missing."""
    ordered = sorted(range(len(scores)), key=lambda place: scores[place])
    ranks = [0.0] * len(scores)
    first = 0
    while first < len(ordered):
        last = first
        while last + 1 < len(ordered) and scores[ordered[last + 1]] == scores[ordered[first]]:
            last += 1
        for place in ordered[first : last + 1]:
            ranks[place] = (first + last) / 2 + 1
        first = last + 1
    true = sum(labels)
    false = len(labels) - true
    if not true or not false:
        return 0.5
    return (sum(rank for rank, label in zip(ranks, labels, strict=True) if label) - true * (true + 1) / 2) / (true * false)


def balanced_accuracy(said: Sequence[bool], labels: Sequence[bool]) -> float:
    """The mean of how many true ones are said to be true and how many false ones false; of one alone where the other is missing."""
    shares = []
    for wanted in (True, False):
        of_kind = [bool(one) is wanted for one, label in zip(said, labels, strict=True) if bool(label) is wanted]
        if of_kind:
            shares.append(sum(of_kind) / len(of_kind))
    return sum(shares) / len(shares) if shares else 0.0
