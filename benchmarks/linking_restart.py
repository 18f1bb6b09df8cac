"""What a restart costs a linker whose window is full: taken up from `linker.bin`, and read anew from texts and recorded placements.

    python benchmarks/linking_restart.py [--items 20000]

Items are those of `nightdesk measure scale`; all stay in the window. Seconds are of the processor, the middle of five. Placements are
replayed for a tenth of the items, and the time is told for all.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from nightdesk.adapters.linker_drawer import NAME, FileDrawer
from nightdesk.bootstrap import SAMPLE_WIRE
from nightdesk.cli.seeded_wire import seeded_wire
from nightdesk.settings import read_settings
from nightdesk.shift.record import Mark
from nightdesk.stories.link import Linker
from nightdesk.wire.wirefile import read_wire

TIMES, SHARE, SEED = 5, 10, 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=20_000)
    print(json.dumps(measure(parser.parse_args().items), indent=1))


def measure(items: int) -> dict[str, Any]:
    rows = read_wire([read_settings().newsroom / SAMPLE_WIRE]).rows
    linker = Linker()
    placed = [(item.arrival, linker.place(item.arrival)) for item in seeded_wire(rows, items, SEED)]
    mark = Mark(items, str(placed[-1][0].item), 0)
    with tempfile.TemporaryDirectory() as folder:
        drawer = FileDrawer(Path(folder))
        put_by = median(_seconds(lambda: drawer.put_by(linker, mark)) for _ in range(TIMES))
        taken_up = median(_seconds(drawer.take_up) for _ in range(TIMES))
        size = (Path(folder) / NAME).stat().st_size
    some, again = items // SHARE, Linker()
    replayed = _seconds(lambda: [again.replay(*one) for one in islice(placed, some)])
    return {
        "items": len(linker),
        "file_mb": round(size / 1e6, 1),
        "seconds_to_put_by": round(put_by, 3),
        "seconds_to_take_up": round(taken_up, 3),
        "seconds_to_read_anew": round(replayed * items / some, 1),
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
