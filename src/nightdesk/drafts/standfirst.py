"""The standfirst: one sentence with the figure that matters and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.accounts import agreement, latest_ends
from nightdesk.drafts.additions import CITED, foremost, role_told, voices
from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.counts import Series
from nightdesk.drafts.figure_words import STATE
from nightdesk.drafts.headline import shortened, shortened_with_article
from nightdesk.drafts.in_short import named_in_short, of_the_winner
from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material, item_clause
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.plain_facts import clause_of, merged, told_plainly
from nightdesk.drafts.probes import probe_named
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.recalled import recalled
from nightdesk.drafts.restate import Clause, clauses, lowered
from nightdesk.drafts.spared import spared
from nightdesk.drafts.standing_count import nobody, unnamed_counts
from nightdesk.drafts.tally import tally
from nightdesk.drafts.unknown import first_unknown, plain
from nightdesk.drafts.wording import capital, date_beside, full_date, listed, number, opening_number, spell_of
from nightdesk.foundation.ids import ItemId, PassageId
from nightdesk.languages.tongues import language_name
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

# Who may be a side in what it counts.
_PARTY = re.compile(
    r"\b(?:forces?|military|army|navy|police|government|ministry|minister|president|officials?|authorities|rebels?|militants?|militia|"
    r"insurgents?|troops|front|junta|guards?)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"(?:They|He|She|It|This|These|That|His|Her|Their|Its) ")
_SHORT_ENOUGH = 32
_COUNTED = re.compile(r"\d|\b(?:two|three|four|five|first|second|third|fourth|fifth|\w+th)\b")
_DISPUTED = re.compile(r", (?:but|while|though) ((?:the )?[A-Z][^.]*?\b(?:disputed|denied|rejected|contested|dismissed)\b[^.]*)\.?$")
_AGAINST = re.compile(r"\b(?:contend\w*|disput\w+|claim\w*|den(?:y|ies|ied)|reject\w*|however|meanwhile|but|instead)\b", re.IGNORECASE)
_CONTESTED = (EventKind.ATTACK, EventKind.WAR, EventKind.PROTEST, EventKind.COUP)


def standfirst(material: Material, past: Sequence[Step] = ()) -> Sentence:
    """`past` are the steps of which one is recalled where the items give nothing beside the headline; it is not told again."""
    main = material.main
    if (answered := _answered(material)) is not None:
        return answered
    if (denied := _denied(material)) is not None:
        return denied
    if (turned := _turn_before(material)) is not None:
        return turned
    if main is not None and (main.moved or _rose(material)):
        return _from_to(material, main.levels[0].figure, main.levels[-1].figure)
    if main is not None and not (material.portal_only and not _leads_with_a_count(material)):
        return _figures_given(material)
    return _reach(material, past)


def _leads_with_a_count(material: Material) -> bool:
    """Whether the lead counts anybody, or a count runs through the story."""
    main, lead = material.main, material.lead
    return lead is None or (main is not None and main.running) or bool(tally(material, lead.item)[1])


def _rose(material: Material) -> bool:
    """Whether one count ran through the story, upwards only."""
    main = material.main
    return main is not None and main.running and len(main.levels) > 1 and not main.falls


def _turn_before(material: Material) -> Sentence | None:
    """What had ended or turned a conflict before the news that leads; and that the other side is not heard, where that is so."""
    item = material.turn_before
    clause = item_clause(item) if item is not None else None
    cut = shortened(clause.past) if clause is not None and clause.past is not None else None
    if item is None or clause is None or cut is None:
        return None
    text = f"On {full_date(item.published_at.date())} {lowered(cut)}"
    apart = _with_the_other_side(material, text, [material.cite(item, clause.span)])
    return apart or material.book.fact(f"{text}.", material.cite(item, clause.span))


def _from_to(material: Material, first: Figure, last: Figure) -> Sentence:
    """The first count, and that nobody is named who counted; or else the latest and the time between them, computed."""
    day, state = full_date(first.published_at.date()), STATE[first.read.kind]
    once, now = material.said(first, prose=True), material.said(last, prose=True)
    cited = (material.cite_figure(first), material.cite_figure(last))
    unnamed = unnamed_counts(material)
    if unnamed is not None:
        text = f"The first count, on {day}, was {once} {state}; {nobody(material, unnamed)} who counted."
        return material.book.absence(text, "speaker", "names who counted", unnamed, cited[0])
    spell = spell_of(first.published_at, last.published_at)
    text = f"The first count, on {day}, gave {once} {state}; the latest, {spell} later, gave {now}."
    operands = [
        Operand(figure.published_at.isoformat(), f"the {which} count", passage)
        for which, figure, passage in zip(("first", "latest"), (first, last), cited, strict=True)
    ]
    return material.book.derived(text, Operation.ELAPSED, operands, spell)


def _figures_given(material: Material) -> Sentence:
    """The figures of the item that leads, unless a newer count stands; with their speaker, and whether the other side is heard."""
    main, lead = material.main, material.lead
    assert main is not None
    if not material.portal_only and (beside := _beside_the_count(material)) is not None:
        return beside
    if (rival := _rival(material)) is not None:
        return rival
    newest = material.item_of(main.standing)
    leads = lead is not None and bool(tally(material, lead.item)[1]) and not _overtaken(material, lead.item)
    item = lead.item if lead is not None and leads else newest
    given, figures = tally(material, item)
    speaker = next((figure.read.said_by for figure in figures if figure.read.said_by), None)
    passages = [material.cite_figure(figure) for figure in figures]
    if speaker and item in material.english:
        who = re.sub(r"^(?:The|the) ", "the ", re.sub(r"^Non-", "the non-", speaker))
        text = f"{capital(who)} gave {given}"
        apart = _with_the_other_side(material, text, passages) if _PARTY.search(speaker) else None
        return apart or material.book.fact(f"{text}.", *passages)
    if not material.portal_only and (agreed := agreement(material, main)):
        return agreed[0]
    source = f"{listed(outlets_of([item]))}, read at second hand," if item.outlets else material.voice(item)
    unnamed = unnamed_counts(material) or material.lacking("speaker", [item])
    text = f"{capital(source)} gave {given}"
    passages = [*passages, *([] if figures else [material.cite(item)])]
    if unnamed is None:
        return material.book.fact(f"{text}.", *passages)
    missed = "who counted is not said" if len(unnamed) == 1 or material.portal_only else f"{nobody(material, unnamed)} who counted"
    return material.book.absence(f"{text}; {missed}.", "speaker", "names who counted", unnamed, *passages)


def _answered(material: Material) -> Sentence | None:
    """Who disputes in the same sentence what the headline says: "The association disputed the figure"."""
    lead = material.lead
    found = _DISPUTED.search(lead.clause.past) if lead is not None and lead.clause.past is not None else None
    if lead is None or found is None or len(found[1].split()) > _SHORT_ENOUGH:
        return None
    return material.book.fact(f"{capital(found[1])}.", material.cite(lead.item, lead.clause.span))


def _rival(material: Material) -> Sentence | None:
    """What the item that leads sets against its own count: "Independent activists contended that 12,000 were killed"."""
    more = _next_clause(material, long=True)
    if material.lead is None or more is None or more.past is None or not _AGAINST.search(more.original) or not re.search(r"\d", more.past):
        return None
    told = re.sub(r"^(?:Meanwhile|However|Nevertheless|Still|But),? ", "", more.past)
    return material.book.fact(capital(told), material.cite(material.lead.item, more.span))


def _beside_the_count(material: Material) -> Sentence | None:
    """What editions add to a count that the headline gives, or between what their counts lie."""
    main, languages = material.main, material.languages
    if main is not None and main.falls and (fallen := _came_down(material, main)) is not None:
        return fallen
    if len(languages) > 1 and (added := _added(material, unnamed_counts(material) if main is not None else None)) is not None:
        return added
    ends = latest_ends(material, main) if main is not None else None
    if main is None or ends is None:
        return None
    low, high = (material.said(figure, prose=True) for figure in ends)
    text = f"The latest counts run from {low} to {high} {main.heading}, and none names who counted."
    passages = [material.cite_figure(figure) for figure in ends]
    searched = unnamed_counts(material)
    if searched is None:
        return material.book.fact(f"The latest counts run from {low} to {high} {main.heading}.", *passages)
    return material.book.absence(text, "speaker", "names who counted", searched, *passages)


def _came_down(material: Material, main: Series) -> Sentence | None:
    """From what the count came down, after what editions add in a few words; and that nobody is named who counted."""
    searched, highest = unnamed_counts(material), main.highest
    if searched is None or (highest.read.value or 0) <= (main.standing.read.value or 0):
        return None
    found = [pair for pair in foremost(material)[:1] if material.editions_only and len(pair[1]) > 1]
    added = "".join(f"{clause_of(named_in_short(material, particular.says))}; " for particular, _ in found)
    later = f"{added}a count of {material.said(highest, prose=True)} was lowered later"
    text = f"{capital(later)}, and {nobody(material, searched)} who counted."
    cited = [material.cite_figure(highest), *(material.cite(item) for _, told in found for item in list(told.values())[:CITED])]
    return material.book.absence(text, "speaker", "names who counted", searched, *cited)


def _overtaken(material: Material, item: Item) -> bool:
    """Whether the count that stands is another than this item's."""
    main = material.main
    own = main.by_item.get(item.id) if main is not None else None
    return main is not None and main.running and (own is None or own.read.value != main.last.read.value)


def _with_the_other_side(material: Material, text: str, passages: list[PassageId]) -> Sentence | None:
    if material.pack.profile.event not in _CONTESTED:
        return None
    searched = material.lacking("other-side")
    if searched is None:
        return None
    looked_for = probe_named("other-side").looked_for
    return material.book.absence(f"{text}; no account from the other side was found.", "other-side", looked_for, searched, *passages)


def _newest_turn(material: Material) -> Sentence | None:
    """What the newest line tells, where the headline is of an older one."""
    newest = next((item for item in reversed(material.english) if item_clause(item)), None)
    clause = item_clause(newest) if newest is not None else None
    if newest is None or clause is None or clause.past is None or material.lead is None or newest.id == material.lead.item.id:
        return None
    told = shortened_with_article(clause.past)
    if told is None or rebuttal_after(newest.text, clause) is not None:
        return None
    source = listed(outlets_of([newest]))
    by = f", {source} reported, at second hand" if source else ""
    text = f"On {full_date(newest.published_at.date())} {lowered(told)}{by}."
    return material.book.fact(text, material.cite(newest, clause.span))


def _denied(material: Material) -> Sentence | None:
    """What the item that leads says against its own lead, in a sentence of its own."""
    lead = material.lead
    denied = rebuttal_after(lead.item.text, lead.clause) if lead is not None else None
    if lead is None or denied is None or denied.past is None or _LEANS.match(denied.original) or len(denied.past.split()) > _SHORT_ENOUGH:
        return None
    return material.book.fact(capital(denied.past), material.cite(lead.item, denied.span))


def _cost_before(material: Material) -> Sentence | None:
    """What it had cost, by the gravest of the lines, where the line that leads counts nobody."""
    counting = [figure for series in material.series if series.kind is FigureKind.KILLED for figure in series.by_item.values()]
    figure = max(counting, key=lambda figure: (figure.read.value or 0, figure.published_at, figure.id), default=None)
    if figure is None or figure.read.value is None or material.main is not None:
        return None
    item = material.item_of(figure)
    given, figures = tally(material, item, most=1)
    source = f", {listed(outlets_of([item]))} reported, at second hand" if item.outlets else ""
    text = f"{capital(given)} had been counted by {full_date(item.published_at.date())}{source}."
    return material.book.fact(text, *(material.cite_figure(figure) for figure in figures))


def _reach(material: Material, past: Sequence[Step]) -> Sentence:
    """For what is told and not counted: what the headline leaves out, or what some editions add, or what came before; else how widely it
    is told."""
    languages = material.languages
    if material.portal_only and (told := _newest_turn(material) or _denied(material) or _cost_before(material)) is not None:
        return told
    if len(languages) < 2:
        return _one_voice(material)
    detail, lead = spared(material), material.lead
    if detail is not None and lead is not None:
        return material.book.fact(f"{detail}, {material.voice(lead.item)} says.", material.cite(lead.item, lead.clause.span))
    if (added := _added(material)) is not None:
        return added
    if (who := _who_it_was(material)) is not None:
        return who
    return recalled(material, past) or _unsourced(material) or _told_by(material, languages)


def _added(material: Material, unnamed: tuple[str, ...] | None = None) -> Sentence | None:
    """What most editions or outlets add to the headline: as a fact where several editions of one encyclopedia say it, else who
    says it; and that nobody is named who counted, where those who count were searched for it in vain."""
    found = foremost(material)
    if not found:
        return None
    cited = dict.fromkeys(material.cite(item) for _, told in found for item in list(told.values())[:CITED])
    if material.editions_only and len(found[0][1]) > 1:
        says = merged([particular.says for particular, _ in found])
        text = told_plainly([of_the_winner(material, named_in_short(material, one)) for one in says], "; ")
        if unnamed is None:
            return material.book.fact(text, *cited)
        text = f"{text.rstrip('.')}; {nobody(material, unnamed)} who counted."
        return material.book.absence(text, "speaker", "names who counted", unnamed, *cited)
    particular, told = found[0]
    who = voices(material, told)
    verb = "says" if len(told) == 1 else "say"
    of = " of Wikipedia" if material.editions_only else ""
    says_it = named_in_short(material, particular.says)
    text = f"{capital(says_it.removeprefix('that '))}, {verb} {who}{of}."
    if _COUNTED.search(says_it):
        text = f"{capital(who)}{of} {verb} {says_it}."
    return material.book.fact(text, *cited)


def _told_by(material: Material, languages: tuple[str, ...]) -> Sentence:
    """When the first and the last language came to tell it."""
    firsts = {language: next(item for item in material.pack.items if item.language == language) for language in languages}
    what = "language editions of Wikipedia" if material.editions_only else "languages"
    text = f"{opening_number(len(languages))} {what} took it up, {_when(firsts.values())}."
    operands = [Operand(language_name(language), "language", material.book.cite(item), item.id) for language, item in firsts.items()]
    return material.book.derived(text, Operation.COUNT, operands, str(len(languages)))


def _who_it_was(material: Material) -> Sentence | None:
    """Who it was that died, where the lead leaves that to the standfirst."""
    found = material.happening
    role = role_told(material, found.who) if found is not None and material.role_above else None
    if found is None or role is None:
        return None
    says = named_in_short(material, f"that {found.who} was {role[0]}")
    return material.book.fact(told_plainly([says]), *(material.cite(item) for item in role[1][:CITED]))


def _unsourced(material: Material) -> Sentence | None:
    """How many editions tell it, and that none says from whom it has it; None where not all of them could be searched."""
    searched = material.lacking("source")
    if searched is None:
        return None
    if {material.items[ItemId(name)].language for name in searched} != set(material.languages):
        return None
    what = "language editions of Wikipedia" if material.editions_only else "languages"
    text = f"None of the {number(len(material.languages))} {what} that report it names a source for what it says."
    return material.book.absence(text, "source", probe_named("source").looked_for, searched)


def _when(firsts: Iterable[Item]) -> str:
    """When the first and the last language came to tell it."""
    days = sorted(item.published_at.date() for item in firsts)
    if days[0] == days[-1]:
        return f"all from {full_date(days[0])}"
    return f"between {date_beside(days[0], days[-1])} and {full_date(days[-1])}"


def _one_voice(material: Material) -> Sentence:
    """In one language: what the item tells beside the headline, or on whom the account rests."""
    item = material.lead.item if material.lead is not None else material.first
    outlets, detail = outlets_of(material.pack.items), spared(material)
    source = f"{listed(outlets[:3])}, read at second hand" if outlets else material.voice(item)
    if detail is not None:
        return material.book.fact(f"{detail}, according to {source}.", *(material.cite(one) for one in (item, *material.pack.items[:6])))
    more = _next_clause(material)
    if more is not None and more.past is not None:
        return material.book.fact(more.past, material.cite(item, more.span))
    asked = first_unknown(material)
    if asked is not None and len(material.pack.items) == 1:
        whose = f"the one line that reports it, citing {listed(outlets[:2])}," if outlets else "the one item that reports it"
        looked_for = probe_named(asked[0]).looked_for
        text = f"{capital(whose)} does not {plain(looked_for)}."
        return material.book.absence(text, asked[0], looked_for, asked[1], material.cite(item))
    text = f"The account rests on {source}."
    return material.book.fact(text, *(material.cite(one) for one in dict.fromkeys((item, *material.pack.items[:6]))))


def _next_clause(material: Material, *, long: bool = False) -> Clause | None:
    """What the item that leads tells right after its lead, where that can stand alone."""
    lead = material.lead
    if lead is None:
        return None
    later = next((clause for clause in clauses(lead.item.text) if clause.span.start > lead.clause.span.start), None)
    fit = later is not None and later.past is not None and len(later.original.split()) <= _SHORT_ENOUGH and not _LEANS.match(later.original)
    return later if fit and (long or rebuttal_after(lead.item.text, lead.clause) is None) else None
