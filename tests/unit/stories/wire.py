"""Arrivals from the sample wire."""

from __future__ import annotations

import json
import lzma
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from nightdesk.foundation.ids import ItemId
from nightdesk.stories.model import Arrival

WIRE = Path(__file__).parents[3] / "newsroom" / "sample-wire"


@lru_cache(maxsize=2)
def arrivals(name: str) -> tuple[Arrival, ...]:
    """All items of one file of the sample wire, in order of time."""
    (file,) = WIRE.glob(f"{name}*.jsonl.xz")
    rows = [json.loads(line) for line in lzma.decompress(file.read_bytes()).decode().splitlines()]
    rows.sort(key=lambda row: row["published_at"])
    return tuple(
        Arrival(ItemId(row["id"]), row["source"], row["language"], datetime.fromisoformat(row["published_at"]), row["text"]) for row in rows
    )
