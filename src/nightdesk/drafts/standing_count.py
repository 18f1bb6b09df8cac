"""The count in the opening: how many a matter has killed by the newest count, that it has stood since, and who counted."""

from __future__ import annotations

import re

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.additions import voices
from nightdesk.drafts.counts import Series
from nightdesk.drafts.dating import Dated
from nightdesk.drafts.figure_words import DONE
from nightdesk.drafts.magnitude import with_magnitude
from nightdesk.drafts.material import Lead, Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.restate import lowered, moved_back
from nightdesk.drafts.speaking import speaker_of
from nightdesk.drafts.subject_of import apart, subject_of_toll
from nightdesk.drafts.tally import tally
from nightdesk.drafts.wording import capital, date_beside, full_date, short_date
from nightdesk.foundation.ids import PassageId
from nightdesk.wire.model import Item

# The toll with which a sentence ends: ", killing over 45,000 people and injuring more than 122,000 others."
_STALE_TOLL = re.compile(r",? (?:and )?(?:killing|leaving|left|causing|resulting in|injuring) (?:[\w-]+ ){0,3}\d[^;]*$")
_ENOUGH_SAID = 30
_DATED = re.compile(r"\b(?:on|On) \d{1,2} [A-Z][a-z]+|\b(?:on|On) [A-Z][a-z]+ \d{1,2}\b")


def dates_itself(lead: Lead) -> bool:
    return _DATED.search(lead.clause.original) is not None


def toll_sentence(material: Material) -> list[Sentence]:
    """Subject from an English item, count from the newest item in any language: "A crush in Seoul had killed 156 people by …"."""
    main, lead = material.main, material.lead
    if main is None or lead is None or main.kind is not FigureKind.KILLED or main.group or material.portal_only:
        return []
    subject = subject_of_toll(lead.clause.past or "")
    newest = main.last
    if subject is None or newest.item == lead.item.id:
        return []
    item = material.item_of(newest)
    hurt = _beside(material, newest, FigureKind.INJURED)
    cost = f"{material.said(newest, prose=True)} {'person' if newest.read.value == 1 else 'people'}"
    if hurt is not None:
        cost += f" and injured {material.said(hurt, prose=True)}"
    event, place = apart(subject) if " across " in subject else (subject, "")
    event, strong = with_magnitude(material, event)
    dated, until = (None if dates_itself(lead) else material.day), item.published_at.date()
    on = f" on {date_beside(dated.day, until)}" if dated is not None and dated.day < until else ""
    text = f"{capital(_with_day(event, on))} had killed {cost}{place} by {full_date(until)}, {material.voice(item)} reported."
    dating = [material.cite(one) for one in list(dated.items.values())[:3]] if on and dated is not None else []
    told = material.book.fact(
        text, material.cite(lead.item, lead.clause.span), material.cite_figure(newest), *dating, *map(material.cite, strong)
    )
    return [told, *_stood(material, newest), *(_hurt_elsewhere(material) if hurt is None else [])]


def _stood(material: Material, newest: Figure) -> list[Sentence]:
    """That the count has stood since, where a later day's item gives the same."""
    main = material.main
    same = [figure for figure in main.levels[-1].echoes if figure.published_at.date() > newest.published_at.date()] if main else []
    if not same:
        return []
    latest = max(same, key=lambda figure: (figure.published_at, figure.id))
    voice, when = capital(material.voice(material.item_of(latest), short=True)), short_date(latest.published_at.date())
    return [material.book.fact(f"{voice} still gave the same on {when}.", material.cite_figure(latest))]


def _hurt_elsewhere(material: Material) -> list[Sentence]:
    """The injured that another item gives, where the newest count of the dead is without any: the newest number, as its source first
    gave it."""
    series = next((series for series in material.series if series.kind is FigureKind.INJURED and not series.group and series.running), None)
    numbered = [figure for figure in series.figures if figure.read.value is not None] if series is not None else []
    if not numbered:
        return []
    newest = max(numbered, key=lambda figure: (figure.published_at, figure.id))
    own = material.item_of(newest).source
    alike = [one for one in numbered if one.read.value == newest.read.value and material.item_of(one).source == own]
    latest = min(alike, key=lambda figure: (figure.published_at, figure.id))
    voice, when = material.voice(material.item_of(latest), short=True), short_date(latest.published_at.date())
    text = f"Of the injured, {voice} gave {material.said(latest, prose=True)} on {when}."
    return [material.book.fact(text, material.cite_figure(latest))]


def _with_day(event: str, on: str) -> str:
    """ "A train crash in Thessaly, Greece, on 28 February"."""
    return f"{event}{on}" if on else event


def _beside(material: Material, figure: Figure, kind: FigureKind) -> Figure | None:
    """The figure of another kind in the same item, if it gives a number."""
    others = [other for other in material.figures_of(figure.item) if other.read.kind is kind and other.read.value is not None]
    return max(others, key=lambda other: other.read.value or 0, default=None)


def newer_counts(material: Material, told: Item) -> list[Sentence]:
    """What another edition or outlet has given since the item that leads; where its count stands, since when."""
    if not _is_overtaken(material, told):
        return _first_given(material, told)
    given, figures, item = _standing(material)
    when = date_beside(item.published_at.date(), told.published_at.date())
    text = f"By {when} {material.voice(item)} gave {given}."
    return [material.book.fact(text, *(material.cite_figure(figure) for figure in figures))]


def _first_given(material: Material, told: Item) -> list[Sentence]:
    """When the count that the lead gives came up, and where, if the lead stands under the day of the event."""
    main = material.main
    if main is None or not main.moved or material.portal_only or material.day is None or told.id not in main.by_item:
        return []
    first = main.levels[-1].figure
    if main.by_item[told.id].read.value != first.read.value:
        return []
    voice, day = material.voice(material.item_of(first), short=True), full_date(first.published_at.date())
    return [material.book.fact(f"That count came up on {day}, in {voice}.", material.cite_figure(first))]


def _is_overtaken(material: Material, told: Item) -> bool:
    main = material.main
    if main is None or material.portal_only or main.last.item == told.id or main.last.published_at <= told.published_at:
        return False
    own = main.by_item.get(told.id)
    return own is None or own.read.value != main.last.read.value


def _standing(material: Material) -> tuple[str, tuple[Figure, ...], Item]:
    assert material.main is not None
    item = material.item_of(material.main.last)
    return (*tally(material, item), item)


def overtaken_lead(material: Material, lead: Lead, dated: Dated | None, passages: list[PassageId]) -> list[Sentence]:
    """The lead without the toll that a newer count has overtaken, and the newer one in its stead."""
    stale = _STALE_TOLL.search(lead.clause.past or "")
    if not _is_overtaken(material, lead.item) or stale is None or stale.start() < _ENOUGH_SAID:
        return []
    given, figures, item = _standing(material)
    rest, strong = with_magnitude(material, moved_back((lead.clause.past or "")[: stale.start()].rstrip(" ,")))
    happened = f"On {full_date(dated.day)}, {lowered(rest)}" if dated is not None else capital(rest)
    until = full_date(item.published_at.date())
    text = f"{happened}; by {until} {material.voice(item)} gave {given}."
    cited = [*(material.cite_figure(figure) for figure in figures), *map(material.cite, strong)]
    if dated is None:
        return [material.book.fact(text, *passages, *cited)]
    gives = f"{capital(voices(material, dated.items))} {'gives' if len(dated.items) == 1 else 'give'} the day."
    return [material.book.fact(text, *passages, *cited), material.book.fact(gives, *passages[1:])]


def speakers(material: Material) -> list[Sentence]:
    """Who counted; or that nobody is named; or that only some counts have a speaker."""
    main = material.main
    if main is None:
        return []
    counting, spoken = _counting(material, main)
    if spoken:
        return _only_speaker(material, counting, spoken)
    searched = unnamed_counts(material)
    if searched is None:
        return []
    what = "the dead" if main.kind is FigureKind.KILLED else f"the {DONE[main.kind]}"
    whose = "The report does not name" if len(counting) == 1 else capital(nobody(material, searched))
    return [material.book.absence(f"{whose} who counted {what}.", "speaker", "names who counted", searched)]


def nobody(material: Material, searched: tuple[str, ...]) -> str:
    """ "no report names", or what was found where not every report could be searched."""
    counting = _counting(material, material.main)[0] if material.main is not None else []
    return "no report that could be read names" if len(searched) < len(counting) else "no report names"


def unnamed_counts(material: Material) -> tuple[str, ...] | None:
    """The items that count and name nobody who counted; None where one of them does."""
    if material.main is None:
        return None
    counting, spoken = _counting(material, material.main)
    return None if spoken else material.lacking("speaker", counting)


def _counting(material: Material, main: Series) -> tuple[list[Item], list[Item]]:
    """The items that count as the main count does, and those of them whose count has a speaker."""
    kin = [series for series in material.series if series.kind is main.kind]
    counting = [item for item in material.pack.items if any(item.id in series.by_item for series in kin)]
    return counting, [item for item in counting if any(speaker_of(series.by_item[item.id]) for series in kin if item.id in series.by_item)]


def _only_speaker(material: Material, counting: list[Item], spoken: list[Item]) -> list[Sentence]:
    if len(spoken) != 1 or len(counting) < 2:
        return []
    day = short_date(spoken[0].published_at.date())
    silent = material.lacking("speaker", [item for item in counting if item is not spoken[0]])
    if silent is None:
        return []
    who = next((name for figure in material.figures_of(spoken[0].id) if (name := speaker_of(figure))), None)
    if who is None:
        return []
    text = f"Only the count of {day} has a speaker, {lowered(who)}: no other report names who counted."
    return [material.book.absence(text, "speaker", "names who counted", silent, material.cite(spoken[0]))]
