"""Other names of an actor, as the archive itself expands its acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nightdesk.archive.matching import COMMON_WORDS, telling_words, words
from nightdesk.archive.model import Archive, ArchiveQuery

_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "al"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,9}")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’-]{0,30}(?: (?:(?:of|the|and|for|in) ){0,2}[^\W\d_a-z][\w'’-]{0,30}){1,12}")
_LONGEST_NAME = 8
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 6


def split_acronyms(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Full names, and those that are acronyms ("BLA"), each once and in order."""
    unique = tuple(dict.fromkeys(name.strip() for name in names if words(name)))
    acronyms = tuple(name for name in unique if _ACRONYM.fullmatch(name))
    return tuple(name for name in unique if name not in acronyms), acronyms


def stands_for(acronym: str, name: str) -> bool:
    """Whether the initials of a name's words make the acronym, with or without its small words."""
    letters = [word[0] for word in words(name)]
    capitals = [word[0] for word in words(name) if word not in _SMALL]
    return acronym.replace("-", "").lower() in ("".join(letters), "".join(capitals))


def names_in_archive(archive: Archive, names: Sequence[str], before: date) -> tuple[str, ...]:
    """The names given, the acronyms that their initials make, and the names by which the archive's lines call the same actor.

    A name is taken up only if its initials make an acronym among `names`, and each of its telling words shares its root
    with a telling word of a name given.
    """
    full, written = split_acronyms(names)
    telling = telling_words(full)
    acronyms = tuple(dict.fromkeys((*written, *filter(None, map(_initials, full)))))
    if not (acronyms and telling):
        return tuple(names)
    shared = tuple(" ".join(word for word in name.split() if not share_root(word, telling)) for name in full)
    lines = archive.search(ArchiveQuery(actors=(*full, *(tail for tail in shared if " " in tail)), acronyms=acronyms, before=before)).found
    runs = (run for line in lines for run in _CAPITALISED.findall(line.text))
    found = (name for run in runs for acronym in acronyms for name in _names_within(run, acronym))
    return tuple(dict.fromkeys((*names, *acronyms, *(name for name in found if _same_actor(name, telling)))))


def share_root(word: str, others: Iterable[str]) -> bool:
    """Whether the word begins one of the others, or one of them begins it ("baloch", "balochistan")."""
    folded = "".join(words(word))
    return any(folded.startswith(other) or other.startswith(folded) for other in others) if folded else False


def _initials(name: str) -> str | None:
    """The acronym of an organisation's name of three to six words, one of them telling and one shared with other organisations."""
    main = [word for word in words(name) if word not in _SMALL]
    telling = telling_words([name])
    plain = _SHORTEST_ACRONYM <= len(main) <= _LONGEST_ACRONYM and telling and any(word in COMMON_WORDS for word in main)
    return "".join(word[0] for word in main).upper() if plain else None


def _same_actor(name: str, telling: tuple[str, ...]) -> bool:
    own = telling_words([name])
    return bool(own) and all(share_root(word, telling) for word in own)


def _names_within(run: str, acronym: str) -> Iterator[str]:
    """The parts of a run of capitalised words that the acronym stands for, small words at either end left off."""
    parts = run.split()
    for start in range(len(parts)):
        for end in range(start + 2, min(len(parts), start + _LONGEST_NAME) + 1):
            edges = {parts[start].lower(), parts[end - 1].lower()}
            name = " ".join(parts[start:end]).removesuffix("'s").removesuffix("’s")
            if not edges & _SMALL and stands_for(acronym, name):
                yield name
