"""Names of the months in 73 languages, from the Unicode CLDR (see `months.toml` for its licence)."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from nightdesk.languages.numerals import related
from nightdesk.languages.phrases import Phrases, listed
from nightdesk.languages.words import LANGUAGES_KEPT


@cache
def _tables() -> dict[str, str]:
    return tomllib.loads(files("nightdesk.languages").joinpath("months.toml").read_text("utf-8"))


@lru_cache(maxsize=LANGUAGES_KEPT)
def months(language: str) -> Phrases[int]:
    """The months' names as phrases that mean 1 to 12; none for a language that CLDR does not describe."""
    key = related(language, _tables())
    names = enumerate(listed(_tables()[key] if key else ""), 1)
    return Phrases(
        [(name + "*" if len(name) > 4 else name, month) for month, spellings in names for name in spellings.split("|")], language
    )


def has_months(language: str) -> bool:
    """Whether the months' names are known for this language, so that finding none means something."""
    return related(language, _tables()) is not None
