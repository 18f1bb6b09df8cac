"""Damages files in every way that arrives, for `nightdesk measure feeds`; and compares with feedparser alone.

pip download --no-deps --no-binary :all: feedparser && tar xzf feedparser-*.tar.gz
python benchmarks/reading_feeds.py feedparser-*/tests OUT [ROUNDS]     then   nightdesk measure feeds OUT
"""

from __future__ import annotations

import io
import sys
import time
from hashlib import blake2b
from pathlib import Path

from nightdesk.cli.measure_feeds import measure
from nightdesk.testing.broken_bytes import damaged


def damage(folder: Path, out: Path, rounds: int) -> None:
    """Each file of the folder damaged so many times; the same file is damaged in the same ways."""
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(one for one in folder.rglob("*") if one.is_file() and one.stat().st_size):
        body, name = file.read_bytes(), str(file.relative_to(folder)).replace("/", "-")
        seed = int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
        for number, raw in enumerate(damaged(body, seed, rounds)):
            (out / f"{name}.{number}").write_bytes(raw[:1_000_000])


def compare(folder: Path) -> None:
    """Entries and time of feedparser alone and of the newsroom's reader, which guards, cleans and makes items too."""
    import feedparser

    files = sorted(file for file in folder.rglob("*") if file.is_file())
    began, entries, stumbles = time.process_time(), 0, 0
    for file in files:
        try:
            entries += len(feedparser.parse(io.BytesIO(file.read_bytes())).entries)
        except Exception:
            stumbles += 1
    alone = time.process_time() - began
    measured = measure(files, folder)
    print(f"feedparser alone: {entries} entries, {stumbles} crashes, {alone:.2f} s of the processor")
    print(
        f"nightdesk: {measured.entries} entries, {measured.crashes} crashes, {measured.seconds:.2f} s; ratio {measured.seconds / alone:.2f}"
    )


if __name__ == "__main__":
    compare(Path(sys.argv[1]))
    damage(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 5)
