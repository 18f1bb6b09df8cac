"""Who is counted, as one English name for the same people in all languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from nightdesk.languages.phrases import Phrases, fold, listed

_AT_LARGE = ""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@cache
def _names() -> tuple[Phrases[str], Phrases[str]]:
    """The words for each group, for scripts with and without spaces."""
    table = tomllib.loads(files("nightdesk.claims").joinpath("groups.toml").read_text("utf-8"))
    words = [(word, name.replace("_", " ")) for name, line in table["groups"].items() for word in listed(line)]
    words += [(word, _AT_LARGE) for word in listed(table["at_large"])]
    return Phrases(words, "en"), Phrases([(word, name) for word, name in words if _UNSPACED.search(word)], "zh")


@lru_cache(maxsize=4096)
def group_of(who: str | None) -> str | None:
    """The plain English name of a group ("security forces" for "18 security personnel"), None for people at large or unknown.

    Where a phrase names several ("officers and staff"), the first counts; one inside a modifier ("police dogs' handlers") is beaten by
    the head, the last known word before "of", "from" or a comma.
    """
    if not who:
        return None
    head = re.split(r"\s(?:of|from|at|in)\s|[,،、，]", re.sub(r"[(（][^()（）]{0,80}[)）]", " ", fold(who)), maxsplit=1)[0]
    spaced, unspaced = _names()
    found = unspaced.find(head) if _UNSPACED.search(head) else spaced.find(head.split(" and ")[0])
    known = [match.meaning for match in found if match.meaning != _AT_LARGE]
    return known[-1] if known else None
