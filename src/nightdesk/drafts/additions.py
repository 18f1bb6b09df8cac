"""What some editions add to the plain happening, and in what they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from nightdesk.drafts.dating import day_of_item, days_told
from nightdesk.drafts.in_short import lead_words, named_in_short
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.particulars import VENUE, Particular, particulars_in
from nightdesk.drafts.people import LEAVES, SUCCESSION, SUCCESSION_IN_PARTY, people_in
from nightdesk.drafts.restate import without_pictures
from nightdesk.drafts.setting import ADDRESSES, WHAT, WHERE
from nightdesk.drafts.steps import day_of_lead, near_days, says_of, steps_told
from nightdesk.drafts.strangers import is_of_it
from nightdesk.drafts.wording import capital, full_date, listed
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_MOST, _NAMED, CITED, _TWO = 6, 3, 6, 2
# What says less of the same: told only where the other is not.
_SAID_BETTER = {
    "re-elected": ("the winner and the office",),
    "world champion": ("the titles won",),
    "illness": ("cancer", "heart failure", "organ failure"),
    "the best player": ("the player of the match", "the best player of the tournament"),
}  # fmt: skip
COUNTED = re.compile(r"\d|\b(?:two|three|four|five|first|second|third|fourth|fifth|\w+th)\b")
# What a reader asks next.
_WEIGHTY = (SUCCESSION, SUCCESSION_IN_PARTY, "who was beaten", "who leads the winner")
# True, and worth a line only after all else.
_TRIFLES = ("at the turn of the year", *ADDRESSES)
# A standfirst stands or falls with the article: names and numbers that an original must bear out are left to the text.
_MARKED = re.compile(r"[A-Z0-9]|\b(?:first|(?:four|fif|six|seven|eigh|nin|ten)th)\b(?! (?:woman|title|time|of its kind))")
_OF_LEAVING = frozenset(["the time in office", "shortest-term", "over-taxes", "party-leadership"])

# What somebody is may be several things at once: no two of them differ.
WHO = "who "

Told = dict[str, Item]
"""By language, the first item that says it."""


def additions(material: Material) -> list[Sentence]:
    """What the lead does not say and on which nobody differs, with the editions that say it: a sentence for each of them."""
    dated = [] if material.lead is not None and material.dated_by_day(material.lead.item) else _day_of_one(material)
    parts: dict[tuple[str, bool], Part] = {}
    first, foremost_one = set[str](), foremost(material)
    for particular, told in _undisputed(material)[:_MOST]:
        who, items = voices(material, told), tuple(told.values())
        key = (who, foremost_one is not None and particular == foremost_one[0])
        before = parts.get(key)
        says = particular.says if before is None else f"{before[1]} and {particular.says}"
        parts[key] = (who, says, items if before is None else (*before[2], *items))
        first |= {who} if particular.topic in _WEIGHTY else set()
    ordered = sorted(parts.values(), key=lambda part: (part[0] not in first, _MARKED.search(part[1]) is not None))
    return [*_days_of_steps(material), *dated, *_sentences(material, ordered)]


def _days_of_steps(material: Material) -> list[Sentence]:
    """Where a change of office has several days, who gives which: by its step, beside the one whose day stands in the lead."""
    leading = day_of_lead(material)
    told = [(says_of(step), dated) for step, days in steps_told(material).items() for dated in days if dated != leading]
    told = [pair for pair in told if not any(pair[1].day == other.day and len(pair[1].items) < len(other.items) for _, other in told)]
    if not told or (leading is None and len({dated.day for _, dated in told}) < _TWO):
        told = [("it", dated) for dated in near_days(material)]
    if not told:
        return []
    parts = [
        f"{voices(material, dated.items)} {'dates' if len(dated.items) == 1 else 'date'} {step} to {full_date(dated.day)}"
        for step, dated in told
    ]
    passages = dict.fromkeys(material.cite(item) for _, dated in told for item in list(dated.items.values())[:CITED])
    return [material.book.fact(f"{capital('; '.join(parts))}.", *passages)]


Part = tuple[str, str, tuple[Item, ...]]
"""Who adds it, what is added, and the items that say so."""


def _sentences(material: Material, parts: Iterable[Part]) -> Iterator[Sentence]:
    """ "The Romanian and other editions say that penalties decided it. It was held in Qatar, says the Belarusian edition.": who says it
    stands first and last by turns; whoever is named in one sentence is in short in the next."""
    named: frozenset[str] = frozenset()
    for place, (who, says, items) in enumerate(parts):
        verb = "says" if who.endswith(" edition") else "say"
        passages = dict.fromkeys(material.cite(item) for item in items[: 2 * CITED])
        told = named_in_short(material, says, named)
        named |= {one.name for one in material.named if one.name in told}
        behind = place % _TWO and " and that " not in told and not COUNTED.search(told)
        text = f"{capital(told.removeprefix('that '))}, {verb} {who}." if behind else f"{capital(who)} {verb} {told}."
        yield material.book.fact(text, *passages)


def voices(material: Material, items: Told) -> str:
    """Up to three editions by name; of more, the first two "and other editions"."""
    if len(items) <= _NAMED:
        return editions(material, items.values())
    two = editions(material, list(items.values())[:2])
    return (
        f"{two.removesuffix(' editions').replace(' and ', ', ')} and other editions" if two.endswith(" editions") else f"{two} and others"
    )


def _day_of_one(material: Material) -> list[Sentence]:
    """The day that one edition alone gives, where the lead gives none."""
    days = days_told(material.pack)
    if len(days) != 1 or len(days[0].items) > 1 or (material.main is not None and material.main.running):
        return []
    (item,) = days[0].items.values()
    if not is_of_it(material, item):
        return []
    text = f"{capital(editions(material, [item]))} dates it to {full_date(days[0].day)}."
    return [material.book.fact(text, material.cite(item))]


def foremost(material: Material) -> tuple[Particular, Told] | None:
    """What most editions add and a standfirst may carry: in plain words, or a number that stands in every item that gives it."""
    told = [pair for pair in _undisputed(material) if pair[0].short not in ADDRESSES]
    fit = [pair for pair in told if not _MARKED.search(pair[0].says) or _is_written_out(*pair) or _is_known(*pair)]
    return next((pair for pair in fit if len(pair[1]) > 1), fit[0] if fit else None)


def _is_known(particular: Particular, told: Told) -> bool:
    """Whether two languages call somebody by a calling, or each writes the names as they are told: "Charles III"."""
    if re.search(r"\d", particular.says):
        return False
    names = re.findall(r"\b[A-Z]\w+", particular.says)
    return len(told) >= _TWO and (particular.topic.startswith(WHO) or all(name in item.text for name in names for item in told.values()))


def _is_written_out(particular: Particular, told: Told) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", particular.says)]
    named = re.search(r"\b[A-Z]", particular.says)
    return (
        bool(numbers)
        and named is None
        and all(set(numbers) <= {int(found) for found in re.findall(r"\d+", item.text)} for item in told.values())
    )


def _undisputed(material: Material) -> list[tuple[Particular, Told]]:
    """What the lead does not say and nobody contradicts, most widely said first; of what somebody was, two things at most."""
    known = _topics_of_lead(material)
    said = [
        (particular, items)
        for topic, found in by_topic(material).items()
        if topic not in known and (len(found) == 1 or topic.startswith(WHO))
        for particular, items in most_said(found)[:_TWO]
    ]
    told = [pair for pair in most_said(dict(said)) if pair[0].short != material.told_role and pair[0].short not in material.told_setting]
    known |= {word for particular, _ in told for word in (particular.short, particular.topic)}
    better = [pair for pair in told if known.isdisjoint((*_SAID_BETTER.get(pair[0].short, ()), *_SAID_BETTER.get(pair[0].topic, ())))]
    return sorted(better, key=lambda pair: (pair[0].topic not in _WEIGHTY, pair[0].short in _TRIFLES))


def most_said(found: dict[Particular, Told]) -> list[tuple[Particular, Told]]:
    return sorted(found.items(), key=lambda pair: -len(pair[1]))


def role_told(material: Material, name: str) -> tuple[str, tuple[Item, ...]] | None:
    """ "the last leader of the Soviet Union": what two editions or more call somebody, the telling before the plain, and the items."""
    found = [
        pair
        for topic, said in by_topic(material).items()
        if topic.startswith(f"{WHO}{name} ")
        for pair in sorted(said.items(), key=lambda pair: ("former" in pair[0].short, -len(pair[1])))
        if len(pair[1]) > 1
    ]
    return (found[0][0].short, tuple(found[0][1].values())) if found else None


def _topics_of_lead(material: Material) -> frozenset[str]:
    """What the lead tells already; what stands beside a picture it does not tell."""
    if material.lead is None:
        return frozenset()
    item, told = material.lead.item, without_pictures(material.lead.item.text)
    beside = (particular for particular in said_in(material, item) if particular.short.split()[-1] in told)
    plain = particulars_in(told, item.language, material.pack.profile.event)
    return frozenset(particular.topic for particular in (*plain, *beside))


def by_topic(material: Material) -> dict[str, dict[Particular, Told]]:
    """What is said, by what it is about, and by language the first item that says it. Read once for each account."""
    if material.said_beside is None:
        material.said_beside = _readby_topic(material)
    return material.said_beside


def _readby_topic(material: Material) -> dict[str, dict[Particular, Told]]:
    said: defaultdict[str, defaultdict[Particular, Told]] = defaultdict(lambda: defaultdict(dict))
    for item in material.pack.items:
        for particular in said_in(material, item):
            said[particular.topic][particular].setdefault(item.language, item)
    return {topic: dict(found) for topic, found in said.items() if _is_borne_out(found)}


def said_in(material: Material, item: Item) -> tuple[Particular, ...]:
    """What an item says beside the happening that fits this story and can be held against the item."""
    agreed, own = material.day, day_of_item(item)
    apart = (own - agreed.day).days if agreed is not None and own is not None else 0
    if apart < -1 or not is_of_it(material, item):
        return ()
    event = EventKind.DEATH if _tells_of_a_death(material) else material.pack.profile.event
    lead = without_pictures(material.lead.clause.original) if material.lead is not None else ""
    every = (*particulars_in(item.text, item.language, event), *people_in(item, material.named, event, lead))
    # The portal's lines are of days and places of their own.
    later = (SUCCESSION, SUCCESSION_IN_PARTY)
    kept = [one for one in every if not (material.portal_only and one.topic in (WHERE, WHAT)) and (apart <= 1 or one.topic in later)]
    return tuple(particular for particular in dict.fromkeys(kept) if _is_fit(material, particular, item))


def _tells_of_a_death(material: Material) -> bool:
    """Whether the plain happening is a death, whatever the words for the offices of the dead make of the story."""
    return material.happening is not None and f"{material.happening.now} ".startswith(f"{material.happening.who} dies ")


def _is_fit(material: Material, particular: Particular, item: Item) -> bool:
    """A time in office only where somebody leaves one; an amount only where its digits stand in the item."""
    if particular.topic in _OF_LEAVING and not (material.lead is not None and LEAVES.search(material.lead.clause.original)):
        return False
    numbers = {str(int(found)) for found in re.findall(r"\d+", item.text)}
    if particular.topic == VENUE and particular.short in lead_words(material):
        return False
    wanted = re.findall(r"\d+", particular.short.replace(",", ""))
    return not wanted or numbers.issuperset(str(int(number)) for number in wanted) or "," in particular.short


def _is_borne_out(found: dict[Particular, Told]) -> bool:
    """One reading, two, or several amounts: of more, some would be misreadings."""
    return len(found) <= _TWO or next(iter(found)).topic.startswith(WHO) or any(re.search(r"\d", particular.short) for particular in found)


def editions(material: Material, items: Iterable[Item]) -> str:
    """ "the French and Arabic editions", or the sources' names."""
    voices = list(dict.fromkeys(material.voice(item, short=True) for item in items))
    if all(voice.endswith(" edition") for voice in voices) and len(voices) > 1:
        return f"the {listed([voice.removeprefix('the ').removesuffix(' edition') for voice in voices])} editions"
    return listed(voices)


def counts_no_dead(material: Material) -> bool:
    return material.main is None or material.pack.profile.event is EventKind.EARTHQUAKE
