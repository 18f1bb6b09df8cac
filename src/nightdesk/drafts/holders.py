"""Who came into an office of state and who left it, each once for each time, and how many held it in the last years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation
from nightdesk.drafts.naming import is_organisation
from nightdesk.drafts.offices import Office, office_in
from nightdesk.drafts.principals import country_pattern
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.series import Series, fitting, names_of_country, one_of_each, search_before, weight_of
from nightdesk.drafts.telling import can_be_told
from nightdesk.drafts.turns import is_of_somebody
from nightdesk.drafts.wording import full_date, listed, month_of, number
from nightdesk.languages.places import find_places

_ENTERS = (
    r"(?:is|was|are) (?:formally |officially |narrowly )?(?:sworn[- ]in|inaugurated|(?:re-?)?elected|(?:re-?)?appointed|confirmed|"
    r"named|chosen)|"
    r"(?:swears in|appoints?|names|elects|votes for) .{3,100}?(?: as| to become)|(?:to )?becomes?|became|succeeds?|"
    r"takes? office|takes? (?:the|her|his) oath|assumes|making (?:him|her)"
)
# Whom they bring in stands after these.
_BRINGS_IN = re.compile(r"\b(?:swears in|appoints?|names|elects|votes for)\b")
_COMES_OR_GOES = (
    r"(?:(?:is|are|was|were) (?:\w+ly )?(?:sworn[- ]in|inaugurated|impeached|removed|ousted|deposed|dismissed)|resigns?\b|resigned\b|"
    r"steps? down|announces (?:his|her) resignation|(?:takes?|took) (?:the|his|her) oath)"
)
_NOT_ENTERING = re.compile(
    r"\b(?:expected to|set to|due to|"
    r"interim|acting|caretaker|director|communications|longest|youngest|deputy|vice|former(?! (?:[a-z][\w-]* ){1,3}[A-Z])|cabinet|deal|"
    r"agree|first (?:sitting|serving|world))\b",
    re.IGNORECASE,
)
# A name: not the first word of a sentence alone, unless a verb follows it.
_PERSON = re.compile(
    r"[A-Z][\w'’-]+(?: (?:(?:de|da|bin|al|el|van|von) )?[A-Z][\w'’-]+)+|(?<=[a-z;,] )[A-Z][\w'’-]+|^[A-Z][\w'’-]+(?= (?:is|was|resigns))"
)
_SAME_CHANGE = timedelta(days=50)
_MANY, _LATELY, _SHORT = 3, timedelta(days=5 * 366), 20


def holders(material: Material) -> Series | None:
    office = office_in(material)
    if office is None:
        return None
    lines = {line.id: line for line in search_before(material, actors=office.names)}
    bare, code = office.title.split(" of ")[0], office.country
    lines |= {line.id: line for line in search_before(material, places=names_of_country(code), events=(bare.lower(),))}
    ordered = sorted(lines.values(), key=lambda line: (line.date, line.id))
    return Series(f"changes in the office of {office.title}", _changes(office, bare, ordered))


def _changes(office: Office, bare: str, lines: Iterable[ArchiveLine]) -> tuple[Step, ...]:
    """Who came into the office or left it; where a sentence calls it by its bare title, the line must name the country and no other."""
    title = "|".join(re.escape(name) for name in office.names)
    enters = re.compile(rf"^.{{3,110}}?\b(?:{_ENTERS})\b (?:[\w'’-]+ ){{0,6}}?(?i:{title})\b(?!['’]s|-elect)(?! [A-Z])")
    barely = re.compile(
        rf"^.{{3,110}}?\b(?:{_ENTERS})\b (?:[\w'’-]+ ){{0,6}}?(?i:{bare})\b(?!['’]s|-elect)(?! (?:of|for) the [A-Z])(?! [A-Z])"
    )
    name = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
    of_it = rf"{bare}(?: of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
    held = rf"(?<![Vv]ice )(?<![Dd]eputy )(?<![Ff]ormer )\b{of_it},? {name}(?: of (?:the )?[A-Z][\w'’-]+)?"
    turns = re.compile(rf"{held}(?: and [^.,]{{3,40}})?,? {_COMES_OR_GOES}|\bresign(?:s|ed) as (?:the )?{bare}\b(?! of the [A-Z])")
    here = re.compile(country_pattern(office.country))

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        found = enters.search(text)
        if found is not None:
            return not _NOT_ENTERING.search(found.group())
        about = here.search(" ".join((line.text, *line.labels))) is not None
        if not about or any(place.country != office.country for place in find_places(text, "en") if place.kind == "country"):
            return False
        found = barely.search(text)
        return (found is not None and not _NOT_ENTERING.search(found.group())) or _comes_or_goes(turns, text)

    return _one_of_each_person(fitting(lines, fits), office, bare)


def _one_of_each_person(steps: Sequence[Step], office: Office, bare: str) -> tuple[Step, ...]:
    """Who comes in is told once, though weeks lie between vote and oath; another who comes or goes in the same weeks is told too."""
    by_person: dict[str, list[Step]] = {}
    for step in steps:
        name = comes_or_goes(step.clause.original, office, bare)
        by_person.setdefault(name.split()[-1] if name is not None else "", []).append(step)
    told = (step for theirs in by_person.values() for step in one_of_each(theirs, _SAME_CHANGE, weight_of))
    with_next = (replace(step, also=_next(step, bare)) for step in told)
    return tuple(sorted(with_next, key=lambda step: (step.line.date, step.line.id)))


def _next(step: Step, bare: str) -> Clause | None:
    """The line's next sentence, where it tells who follows in the office."""
    later = next((clause for clause in clauses(step.line.text) if clause.span.start > step.clause.span.start), None)
    if later is None or not re.search(rf"\b(?:replac|succe|sworn)\w*\b.*\b{bare}\b", later.original, re.IGNORECASE):
        return None
    return later if can_be_told(later) and len(later.original.split()) <= _SHORT else None


def turnover(material: Material, series: Series | None) -> list[Answer]:
    """How many at least had held the office in the five years before, where it was three or more."""
    office = office_in(material)
    if office is None or series is None or not series.title.endswith(office.title):
        return []
    bare = office.title.split(" of ")[0]
    held: dict[str, tuple[str, Step]] = {}
    for step in series.steps:
        name = comes_or_goes(step.clause.original, office, bare)
        if name is not None and material.began - step.line.date <= _LATELY:
            held[name.split()[-1]] = (_in_full(name, series), step)
    if len(held) < _MANY:
        return []
    steps = [step for _, step in held.values()]
    operands = [
        Operand(full_date(step.line.date), "line of the archive", material.book.cite_line(step.line), step.line.id) for step in steps
    ]
    since, who = month_of(min(step.line.date for step in steps)), listed([name for name, _ in held.values()])
    text = f"From {since} on, at least {number(len(steps))} people had held the office: {who}."
    return [Answer("how often the office had changed hands", (material.book.derived(text, Operation.COUNT, operands, str(len(steps))),))]


def _in_full(name: str, series: Series) -> str:
    """A name with the first name that another line gives with it."""
    full = re.compile(rf"(?!(?:President|Minister)\b)[A-Z][\w'’-]+ {re.escape(name)}\b")
    found = (full.search(step.line.text) for step in series.steps) if " " not in name else ()
    return next((one.group() for one in found if one is not None), name)


def comes_or_goes(text: str, office: Office, bare: str) -> str | None:
    """Whom a sentence brings into an office or out of it: the first who is named, after a verb of bringing in."""
    brings = _BRINGS_IN.search(text)
    places = "|".join(re.escape(word) for name in office.names for word in name.split())
    told = re.sub(rf"\b(?:{places}|{country_pattern(office.country)}|{bare})\b", ";", text[brings.end() if brings is not None else 0 :])
    names = [found.group() for found in _PERSON.finditer(told) if not is_organisation(found.group())]
    return next((name for name in names if " " in name), next(iter(names), None))


def _comes_or_goes(turns: re.Pattern[str], text: str) -> bool:
    """Not where it is an aide "to Prime Minister …" who goes."""
    found = turns.search(text)
    return found is not None and not is_of_somebody(text[: found.start()])
