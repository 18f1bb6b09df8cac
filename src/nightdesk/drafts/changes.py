"""What befalls those in office or fame, each time it did: how they were overthrown, were sentenced, died."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.milestones import weight_of_turn
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.principals import country_pattern, principals
from nightdesk.drafts.restate import Clause
from nightdesk.drafts.series import (
    Series,
    country_called,
    country_of,
    fitting,
    names_of_country,
    one_of_each,
    search_before,
    weight_of,
)
from nightdesk.languages.places import find_places

_SENTENCED = re.compile(r"\b(?:sentences?|sentenced|jailed|life in prison|life imprisonment)\b", re.IGNORECASE)
_ROLES = re.compile(
    r"\b(?:former president|former prime minister|former minister|president|prime minister|journalists?|activists?|general|"
    r"opposition leader|"
    r"assassin\w*|lawyers?|soldiers?|police officers?|bishop|cardinal|king|singer|actor)\b",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"\b(?:for|guilty of|convicted of|on charges of|over)\b(?! life\b)")
_DEEDS = {
    "killing": re.compile(r"\b(?:murder\w*|assassinat\w+|killing|massacre|manslaughter|mass shooting|(?:arson|stabbing|knife) attack)"),
    "corruption": re.compile(r"\b(?:corruption|brib\w+|graft|embezzl\w+|money laundering)"),
    "terrorism": re.compile(r"\bterroris\w+"),
    "treason or spying": re.compile(r"\b(?:espionage|spying|state secrets|treason|insurrection|rebellion)"),
}
_EARLIER = re.compile(r"\b(?:had|initially|originally)\b")
_SEIZED = re.compile(r"\b(?:coup|overthrow\w*|overthrew|seiz\w+ power|depos\w+|mutin\w+|junta)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:overthrow\w*|overthrew|overthrown|depos\w+|seiz\w+ power|oust\w*)\b", re.IGNORECASE)
_HELD = re.compile(r"\bdetain(?:s|ed)? (?:the )?(?:interim )?[Pp]resident\b|\b[Pp]resident\b[^.;]{0,40}\bdetained\b")
_NOT_A_COUP = re.compile(
    r"\b(?:talks|arrives|suspend\w*|sanction\w*|anniversary|inquiry|trial|transition|investigat\w+|alleg\w+|ago|last (?:week|"
    r"month)\w*|deferred)\b",
    re.I,
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
_MONARCHS = frozenset({"king", "queen", "emperor"})
# Of these one country has one: others are elsewhere.
_CROWNED = _MONARCHS | {"pope"}
_CROWNED_HEAD = re.compile(r"\b(?:King|Queen|Emperor) (?:of (?:the )?)?[A-Z]")
_NOT_HIS_DEATH = re.compile(r"\b(?:crowned|succeed\w*|remains|known as|single|film)\b")
_RELATIVE = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|spokesman|under|people|deputy|vice)\b|['’](?:s\b|\s)", re.IGNORECASE
)


def sentences(material: Material) -> Series | None:
    code, lead = country_of(material), lead_text(material)
    if code is None or _SENTENCED.search(lead) is None:
        return None
    role, deed = _sentenced_role(lead), _deed(lead)
    if role is None and deed is None:
        return None
    here, own = re.compile(country_pattern(code)), principals(material)

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text = clause.original
        like = _sentenced_role(text) == role if role is not None else _SENTENCED.search(text) and _deed(text) == deed
        return bool(
            like and not _EARLIER.search(text) and here.search(line.text) and not any(one.person and one.stands_in(text) for one in own)
        )

    lines = search_before(
        material, places=names_of_country(code), events=("sentenced", "sentences", "sentence", "jailed", "life in prison")
    )
    return Series(
        f"sentences {f'of a {role}' if role is not None else f'for {deed}'} in {country_called(code)}",
        one_of_each(fitting(lines, fits), timedelta(days=5), weight_of),
    )


def _sentenced_role(text: str) -> str | None:
    """What whoever is sentenced is or was, by the word nearest to the verb; what he did to whom else is told after "for"."""
    verb = _SENTENCED.search(text)
    if verb is None:
        return None
    text = text[: next((found.start() for found in _FOR_WHAT.finditer(text, verb.end())), len(text))]
    near = min(_ROLES.finditer(text), key=lambda found: min(abs(found.start() - verb.end()), abs(verb.start() - found.end())), default=None)
    return near.group().lower().rstrip("s") if near is not None else None


def _deed(text: str) -> str | None:
    """For what somebody is sentenced, where a sentence says it after "for", "of" or "on charges"."""
    verb = _SENTENCED.search(text)
    told = _FOR_WHAT.search(text, verb.end()) if verb is not None else None
    return next((deed for deed, words in _DEEDS.items() if told is not None and words.search(text, told.end())), None)


def coups(material: Material) -> Series | None:
    code = country_of(material)
    if code is None:
        return None
    here = re.compile(country_pattern(code))

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        text, labels = clause.original, " ".join(line.labels)
        taken = _TAKEN.search(text) if _SEIZED.search(text) else _HELD.search(text) if "coup" in labels else None
        return bool(taken and here.search(f"{text} {labels}") and not _NOT_A_COUP.search(text))

    words = ("coup", "overthrown", "mutiny", "seize power", "seizes power", "deposed", "junta", "detain", "detained", "removed from power")
    lines = [*search_before(material, places=names_of_country(code), events=words)]
    held = search_before(material, events=("detain president", "president detained"))
    lines += [line for line in held if line not in lines and here.search(" ".join(line.labels))]
    return Series(f"coups in {country_called(code)}", one_of_each(fitting(lines, fits), timedelta(days=60), _weight_of_coup))


def _weight_of_coup(step: Step) -> float:
    return weight_of_turn(step.clause.original) + (2.0 if _TAKEN.search(step.clause.original) else 0.0)


def deaths(material: Material) -> Series | None:
    """Of others who were the same: the role by which the lead, or the archive, names whoever died, in the same country."""
    person = next((one for one in principals(material) if one.person), None) or next(iter(principals(material)), None)
    if person is None:
        return None
    told = [line.text for line in search_before(material, actors=person.names)[-_DESCRIBING:]]
    named = [lead_text(material), *told]
    before = re.compile(rf"((?:[\w'’-]+,? ){{1,9}})(?:{person.pattern.pattern})")
    described = [found.group(1) for text in named for found in before.finditer(text)]
    roles = Counter(role.group().lower() for words in described for role in _OFFICE_OR_CRAFT.finditer(words))
    if not roles:
        return None
    roles = Counter({role: count for role, count in roles.items() if 2 * count >= max(roles.values())})
    roles += Counter(_MONARCHS) if _MONARCHS & set(roles) else Counter()
    of_role = re.compile(
        rf"(?:^|\bformer |\b[A-Z][\w-]+ |^the )(?:{'|'.join(roles)}) [A-Z]|, [^,]{{0,40}}\b(?:{'|'.join(roles)})\b", re.IGNORECASE
    )
    countries = Counter(place.country for text in told for place in find_places(text, "en") if place.country)
    code, adjectives = (
        country_of(material) or max(countries, key=lambda code: (countries[code], code), default=None),
        Counter(word for words in described for word in _PEOPLE.findall(words)),
    )
    where = "|".join(
        filter(None, (country_pattern(code) if code else "", *(rf"\b{word}\b" for word, count in adjectives.items() if count > 1)))
    )

    def fits(line: ArchiveLine, clause: Clause) -> bool:
        dies = _DIES.search(clause.original)
        subject = clause.original[: dies.start()] if dies is not None else ""
        same = of_role.search(f"{subject} ") is not None and len(subject) < _LONG_SUBJECT and not _RELATIVE.search(subject)
        if _MONARCHS & set(roles) and (_CROWNED_HEAD.search(subject) is None or _NOT_HIS_DEATH.search(subject)):
            return False
        here = bool(_CROWNED & set(roles)) or bool(where and re.search(where, clause.original))
        return same and here and not person.stands_in(clause.original)

    lines = search_before(material, places=tuple(sorted(roles)), events=("dies", "died"))
    role = max(roles, key=lambda role: (roles[role], role))
    role = "monarch" if role in _MONARCHS else role
    return Series(f"deaths of a {role}", one_of_each(fitting(lines, fits), timedelta(days=3), weight_of))
