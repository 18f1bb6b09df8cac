"""What the site costs with 10,000 published articles, beside what it costs with 100, in one run: `python benchmarks/ten_thousand.py`.

    python benchmarks/ten_thousand.py [--articles 10000] [--postgresql]

Every article goes through the record's own door. Each page is asked of Django itself, not of the shelf of baked pages, so this is what a
page costs when it is made anew; the least CPU time of several askings is taken. Publishing is the mean of twenty more articles. Exits with
1 if anything that is promised costs more than twice as much.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

FEW, MORE, ASKINGS, AT_ONCE = 100, 20, 15, 200
PAGES = {
    "front page": "/",
    "section page": "/subjects/conflict/",
    "place page": "/places/place-3/",
    "everything, first page": "/articles/",
    "everything, third page": "/articles/?page=3",
    "analyst page": "/analysts/pamir/",
    "search, a common word": "/search/?q=killed",
    "search, three words": "/search/?q=killed+people+attack",
    "search, the beginning of a word": "/search/?q=att",
    "article page": "/articles/made-7/",
    "feed": "/feeds/all.rss",
    "API, search within a subject": "/api/articles/?q=killed&subject=conflict",
    "trust": "/trust/",
    "process": "/process/",
    "corrections": "/corrections/",
}
PROMISED = (
    "front page",
    "section page",
    "search, a common word",
    "search, three words",
    "search, the beginning of a word",
    "publishing one more",
    "API, search within a subject",
    "corrections",
    "trust",
)
"""What is held to at most twice; the rest is told."""


def seconds_of(act: Callable[[], object]) -> float:
    """CPU seconds of this process. What a database server of its own spends is not in them."""
    before = time.process_time()
    act()
    return time.process_time() - before


def cost_of_pages() -> dict[str, float]:
    from django.test import Client

    costs = {}
    for name, path in PAGES.items():
        client = Client(SERVER_NAME="127.0.0.1")
        answers = [client.get(path).status_code for _ in range(3)]
        assert answers == [200] * 3, (path, answers)
        costs[name] = min(seconds_of(lambda: client.get(path)) for _ in range(ASKINGS))  # noqa: B023
    return costs


def publish_up_to(count: int, last: int) -> int:
    """From number `last` on, many in one transaction; returns the next number."""
    from django.db import transaction
    from many_articles import made_articles, publish

    for start in range(last, count, AT_ONCE):
        with transaction.atomic():
            for article in made_articles(start, min(AT_ONCE, count - start)):
                publish(article)
        print(f"\r{start} articles", end="", file=sys.stderr)
    print("\r", end="", file=sys.stderr)
    return count


def publish_more(last: int) -> tuple[float, int]:
    """CPU seconds of one publication, each in a transaction of its own; and the next number."""
    from many_articles import made_articles, publish

    more = list(made_articles(last, MORE))
    return min(seconds_of(lambda: publish(article)) for article in more), last + MORE  # noqa: B023


def measure(articles: int) -> tuple[Mapping[str, float], Mapping[str, float]]:
    from nightdesk.bootstrap import open_site

    open_site()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    one, last = publish_more(publish_up_to(FEW - MORE, 0))
    few = cost_of_pages() | {"publishing one more": one}
    one, last = publish_more(publish_up_to(articles - MORE, last))
    return few, cost_of_pages() | {"publishing one more": one}


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--articles", type=int, default=10_000)
    wanted.add_argument("--postgresql", action="store_true", help="in a server of its own, as the tests start one")
    asked = wanted.parse_args()
    with TemporaryDirectory() as folder, _postgresql() if asked.postgresql else nullcontext("") as database:
        os.environ |= {"NIGHTDESK_DATA": folder, "NIGHTDESK_DATABASE": database}
        few, many = measure(asked.articles)
        _close()
    print(f"{'milliseconds of CPU':32} {FEW:>8,} {asked.articles:>8,}    ratio")
    for name, cost in many.items():
        print(f"{name:32} {few[name] * 1000:8.1f} {cost * 1000:8.1f} {cost / few[name]:8.2f}")
    return int(any(many[name] > 2 * few[name] for name in PROMISED))


def _postgresql():  # type: ignore[no-untyped-def]
    from contracts.postgresql import postgresql

    return postgresql()


def _close() -> None:
    from django.db import connection

    connection.close()


if __name__ == "__main__":
    sys.exit(main())
