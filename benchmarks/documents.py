"""How well whole documents are told apart and brought together across languages. Two questions, each its own command:

    python benchmarks/documents.py original NTREX --model FILE --without N
    python benchmarks/documents.py linking ARTICLES.jsonl ...

`original`: which of 25 English documents of NTREX-128 is this one a translation of? FILE is a model that never saw them, made by
`python -m nightdesk.languages.meaning.build NTREX SIB --without N --out FILE`; without --model the shipped one is asked, which saw them.
`linking`: rows with `document`, `language` and `text` or `sentences` (TICO-19's and MEANTIME's Wikinews articles): are all versions of a
document one story? The newsroom's own linker sees them in mixed order, without times, addresses or sources. Precision and recall
are B-cubed's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.languages import meaning
from nightdesk.languages.meaning import build, parallel, reading
from nightdesk.languages.meaning.model import Model
from nightdesk.stories.bcubed import bcubed
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival

SEED = 1
THE_SAME_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def original(options: argparse.Namespace) -> dict[str, Any]:
    """The share of documents whose English original is the nearest, by version of NTREX-128."""
    corpus = parallel.Parallel()
    versions = parallel.read_versions(options.ntrex, corpus)
    held = sorted(document for document, turn in build.turns(corpus).items() if turn == options.without)
    texts = {version: _documents(said, corpus.document) for version, said in versions.items()}
    english = _table([" ".join(texts["eng"][document]) for document in held], "en")
    right = {}
    for version in sorted(set(texts) - {"eng"}):
        own = _table([" ".join(texts[version][document]) for document in held], parallel.language_of(version))
        right[version] = float(((own @ english.T).argmax(axis=1) == np.arange(len(held))).mean())
    worst = dict(sorted(right.items(), key=lambda found: found[1])[:12])
    return {
        "documents": len(held),
        "versions": len(right),
        "found_original": round(float(np.mean(list(right.values()))), 4),
        "worst": worst,
    }


def _documents(said: dict[str, str], document: dict[str, str]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for place, sentence in said.items():
        found[document[place]].append(sentence)
    return found


def _table(texts: list[str], language: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    nothing = np.zeros(build.DIMENSIONS, dtype=np.float32)
    return np.stack([nothing if (found := meaning.read(text, language)) is None else found for text in texts])


def linking(options: argparse.Namespace) -> dict[str, Any]:
    """B-cubed of each file's documents, all languages and by language."""
    return {file.name: _linked(list(_articles(file))) for file in options.files}


def _articles(file: Path) -> Iterator[tuple[str, str, str]]:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["document"], row["language"], row.get("text") or " ".join(row["sentences"])


def _linked(articles: list[tuple[str, str, str]]) -> dict[str, Any]:
    """A minute lies between two articles, for something must; their order is drawn by lot, the same one each time."""
    linker, became, found = Linker(), dict[StoryId, StoryId](), list[StoryId]()
    in_order = sorted(articles)
    Random(SEED).shuffle(in_order)
    for number, (_, language, text) in enumerate(in_order):
        arrival = Arrival(ItemId(f"article-{number}"), "", language, THE_SAME_DAY + timedelta(minutes=number), text)
        placement = linker.place(arrival)
        found.append(placement.link.story)
        became.update((merge.absorbed, merge.into) for merge in placement.merges)
    last = [_in_the_end(story, became) for story in found]
    gold = [document for document, _, _ in in_order]
    figures = bcubed(gold, last, [True] * len(gold))
    by_language = {}
    for language in sorted({article[1] for article in in_order}):
        part = bcubed(gold, last, [article[1] == language for article in in_order])
        by_language[language] = round(part.f1, 3)
    return {
        "articles": len(gold),
        "documents": len(set(gold)),
        "stories": len(set(last)),
        "precision": round(figures.precision, 4),
        "recall": round(figures.recall, 4),
        "f1": round(figures.f1, 4),
        "worst": dict(sorted(by_language.items(), key=lambda part: part[1])[:12]),
    }


def _in_the_end(story: StoryId, became: dict[StoryId, StoryId]) -> StoryId:
    while story in became:
        story = became[story]
    return story


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    asked = commands.add_parser("original")
    asked.add_argument("ntrex", type=Path)
    asked.add_argument("--model", type=Path)
    asked.add_argument("--without", type=int, required=True, choices=range(build.TURNS))
    asked.set_defaults(answer=original)
    linked = commands.add_parser("linking")
    linked.add_argument("files", type=Path, nargs="+")
    linked.set_defaults(answer=linking)
    options = parser.parse_args()
    if getattr(options, "model", None):
        model = Model(options.model.read_bytes())
        with patch.object(reading, "shipped", lambda: model):
            answer = options.answer(options)
    else:
        answer = options.answer(options)
    json.dump(answer, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
