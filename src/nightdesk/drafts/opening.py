"""The opening: what happened, when and where, who says so, by number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nightdesk.drafts.additions import additions, editions, foremost, role_told, voices
from nightdesk.drafts.attribution import citing, outlets_of
from nightdesk.drafts.basis import basis_paragraph
from nightdesk.drafts.dating import Dated
from nightdesk.drafts.happenings import Happening
from nightdesk.drafts.magnitude import with_magnitude
from nightdesk.drafts.material import Lead, Material, alike, item_clause
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.over_whom import over_whom
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import Clause, clauses, lowered, moved_back, reads_well
from nightdesk.drafts.standing_count import dates_itself, newer_counts, overtaken_lead, speakers, toll_sentence
from nightdesk.drafts.steps import day_of_lead
from nightdesk.drafts.struck import says_so, what_struck, where_struck
from nightdesk.drafts.tally import tally
from nightdesk.drafts.whereabouts import event_in_place, item_naming_place
from nightdesk.drafts.wording import capital, date_beside, day_first, full_date, listed
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item

_LONG, _FURTHER, _CITED, _TWO = 32, 5, 3, 2
_NAMED_SOURCE = re.compile(r"\baccording to\b|\bsaid\b|\breported that\b", re.I)


def opening(material: Material) -> Section | None:
    """None where neither an English clause nor a figure says what happened."""
    first = _first_paragraph(material)
    spoken = speakers(material)
    if not first and not spoken:
        return None
    added = additions(material) if not material.portal_only else []
    further = _further(material)
    if further:
        further += spoken
    else:
        first += spoken
    if len(added) <= _TWO:
        first, added = [*first, *added], []
    told = [Paragraph(tuple(part)) for part in (first, added, further) if part]
    basis = basis_paragraph(material)
    return Section(SectionRole.OPENING, None, (*told, *([basis] if basis is not None else [])))


def _first_paragraph(material: Material) -> list[Sentence]:
    lead = material.lead
    told = toll_sentence(material)
    if told:
        return told
    if lead is None:
        return [*first, *over_whom(material)] if (first := _without_english(material)) else []
    return _lead_sentences(material, lead)


def _lead_sentences(material: Material, lead: Lead) -> list[Sentence]:
    item, book = lead.item, material.book
    dated = None if material.dated_by_day(item) or dates_itself(lead) else material.day or day_of_lead(material)
    passages = [
        material.cite(item, lead.clause.span),
        *([material.cite(dating) for dating in list(dated.items.values())[:3]] if dated else []),
    ]
    newer = overtaken_lead(material, lead, dated, passages)
    told = newer or [book.fact(text, *passages) for text in attributed(material, item, lead.clause.past or "", dated)]
    for clause in clauses(item.text):
        if clause.span.start > lead.clause.span.start and clause.past and len(told) < 5:
            told.append(book.fact(clause.past, material.cite(item, clause.span)))
    return told if newer else [*told, *newer_counts(material, item)]


def attributed(material: Material, item: Item, past: str, dated: Dated | None = None) -> list[str]:
    """The restated clause with its day and its source: one sentence, or two where one would be too long.

    A portal's line is of its own day; what an edition tells stands under the day that `dated` gives, else beside that of the report.
    """
    day, plain = full_date(item.published_at.date()), day_first(moved_back(past.rstrip(".")))
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
        if material.editions_only:
            body, who = f"On {full_date(dated.day)}, {lowered(plain)}", f"Wikipedia reports in {_tongues(material, [item])}"
            return [f"{body}, {who}."] if len(body.split()) <= _LONG else [f"{body}.", f"So {who}."]
        return [f"On {full_date(dated.day)}, {lowered(plain)}.", f"So {who} reports; {day_from} {gives} the day."]
    body = capital(plain)
    return [f"{body}, {who} reported on {day}."] if len(body.split()) <= _LONG else [f"{body}.", f"So {who} reported on {day}."]


def _by_one_line(material: Material, item: Item, body: str) -> list[str]:
    """One line alone: the lead says so, and nothing else need say it again."""
    outlets = listed(outlets_of([item]))
    if not outlets:
        return [f"{body}.", f"So says one report on {material.voice(item)}, which cites nobody."]
    return [f"{body}.", f"So says one report on {material.voice(item)}, citing {outlets}, at second hand."]


def _tongues(material: Material, items: Iterable[Item]) -> str:
    """ "English and other languages": those of the items, two at most, and that there are more."""
    named = list(dict.fromkeys(language_name(item.language) for item in items))[:_TWO]
    return listed(named) if len(named) == len(material.languages) else f"{', '.join(named)} and other languages"


def _without_english(material: Material) -> list[Sentence]:
    """No item is in English: the event and place from the profile, the figures from the items."""
    main, book = material.main, material.book
    if material.happening is not None:
        return _happened(material, material.happening)
    if main is None:
        return []
    item = material.item_of(main.standing)
    what, where = (
        found if found is not None and says_so(found, item, material) else None for found in (what_struck(material), where_struck(material))
    )
    event = event_in_place(material, what=what, where=where)
    if event is None:
        return []
    material.told_setting = frozenset(found.phrase for found in (what, where) if found is not None)
    given, figures = tally(material, item)
    event, strong = with_magnitude(material, event)
    text = f"{capital(event)} left {given}, {material.voice(item)} reported on {full_date(item.published_at.date())}."
    passages = (
        *(material.cite_figure(figure) for figure in figures),
        *dict.fromkeys([material.cite(item_naming_place(material)), material.cite(item), *map(material.cite, strong)]),
    )
    return [book.fact(text, *passages)]


def _happened(material: Material, found: Happening) -> list[Sentence]:
    """What several languages say of somebody, who that is where they tell, its day, and that editions of one encyclopedia say so."""
    dated = material.day or day_of_lead(material)
    role = role_told(material, found.who) if found.then.startswith(f"{found.who} ") else None
    material.told_role = role[0] if role is not None else None
    material.role_above = role is not None and material.editions_only and not foremost(material)
    at_once = role is not None and not material.role_above
    then = f"{found.who}, {role[0]}, {found.then.removeprefix(f'{found.who} ')}" if role is not None and at_once else found.then
    items = [
        *found.items,
        *(role[1][:_CITED] if role is not None and at_once else ()),
        *(list(dated.items.values())[:_CITED] if dated else []),
    ]
    first = full_date(found.items[0].published_at.date())
    if not material.editions_only:
        who = editions(material, found.items) if len(found.items) > 1 else material.voice(found.items[0])
        text = f"{then}{f' on {full_date(dated.day)}' if dated else ''}, {who} reported{'' if dated else f' on {first}'}."
    elif dated is not None:
        giving = [item for language, item in dated.items.items() if language in found.languages]
        text = f"{_on_its_day(then, dated)}, Wikipedia reports in {_tongues(material, (*giving, *found.items))}."
    else:
        text = f"{then}, Wikipedia reported in {_tongues(material, found.items)}, first on {first}."
    return [material.book.fact(text, *(material.cite(item) for item in dict.fromkeys(items)))]


def _on_its_day(then: str, dated: Dated) -> str:
    """ "X died on 30 August 2022 at the age of 91"."""
    at = then.find(" at the age of ")
    return f"{then[:at]} on {full_date(dated.day)}{then[at:]}" if at > 0 else f"{then} on {full_date(dated.day)}"


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
        told.append(material.book.fact(day_first(f"{opener} {news}{cited}."), material.cite(item, clause.span)))
        denied = rebuttal_after(item.text, clause)
        if denied is not None:
            told.append(material.book.fact(denied.past or f"It adds: «{denied.original}»", material.cite(item, denied.span)))
        elif (more := _next_told(item, clause)) is not None and more.past is not None:
            told.append(material.book.fact(more.past, material.cite(item, more.span)))
    return told


def _next_told(item: Item, clause: Clause) -> Clause | None:
    """The item's next sentence, where that can stand under the same day."""
    later = next((other for other in clauses(item.text) if other.span.start > clause.span.start), None)
    return later if later is not None and later.past and reads_well(later) else None
