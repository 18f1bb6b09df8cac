"""The pipeline beside its dearest parts alone, in one run: `python benchmarks/pipeline.py [ITEMS]`.

Ratios of CPU time say more than seconds, which depend on the machine: of all CPU time between a request and a story, how much would
trafilatura alone need for the same pages, and how much of the time to read a feed is feedparser's own?
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import feedparser
import trafilatura

from nightdesk.adapters.feeds import parse_feed
from nightdesk.adapters.pages import read_article
from nightdesk.testing.made_pages import MadePages
from nightdesk.testing.world.answers import World
from nightdesk.testing.world.seeded import draw_world
from nightdesk.wire.wirefile import read_wire

ROOT = Path(__file__).resolve().parents[1]
PAGES = 200


def cpu(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return time.process_time() - began


def feeds() -> list[bytes]:
    """Feeds of the simulated world, as they stand at one moment."""
    from datetime import UTC, datetime, timedelta

    start = datetime(2026, 3, 2, tzinfo=UTC)
    world = World(draw_world(1, 150, start, start + timedelta(days=3)))
    answers = [world.answer(outlet.host, outlet.path, None, start + timedelta(days=2)) for outlet in world.outlets]
    return [one.body for one in answers if one.body.startswith(b"<?xml") and one.status == 200 and not one.endless]


def parts() -> dict[str, float]:
    pages = MadePages(read_wire([ROOT / "newsroom" / "sample-wire"]).rows)
    bodies = [pages.page(number) for number in range(PAGES)]
    lists = feeds()
    read_article(bodies[0], "utf-8", "http://x.invalid/")
    alone = cpu(lambda: [trafilatura.extract(body.decode(), fast=True, include_comments=False, include_tables=True) for body in bodies])
    ours = cpu(lambda: [read_article(body, "utf-8", "http://x.invalid/") for body in bodies])
    feedparser_alone = cpu(lambda: [feedparser.parse(io.BytesIO(body)) for body in lists])
    feeds_ours = cpu(lambda: [parse_feed(body, "utf-8", "http://x.invalid/") for body in lists])
    return {
        "trafilatura_ms_a_page": 1_000 * alone / PAGES,
        "article_to_trafilatura": ours / alone,
        "feedparser_ms_a_feed": 1_000 * feedparser_alone / len(lists),
        "feed_to_feedparser": feeds_ours / feedparser_alone,
    }


if __name__ == "__main__":
    items = sys.argv[1] if len(sys.argv) > 1 else "1000"
    run = [sys.executable, "-c", "from nightdesk.cli import main; main()", "measure", "pipeline", "--json", "--items", items]
    pipeline = json.loads(subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True).stdout)
    alone = parts()
    told = pipeline | alone | {"pipeline_to_trafilatura": 1_000 / pipeline["items_per_cpu_second"] / alone["trafilatura_ms_a_page"]}
    for name, value in told.items():
        print(f"{name:<26} {value:>10.2f}" if isinstance(value, float) else f"{name:<26} {value:>10}")
