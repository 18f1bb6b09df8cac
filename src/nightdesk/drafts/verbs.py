"""English verbs of the news: their present forms, their past, and which of them are as often nouns.

The table was counted from 114,000 dated news lines; irregular forms were added by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Verb:
    base: str
    past: str
    nounlike: bool


def third_person(base: str) -> str:
    """announces, clashes, carries."""
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


@lru_cache(maxsize=1)
def by_base() -> dict[str, Verb]:
    lines = files("nightdesk.drafts").joinpath("words/verbs.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {row[0]: Verb(row[0], row[1], len(row) > 2) for row in rows}


@lru_cache(maxsize=1)
def by_third_person() -> dict[str, Verb]:
    """ "founds" is sure where "found" is not, and leaves of trees are no news."""
    known = {third_person(base): verb for base, verb in by_base().items()}
    return {**known, "founds": Verb("found", "founded", False), "leaves": replace(known["leaves"], nounlike=False)}


@lru_cache(maxsize=1)
def pasts() -> frozenset[str]:
    return frozenset(verb.past for verb in by_base().values()) | {"was", "were", "had", "did", "would", "could"}


@lru_cache(maxsize=1)
def common_openers() -> frozenset[str]:
    """Words that are capitalised only because a sentence begins with them."""
    return frozenset(files("nightdesk.drafts").joinpath("words/openers.txt").read_text("utf-8").split())
