"""Names that one text spells out and the other gives by their first letters: "Baloch Liberation Army", "BLA"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from nightdesk.verify.bearing.words import Token

_SHORTEST, _LONGEST = 2, 6


def spelt_by_initials(words: Sequence[Token], sentence: Sequence[Token]) -> Iterator[int]:
    """The places of words that the sentence holds as initials or, where they are initials, spelt out."""
    letters = _runs(tuple(sentence))
    short = {token.text for token in sentence if _is_short(token)}
    for place, word in enumerate(words):
        if _is_short(word) and any(word.text in run for run in letters):
            yield place
    for initials in sorted(short):
        first = _spelling(initials, words)
        if first is not None:
            yield from range(first, first + len(initials))


def _is_short(token: Token) -> bool:
    return _SHORTEST <= len(token.text) <= _LONGEST and token.text.isupper() and token.text.isalpha()


def _spelling(initials: str, words: Sequence[Token]) -> int | None:
    """Where words one after another begin with these letters."""
    begins = "".join(word.text[0] if word.text[0].isupper() and not _is_short(word) else "." for word in words)
    found = begins.find(initials)
    return found if found >= 0 else None


@lru_cache(maxsize=4096)
def _runs(sentence: tuple[Token, ...]) -> tuple[str, ...]:
    """The first letters of every run of capitalised words; linking words do not end one."""
    runs, run = [], ""
    for token in sentence:
        if token.text[0].isupper():
            run += token.text[0]
        elif not token.linking:
            runs.append(run)
            run = ""
    return tuple(one for one in (*runs, run) if len(one) >= _SHORTEST)
