"""The headline: the fact that matters, with its qualifier, and never more than the evidence."""

from __future__ import annotations

import re

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.events import noun, with_article
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.progress import Move
from nightdesk.drafts.restate import without_pictures
from nightdesk.drafts.subject_of import apart, subject_of_toll
from nightdesk.drafts.whereabouts import event_in_place, is_country, item_naming_place, place_of
from nightdesk.drafts.wording import capital
from nightdesk.stories.model import EventKind

_LONGEST, _AT_MOST = 104, 150
_TRAILING = re.compile(
    r" (?:after|which|while|following|amid|according to|where|before|because|despite|during|for|who|in response to|in order to|"
    r"to reciprocate)\b|, (?:with|as|including|prompting|leading|causing|making|bringing|marking|becoming|resulting|leaving|killing|"
    r"injuring|when|to)\b"
)
# A toll without the clause that says of what is no headline.
_TOLL = re.compile(r"^[^,]{0,60}\b(?:killed|missing|injured|wounded|dead)\b")
_SPARED = 12
_OPENERS = re.compile(r"^(?:In (?:the |an? )?[a-z][a-z -]+|Amid [^A-Z,]+|In an overnight session), ")
_COUNTED_KINDS = frozenset(
    {
        EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR, EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.FIRE,
        EventKind.ERUPTION, EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.PROTEST, EventKind.COUP, EventKind.OUTBREAK,
    }
)  # fmt: skip


def headline(material: Material) -> Sentence | None:
    counted = _count_headline(material) or _toll_headline(material)
    return counted or _clause_headline(material) or _happening_headline(material) or _plain_headline(material)


def _count_headline(material: Material) -> Sentence | None:
    """For a count that has moved: where it stands, and that it has fallen."""
    main, event = material.main, _named_event(material)
    if main is None or not main.moved or main.kind is not FigureKind.KILLED or main.group or event is None:
        return None
    newest, falls = main.last, len(main.falls)
    fell = main.levels[-1].move is Move.FALL
    text = f"Count of dead from {event} {'falls to' if fell else 'reaches'} {material.said(newest)}"
    passages = [material.cite_figure(newest)]
    if falls > int(fell):
        text += {1: ", after falling", 2: ", after falling twice"}.get(falls, ", after repeated falls")
        passages += [material.cite_figure(figure) for level in main.falls for figure in (level.lowered, level.figure) if figure]
    if material.lead is not None:
        passages.append(material.cite(material.lead.item, material.lead.clause.span))
    return material.book.fact(text, *passages)


def _named_event(material: Material) -> str | None:
    """A storm's own name where the lead begins with it, else the kind of event and its place: "the Thessaly crash"."""
    if material.lead is not None:
        subject = subject_of_toll(material.lead.clause.past or "")
        if subject is not None and re.fullmatch(r"(?:[A-Z][\w-]+ ){1,2}[A-Z][\w-]+", subject):
            return subject
    word, place = noun(material.pack.profile.event), place_of(material)
    if word is None or place is None:
        return None
    return f"the {word} in {with_article(place.name)}" if is_country(place) else f"the {place.name} {word}"


def _toll_headline(material: Material) -> Sentence | None:
    """Where a newer count than the lead's own stands: "Two car bombs in Mogadishu kill at least 120"."""
    main, lead = material.main, material.lead
    if main is None or lead is None or main.group or main.kind is not FigureKind.KILLED or main.last.item == lead.item.id:
        return None
    subject = subject_of_toll(lead.clause.past or "")
    if subject is None or material.portal_only:
        return None
    event, place = apart(subject)
    head = re.split(r" (?:of|during|targeting|from|after|by|between|on)\b", event)[0]
    verb = "kill" if re.search(r"[^s]s$|people$|men$", head) else "kills"
    text = capital(
        re.sub(
            r"^(?:an?|the|two|three|four|five|six) ",
            "",
            f"{event} {verb} {material.said(main.last, prose=True)}{place}",
            flags=re.IGNORECASE,
        )
    )
    if len(text) > _LONGEST:
        return None
    return material.book.fact(text, material.cite(lead.item, lead.clause.span), material.cite_figure(main.last))


def _clause_headline(material: Material) -> Sentence | None:
    """The lead's own clause, cut to its core and left in the present, as headlines are."""
    lead = material.lead
    if lead is None:
        return None
    whole = without_pictures(lead.clause.original)
    text = shortened(whole)
    if text is not None and _TOLL.search(text) and len(text) < len(whole) - _SPARED and event_in_place(material) and material.main:
        return None
    return material.book.fact(text, material.cite(lead.item, lead.clause.span)) if text else None


def shortened(clause: str) -> str | None:
    """Some 104 characters where a subordinate clause can be spared, 150 at the most; None for what is longer still."""
    text = re.sub(r"\s*\([^()]{1,40}\)", "", clause).rstrip(". ")
    text = re.sub(r"^(?:[Aa]|[Aa]n|[Tt]he) (?=\w)", "", _OPENERS.sub("", text))
    while len(text) > _LONGEST:
        cuts = [match.start() for match in _TRAILING.finditer(text) if match.start() > 30]
        if not cuts:
            break
        text = text[: cuts[-1]]
    return capital(text.rstrip(", ")) if len(text) <= _AT_MOST else None


def _happening_headline(material: Material) -> Sentence | None:
    found = material.happening
    return None if found is None else material.book.fact(found.now, *(material.cite(item) for item in found.items))


def _plain_headline(material: Material) -> Sentence | None:
    """Without a clause in English: the count, and what it counts the dead of. A kind of event alone says nothing."""
    event, main, place = event_in_place(material), material.main, place_of(material)
    if event is None or main is None or place is None:
        return None
    at = event if material.pack.profile.event in _COUNTED_KINDS else with_article(place.name)
    text = capital(f"{material.said(main.standing, prose=True)} {main.heading} in {at}")
    return material.book.fact(text, material.cite_figure(main.standing), material.cite(item_naming_place(material)))
