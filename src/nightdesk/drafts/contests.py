"""Contests that come again: the last elections of the kind, the last editions of a cup, the last laureates."""

from __future__ import annotations

import re
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.naming import lead_text, names_to_ask
from nightdesk.drafts.principals import country_pattern, is_contest, principals
from nightdesk.drafts.restate import Clause
from nightdesk.drafts.series import (
    Series,
    country_called,
    country_of,
    fitting,
    names_of_country,
    news_of,
    one_of_each,
    search_before,
    weight_of,
)
from nightdesk.drafts.trail import OTHER_FIELD
from nightdesk.languages.places import find_places

_RESULT = re.compile(
    r"\b(?:w[io]ns?|winning|won|elects?|(?:re-?)?elected|defeats?|defeated|beats?|victory|landslide|majority|(?:second|third|fourth) term|"
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
_WORDS = (
    "election", "elections", "elected", "elects", "elect", "re-elected", "presidency", "second term", "runoff", "run-off", "vote", "seats",
    "majority",
)  # fmt: skip
_OF_A_PRESIDENT = re.compile(r"\bpresident(?:ial|cy)?\b", re.IGNORECASE)
_OF_A_PARLIAMENT = re.compile(
    r"\b(?:general|parliamentary|legislative|federal|snap|national|knesset) elections?\b",
    re.IGNORECASE,
)
_OF_SEATS = re.compile(r"\b(?:most|majority of|plurality with [\w-]+)(?: the)? seats\b", re.IGNORECASE)
_OF_A_PARTY = re.compile(r"\bparty (?:w[io]ns?|won|takes?)\b|\bparliamentary\b|\bmajority of (?:the )?seats\b", re.IGNORECASE)
_GIVES = re.compile(r"\d(?:%| per ?cent)|\bseats\b|\bvotes\b|second round|run-?off", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:w[io]ns?|won|defeat(?:s|ed|ing)?|beats?|champions?|title|breaks?|broke|sets?)\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"semi-?final|quarter-?final|\bqualif\w+|\bgroup\b|opening match|third[- ]place|\bbid\b|\bhost|\bdraw\b|round of|\bU-\d\d|"
    r"\bsuspend|\bbann?ed|"
    r"\bGame (?:one|two|three|four|[1-5])\b|play-?offs? |\bwild card|\badvanc|(?-i:\bopens?\b|\bopened\b)|\bcould\b|\bsuggest|"
    r"\badvantage\b|\d[-–]\d lead\b|All-Star|\bMost Valuable|\bMVP\b|\bconference championship|\breach\b|\bGolden (?:Ball|Boot)",
    re.IGNORECASE,
)
_PRIZE = re.compile(r"\b(?:Prize|Award|Medal|Oscar|Booker|Pulitzer)\b")
_GIVEN = re.compile(r"\b(?:award(?:s|ed)|w[io]ns?|won|receiv\w+|shared?|recipients?|laureates?)\b", re.IGNORECASE)


def elections(material: Material) -> Series | None:
    code = country_of(material)
    if code is None:
        return None
    presidential = _OF_A_PRESIDENT.search(news_of(material)) is not None
    of_contest = _OF_A_PRESIDENT if presidential else _OF_A_PARLIAMENT
    here, others = re.compile(country_pattern(code)), code
    at_home = re.compile(
        rf"\b(?:president|election|vote|parliament|presidency)\b[^,.;]{{0,12}}? (?:of|in) (?:the )?{here.pattern}|"
        rf"{here.pattern}(?:['’]s?)? (?:\w+ ){{0,2}}(?:election|vote|run-?off|president)",
        re.IGNORECASE,
    )

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        about = " ".join((line.text, *line.labels))
        named = here.search(text) or any(here.search(label) and "election" in label.lower() for label in line.labels)
        seats = not presidential and _OF_SEATS.search(text) is not None and here.search(about) is not None
        named = named or seats
        of_it = seats or of_contest.search(" ".join((text, *line.labels)))
        national = named and _RESULT.search(text) and of_it and not _NOT_NATIONAL.search(text)
        other = (
            presidential
            and _OF_A_PARLIAMENT.search(" ".join((text, *line.labels)))
            and not re.search(r"\bgeneral\b", text + str(line.labels), re.I)
        )
        abroad = any(place.country != others for place in find_places(text, "en") if place.kind == "country") and not at_home.search(text)
        other = other or (presidential and _OF_A_PARTY.search(text) is not None)
        told = re.search(r"elect|vote|round|term|poll|seats", about, re.IGNORECASE)
        return bool(national and told and not abroad and not other)

    kind = "presidential elections" if presidential else "general elections"
    found = [*search_before(material, places=names_of_country(code), events=_WORDS)]
    found += [line for one in principals(material) if one.person for line in search_before(material, actors=one.names, events=_WORDS)]
    lines = {line.id: line for line in found}.values()
    return Series(f"{kind} in {country_called(code)}", one_of_each(fitting(lines, fits), timedelta(days=150), _weight_of_result))


def _weight_of_result(step: Step) -> float:
    text = step.clause.original
    return weight_of_turn(text) + (1.5 if _GIVES.search(text) else 0.0) + (0.7 if _OF_A_PRESIDENT.search(text) else 0.0)


def editions(material: Material) -> Series | None:
    contest = next((one.name for one in principals(material) if is_contest(one.name)), None)
    if contest is None:
        return None
    lead, last = lead_text(material).lower(), contest.split()[-1]
    players = [one for one in principals(material) if not is_contest(one.name)]
    final = "final" in lead

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        otherwise = any(word in line.text.lower() and word not in lead for word in OTHER_FIELD)
        if _NO_TITLE.search(text) or (otherwise and not any(one.person and one.stands_in(text) for one in players)):
            return False
        decided = not final or re.search(
            rf"(?<![-\w])final\b|\btitle\b|w[io]ns? the (?:\d{{4}} )?{re.escape(contest)}", " ".join((text, *line.labels)), re.IGNORECASE
        )
        return bool(
            _TITLE.search(text) and (contest in text or contest in " ".join(line.labels) or (last == "Bowl" and "Bowl" in text)) and decided
        )

    lines = (*search_before(material, actors=(contest,)), *_by_short_name(material, contest))
    return Series(
        f"editions of the {contest.removeprefix('The ').removeprefix('the ')}",
        one_of_each(fitting(lines, fits), timedelta(days=200), _weight_of_title),
    )


def _by_short_name(material: Material, contest: str) -> tuple[ArchiveLine, ...]:
    """Lines that bear the contest in their label alone: those that name a player of the story, or call it "World Cup" for short."""
    first, _, short = contest.partition(" ")
    found = [line for one in principals(material) if one.person for line in search_before(material, actors=one.names)]
    if first.isupper() and " " in short:
        found += search_before(material, actors=(short,), events=("final", "champion", "champions", "championship", "title"))
    labelled = {line.id: line for line in found if contest not in line.text and any(contest in label for label in line.labels)}
    return tuple(labelled.values())


def _weight_of_title(step: Step) -> float:
    text = step.clause.original
    final = re.search(r"(?<![-\w])final\b|\bGame (?:6|7|six|seven)\b|\bWorld Series\b", text, re.IGNORECASE)
    return weight_of_turn(text) + (1.5 if final else 0.0) + (0.5 if re.search(r"\d[-–]\d", text) else 0.0)


def laureates(material: Material) -> Series | None:
    names = next((names for names in names_to_ask(material) if _PRIZE.search(names[0])), None)
    if names is None:
        return None
    pattern = re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        return bool(
            pattern.search(clause.original)
            and _GIVEN.search(clause.original)
            and not re.search(r"\bformer\b|\bdie[sd]\b|postpone|laureate [A-Z]|that awarded|documents|announce|leaving", clause.original)
        )

    lines = search_before(material, actors=names)
    return Series(
        f"awards of the {names[0]}",
        one_of_each(fitting(lines, fits), timedelta(days=200), weight_of),
    )
