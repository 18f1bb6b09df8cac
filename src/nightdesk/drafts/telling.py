"""The few lines of a record that tell a reader most, restated with their dates."""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.events import TELLING, sort_in
from nightdesk.drafts.kin import Record, content_words
from nightdesk.drafts.marks import mark_of
from nightdesk.drafts.material import Material, alike
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.naming import is_organisation, lead_text
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import Clause, clauses, lowered, reads_well
from nightdesk.drafts.tolls import dead_in, is_running, people_in
from nightdesk.drafts.turns import is_foremost, turns_in, turns_of
from nightdesk.drafts.wording import full_date
from nightdesk.stories.model import EventKind

_LONGEST, _LONG = 42, 30
_FOREMOST, _TURN, _COMPANY, _MOST_TURNS, _LONG_COSTS = 1.5, 0.5, 0.7, 2, 0.6
_GRAVE, _SAME_STAGE, _SAME_SORT, _FATE, _A_YEAR = 1.5, 1.5, 1.5, 2.5, 365
_LATELY_DEAD = re.compile(r"\b(?:shot|assassinat\w+|hospitali[sz]ed|dies|died)\b", re.IGNORECASE)
_FINAL = re.compile(r"(?<![-\w])(?:final|championship match|title game|World Series|Super Bowl)\b", re.IGNORECASE)
_APART = timedelta(days=20)
# What cannot stand alone on another day ("last week", "he", "the storm"), and what is nobody's business.
_UNFIT = re.compile(
    r"\b(?:last|next|this) (?:week|month|year|night|\w+day)|\btoday\b|\b(?:now|no longer)\b|\b(?:in|of|the)'s\b|"
    r"^(?:he|she|it|they|his|her|their|its|this|these|those|that|instead|however|also|meanwhile|if|but|and|so|then)\b|"
    r"\b(?:of|at|by|with|for|in|from)\.$|^in (?:the (?:first|second|other)|\d{4},) |"
    r"^the (?:victory|win|defeat|result)\b|"
    r"^the (?:storm|party|group|move|latest|attack|country|first incident|decision|same|election|quake|vote|trial|final|crash)\b|"
    r"^(?:[\w-]+ ){0,2}others\b|^[\w-]+ of the people\b|\b(?:behind|for|to|of) the (?:attacks?|bombings?|killings?|crash|quake)\.?$|"
    r"\b(?:came out as|lesbian|gay|transgender|marri\w+|wedding|divorc\w+|pregnan\w+|gave birth|extramarital|birthday)\b|"
    r"\b(?:condemned|denied|called|described) it\b|\bin response\.?$|"
    r"^(?:in addition|additionally|separately),|\b(?:sodomy|rape)\b|\b(?:cancer|tests? positive|tested positive)\b",
    re.IGNORECASE,
)
# What is left of a page's markup.
_MARKUP = re.compile(r"[|\[\]{}=]|\bthumb\b")
# What is told for a day only: what somebody says, wishes or looks ahead to.
_PASSING = re.compile(
    r"\b(?:says?|said|would|will|calls? (?:for|on)|called (?:for|on)|urg(?:es|ed)|hopes?|hoped|warns?|warned|criticis\w+)\b"
)

# What was still to come on the line's day stands under another date ("A and B will face off on 30 October"), unless somebody said it.
_TO_COME = re.compile(r"\b(?:will|(?:is|are) (?:set|due|scheduled|expected|about) to)\b")
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id)|announc\w+|promis\w+|vow\w*|declar\w+|agree\w*|decid\w+|stat(?:es|ed)|that|which|who|after|as|when)\b"
)


# A time that stands in a sentence: a month, a year that something happened in, a while before.
_OTHER_TIME = re.compile(
    r"\b(?:January|February|March|April|May(?= \d)|June|July|August|September|October|November|December)\b|(?<=\b[Ii]n )May\b|"
    r"(?<=\b[Ii]n )(?:19|20)\d\d\b|\b(?:earlier|previously|ago)\b|\b(?:weeks?|months?|years?) before\b"
)


_SURNAME_FIRST = re.compile(r"([A-Z][a-z][\w'’-]+)(?:,? (?:who\b|[a-z]))")


def looks_ahead(text: str) -> bool:
    coming = _TO_COME.search(text)
    return coming is not None and _SAYING.search(text[: coming.start()]) is None


def stands_alone(clause: Clause) -> bool:
    """Whether the sentence can be told in the past under the date of its line."""
    return can_be_told(clause) and not looks_ahead(clause.original)


@lru_cache(maxsize=8192)
def can_be_told(clause: Clause) -> bool:
    """As `stands_alone`, and also where it looks ahead: what was to come can be told as such."""
    return clause.past is not None and not _UNFIT.search(clause.past) and not _MARKUP.search(clause.past) and reads_well(clause)


def looks_back(clause: Clause, day: date) -> bool:
    """Whether the sentence, in the past from the first, tells of another time than the day of its line ("was detained in February")."""
    dates = (match for match in _OTHER_TIME.finditer(clause.original) if match.group() not in (f"{day:%B}", f"{day:%Y}"))
    other = next(dates, None)
    return other is not None and (clause.past or "").startswith(clause.original[: other.start()])


def full_name(clause: Clause, line: ArchiveLine) -> tuple[str, str] | None:
    """The surname that opens a later sentence of a line, and the name in full under which the line has it before."""
    opened = _SURNAME_FIRST.match(clause.original) if clause.span.start else None
    if opened is None:
        return None
    found = re.search(rf"\b(?:[A-Z][\w'’-]+ ){{1,2}}{re.escape(opened[1])}\b", line.text[: clause.span.start])
    return (opened[1], found.group()) if found is not None else None


def opens_with_a_surname(clause: Clause, line: ArchiveLine) -> bool:
    return full_name(clause, line) is not None


def telling_lines(material: Material, record: Record, count: int = 3) -> list[ArchiveLine]:
    """The lines of the record's kin that are turning points in it, or the gravest, and most like the story; each of another time."""
    found = [line for line in record.kin if clause_about(material, record, line) and not is_running(line)]
    told = [line for line in record.kin if line.id in material.told_lines]
    graver = [line for line in found if people_in(line)]
    if material.main is not None and len(graver) >= count:
        found = graver
    spread = Counter(word for line in found for word in content_words(line.text))
    story = frozenset().union(*(content_words(item.text) for item in material.english[-4:]))
    scored = sorted(
        ((_weight(material, record, line, story, spread, len(found)), line) for line in found),
        key=lambda pair: (-pair[0], -pair[1].date.toordinal(), pair[1].id),
    )
    chosen: list[ArchiveLine] = []
    for _, line in scored:
        if len(chosen) < count and all(_is_apart(line, other) for other in (*chosen, *told)):
            chosen.append(line)
    return sorted(chosen, key=lambda line: (line.date, line.id))


def _is_apart(line: ArchiveLine, other: ArchiveLine) -> bool:
    return abs(line.date - other.date) >= _APART and not alike(line.text, other.text)


def _weight(material: Material, record: Record, line: ArchiveLine, story: frozenset[str], spread: Counter[str], lines: int) -> float:
    """Likeness to the story, how much turned, who it is about, how grave, and a lean to what is newer."""
    clause = clause_about(material, record, line)
    assert clause is not None
    words = content_words(line.text)
    likeness = sum(math.log((1 + lines) / spread[word]) for word in words & story) / math.sqrt(len(words) or 1)
    turns = turns_of(material.pack.profile.event, person=record.named and not is_organisation(record.subject))
    turned = _TURN * min(_MOST_TURNS, turns_in(clause.original, turns)) if turns is not None else 0.0
    company = _COMPANY * min(_MOST_TURNS, sum(name in clause.original for name in _others(material, record)))
    foremost = _FOREMOST if record.named and is_foremost(names_of(record), clause.original) else 0.0
    passing = _TURN if _PASSING.search(clause.original) else 0.0
    length = _LONG_COSTS if len(clause.original.split()) > _LONG else 0.0
    gravity = _GRAVE * math.log10(1 + people_in(line)) if material.main is not None else 0.0
    lead = lead_text(material)
    stage = _SAME_STAGE if _FINAL.search(lead) and _FINAL.search(clause.original) else 0.0
    fate = (
        _FATE if turns is EventKind.DEATH and _LATELY_DEAD.search(clause.original) and (material.began - line.date).days < _A_YEAR else 0.0
    )
    sort, mark = sort_in(lead), mark_of(material) if not record.named else None
    same = (sort is not None and sort_in(clause.original) == sort) or (mark is not None and mark.bears(line))
    stage += _SAME_SORT if same else 0.0
    return stage + fate + likeness + turned + company + foremost + gravity - length - passing + (line.date.year - 2000) / 20


def _others(material: Material, record: Record) -> list[str]:
    """The story's other names: a line that has two of them is nearer to it."""
    profile = material.pack.profile
    every = [*(place.name for place in profile.places), *(actor.name for actor in profile.actors)]
    return [name for name in every if name not in record.subject and record.subject not in name]


def clause_about(material: Material, record: Record, line: ArchiveLine) -> Clause | None:
    """The line's sentence that names the record's subject or the kind of event, those with a turn in it first; where it only carries a
    claim, the first that does not.

    None if there is no such sentence, or if it cannot be restated or runs on too long, or is rejected in the next and that cannot be told.
    """
    event = material.pack.profile.event
    told = [clause for clause in clauses(line.text) if stands_alone(clause)]
    also = [TELLING[kind] for kind in record.sort.also] if record.sort is not None else []
    pattern = names_of(record) if record.named else "|".join([*filter(None, [TELLING.get(event, "")]), *also])
    named = [
        clause for clause in told if not pattern or re.search(pattern, clause.original, 0 if record.named and not record.office else re.I)
    ]
    turns = turns_of(event, person=record.named and not is_organisation(record.subject)) or event
    about = next((clause for clause in named if turns_in(clause.original, turns)), next(iter(named), None))
    if about is not None and re.search(r"\bclaim", about.original, re.IGNORECASE):
        about = next((clause for clause in told if not re.search(r"\bclaim", clause.original, re.IGNORECASE)), None)
    if about is None or len(about.original.split()) > _LONGEST:
        return None
    denied = rebuttal_after(line.text, about)
    return about if denied is None or (denied.past is not None and reads_well(denied)) else None


def names_of(record: Record) -> str:
    """A pattern of the names that were asked for, a person's surname, an organisation's letters."""
    words = record.subject.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    short = letters if is_organisation(record.subject) else words[-1]
    names = dict.fromkeys([record.subject, *record.search.query.actors, *([short] if len(short) > 2 and not record.office else [])])
    return "|".join(rf"\b{re.escape(name)}\b" for name in names)


def restated_line(material: Material, record: Record, line: ArchiveLine, *, dated: bool = True) -> list[Sentence]:
    """The line in the past, with its date unless it was named just before, and the sentence that gives its dead if that is another one.

    Nothing where it was told before or cannot be.
    """
    clause = clause_about(material, record, line)
    if clause is None or clause.past is None or line.id in material.told_lines:
        return []
    if any(alike(clause.original, other.text) for other in material.told_lines.values()):
        return []
    material.told_lines[line.id] = line
    opener = f"On {full_date(line.date)}" if dated else "That day"
    passage = material.book.cite_line(line)
    told = [material.book.background(f"{opener}, {lowered(clause.past)}", passage)]
    denied = rebuttal_after(line.text, clause)
    if denied is not None and denied.past is not None:
        return [*told, material.book.background(denied.past, passage)]
    counting = _counting_clause(line, clause) if material.main is not None else None
    return [*told, material.book.background(counting, passage)] if counting is not None else told


def _counting_clause(line: ArchiveLine, about: Clause) -> str | None:
    """The sentence after the one about the subject, where that gives no dead and this one does, and nobody merely claims them."""
    if dead_in(about.original):
        return None
    later = (clause for clause in clauses(line.text) if clause.span.start > about.span.start)
    fit = (
        clause for clause in later if clause.past is not None and not _UNFIT.search(clause.past) and not re.search(r"\bclaim", clause.past)
    )
    found = next((clause for clause in fit if dead_in(clause.original)), None)
    return found.past if found is not None and len(found.original.split()) <= _LONG else None
