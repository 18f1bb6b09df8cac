"""The headline: the fact that matters, with its qualifier, and never more than the evidence."""

from __future__ import annotations

import re

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.events import event_in_place, noun, where
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.progress import Move
from nightdesk.drafts.restate import without_pictures
from nightdesk.drafts.subject_of import subject_of_toll
from nightdesk.drafts.wording import capital, times

_LONGEST = 108
_TRAILING = re.compile(
    r",? (?:after|which|while|with|following|amid|as|according to|where|before|because|despite|prompting|including|to reciprocate|in response to|"
    r"in order to|during|under|leading|causing|making|bringing|marking|becoming|resulting|leaving|who|when|that|killing|injuring|in which)\b.*$"
)
_OPENERS = re.compile(r"^(?:In (?:the )?[a-z][\w -]+|Amid [^,]+|As part of [^,]+|In an overnight session|Following [^,]+|In [A-Z][\w ]+), ")


def headline(material: Material) -> Sentence | None:
    counted = _count_headline(material) or _toll_headline(material)
    return counted or _clause_headline(material) or _plain_headline(material)


def _count_headline(material: Material) -> Sentence | None:
    """For a count that has moved: where it stands, and that it has fallen."""
    main, profile = material.main, material.pack.profile
    word, place = noun(profile.event), where(profile)
    if main is None or not main.moved or main.kind is not FigureKind.KILLED or word is None or place is None:
        return None
    newest = main.last
    verb = "reaches" if main.levels[-1].move is Move.RISE else "stands at"
    text = f"Count of dead from the {place} {word} {verb} {material.said(newest)}"
    passages = [material.cite_figure(newest)]
    if main.falls:
        text += f", after {'falling' if len(main.falls) == 1 else times(len(main.falls)) + ' falling'}"
        passages += [material.cite_figure(figure) for level in main.falls for figure in (level.lowered, level.figure) if figure]
    return material.book.fact(text, *passages)


def _toll_headline(material: Material) -> Sentence | None:
    """Where a newer count than the lead's own stands: "Two car bombs in Mogadishu kill at least 120"."""
    main, lead = material.main, material.lead
    if main is None or lead is None or main.group or main.kind is not FigureKind.KILLED or main.last.item == lead.item.id:
        return None
    subject = subject_of_toll(lead.clause.past or "")
    if subject is None or material.portal_only:
        return None
    head = re.split(r" (?:in|at|on|near|of|during|across|targeting|from|off|after|by)\b", subject.rstrip(","))[0]
    verb = "kill" if re.search(r"[^s]s$|people$|men$", head) else "kills"
    text = capital(re.sub(r"^(?:A|An|The|a|an|the) ", "", f"{subject} {verb} {material.said(main.last)}"))
    if len(text) > _LONGEST:
        return None
    return material.book.fact(text, material.cite(lead.item, lead.clause.span), material.cite_figure(main.last))


def _clause_headline(material: Material) -> Sentence | None:
    """The lead's own clause, cut to its core and left in the present, as headlines are."""
    lead = material.lead
    if lead is None:
        return None
    text = shortened(without_pictures(lead.clause.original))
    return material.book.fact(text, material.cite(lead.item, lead.clause.span)) if text else None


def shortened(clause: str) -> str | None:
    """At most some 108 characters, cut where a subordinate clause begins; None if no such cut leaves a whole clause."""
    text = re.sub(r"\s*\([^()]{1,40}\)", "", clause).rstrip(". ")
    text = re.sub(r"^(?:[Aa]|[Aa]n|[Tt]he) (?=\w)", "", _OPENERS.sub("", text))
    while len(text) > _LONGEST:
        cut = _last_cut(text)
        if cut is None:
            return None
        text = cut
    return capital(text.rstrip(", ")) or None


def _last_cut(text: str) -> str | None:
    """Without the last clause that can be spared."""
    cuts = [match.start() for match in re.finditer(_TRAILING.pattern.replace(r".*$", ""), text) if match.start() > 24]
    return text[: cuts[-1]] if cuts else None


def _plain_headline(material: Material) -> Sentence | None:
    event = event_in_place(material.pack.profile)
    if event is None:
        return None
    main = material.main
    text = capital(re.sub(r"^an? ", "", event))
    if main is not None:
        return material.book.fact(f"{text}: {material.said(main.last)} {main.heading}", material.cite_figure(main.last))
    return material.book.fact(text, material.book.cite(material.last))
