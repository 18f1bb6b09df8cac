"""Pieces of the sample wire, as wire files of their own."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "newsroom" / "sample-wire"


def sample_wire(file: Path, since: str, items: int) -> Path:
    """Write the first `items` "In the news" items published from `since` on (ISO date) to `file`; return it."""
    lines = [line for packed in sorted(SAMPLE.glob("in-the-news*.jsonl.xz")) for line in lzma.decompress(packed.read_bytes()).splitlines()]
    rows = sorted((json.loads(line) for line in lines), key=lambda row: row["published_at"])
    chosen = [row for row in rows if row["published_at"] >= since][:items]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen))
    return file
