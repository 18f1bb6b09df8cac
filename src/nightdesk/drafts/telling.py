"""The few lines of a record that tell a reader most, restated with their dates."""

from __future__ import annotations

import math
import re
from collections import Counter

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.earlier import Record, is_kin
from nightdesk.drafts.events import TELLING
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.naming import is_organisation
from nightdesk.drafts.restate import Clause, clauses, lowered, reads_well
from nightdesk.drafts.tolls import is_running, toll_of
from nightdesk.drafts.wording import full_date
from nightdesk.stories.model import EventKind

_LONGEST = 45
_OUTCOMES = {
    EventKind.ELECTION: "wins elected majority seats victory defeats coalition results election",
    EventKind.GOVERNMENT: "sworn inaugurated becomes elected office wins election",
    EventKind.SPORT: "wins final defeats champions title championship",
    EventKind.AWARD: "awarded wins prize",
    EventKind.COUP: "coup seizes power soldiers overthrow",
    EventKind.PROTEST: "protests thousands clashes demonstrators",
}
# What cannot stand alone on another day ("last week", "he", "the storm"), and what is nobody's business.
_UNFIT = re.compile(
    r"\b(?:last|next|this) (?:week|month|year|night|\w+day)|\btoday\b|\b(?:now|no longer)\b|\b(?:in|of|the)'s\b|"
    r"^(?:he|she|it|they|his|her|their|its|this|these|those|that|instead|however|also|meanwhile|if|but|and|so|then)\b|"
    r"\b(?:of|at|by|with|for|in|from)\.$|^in (?:the (?:first|second|other)|\d{4},) |"
    r"^the (?:storm|party|group|move|latest|attack|country|first incident|decision|same)\b|"
    r"\b(?:behind|for|to|of) the (?:attacks?|bombings?|killings?|crash|quake)\.?$|"
    r"\b(?:came out as|lesbian|gay|transgender|marri\w+|wedding|divorc\w+|pregnan\w+|gave birth|extramarital|birthday)\b|"
    r"\b(?:condemned|denied|called|described) it\b|\bin response\.?$|"
    r"\b(?:cancer|tests? positive|tested positive)\b",
    re.IGNORECASE,
)
_DULL_WORDS = "with from that their into after over more than least people killed others other which were have been"
_DULL = frozenset(word[:6] for word in _DULL_WORDS.split())


def telling_lines(material: Material, record: Record, count: int = 3) -> list[ArchiveLine]:
    """The lines most like the story, the graver before the lighter, each from another month; in order of date."""
    found = [line for line in record.search.found if clause_about(material, record, line) and not is_running(line)]
    kin = [line for line in found if is_kin(line, material.pack.profile.event, named=record.named)]
    found = kin or found
    graver = [line for line in found if toll_of(line)]
    if material.main is not None and len(graver) >= count:
        found = graver
    spread = Counter(word for line in found for word in _words(line.text))
    outcome = _words(_OUTCOMES.get(material.pack.profile.event, ""))
    story = outcome.union(*(_words(item.text) for item in material.english[-4:]))
    scored = sorted(
        ((_likeness(line, story, spread, len(found)) + _gravity(line, material), line) for line in found),
        key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id),
    )
    chosen: list[ArchiveLine] = []
    for _, line in scored:
        if all((line.date.year, line.date.month) != (other.date.year, other.date.month) for other in chosen):
            chosen.append(line)
        if len(chosen) == count:
            break
    return sorted(chosen, key=lambda line: (line.date, line.id))


def _likeness(line: ArchiveLine, story: frozenset[str], spread: Counter[str], lines: int) -> float:
    """Shared words count for more the fewer of the record's lines have them."""
    words = _words(line.text)
    return sum(math.log((1 + lines) / spread[word]) for word in words & story) / math.sqrt(len(words) or 1)


def _gravity(line: ArchiveLine, material: Material) -> float:
    counting = material.main is not None
    toll = toll_of(line)
    return (math.log10(1 + (toll.value or 0)) if counting and toll else 0) + (line.date.year - 2000) / 40


def clause_about(material: Material, record: Record, line: ArchiveLine) -> Clause | None:
    """The line's sentence that names the record's subject or the kind of event; where that only carries a claim, the first that does not.

    None if there is no such sentence, or if it cannot be restated or runs on too long.
    """
    told = [clause for clause in clauses(line.text) if clause.past is not None and not _UNFIT.search(clause.past) and reads_well(clause)]
    telling = TELLING.get(material.pack.profile.event, "")
    pattern = _names_of(record) if record.named else telling
    about = next((clause for clause in told if not pattern or re.search(pattern, clause.original, 0 if record.named else re.I)), None)
    if about is not None and re.search(r"\bclaim", about.original, re.IGNORECASE):
        about = next((clause for clause in told if not re.search(r"\bclaim", clause.original, re.IGNORECASE)), None)
    return about if about is not None and len(about.original.split()) <= _LONGEST else None


def _names_of(record: Record) -> str:
    """The names that were asked for, a person's surname, an organisation's letters."""
    words = record.subject.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    short = letters if is_organisation(record.subject) else words[-1]
    names = dict.fromkeys([record.subject, *record.search.query.actors, *([short] if len(short) > 2 else [])])
    return "|".join(rf"\b{re.escape(name)}\b" for name in names)


def restated_line(material: Material, record: Record, line: ArchiveLine) -> Sentence | None:
    """The line in the past, with its date; None where it was told before or cannot be."""
    clause = clause_about(material, record, line)
    if clause is None or clause.past is None or line.id in material.told_lines:
        return None
    material.told_lines.add(line.id)
    return material.book.background(f"On {full_date(line.date)}, {lowered(clause.past)}", material.book.cite_line(line))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", text.casefold())) - _DULL
