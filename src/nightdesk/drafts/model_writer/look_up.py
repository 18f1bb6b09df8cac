"""What a planner asks the archive for: who a party is, what was agreed before, what became of the last attempt.

The dossier holds what code could tell to be near the story. Which older matter an argument turns on only the argument knows, so a plan may
ask; the lines found stand under labels like all others, and a sentence rests on them as on any other line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nightdesk.archive.matching import holds_phrase, words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.drafts.interest import day_before, is_of_the_news
from nightdesk.drafts.model_writer.answers import Lookup
from nightdesk.drafts.model_writer.dossier import Dossier
from nightdesk.drafts.narrate import is_same_news

_EACH, _LIMIT, _SENTENCE_ENDS = 10, 2_000, (".", '"', "”")


@dataclass(frozen=True, slots=True)
class LookedUp:
    """One question and the labels of the lines that answer it and were not shown before; `more` were found and not taken."""

    asked: Lookup
    labels: tuple[str, ...]
    more: int


def look_up(dossier: Dossier, questions: Sequence[Lookup]) -> tuple[LookedUp, ...]:
    """The lines before the story that answer each question, at most ten of each and no news twice, put into the dossier."""
    return tuple(_answered(dossier, question) for question in questions if any(map(words, question.names)))


def _answered(dossier: Dossier, question: Lookup) -> LookedUp:
    before = day_before(dossier.material)
    since = date(question.since, 1, 1) if question.since is not None else None
    query = ArchiveQuery(places=question.names, events=tuple(word for word in question.about if words(word)), since=since, before=before)
    found = [line for line in dossier.material.pack.archive.search(query, _LIMIT).found if _is_told(dossier, line)]
    held = {line.id: line for line in dossier.lines.values()}
    taken: list[ArchiveLine] = []
    for line in sorted(found, key=lambda line: (-_answers(question, line), -line.date.toordinal(), line.id)):
        if len(taken) == _EACH:
            break
        if line.id not in held and not any(is_same_news(line, other) for other in taken):
            taken.append(line)
    labels = tuple(dossier.take(line) for line in sorted(taken, key=lambda line: (line.date, line.id)))
    return LookedUp(question, labels, len([line for line in found if line.id not in held]) - len(taken))


def _is_told(dossier: Dossier, line: ArchiveLine) -> bool:
    """A whole sentence, and of other news than the story's."""
    return line.text.rstrip().endswith(_SENTENCE_ENDS) and not is_of_the_news(dossier.material, line)


def _answers(question: Lookup, line: ArchiveLine) -> int:
    """How many of the words asked for the line holds."""
    text = f" {' '.join(words(line.text))} "
    return sum(holds_phrase(text, (phrase,)) for phrase in (*question.names, *question.about))
