"""Learns the weights of `nightdesk.stories.likeness` from items with a gold `story`, and says how well they do on stories they never saw.

    python benchmarks/linking_weights.py STORIES.jsonl [--weak LINES.jsonl] [--crowd] [--signs] [--write]

The shipped weights were learned with `--crowd --signs` and the Current Events lines of autumn 2022 as `--weak`: without such lines the
linker never sees a war, whose incidents must stay apart, nor an event told twice in other words. Those of 2026 it has not seen.

The linker runs over the items twice: once putting each where it belongs, once where it believes it belongs, so that the weights learn to
live with its mistakes. In both runs every story that was considered becomes an example. `--weak` adds lines whose `labels` name their story
loosely (Wikipedia's Current Events portal). The stories are cut in halves by a hash of their name: each half is judged with weights learned
from the other, and from no line that shares its label with one that may be of a story of the judged half. `--write` keeps the weights
learned from all of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from nightdesk.cli.labelled import read_lines
from nightdesk.cli.measure_linking import LabelledRow, link_with
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories import likeness, link
from nightdesk.stories.bcubed import bcubed
from nightdesk.stories.likeness import FEATURES
from nightdesk.stories.model import Arrival, Link

LONG_RUNNING = re.compile(
    r"war\b|conflict|insurgenc|relations|pandemic|protests|season|impact|crisis|Gaza|politics|in \d{4}", re.IGNORECASE
)
UNDATED_STRIKES = re.compile(r"^(?!20\d\d).*(strikes|attacks|bombing)", re.IGNORECASE)
WEAK = ("ce ", "?")
APART = 6
CROWDED, DRAW = timedelta(days=14), "a"
"""Within what time all stories begin; another word draws other beginnings."""
UNLIKENESS = frozenset(("other_country", "other_place", "age", "days", "log_days"))
EITHER = frozenset(("same_language", "size", "item_without_country", "story_without_country", "nearest_other_language", "meaning_unknown"))
"""What only sets the scale for the rest; all other features are likeness."""
COMMON_PLACES = frozenset(("covered_p", "shared_p", "best_place"))
SWEEPS, CLOSE = 500, 1e-9
MAY_BE, LATER = 0.15, timedelta(days=3)
"""How likely a line must be of a story to be held back from judging it; a line is asked again after this time, for stories begun since."""
Array = np.ndarray[Any, np.dtype[np.float64]]
Weights = tuple[Array, float]
Examples = list[tuple[list[float], float, str]]
Fit = Callable[[Examples], Weights]


class Watched(link.Linker):
    """A linker that notes what it considered. With `teacher` set, items go where they belong."""

    def __init__(self, gold: dict[ItemId, str], weights: Weights | None, teacher: bool) -> None:
        super().__init__()
        self.gold, self.weights, self.teacher = gold, weights, teacher
        self.considered: list[tuple[list[float], str]] = []
        self.examples: Examples = []
        self.held: dict[StoryId, Counter[str]] = defaultdict(Counter)

    def _judge(self, features: list[float], story: StoryId) -> float:
        self.considered.append((features, story))
        return self._believe(features)

    def _believe(self, features: list[float]) -> float:
        if self.weights is None:
            return 0.0
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(self.weights[0] @ features) + self.weights[1]))))

    def _link(self, arrival: Arrival, read: Any, ranked: list[tuple[float, StoryId]]) -> Link:
        gold = self.gold[arrival.item]
        for features, story in self.considered:
            mostly = self.held[StoryId(story)].most_common(1)[0][0]
            if not _same_long_story(gold, mostly):
                self.examples.append((features, float(mostly == gold), gold))
        self.considered = []
        chosen = Link(arrival.item, StoryId(f"gold-{gold}"), 1.0, ()) if self.teacher else super()._link(arrival, read, ranked)
        self.held[chosen.story][gold] += 1
        return chosen

    def _parts(self, story: StoryId) -> Any:
        for word in () if self.teacher else super()._parts(story):
            leaving = Counter(self.gold[item] for item in word.items)
            self.held[word.story] -= leaving
            self.held[word.into] += leaving
            yield word

    def _merges(self, *arguments: Any) -> Any:
        for merge in () if self.teacher else super()._merges(*arguments):
            self.held[merge.into].update(self.held.pop(merge.absorbed))
            yield merge


class Seeker(Watched):
    """Puts the stories' items where they belong, and knows of a line beside them which stories it may be of."""

    def _believe(self, features: list[float]) -> float:
        return likeness.likelihood(features)

    def may_be_of(self, line: Arrival) -> list[str]:
        """The line is not remembered."""
        found = [story.removeprefix("gold-") for likely, story in self._rank(self._read(line).item) if likely >= MAY_BE]
        self.considered = []
        return found


def halves_of_lines(rows: list[LabelledRow], lines: list[LabelledRow]) -> dict[str, set[int]]:
    """For each label of the lines the halves that hold a story of which one of its lines may be."""
    seeker = Seeker({row.arrival.item: row.story for row in rows}, None, teacher=True)
    asked = [_asked_after(row, wait) for row in lines for wait in (timedelta(), LATER)]
    halves: dict[str, set[int]] = defaultdict(set)
    known = set(seeker.gold)
    for row in sorted([*rows, *asked], key=lambda row: row.arrival.published_at):
        if row.arrival.item in known:
            seeker.place(row.arrival)
        else:
            halves[row.story].update(map(half, seeker.may_be_of(row.arrival)))
    return halves


def _asked_after(row: LabelledRow, wait: timedelta) -> LabelledRow:
    return replace(row, arrival=replace(row.arrival, published_at=row.arrival.published_at + wait))


def unseen(rows: list[LabelledRow], weak: list[list[LabelledRow]]) -> Callable[[int], Callable[[str], bool]]:
    """For a half, which examples may teach the weights that judge it."""
    halves = halves_of_lines(rows, [line for lines in weak for line in lines])

    def for_half(which: int) -> Callable[[str], bool]:
        return lambda story: which not in halves[story] if story.startswith(WEAK) else half(story) != which

    return for_half


def read(path: Path, weak: bool) -> list[LabelledRow]:
    rows = []
    for line in read_lines(path):
        published_at = line.time_if_any("published_at")
        assert published_at is not None, f"{path}:{line.number} has no time"
        name = ItemId(f"{path.name}-{line.number}")
        arrival = Arrival(name, line.text("source"), line.text("language"), published_at, line.text("text"))
        rows.append(LabelledRow(arrival, _weak_label(line.row, line.number) if weak else line.text("story")))
    return sorted(rows, key=lambda row: row.arrival.published_at)


def _weak_label(row: dict[str, Any], number: int) -> str:
    """The last label above a line; a label that runs for long says nothing of the event."""
    label = row["labels"][-1].replace("?", "") if row["labels"] else f"line {number}"
    return f"?{label}?{row['published_at'][:10]}" if LONG_RUNNING.search(label) or UNDATED_STRIKES.search(label) else f"ce {label}"


def _same_long_story(one: str, other: str) -> bool:
    """Two days of one war: events of the same days may or may not be one; days apart they are not."""
    if not (one.startswith("?") and other.startswith("?")):
        return False
    (_, label, day), (_, other_label, other_day) = one.split("?")[:3], other.split("?")[:3]
    return label == other_label and abs((date.fromisoformat(day) - date.fromisoformat(other_day)).days) < APART


def half(story: str) -> int:
    return _drawn(story) % 2


def _drawn(story: str) -> int:
    return int(hashlib.md5(story.encode()).hexdigest(), 16)


def crowded(rows: list[LabelledRow]) -> list[LabelledRow]:
    """The same stories, all begun within a fortnight, each at a time drawn from its name."""
    began: dict[str, datetime] = {}
    for row in rows:
        began.setdefault(row.story, row.arrival.published_at)
    start, minutes = datetime(2020, 1, 1, tzinfo=UTC), CROWDED // timedelta(minutes=1)
    moved = {story: start + timedelta(minutes=_drawn(DRAW + story) % minutes) - at for story, at in began.items()}
    again = [replace(row, arrival=replace(row.arrival, published_at=row.arrival.published_at + moved[row.story])) for row in rows]
    return sorted(again, key=lambda row: row.arrival.published_at)


def watch(rows: list[LabelledRow], weights: Weights | None, teacher: bool) -> Watched:
    linker = Watched({row.arrival.item: row.story for row in rows}, weights, teacher)
    for row in rows:
        linker.place(row.arrival)
    return linker


def fit(examples: Examples) -> Weights:
    """Logistic regression by Newton's method on standardised features."""
    return _newton(examples, lambda start, curvature, slope: start - np.linalg.solve(curvature, slope))


def fit_with_signs(examples: Examples) -> Weights:
    """The same with each weight held to the sign that its feature may have: each of Newton's steps is a quadratic problem with bounds."""
    least = np.array([-math.inf if name in UNLIKENESS | EITHER else 0.0 for name in FEATURES] + [-math.inf])
    most = np.array([0.0 if name in UNLIKENESS | COMMON_PLACES else math.inf for name in FEATURES] + [math.inf])
    return _newton(examples, lambda start, curvature, slope: _bounded_step(start, curvature, slope, least, most))


def _newton(examples: Examples, step: Callable[[Array, Array, Array], Array], ridge: float = 3.0) -> Weights:
    """`step` tells where the quadratic with a curvature, and a slope at where one stands, is lowest."""
    table = np.array([features for features, _, _ in examples])
    belongs = np.array([label for _, label, _ in examples])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    penalty = np.full(design.shape[1], ridge)
    penalty[-1] = 1e-6
    found = np.zeros(design.shape[1])
    for _ in range(60):
        sure = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        curvature = (design * (sure * (1 - sure))[:, None]).T @ design + np.diag(penalty)
        before, found = found, step(found, curvature, design.T @ (sure - belongs) + penalty * found)
        if abs(found - before).max() < 1e-7:
            break
    scaled = found[:-1] / spread
    return scaled, float(found[-1] - (scaled * mean).sum())


def _bounded_step(start: Array, curvature: Array, slope: Array, least: Array, most: Array) -> Array:
    """Where the quadratic with this curvature, and this slope at `start`, is lowest within the bounds; by coordinate descent."""
    found, slope = start.copy(), slope.copy()
    for _ in range(SWEEPS):
        widest = 0.0
        for at in range(len(found)):
            step = min(most[at], max(least[at], found[at] - slope[at] / curvature[at, at])) - found[at]
            found[at] += step
            slope += curvature[:, at] * step
            widest = max(widest, abs(step))
        if widest < CLOSE:
            break
    return found


def learn(streams: list[list[LabelledRow]], keep: Callable[[str], bool], rounds: int = 2, fit: Fit = fit) -> Weights:
    examples = [example for rows in streams for example in watch(rows, None, teacher=True).examples if keep(example[2])]
    weights = fit(examples)
    for _ in range(rounds):
        more = [example for rows in streams for example in watch(rows, weights, teacher=False).examples if keep(example[2])]
        weights = fit(examples + more)
    return weights


def watch_and_link(rows: list[LabelledRow], weights: Weights) -> tuple[list[StoryId], list[StoryId]]:
    """The story of each row when it arrived, and in the end, decided with these weights."""
    return link_with(Watched({row.arrival.item: row.story for row in rows}, weights, teacher=False), rows)


def judge(rows: list[LabelledRow], weights: Weights, which: int | None) -> str:
    first, last = watch_and_link(rows, weights)
    gold = [row.story for row in rows]
    sizes = Counter(gold)
    scored = [sizes[story] > 1 and (which is None or half(story) == which) for story in gold]
    end, arrival = bcubed(gold, last, scored), bcubed(gold, first, scored)
    return f"P {end.precision:.3f} R {end.recall:.3f} F1 {end.f1:.3f}, at arrival {arrival.f1:.3f}, clusters {len(set(last))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--weak", type=Path, action="append", default=[])
    parser.add_argument("--crowd", action="store_true")
    parser.add_argument("--signs", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = read(options.stories, weak=False)
    weak = [read(path, weak=True) for path in options.weak]
    streams = [rows, *([crowded(rows)] if options.crowd else []), *weak]
    chosen, may_teach = fit_with_signs if options.signs else fit, unseen(rows, weak)
    for which in (0, 1):
        weights = learn(streams, may_teach(which), fit=chosen)
        print(f"half {which}, learned from the other: {judge(rows, weights, which)}")
    weights = learn(streams, lambda story: True, fit=chosen)
    print(f"all, learned from all: {judge(rows, weights, None)}")
    if options.write:
        target = Path(likeness.__file__).parent / "data" / "likeness.json"
        table = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights[0], strict=True)}
        target.write_text(json.dumps({"bias": round(weights[1], 4), "weights": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
