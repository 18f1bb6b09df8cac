"""The headline: the fact that matters, with its qualifier, and never more than the evidence."""

from __future__ import annotations

import re

from nightdesk.claims.model import FigureKind
from nightdesk.drafts.counts import Series
from nightdesk.drafts.events import of_event, with_article
from nightdesk.drafts.material import Lead, Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.restate import lowered, moved_back, who_won, without_pictures
from nightdesk.drafts.struck import Struck, what_struck, where_struck
from nightdesk.drafts.subject_of import apart, subject_of_toll
from nightdesk.drafts.tally import tally
from nightdesk.drafts.tense import to_past
from nightdesk.drafts.whereabouts import event_in_place, event_noun, is_country, item_naming_place, place_of
from nightdesk.drafts.wording import capital, day_first
from nightdesk.foundation.ids import PassageId
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_LONGEST, _AT_MOST, _WITH_ITS_TOLL, _TWICE = 135, 156, 140, 2
# A cut that takes more than a third is made only where the rest would be longer than this.
_STILL_READ, _TAKES_MUCH = 150, 0.65
_TRAILING = re.compile(
    r" (?:after|which|while|following|amid|according to|where|before|because|despite|during|for|who|in response to|in order to|"
    r"to reciprocate)\b|, (?:with|as|including|prompting|leading|causing|making|bringing|marking|becoming|resulting|leaving|killing|"
    r"injuring|when|to|the (?:first|second|third|largest|deadliest|worst))\b| and (?:leaving|injuring|wounding)\b|"
    r" in an? (?:demonstration|attempt|effort|bid|move)\b"
)
# A toll without the clause that says of what is no headline.
_TOLL = re.compile(r"^[^,]{0,60}\b(?:killed|missing|injured|wounded|dead)\b")
_SPARED, _OF_WHAT = 12, 30
_TOLL_AT_END = re.compile(r", (?:leaving|killing) [^,]{0,20}\d[^.]*$")
_OPENERS = re.compile(r"^(?:In (?:the |an? )?[a-z][a-z -]+|In [A-Z][a-z]+ (?:football|rugby)|Amid [^A-Z,]+|In an overnight session), ")
_PARTS = re.compile(r", including [^,]{4,60}(?:, [^,]{2,40}){0,4},(?= (?:in|by|when|after|during|near|at|as|are|is|killed|to|for|on)\b)")
# Where a sentence too long for any headline may be cut as well.
_AT_NEED = re.compile(r" (?:when|amid|without|under|as|whose)\b|, (?:and|but|[a-z]+ing)\b")
_ARTICLE = re.compile(r"(?:The|An?) ")
_FROM_WHOM = re.compile(r" from (?=[A-Z])")
_NO_END = re.compile(
    r"\b(?:[a-z]+ing|in retaliation|in response|in order|due|days?|hours?|weeks?|months?|years?|shortly|just|kidnapped|used|wanted|"
    r"responsible|called|said|told|says|and|or|of|the|an?)$"
)
_ONLY_TOLL = re.compile(r"^[^,]{0,100}\b(?:killed|missing|injured|wounded|dead)$")
_PASSIVE = re.compile(
    r"\b(?:people )?(?:are|is) killed(?: and [^,]{3,40}? (?:are |is )?(?:injured|wounded))?(?= (?:in|by|when|after|during|near|at|as)\b)"
)
_COUNTRY_AFTER = re.compile(r", [A-Z][\w' -]{2,28}$")
_RISING_TOLL = re.compile(
    r"^(?:[Tt]he )?(?:[Dd]eath )?[Tt]oll (?:from|of|in) (?P<what>[^,]{6,80})(?:, [A-Z][^,]{2,30}){0,2}(?:,? on \w+day)?,? "
    r"(?:increases|rises|climbs|reaches|grows) to (?P<count>(?:at least |more than |over |about )?[\d,]+)\b(?! (?:injured|missing)).*$"
)
_BRINGS = re.compile(r"\b(?:killing|leaving|leaves|bringing|resulting|resulted|results|causing|killed|kills)\b")
_ENDS = re.compile(
    r"^(?P<who>[A-Z].{4,60}?) announces? the end (?:of|to) (?:an? |the )?(?P<what>[^,]{6,60}?)(?: (?:which|that|after)\b|[,.]|$)"
)
_STORM = re.compile(r"\b(?:(?:Tropical |Winter |Super |Cyclonic |Medicane )?(?:Storm|Hurricane|Typhoon|Cyclone|Depression)) [A-Z][\w'-]+")
_COUNTED_KINDS = frozenset(
    {
        EventKind.ATTACK, EventKind.SHOOTING, EventKind.WAR, EventKind.EARTHQUAKE, EventKind.STORM, EventKind.FLOOD, EventKind.FIRE,
        EventKind.ERUPTION, EventKind.CRASH, EventKind.CRUSH, EventKind.COLLAPSE, EventKind.PROTEST, EventKind.COUP, EventKind.OUTBREAK,
    }
)  # fmt: skip


def headline(material: Material) -> Sentence | None:
    counted = _fallen_headline(material) or _toll_headline(material) or _count_headline(material) or _party_headline(material)
    return counted or _clause_headline(material) or _happening_headline(material) or _plain_headline(material)


def _fallen_headline(material: Material) -> Sentence | None:
    main = material.main
    return _count_headline(material) if main is not None and main.falls else None


def _count_headline(material: Material) -> Sentence | None:
    """For a count that has moved: where it stands, and that it has fallen."""
    main, event = material.main, _named_event(material)
    if main is None or not main.moved or main.kind is not FigureKind.KILLED or main.group or event is None:
        return None
    newest, falls, highest = main.last, len(main.falls), main.highest
    passages = [material.cite_figure(newest)]
    if falls and (newest.read.value or 0) < (highest.read.value or 0):
        text = f"{capital(material.said(newest, prose=True))} dead in {event}, down from {material.said(highest)}"
        passages.append(material.cite_figure(highest))
    else:
        text = f"Count of dead from {event} reaches {material.said(newest)}"
        if falls:
            text += _after_falls(falls, main)
            passages += [material.cite_figure(figure) for level in main.falls for figure in (level.lowered, level.figure) if figure]
    if material.lead is not None:
        passages.append(material.cite(material.lead.item, material.lead.clause.span))
    else:
        passages += [material.cite(item) for item in _items_of(what_struck(material), where_struck(material))]
    return material.book.fact(text, *dict.fromkeys(passages))


def _after_falls(falls: int, main: Series) -> str:
    """How often the count fell, where the falls that the text lists for its sources are as many."""
    listed = len({(before.read.value, after.read.value) for before, after in main.lowered})
    if falls == listed and falls <= _TWICE:
        return ", after falling" if falls == 1 else ", after falling twice"
    return ", after repeated falls" if min(falls, listed) >= _TWICE else ", after falls"


def _named_event(material: Material) -> str | None:
    """A storm by its own name, anything else by its noun and its place: "the Thessaly train crash"."""
    if material.lead is not None:
        storm = _STORM.search(material.lead.clause.original)
        if storm is not None:
            return storm.group()
    word, place = event_noun(material), place_of(material)
    if word is None or place is None:
        return None
    what, where = what_struck(material), where_struck(material) if material.lead is None else None
    word = word if what is None else what.phrase
    if where is not None:
        return f"the {word} {where.phrase} in {with_article(place.name)}"
    many = of_event(word) if of_event(word) == f"{word}s" else word
    whole = is_country(place) or " and " in place.name or many != word
    return f"the {many} in {with_article(place.name)}" if whole else f"the {place.name} {word}"


def _party_headline(material: Material) -> Sentence | None:
    """Where a party announces that something has ended and counts its dead: "X count 145 insurgents dead as 40-hour operation ends"."""
    lead = material.lead
    found = _ENDS.match(without_pictures(lead.clause.original)) if lead is not None else None
    if lead is None or found is None:
        return None
    counted = [figure for figure in material.figures_of(lead.item.id) if figure.read.kind is FigureKind.KILLED and figure.read.said_by]
    if not counted:
        return None
    figure = max(counted, key=lambda figure: figure.read.value or 0)
    series = next((series for series in material.series if series.by_item.get(lead.item.id) == figure), None)
    if series is None:
        return None
    who = found["who"].removesuffix(" forces")
    verb = "count" if " and " in who or who.endswith("s") else "counts"
    whom = f"{material.said(figure, prose=True)} {series.group or 'people'}"
    text = f"{who} {verb} {whom} dead as {found['what']} ends"
    return material.book.fact(text, material.cite(lead.item)) if len(text) <= _WITH_ITS_TOLL else None


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
    told = f"{event} {verb} {material.said(main.last, prose=True)}{place}"
    text = capital(re.sub(r"^(?:two|three|four|five|six) ", "", told, flags=re.IGNORECASE))
    if len(text) > _LONGEST:
        return None
    return material.book.fact(text, material.cite(lead.item, lead.clause.span), material.cite_figure(main.last))


def _clause_headline(material: Material) -> Sentence | None:
    """The lead's own clause, cut to its core and left in the present, as headlines are; with its dead, where the cut would lose them."""
    lead = material.lead
    if lead is None:
        return None
    whole = who_won(moved_back(without_pictures(lead.clause.original)))
    text = shortened(whole)
    if text is None:
        return None
    toll = _TOLL.search(text)
    says_of_what = toll is not None and len(text) - toll.end() > _OF_WHAT
    bare_toll = not _RISING_TOLL.match(tightened(whole)) and toll is not None and len(text) < len(tightened(whole)) - _SPARED
    if bare_toll and not says_of_what and material.main is not None and event_in_place(material):
        return None
    text = _without_a_stale_toll(material, lead, text)
    lost, passages = _lost_toll(material, lead, text)
    return material.book.fact(text + lost, material.cite(lead.item, lead.clause.span), *passages)


def _without_a_stale_toll(material: Material, lead: Lead, text: str) -> str:
    """The headline up to a toll that a newer count has overtaken: the newer one is set behind it."""
    main = material.main
    if main is None or not main.running or material.portal_only or main.last.item == lead.item.id or main.group:
        return text
    stale = _TOLL_AT_END.search(text)
    counted = {str(figure.read.value) for figure in material.figures_of(lead.item.id)} - {str(main.last.read.value)}
    return text[: stale.start()] if stale is not None and counted & set(re.findall(r"\d+", stale.group())) else text


def _lost_toll(material: Material, lead: Lead, text: str) -> tuple[str, tuple[PassageId, ...]]:
    """ "; 36 dead" where the part that was cut told what this event cost: the count that stands, where a newer one does."""
    cut = lead.clause.original[len(text) :]
    given, figures = tally(material, lead.item, most=1)
    brings = _BRINGS.search(cut)
    if _RISING_TOLL.match(tightened(lead.clause.original)):
        return "", ()
    if not given or brings is None or brings.start() > _SPARED * 4 or not re.search(r"\d", cut):
        return "", ()
    main = material.main
    if main is not None and main.running and not material.portal_only and main.last.item != lead.item.id and not main.group:
        given, figures = f"{material.said(main.last, prose=True)} {main.heading}", (main.last,)
    if len(f"{text}; {given}") > _WITH_ITS_TOLL:
        return "", ()
    return f"; {given}", tuple(material.cite_figure(figure) for figure in figures)


def tightened(clause: str) -> str:
    """Without brackets, openers and the parts of a count."""
    text = re.sub(r"\s*\([^()]{1,40}\)|\s*https?://\S+", "", clause).rstrip(". ")
    text = _PASSIVE.sub(lambda match: match.group().removeprefix("people ").removeprefix("are ").removeprefix("is "), _PARTS.sub("", text))
    text = re.sub(r",? \w+ days? (?:ago|earlier),?|,? (?:yesterday|today)\b", "", text)
    return capital(day_first(_OPENERS.sub("", text)))


def shortened(clause: str) -> str | None:
    """Some 135 characters where a subordinate clause or a country can be spared, 156 at the most; None for what is longer still."""
    text = _RISING_TOLL.sub(r"count of dead from \g<what> reaches \g<count>", tightened(clause))
    while len(text) > _LONGEST:
        country = _COUNTRY_AFTER.search(text) if re.search(r" (?:in|at|near) [^,]+(?:, [^,]+)+$", text) else None
        cut = text[: country.start()] if country is not None else _cut(text, _TRAILING)
        if cut is None and len(text) > _AT_MOST:
            cut = _cut(text, _AT_NEED)
        if cut is not None and len(cut) < _TAKES_MUCH * len(text):
            cut = max(cut, _cut(text, _FROM_WHOM) or "", key=len)
        if cut is None or (len(text) <= _STILL_READ and len(cut) < _TAKES_MUCH * len(text)):
            break
        text = cut
    return capital(text.rstrip(", ")) if len(text) <= _AT_MOST else None


def shortened_with_article(clause: str) -> str | None:
    """The same behind the article that a headline leaves out."""
    cut, article = shortened(clause), _ARTICLE.match(clause)
    return cut if cut is None or article is None or cut.startswith(article.group()) else f"{article.group()}{lowered(cut)}"


def _cut(text: str, joints: re.Pattern[str]) -> str | None:
    """The text up to its last joint that leaves a whole statement: with a verb, with its quotations closed, with an end that can end."""
    for match in reversed(list(joints.finditer(text))):
        left = text[: match.start()].rstrip(", ")
        closed = left.count('"') % 2 == 0 and left.count("“") == left.count("”")
        if match.start() > 30 and closed and not _NO_END.search(left) and not _ONLY_TOLL.match(left) and to_past(f"{left}."):
            return left
    return None


def _happening_headline(material: Material) -> Sentence | None:
    found = material.happening
    return None if found is None else material.book.fact(found.now, *(material.cite(item) for item in found.items))


def _plain_headline(material: Material) -> Sentence | None:
    """Without a clause to cut: the count, and what it counts the dead of. A kind of event alone says nothing."""
    main, place = material.main, place_of(material)
    if main is None or place is None:
        return None
    counting = material.item_of(main.standing)
    what, where = what_struck(material), where_struck(material)
    event = event_in_place(material, counting, what=what, where=where)
    if event is None:
        return None
    at = event if material.pack.profile.event in _COUNTED_KINDS else with_article(place.name)
    text = capital(f"{material.said(main.standing, prose=True)} {main.heading} in {at}")
    passages = dict.fromkeys([material.cite(item_naming_place(material)), *(material.cite(item) for item in _items_of(what, where))])
    return material.book.fact(text, material.cite_figure(main.standing), *passages)


def _items_of(*told: Struck | None) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(item for struck in told if struck is not None for item in struck.cited))
