"""Words of the Unicode CLDR for units, currencies and large numbers, packed by `build_units`."""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files


@cache
def rows() -> dict[str, list[str]]:
    """For each language its lines: kind, name, side, and phrases divided by `|`, divided by tabs."""
    packed = files("nightdesk.languages").joinpath("data", "units.tsv.xz").read_bytes()
    found: dict[str, list[str]] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        language, _, rest = line.partition("\t")
        found.setdefault(language, []).append(rest)
    return found
