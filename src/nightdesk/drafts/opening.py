"""The opening: what happened, when and where, who says so, by number."""

from __future__ import annotations

import re

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.additions import additions, editions, role_told, voices
from nightdesk.drafts.attribution import citing, outlets_of
from nightdesk.drafts.basis import basis_paragraph
from nightdesk.drafts.dating import Dated
from nightdesk.drafts.figure_words import DONE
from nightdesk.drafts.happenings import Happening
from nightdesk.drafts.material import Lead, Material, alike, item_clause
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import clauses, lowered, moved_back
from nightdesk.drafts.speaking import speaker_of
from nightdesk.drafts.subject_of import apart, subject_of_toll
from nightdesk.drafts.tally import tally
from nightdesk.drafts.whereabouts import event_in_place, item_naming_place
from nightdesk.drafts.wording import capital, date_beside, full_date, listed, short_date
from nightdesk.foundation.ids import PassageId
from nightdesk.wire.model import Item

_LONG, _FURTHER, _CITED = 32, 5, 3
# The toll with which a sentence ends: ", killing over 45,000 people and injuring more than 122,000 others."
_STALE_TOLL = re.compile(r",? (?:and )?(?:killing|leaving|left|causing|resulting in|injuring) (?:[\w-]+ ){0,3}\d[^;]*$")
_ENOUGH_SAID = 30
_DATED = re.compile(r"\b(?:on|On) \d{1,2} [A-Z][a-z]+|\b(?:on|On) [A-Z][a-z]+ \d{1,2}\b")
_NAMED_SOURCE = re.compile(r"\baccording to\b|\bsaid\b|\breported that\b", re.I)


def opening(material: Material) -> Section | None:
    """None where neither an English clause nor a figure says what happened."""
    first = _first_paragraph(material)
    if not first:
        return None
    added = additions(material) if not material.portal_only else []
    told = [Paragraph(tuple(part)) for part in (first, added, _further(material)) if part]
    basis = basis_paragraph(material)
    return Section(SectionRole.OPENING, None, (*told, *([basis] if basis is not None else [])))


def _first_paragraph(material: Material) -> list[Sentence]:
    lead = material.lead
    told = _toll_sentence(material)
    if told:
        return [*told, *_speakers(material)]
    if lead is None:
        return [*_without_english(material), *_speakers(material)]
    return [*_lead_sentences(material, lead), *_speakers(material)]


def _lead_sentences(material: Material, lead: Lead) -> list[Sentence]:
    item, book = lead.item, material.book
    dated = None if material.dated_by_day(item) or _dates_itself(lead) else material.day
    passages = [
        material.cite(item, lead.clause.span),
        *([material.cite(dating) for dating in list(dated.items.values())[:3]] if dated else []),
    ]
    newer = _overtaken_lead(material, lead, dated, passages)
    told = newer or [book.fact(text, *passages) for text in attributed(material, item, lead.clause.past or "", dated)]
    for clause in clauses(item.text):
        if clause.span.start > lead.clause.span.start and clause.past and len(told) < 5:
            told.append(book.fact(clause.past, material.cite(item, clause.span)))
    return told if newer else [*told, *_newer_counts(material, item)]


def _dates_itself(lead: Lead) -> bool:
    return _DATED.search(lead.clause.original) is not None


def attributed(material: Material, item: Item, past: str, dated: Dated | None = None) -> list[str]:
    """The restated clause with its day and its source: one sentence, or two where one would be too long.

    A portal's line is of its own day; what an edition tells stands under the day that `dated` gives, else beside that of the report.
    """
    day, plain = full_date(item.published_at.date()), moved_back(past.rstrip("."))
    if material.dated_by_day(item):
        body = f"On {day}, {lowered(plain)}"
        if len(material.pack.items) == 1:
            return _by_one_line(material, item, body)
        who = f"{material.voice(item)}{citing(item)}"
        if len(body.split()) > _LONG or _NAMED_SOURCE.search(plain):
            return [f"{body}.", f"That is how {who}, tells it." if item.outlets else f"That is how {who} tells it."]
        return [f"{body}, according to {who}."]
    who = material.voice(item)
    if dated is not None:
        day_from = voices(material, dated.items)
        gives = "gives" if len(dated.items) == 1 else "give"
        return [f"On {full_date(dated.day)}, {lowered(plain)}.", f"So {who} reports; {day_from} {gives} the day."]
    body = capital(plain)
    return [f"{body}, {who} reported on {day}."] if len(body.split()) <= _LONG else [f"{body}.", f"So {who} reported on {day}."]


def _by_one_line(material: Material, item: Item, body: str) -> list[str]:
    """One line alone: the lead says so, and nothing else need say it again."""
    outlets = listed(outlets_of([item]))
    if not outlets:
        return [f"{body}.", f"So says one line of {material.voice(item)}, which cites nobody."]
    return [f"{body}.", f"So says one line of {material.voice(item)}, citing {outlets}, at second hand."]


def _toll_sentence(material: Material) -> list[Sentence]:
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
    dated, until = (None if _dates_itself(lead) else material.day), item.published_at.date()
    on = f" on {date_beside(dated.day, until)}" if dated is not None and dated.day < until else ""
    text = f"{capital(_with_day(event, on))} had killed {cost}{place} by {full_date(until)}, {material.voice(item)} reported."
    dating = [material.cite(one) for one in list(dated.items.values())[:3]] if on and dated is not None else []
    told = material.book.fact(text, material.cite(lead.item, lead.clause.span), material.cite_figure(newest), *dating)
    return [told, *_stood(material, newest), *(_hurt_elsewhere(material) if hurt is None else [])]


def _stood(material: Material, newest: Figure) -> list[Sentence]:
    """That the count has stood since, where a later day's item gives the same."""
    main = material.main
    same = [figure for figure in main.levels[-1].echoes if figure.published_at.date() > newest.published_at.date()] if main else []
    if not same:
        return []
    latest = max(same, key=lambda figure: (figure.published_at, figure.id))
    voice, when = capital(material.voice(material.item_of(latest), short=True)), short_date(latest.published_at.date())
    text = f"{voice} gave the same on {when}."
    return [material.book.fact(text, material.cite_figure(latest))]


def _hurt_elsewhere(material: Material) -> list[Sentence]:
    """The injured that another item gives, where the newest count of the dead is without any."""
    series = next((series for series in material.series if series.kind is FigureKind.INJURED and not series.group and series.running), None)
    numbered = [figure for figure in series.figures if figure.read.value is not None] if series is not None else []
    if not numbered:
        return []
    latest = max(numbered, key=lambda figure: (figure.published_at, figure.id))
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


def _newer_counts(material: Material, told: Item) -> list[Sentence]:
    """What another edition or outlet has given since the item that leads."""
    if not _is_overtaken(material, told):
        return []
    given, figures, item = _standing(material)
    when = date_beside(item.published_at.date(), told.published_at.date())
    text = f"By {when} {material.voice(item)} gave {given}."
    return [material.book.fact(text, *(material.cite_figure(figure) for figure in figures))]


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


def _overtaken_lead(material: Material, lead: Lead, dated: Dated | None, passages: list[PassageId]) -> list[Sentence]:
    """The lead without the toll that a newer count has overtaken, and the newer one in its stead."""
    stale = _STALE_TOLL.search(lead.clause.past or "")
    if not _is_overtaken(material, lead.item) or stale is None or stale.start() < _ENOUGH_SAID:
        return []
    given, figures, item = _standing(material)
    rest = moved_back((lead.clause.past or "")[: stale.start()].rstrip(" ,"))
    happened = f"On {full_date(dated.day)}, {lowered(rest)}" if dated is not None else capital(rest)
    until = full_date(item.published_at.date())
    text = f"{happened}; by {until} {material.voice(item)} gave {given}."
    cited = [material.cite_figure(figure) for figure in figures]
    if dated is None:
        return [material.book.fact(text, *passages, *cited)]
    gives = f"{capital(voices(material, dated.items))} {'gives' if len(dated.items) == 1 else 'give'} the day."
    return [material.book.fact(text, *passages, *cited), material.book.fact(gives, *passages[1:])]


def _without_english(material: Material) -> list[Sentence]:
    """No item is in English: the event and place from the profile, the figures from the items."""
    event, main, book = event_in_place(material), material.main, material.book
    if material.happening is not None:
        return _happened(material, material.happening)
    if event is None or main is None:
        return []
    item = material.item_of(main.standing)
    given, figures = tally(material, item)
    text = f"{capital(event)} left {given}, {material.voice(item)} reported on {full_date(item.published_at.date())}."
    passages = (*(material.cite_figure(figure) for figure in figures), material.cite(item_naming_place(material)))
    return [book.fact(text, *passages)]


def _happened(material: Material, found: Happening) -> list[Sentence]:
    """What several languages say of somebody, who that is where they tell, and who says it."""
    first, dated = found.items[0], material.day
    who = editions(material, found.items) if len(found.items) > 1 else material.voice(first)
    report = "reports" if len(found.items) == 1 else "report"
    role = role_told(material, found.who) if found.then.startswith(f"{found.who} ") else None
    then = found.then if role is None else f"{found.who}, {role[0]}, {found.then.removeprefix(f'{found.who} ')}"
    material.told_role = role[0] if role is not None else None
    items = [*found.items, *(role[1][:_CITED] if role is not None else ())]
    parts = []
    if dated is not None:
        text = f"{then} on {full_date(dated.day)}."
        items += list(dated.items.values())[:_CITED]
        parts.append(f"{voices(material, dated.items)} {'gives' if len(dated.items) == 1 else 'give'} the day")
    else:
        when = f"on {full_date(first.published_at.date())}"
        text = f"{then}, {who} reported, the first of them {when}." if len(found.items) > 1 else f"{then}, {who} reported {when}."
    if role is not None:
        callers = {item.language: item for item in role[1]}
        parts.append(f"{voices(material, callers)} {'calls' if len(callers) == 1 else 'call'} {found.who} {role[0]}")
    told = [material.book.fact(text, *(material.cite(item) for item in items))]
    if dated is not None:
        parts.insert(0, f"So {who} {report}")
    if parts:
        told.append(material.book.fact(f"{capital('; '.join(parts))}.", *(material.cite(item) for item in items)))
    return told


def _speakers(material: Material) -> list[Sentence]:
    """Who counted; or that nobody is named; or that only some counts have a speaker."""
    main = material.main
    if main is None:
        return []
    kin = [series for series in material.series if series.kind is main.kind]
    counting = [item for item in material.pack.items if any(item.id in series.by_item for series in kin)]
    spoken = [item for item in counting if any(speaker_of(series.by_item[item.id]) for series in kin if item.id in series.by_item)]
    what = "the dead" if main.kind is FigureKind.KILLED else f"the {DONE[main.kind]}"
    if spoken:
        return _only_speaker(material, counting, spoken)
    searched = material.lacking("speaker", counting)
    if searched is None:
        return []
    whose = "The item does not name" if len(counting) == 1 else "No item names"
    return [material.book.absence(f"{whose} who counted {what}.", "speaker", "names who counted", searched)]


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
    text = f"Only the count of {day} has a speaker, {lowered(who)}: no other item names who counted."
    return [material.book.absence(text, "speaker", "names who counted", silent, material.cite(spoken[0]))]


def _further(material: Material) -> list[Sentence]:
    """What other days brought, where the portal tells a story line by line: at most four lines, each not yet told."""
    lead = material.lead
    if not material.portal_only or lead is None:
        return []
    others = [item for item in material.english if item is not lead.item and clauses(item.text) and not alike(item.text, lead.item.text)]
    told: list[Sentence] = []
    turns = {"Earlier": True, "Later": True}
    for item in others[-_FURTHER:]:
        clause = item_clause(item) or clauses(item.text)[0]
        turn = "Earlier" if item.published_at < lead.item.published_at else "Later"
        on = "on" if turns.pop(turn, False) else "On"
        when = date_beside(item.published_at.date(), lead.item.published_at.date())
        opener = f"{turn}, on {when}," if on == "on" else f"On {when},"
        if item.published_at.date() == lead.item.published_at.date():
            opener = f"Also on {when},"
        cited = f" ({listed(list(item.outlets))})" if item.outlets else ""
        material.told_items.add(item.id)
        news = lowered(clause.past.rstrip(".")) if clause.past is not None else f"in the line's words, «{clause.original.rstrip('.')}»"
        told.append(material.book.fact(f"{opener} {news}{cited}.", material.cite(item, clause.span)))
        denied = rebuttal_after(item.text, clause)
        if denied is not None:
            told.append(material.book.fact(denied.past or f"It adds: «{denied.original}»", material.cite(item, denied.span)))
    return told
