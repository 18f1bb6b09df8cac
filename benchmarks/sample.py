"""The measures on the sample wire and its hand-made labels: `make measure`.

The labels stand apart from the wire, so that the newsroom can never see them; here they are joined for the measuring commands.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "quality" / "gold"
WIRE = ROOT / "newsroom" / "sample-wire"


def labelled_items(file: Path) -> Path:
    """The "In the news" items with their gold stories, as `measure linking` takes them."""
    stories = {row["id"]: row["story"] for row in map(json.loads, (GOLD / "in-the-news-stories.jsonl").read_text().splitlines())}
    with file.open("w") as out:
        for packed in sorted(WIRE.glob("in-the-news*.jsonl.xz")):
            for row in map(json.loads, lzma.decompress(packed.read_bytes()).splitlines()):
                out.write(json.dumps(row | {"story": stories[row["id"]]}, ensure_ascii=False) + "\n")
    return file


def measure(*arguments: object) -> None:
    print(f"\nnightdesk measure {arguments[0]}", flush=True)
    subprocess.run([sys.executable, "-c", "from nightdesk.cli import main; main()", "measure", *map(str, arguments)], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measure("linking", labelled_items(Path(folder, "in-the-news.jsonl")))
    measure("figures", GOLD / "figures-dev.jsonl")
    measure("attribution", GOLD / "attribution-dev.jsonl")
    measure("pipeline", "--items", 500, "--window", 100_000)
    measure("listening", "--kills", 100)  # last, for it takes longest: a week among 2,000 outlets, twice
