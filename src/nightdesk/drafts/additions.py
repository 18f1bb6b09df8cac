"""What some editions add to the plain happening, and in what they differ: for stories that count no dead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.named import Named, named_in
from nightdesk.drafts.particulars import Particular, particulars_in
from nightdesk.drafts.wording import capital, clock_time, counted, date_beside, full_date, listed
from nightdesk.languages.tongues import language_name
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_MOST, _LISTED, _NAMES, _WORDS_SHOWN = 4, 4, 2, 170
_LEAVES = re.compile(r"\b(?:resign\w*|steps? down|stepped down|oust\w*|remov\w+|dismiss\w*|quits?)\b", re.IGNORECASE)
_OF_LEAVING = "the time in office"

Told = dict[str, Item]
"""By language, the first item that says it."""


def additions(material: Material) -> list[Sentence]:
    """Each thing that the lead does not say and on which nobody differs, with the editions that say it."""
    told: list[Sentence] = []
    for said in _by_topic(material).values():
        if len(said) == 1 and len(told) < _MOST:
            told += [_added(material, particular, items) for particular, items in said.items()]
    return told


def added_in_short(material: Material) -> str | None:
    """ "penalties decided it": the additions as a standfirst may name them."""
    single = [particular for said in _by_topic(material).values() if len(said) == 1 for particular, items in said.items() if len(items) > 1]
    return listed([particular.says for particular in single[:_NAMES]]) or None


def disagreements(material: Material) -> list[Sentence]:
    """Where editions give different amounts of one thing: who gives which."""
    told = []
    for topic, said in _by_topic(material).items():
        if len(said) > 1:
            ordered = sorted(said.items(), key=lambda pair: -len(pair[1]))
            parts = [
                f"{editions(material, items.values())} give{'s' if len(items) == 1 else ''} {particular.short}"
                for particular, items in ordered
            ]
            passages = [material.cite(item) for _, items in ordered for item in items.values()]
            told.append(material.book.fact(f"On {topic} accounts differ: {'; '.join(parts)}.", *passages))
    return told


def _named(material: Material) -> tuple[Named, ...]:
    return named_in(material.pack)


def first_told(material: Material) -> list[Sentence]:
    """Which edition told it before the one that leads, in its own words; only where it names whom the lead names."""
    lead, item = material.lead, material.first
    if lead is None or item.id == lead.item.id or item.language == lead.item.language:
        return []
    named = [one for one in _named(material) if one.name in lead.clause.original and item.id in one.spans]
    if not named:
        return []
    words = item.text if len(item.text) <= _WORDS_SHOWN else item.text[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
    day = date_beside(item.published_at.date(), lead.item.published_at.date())
    text = f"{capital(material.voice(item, short=True))} told of it before, on {day} at {clock_time(item.published_at)}: «{words}»"
    return [material.book.fact(text, material.book.cite(item))]


def _by_topic(material: Material) -> dict[str, dict[Particular, Told]]:
    """What is said, by what it is about, without what the lead says already; a thing that one edition alone says only as an amount."""
    event = material.pack.profile.event
    lead = set(particulars_in(material.lead.item.text, "en", event)) if material.lead is not None else set()
    said: defaultdict[str, defaultdict[Particular, Told]] = defaultdict(lambda: defaultdict(dict))
    for item in material.pack.items:
        for particular in said_in(material, item):
            said[particular.topic][particular].setdefault(item.language, item)
    known = {particular.topic for particular in lead}
    return {topic: dict(found) for topic, found in said.items() if topic not in known and _is_borne_out(found)}


def said_in(material: Material, item: Item) -> tuple[Particular, ...]:
    """What an item says beside the happening that fits this story and can be held against the item."""
    every = particulars_in(item.text, item.language, material.pack.profile.event)
    return tuple(particular for particular in every if _is_fit(material, particular, item))


def _is_fit(material: Material, particular: Particular, item: Item) -> bool:
    """A time in office only where somebody leaves one; an amount only where its digits stand in the item."""
    if particular.topic == _OF_LEAVING and not (material.lead is not None and _LEAVES.search(material.lead.clause.original)):
        return False
    numbers = {str(int(found)) for found in re.findall(r"\d+", item.text)}
    wanted = re.findall(r"\d+", particular.short.replace(",", ""))
    return not wanted or numbers.issuperset(str(int(number)) for number in wanted) or "," in particular.short


def _is_borne_out(found: dict[Particular, Told]) -> bool:
    """Two editions, or an amount; several readings of "how often" would be a misreading."""
    amounts = any(re.search(r"\d", particular.short) for particular in found)
    languages = {language for items in found.values() for language in items}
    return (amounts or len(languages) > 1) and (len(found) == 1 or amounts)


def _added(material: Material, particular: Particular, items: Told) -> Sentence:
    passages = [material.cite(item) for item in items.values()]
    first = next(iter(items.values()))
    day = full_date(first.published_at.date())
    if material.lead is not None:
        day = date_beside(first.published_at.date(), material.lead.item.published_at.date())
    if len(items) <= _LISTED:
        verb = "says" if len(items) == 1 else "say"
        when = f", {'first ' if len(items) > 1 else ''}on {day}"
        return material.book.fact(f"{capital(editions(material, items.values()))} {verb} {particular.says}{when}.", *passages)
    operands = [Operand(language_name(language), "language", material.book.cite(item), item.id) for language, item in items.items()]
    first_voice = material.voice(first, short=True).removesuffix(" edition")
    text = f"{capital(counted(len(items), 'edition'))}, {first_voice} first, say {particular.says}."
    return material.book.derived(text, Operation.COUNT, operands, str(len(items)))


def editions(material: Material, items: Iterable[Item]) -> str:
    """ "the French and Arabic editions", or the sources' names."""
    voices = list(dict.fromkeys(material.voice(item, short=True) for item in items))
    if all(voice.endswith(" edition") for voice in voices) and len(voices) > 1:
        return f"the {listed([voice.removeprefix('the ').removesuffix(' edition') for voice in voices])} editions"
    return listed(voices)


def counts_no_dead(material: Material) -> bool:
    return material.main is None or material.pack.profile.event is EventKind.EARTHQUAKE
