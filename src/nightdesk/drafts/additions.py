"""What some editions add to the plain happening, and in what they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from nightdesk.drafts.dating import Dated, day_of_item, days_told
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.particulars import Particular, particulars_in
from nightdesk.drafts.people import people_in
from nightdesk.drafts.wording import capital, full_date, listed, short_date
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_MOST, _IN_ONE, _NAMED, _NAMES, _CITED, _TWO = 6, 3, 3, 2, 6, 2
_LEAVES = re.compile(r"\b(?:resign\w*|steps? down|stepped down|oust\w*|remov\w+|dismiss\w*|quits?)\b", re.IGNORECASE)
_OF_LEAVING = frozenset(["the time in office", "shortest-term", "over-taxes", "party-leadership"])

Told = dict[str, Item]
"""By language, the first item that says it."""


def additions(material: Material) -> list[Sentence]:
    """What the lead does not say and on which nobody differs, with the editions that say it: up to three things in a sentence."""
    day = [] if material.lead is not None and material.dated_by_day(material.lead.item) else _day_of_one(material)
    parts: dict[str, Part] = {who: (who, says, items) for who, says, items in day}
    for particular, told in _undisputed(material)[:_MOST]:
        who, items = voices(material, told), tuple(told.values())
        before = parts.get(who)
        says = particular.says if before is None else f"{before[1]} and {particular.says}"
        parts[who] = (who, says, items if before is None else (*before[2], *items))
    return [_sentence(material, list(parts.values())[start : start + _IN_ONE], first=not start) for start in range(0, len(parts), _IN_ONE)]


Part = tuple[str, str, tuple[Item, ...]]
"""Who adds it, what is added, and the items that say so."""


def _sentence(material: Material, parts: list[Part], *, first: bool) -> Sentence:
    """ "The Romanian and other editions add that …; the Korean edition, that …"."""
    (who, says, _), *others = parts
    verb = "says" if who.endswith(" edition") else "say"
    text = "; ".join([f"{capital(who)} {'also ' if first else ''}{verb} {says}", *(f"{whose}, {what}" for whose, what, _ in others)])
    passages = dict.fromkeys(material.cite(item) for _, _, items in parts for item in items[:_CITED])
    return material.book.fact(f"{text}.", *passages)


def voices(material: Material, items: Told) -> str:
    """Up to three editions by name; of more, the first two "and other editions"."""
    if len(items) <= _NAMED:
        return editions(material, items.values())
    two = editions(material, list(items.values())[:2])
    return (
        f"{two.removesuffix(' editions').replace(' and ', ', ')} and other editions" if two.endswith(" editions") else f"{two} and others"
    )


def _day_of_one(material: Material) -> list[Part]:
    """The day that one edition alone gives, where the lead gives none."""
    days = days_told(material.pack)
    if len(days) != 1 or len(days[0].items) > 1 or (material.main is not None and material.main.running):
        return []
    (item,) = days[0].items.values()
    return [(editions(material, [item]), f"that it was on {full_date(days[0].day)}", (item,))]


def added_in_short(material: Material) -> str | None:
    """ "it was the third title and penalties decided it": what most editions add, as a standfirst may open."""
    chosen = _undisputed(material)[:_NAMES]
    if not chosen:
        return None
    told = listed([particular.says.removeprefix("that ") for particular, _ in chosen])
    return f"{told}, {'says one' if all(len(items) == 1 for _, items in chosen) else 'say some'}"


def _undisputed(material: Material) -> list[tuple[Particular, Told]]:
    """What the lead does not say and nobody contradicts, most widely said first."""
    known = _topics_of_lead(material)
    said = [
        (particular, items)
        for topic, found in _by_topic(material).items()
        if topic not in known and len(found) == 1
        for particular, items in found.items()
    ]
    return sorted(said, key=lambda pair: -len(pair[1]))


def _topics_of_lead(material: Material) -> frozenset[str]:
    return frozenset(particular.topic for particular in said_in(material, material.lead.item)) if material.lead is not None else frozenset()


def disagreements(material: Material) -> list[Sentence]:
    """Where editions give different amounts or days of one thing: who gives which."""
    told = []
    for topic, said in _by_topic(material).items():
        if len(said) > 1:
            ordered = sorted(said.items(), key=lambda pair: -len(pair[1]))
            passages = [material.cite(item) for _, items in ordered for item in list(items.values())[:_CITED]]
            parts = [_gives(voices(material, items), particular) for particular, items in ordered]
            told.append(material.book.fact(f"On {topic} accounts differ: {'; '.join(parts)}.", *passages))
    return [*told, *_other_days(material)]


def _gives(who: str, particular: Particular) -> str:
    """ "the French edition gives 44 days", "the Uzbek edition says that it was for the second time"."""
    one = who.endswith(" edition")
    if re.search(r"\d", particular.short):
        return f"{who} {'gives' if one else 'give'} {particular.short}"
    return f"{who} {'says' if one else 'say'} {particular.says}"


def _other_days(material: Material) -> list[Sentence]:
    """Days beside the one that most editions give: the day before or after, or another that at least two editions give."""
    agreed = material.day
    if agreed is None:
        return []
    others = [
        Dated(dated.day, only)
        for dated in days_told(material.pack)
        if abs((dated.day - agreed.day).days) == 1
        and (only := {language: item for language, item in dated.items.items() if language not in agreed.items})
    ]
    if not others:
        return []
    parts = [
        f"{voices(material, dated.items)} date{'s' if len(dated.items) == 1 else ''} it {short_date(dated.day)}"
        for dated in (agreed, *others[:2])
    ]
    passages = [material.cite(item) for dated in (agreed, *others[:2]) for item in list(dated.items.values())[:_CITED]]
    return [material.book.fact(f"{capital('; '.join(parts))}.", *passages)]


def _by_topic(material: Material) -> dict[str, dict[Particular, Told]]:
    """What is said, by what it is about, and by language the first item that says it."""
    said: defaultdict[str, defaultdict[Particular, Told]] = defaultdict(lambda: defaultdict(dict))
    for item in material.pack.items:
        for particular in said_in(material, item):
            said[particular.topic][particular].setdefault(item.language, item)
    return {topic: dict(found) for topic, found in said.items() if _is_borne_out(found)}


def said_in(material: Material, item: Item) -> tuple[Particular, ...]:
    """What an item says beside the happening that fits this story and can be held against the item."""
    agreed, own = material.day, day_of_item(item)
    if agreed is not None and own is not None and abs((agreed.day - own).days) > 1:
        return ()
    event = material.pack.profile.event
    lead = material.lead.clause.original if material.lead is not None else ""
    every = (*particulars_in(item.text, item.language, event), *people_in(item, material.named, event, lead))
    return tuple(particular for particular in dict.fromkeys(every) if _is_fit(material, particular, item))


def _is_fit(material: Material, particular: Particular, item: Item) -> bool:
    """A time in office only where somebody leaves one; an amount only where its digits stand in the item."""
    if particular.topic in _OF_LEAVING and not (material.lead is not None and _LEAVES.search(material.lead.clause.original)):
        return False
    numbers = {str(int(found)) for found in re.findall(r"\d+", item.text)}
    wanted = re.findall(r"\d+", particular.short.replace(",", ""))
    return not wanted or numbers.issuperset(str(int(number)) for number in wanted) or "," in particular.short


def _is_borne_out(found: dict[Particular, Told]) -> bool:
    """One reading, two, or several amounts: of more, some would be misreadings."""
    return len(found) <= _TWO or any(re.search(r"\d", particular.short) for particular in found)


def editions(material: Material, items: Iterable[Item]) -> str:
    """ "the French and Arabic editions", or the sources' names."""
    voices = list(dict.fromkeys(material.voice(item, short=True) for item in items))
    if all(voice.endswith(" edition") for voice in voices) and len(voices) > 1:
        return f"the {listed([voice.removeprefix('the ').removesuffix(' edition') for voice in voices])} editions"
    return listed(voices)


def counts_no_dead(material: Material) -> bool:
    return material.main is None or material.pack.profile.event is EventKind.EARTHQUAKE
