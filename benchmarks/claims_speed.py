"""How fast claims are read, by language, beside the cost of only splitting the same text into sentences:

    python benchmarks/claims_speed.py FILE... [--characters 1000000]

FILE are JSON lines with `text` and `language`. Texts are read until so many characters are read, languages taking turns so that each is
heard. Told are characters per second of this process's own time, and how many times splitting costs that.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from time import process_time

from nightdesk.claims.read import read_claims
from nightdesk.foundation.ids import SourceId
from nightdesk.languages.identify import normalise
from nightdesk.languages.sentences import split
from nightdesk.wire.model import Item

SOURCE = SourceId("benchmark")


@dataclass
class Spent:
    characters: int = 0
    texts: int = 0
    claims: float = 0.0
    splitting: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--characters", type=int, default=1_000_000)
    asked = parser.parse_args()
    spent = measure(list(in_turn(asked.files)), asked.characters)
    print(f"{'language':<10} {'texts':>6} {'characters':>11} {'characters/s':>13} {'× splitting':>12}")
    for language, cost in sorted(spent.items(), key=lambda pair: -pair[1].characters):
        print(row(language, cost))
    every = list(spent.values())
    whole = Spent(*(sum(getattr(cost, name) for cost in every) for name in ("characters", "texts", "claims", "splitting")))
    print(row("all", whole))


def row(language: str, cost: Spent) -> str:
    speed, ratio = cost.characters / max(cost.claims, 1e-9), cost.claims / max(cost.splitting, 1e-9)
    return f"{language:<10} {cost.texts:>6} {cost.characters:>11,} {speed:>13,.0f} {ratio:>12.1f}"


def in_turn(files: Sequence[Path]) -> Iterator[Item]:
    """The texts of all files, one of each language at a time."""
    by_language: dict[str, list[Item]] = defaultdict(list)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            written = json.loads(line)
            language, name = normalise(written.get("language") or "en"), f"{file.name}-{number}"
            text = written["text"]
            item = Item(Item.identify(SOURCE, name), SOURCE, name, language, "declared", None, text, None, None, moment, moment)
            by_language[language].append(item)
    for round_ in zip_longest(*by_language.values()):
        yield from (item for item in round_ if item is not None)


def measure(items: Sequence[Item], characters: int) -> dict[str, Spent]:
    spent: dict[str, Spent] = defaultdict(Spent)
    for language in {item.language: None for item in items}:
        read_claims(next(item for item in items if item.language == language))
    read = 0
    for item in items:
        if read >= characters:
            break
        cost = spent[item.language]
        began = process_time()
        for _ in range(10):
            split(item.text, item.language)
        halfway = process_time()
        read_claims(item)
        ended = process_time()
        cost.splitting += (halfway - began) / 10
        cost.claims += ended - halfway
        cost.characters += len(item.text)
        cost.texts += 1
        read += len(item.text)
    return spent


if __name__ == "__main__":
    main()
