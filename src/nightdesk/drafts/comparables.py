"""Earlier events that can be set beside a story: the last elections of the kind, holders of the office, finals, laureates, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.archive.place_names import names_of_place, press_name
from nightdesk.drafts.events import with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.naming import lead_text, names_to_ask
from nightdesk.drafts.narrate import is_to_come
from nightdesk.drafts.offices import Office, office_in
from nightdesk.drafts.principals import country_pattern, is_contest, peoples_of, principals
from nightdesk.drafts.restate import Clause, clauses
from nightdesk.drafts.telling import can_be_told
from nightdesk.drafts.trail import MARGIN, OTHER_FIELD, Step
from nightdesk.drafts.wording import capital
from nightdesk.languages.places import country_name, find_places
from nightdesk.stories.model import EventKind

_NET, _LONGEST = 500, 45
_RESULT = re.compile(
    r"\b(?:w[io]ns?|won|elects?|(?:re-?)?elected|defeats?|defeated|beats?|victory|landslide|majority|(?:second|third|fourth) term|"
    r"most (?:seats|votes)|largest party)\b",
    re.IGNORECASE,
)
_NOT_NATIONAL = re.compile(
    r"\b(?:mayors?|municipal|local|regional|governors?|gubernatorial|by-election|primary|primaries|leadership|leader of|chamber|speaker|"
    r"security council|referendum|bid to|provincial|state (?:assembly|election)|candidates? for|nominat\w+|delegates|midterm|council|"
    r"polls? (?:show|suggest|indicat)\w*|exit polls?|opinion|forecast|projected|expected|fraud|recount|protest\w*|deputy|vice|"
    r"former|could|might|after failing|law|ago|ballot|without|ha[sd] been|to elect|head(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_OF_A_PRESIDENT = re.compile(r"\bpresident(?:ial|cy)?\b", re.IGNORECASE)
_OF_A_PARLIAMENT = re.compile(
    r"\b(?:general|parliamentary|legislative|federal|snap|national|knesset) elections?\b",
    re.IGNORECASE,
)
_GIVES = re.compile(r"\d(?:%| per ?cent)|\bseats\b|\bvotes\b|second round|run-?off", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:w[io]ns?|won|defeat(?:s|ed|ing)?|beats?|champions?|title|breaks?|broke|sets?)\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"semi-?final|quarter-?final|\bqualif\w+|\bgroup\b|opening match|third[- ]place|\bbid\b|\bhost|\bdraw\b|round of|\bU-\d\d|"
    r"\bsuspend|\bbann?ed|"
    r"\bGame (?:one|two|three|four|[1-5])\b|play-?offs? |\bwild card|\badvanc|\bopens?\b|\bopened\b|\bcould\b|\bsuggest|"
    r"\bMost Valuable|\bMVP\b|\bconference championship|\breach\b|\bGolden (?:Ball|Boot)",
    re.IGNORECASE,
)
_PRIZE = re.compile(r"\b(?:Prize|Award|Medal|Oscar|Booker|Pulitzer)\b")
_GIVEN = re.compile(r"\b(?:award(?:s|ed)|w[io]ns?|won|receiv\w+|shared?|recipients?|laureates?)\b", re.IGNORECASE)
_SENTENCED = re.compile(r"\b(?:sentences?|sentenced|jailed|life in prison|life imprisonment)\b", re.IGNORECASE)
_ROLES = re.compile(
    r"\b(?:former president|former prime minister|former minister|president|prime minister|journalists?|activists?|general|"
    r"opposition leader|"
    r"assassin\w*|lawyers?|soldiers?|police officers?|bishop|cardinal|king|singer|actor)\b",
    re.IGNORECASE,
)
_SEIZED = re.compile(r"\b(?:coup|overthrow\w*|overthrew|seiz\w+ power|depos\w+|mutin\w+|junta)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:overthrow\w*|overthrew|overthrown|depos\w+|seiz\w+ power|oust\w*)\b", re.IGNORECASE)
_HELD = re.compile(r"\bdetain(?:s|ed)? (?:the )?(?:interim )?[Pp]resident\b|\b[Pp]resident\b[^.;]{0,40}\bdetained\b")
_NOT_A_COUP = re.compile(
    r"\b(?:talks|arrives|suspend\w*|sanction\w*|anniversary|inquiry|trial|transition|investigat\w+|alleg\w+|ago|last (?:week|"
    r"month)\w*|deferred)\b",
    re.I,
)
_ENTERS = (
    r"(?:is|was|are) (?:formally |officially |narrowly )?(?:sworn[- ]in|inaugurated|(?:re-?)?elected|(?:re-?)?appointed|confirmed|"
    r"named|chosen)|"
    r"swears in|(?:to )?becomes?|became|succeeds?|takes? office|takes? (?:the|her|his) oath|assumes"
)
_NOT_ENTERING = re.compile(
    r"\b(?:director|communications|longest|youngest|deputy|vice|former|cabinet|deal|agree|first (?:sitting|serving|world))\b",
    re.IGNORECASE,
)


_DESCRIBING, _LONG_SUBJECT = 40, 110
_OFFICE_OR_CRAFT = re.compile(
    r"\b(?:president|prime minister|general secretary|leader|pope|queen|king|emperor|chancellor|footballer|singer|actor|actress|"
    r"writer|novelist|"
    r"poet|director|physicist|astronaut|driver|boxer|cardinal|general|composer|philosopher|economist)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\b(?:Soviet|[A-Z][a-z]+(?:ian|ish|ese|an))\b")
_DIES = re.compile(r"\b(?:dies|died|passes away|passed away)\b")
_RELATIVE = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|spokesman|under|people|deputy|vice)\b|['’](?:s\b|\s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Series:
    """`title` completes "Earlier …" ("presidential elections in Brazil"); one step for each event, in order of date."""

    title: str
    steps: tuple[Step, ...]


def series_beside(material: Material) -> Series | None:
    """None where the archive tells of no such event."""
    find = _FINDERS.get(material.pack.profile.event)
    found = find(material) if find is not None else None
    return found if found is not None and found.steps else None


def _elections(material: Material) -> Series | None:
    code = _code(material)
    if code is None:
        return None
    presidential = _OF_A_PRESIDENT.search(_told(material)) is not None
    of_contest = _OF_A_PRESIDENT if presidential else _OF_A_PARLIAMENT
    here, others = re.compile(country_pattern(code)), code

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        about = " ".join((line.text, *line.labels))
        named = here.search(text) or any(here.search(label) and "election" in label.lower() for label in line.labels)
        national = named and _RESULT.search(text) and of_contest.search(" ".join((text, *line.labels))) and not _NOT_NATIONAL.search(text)
        other = (
            presidential
            and _OF_A_PARLIAMENT.search(" ".join((text, *line.labels)))
            and not re.search(r"\bgeneral\b", text + str(line.labels), re.I)
        )
        abroad = any(place.country != others for place in find_places(text, "en") if place.kind == "country")
        return bool(national and re.search(r"elect|vote|round|term|poll", about, re.IGNORECASE) and not abroad and not other)

    kind = "presidential elections" if presidential else "general elections"
    lines = _search(material, places=_names(code), events=("election", "elections", "elected", "elects", "elect", "re-elected", "presidency",
                    "second term", "runoff", "run-off", "vote", "seats", "majority"))  # fmt: skip
    return Series(f"{kind} in {_country(code)}", _one_of_each(_fitting(lines, fits), timedelta(days=150), _weight_of_result))


def _weight_of_result(step: Step) -> float:
    text = step.clause.original
    return weight_of_turn(text) + (1.5 if _GIVES.search(text) else 0.0) + (0.7 if _OF_A_PRESIDENT.search(text) else 0.0)


def _holders(material: Material) -> Series | None:
    office = office_in(material)
    if office is None:
        return None
    lines = _search(material, actors=office.names)
    return Series(f"changes in the office of {office.title}", _entries(office, lines))


def _entries(office: Office, lines: Iterable[ArchiveLine]) -> tuple[Step, ...]:
    title = "|".join(re.escape(name) for name in office.names)
    enters = re.compile(rf"^.{{3,110}}?\b(?:{_ENTERS})\b (?:[\w'’-]+ ){{0,6}}?(?:{title})\b(?!['’]s)(?! [A-Z])")

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        found = enters.search(clause.original)
        return found is not None and not _NOT_ENTERING.search(found.group())

    return _one_of_each(_fitting(lines, fits), timedelta(days=50), _weight)


def _editions(material: Material) -> Series | None:
    contest = next((one.name for one in principals(material) if is_contest(one.name)), None)
    if contest is None:
        return None
    lead, last = lead_text(material).lower(), contest.split()[-1]
    final = "final" in lead

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        if _NO_TITLE.search(text) or any(word in line.text.lower() and word not in lead for word in OTHER_FIELD):
            return False
        decided = not final or re.search(
            rf"(?<![-\w])final\b|\btitle\b|w[io]ns? the (?:\d{{4}} )?{re.escape(contest)}", text, re.IGNORECASE
        )
        return bool(
            _TITLE.search(text) and (contest in text or contest in " ".join(line.labels) or (last == "Bowl" and "Bowl" in text)) and decided
        )

    lines = _search(material, actors=(contest,))
    return Series(
        f"editions of the {contest.removeprefix('The ').removeprefix('the ')}",
        _one_of_each(_fitting(lines, fits), timedelta(days=200), _weight_of_title),
    )


def _weight_of_title(step: Step) -> float:
    text = step.clause.original
    final = re.search(r"(?<![-\w])final\b|\bGame (?:6|7|six|seven)\b|\bWorld Series\b", text, re.IGNORECASE)
    return weight_of_turn(text) + (1.5 if final else 0.0) + (0.5 if re.search(r"\d[-–]\d", text) else 0.0)


def _laureates(material: Material) -> Series | None:
    names = next((names for names in names_to_ask(material) if _PRIZE.search(names[0])), None)
    if names is None:
        return None
    pattern = re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        return bool(
            pattern.search(clause.original)
            and _GIVEN.search(clause.original)
            and not re.search(r"\bformer\b|postpone|laureate [A-Z]|that awarded|documents|announce|leaving", clause.original)
        )

    lines = _search(material, actors=names)
    return Series(
        f"awards of the {names[0]}",
        _one_of_each(_fitting(lines, fits), timedelta(days=200), _weight),
    )


def _sentences(material: Material) -> Series | None:
    code, lead = _code(material), lead_text(material)
    role = _sentenced_role(lead)
    if code is None or role is None:
        return None
    here, own = re.compile(country_pattern(code)), principals(material)

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        return bool(_sentenced_role(text) == role and here.search(line.text) and not any(one.person and one.stands_in(text) for one in own))

    lines = _search(material, places=_names(code), events=("sentenced", "sentences", "sentence", "jailed", "life in prison"))
    return Series(
        f"sentences of a {role} in {_country(code)}",
        _one_of_each(_fitting(lines, fits), timedelta(days=5), _weight),
    )


def _sentenced_role(text: str) -> str | None:
    """What whoever is sentenced is or was, by the word nearest to the verb."""
    verb = _SENTENCED.search(text)
    if verb is None:
        return None
    near = min(_ROLES.finditer(text), key=lambda found: min(abs(found.start() - verb.end()), abs(verb.start() - found.end())), default=None)
    return near.group().lower().rstrip("s") if near is not None else None


def _coups(material: Material) -> Series | None:
    code = _code(material)
    if code is None:
        return None
    here = re.compile(country_pattern(code))

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text, labels = clause.original, " ".join(line.labels)
        taken = _TAKEN.search(text) if _SEIZED.search(text) else _HELD.search(text) if "coup" in labels else None
        return bool(taken and here.search(f"{text} {labels}") and not _NOT_A_COUP.search(text))

    words = ("coup", "overthrown", "mutiny", "seize power", "seizes power", "deposed", "junta", "detain", "detained", "removed from power")
    lines = {line.id: line for search in (_names(code), peoples_of(code)) for line in _search(material, places=search, events=words)}
    lines |= {
        line.id: line for line in _search(material, events=("detain president", "president detained")) if here.search(" ".join(line.labels))
    }
    return Series(f"coups in {_country(code)}", _one_of_each(_fitting(lines.values(), fits), timedelta(days=60), _weight_of_coup))


def _weight_of_coup(step: Step) -> float:
    return weight_of_turn(step.clause.original) + (2.0 if _TAKEN.search(step.clause.original) else 0.0)


def _deaths(material: Material) -> Series | None:
    """Of others who were the same: the role by which the lead, or the archive, names whoever died, in the same country."""
    person = next((one for one in principals(material) if one.person), None) or next(iter(principals(material)), None)
    if person is None:
        return None
    told = [line.text for line in _search(material, actors=person.names)[-_DESCRIBING:]]
    named = [lead_text(material), *told]
    before = re.compile(rf"((?:[\w'’-]+,? ){{1,9}})(?:{person.pattern.pattern})")
    described = [found.group(1) for text in named for found in before.finditer(text)]
    roles = Counter(role.group().lower() for words in described for role in _OFFICE_OR_CRAFT.finditer(words))
    if not roles:
        return None
    roles = Counter({role: count for role, count in roles.items() if 2 * count >= max(roles.values())})
    of_role = re.compile(
        rf"(?:^|\bformer |\b[A-Z][\w-]+ |^the )(?:{'|'.join(roles)}) [A-Z]|, [^,]{{0,40}}\b(?:{'|'.join(roles)})\b", re.IGNORECASE
    )
    countries = Counter(place.country for text in told for place in find_places(text, "en") if place.country)
    code, adjectives = (
        _code(material) or max(countries, key=lambda code: (countries[code], code), default=None),
        Counter(word for words in described for word in _PEOPLE.findall(words)),
    )
    where = "|".join(
        filter(None, (country_pattern(code) if code else "", *(rf"\b{word}\b" for word, count in adjectives.items() if count > 1)))
    )

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        dies = _DIES.search(clause.original)
        subject = clause.original[: dies.start()] if dies is not None else ""
        same = of_role.search(f"{subject} ") is not None and len(subject) < _LONG_SUBJECT and not _RELATIVE.search(subject)
        here = "pope" in roles or bool(where and re.search(where, clause.original))
        return same and here and not person.stands_in(clause.original)

    lines = _search(material, places=tuple(sorted(roles)), events=("dies", "died"))
    role = max(roles, key=lambda role: (roles[role], role))
    return Series(f"deaths of a {role}", _one_of_each(_fitting(lines, fits), timedelta(days=3), _weight))


_FINDERS: dict[EventKind, Callable[[Material], Series | None]] = {
    EventKind.ELECTION: _elections,
    EventKind.GOVERNMENT: _holders,
    EventKind.SPORT: _editions,
    EventKind.AWARD: _laureates,
    EventKind.TRIAL: _sentences,
    EventKind.ARREST: _sentences,
    EventKind.COUP: _coups,
    EventKind.DEATH: _deaths,
}


def _fitting(lines: Iterable[ArchiveLine], fits: Callable[[ArchiveLine, Clause], bool]) -> list[Step]:
    found = []
    for line in lines:
        for clause in clauses(line.text):
            if fits(line, clause) and can_be_told(clause) and not is_to_come(clause) and len(clause.original.split()) <= _LONGEST:
                found.append(Step(line, clause, 0.0))
    return found


def _one_of_each(steps: Sequence[Step], apart: timedelta, weight: Callable[[Step], float]) -> tuple[Step, ...]:
    """Of steps that lie near each other, which tell of one event, the weightiest; of events the latest."""
    groups: list[list[Step]] = []
    for step in sorted(steps, key=lambda step: (step.line.date, step.line.id)):
        if groups and step.line.date - groups[-1][-1].line.date <= apart:
            groups[-1].append(step)
        else:
            groups.append([step])
    best = [max(group, key=lambda step: (weight(step), step.line.date, step.line.id)) for group in groups]
    return tuple(best)


def _weight(step: Step) -> float:
    return weight_of_turn(step.clause.original)


def _search(
    material: Material, *, actors: tuple[str, ...] = (), places: tuple[str, ...] = (), events: tuple[str, ...] = ()
) -> tuple[ArchiveLine, ...]:
    query = ArchiveQuery(actors=actors, places=places, events=events, before=material.began - MARGIN)
    return material.pack.archive.search(query, _NET).found


def _told(material: Material) -> str:
    return lead_text(material) or (material.happening.now if material.happening is not None else "")


def _code(material: Material) -> str | None:
    return next((place.country for place in material.pack.profile.places if place.country), None)


def _names(code: str) -> tuple[str, ...]:
    return (*names_of_place(press_name(country_name(code))), *peoples_of(code))


def _country(code: str) -> str:
    return with_article(press_name(country_name(code)))


def titled(series: Series) -> str:
    return capital(f"earlier {series.title}")
