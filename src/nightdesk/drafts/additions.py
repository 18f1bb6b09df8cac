"""What some editions add to the plain happening, and in what they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from nightdesk.drafts.dating import day_of_item, days_told
from nightdesk.drafts.in_short import lead_words, named_in_short, of_the_winner
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.particulars import VENUE, Particular, particulars_in
from nightdesk.drafts.people import LEAVES, SUCCESSION, SUCCESSION_IN_PARTY, people_in
from nightdesk.drafts.plain_facts import merged, paired, told_by_one_each, told_plainly
from nightdesk.drafts.restate import without_pictures
from nightdesk.drafts.setting import ADDRESSES, WHAT, WHERE
from nightdesk.drafts.steps import day_of_lead, near_days, says_of, steps_told
from nightdesk.drafts.strangers import is_of_it
from nightdesk.drafts.wording import capital, full_date, listed
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_MOST, _NAMED, CITED, _TWO, _BRIEFLY = 6, 3, 6, 2, 10
# What says less of the same: told only where the other is not.
_SAID_BETTER = {
    "re-elected": ("the winner and the office",),
    "world champion": ("the titles won",),
    "illness": ("cancer", "heart failure", "organ failure"),
    "the best player": ("the player of the match", "the best player of the tournament"),
}  # fmt: skip
COUNTED = re.compile(r"\d|\b(?:two|three|four|five|first|second|third|fourth|fifth|\w+th)\b")
_GIVES_A_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|second|third|\w{2,}th) (?:\w+ )?(?:titles?|times?|years?)\b")
# What a reader asks next.
_WEIGHTY = (SUCCESSION, SUCCESSION_IN_PARTY, "who was beaten", "who leads the winner")
# Of one edition alone, no news.
_ASIDE = ("the party of", "where the winner stands", "in-hospital", VENUE)
# True, and worth a line only after all else.
_TRIFLES = ("at the turn of the year", *ADDRESSES)
# A standfirst stands or falls with the article: names and numbers that an original must bear out are left to the text.
_MARKED = re.compile(r"[A-Z0-9]|\b(?:first|(?:four|fif|six|seven|eigh|nin|ten)th)\b(?! (?:woman|title|time|of its kind))")
_OF_LEAVING = frozenset(["the time in office", "shortest-term", "over-taxes", "party-leadership"])
_LESS_THAN_LEAVING = "party-leadership"

# What somebody is may be several things at once: no two of them differ.
WHO = "who "

Told = dict[str, Item]
"""By language, the first item that says it."""
Pair = tuple[Particular, Told]
Part = tuple[str, str, tuple[Item, ...]]
"""Who adds it, what is added, and the items that say so."""


def additions(material: Material) -> list[Sentence]:
    """What the lead does not say and on which nobody differs. Editions of one encyclopedia are one source, which the lead names: what
    several say is told as a fact, what one says is told as its own. Of other sources, who says it."""
    dated = [] if material.lead is not None and material.dated_by_day(material.lead.item) else _day_of_one(material)
    told = _undisputed(material)[:_MOST]
    if not material.editions_only:
        return [*_days_of_steps(material), *dated, *_sentences(material, _by_voice(material, told))]
    standing = foremost(material)
    facts = [pair for pair in told if len(pair[1]) > 1 and pair not in standing]
    one = [pair for pair in told if len(pair[1]) == 1 and pair not in standing and not pair[0].topic.startswith(_ASIDE)]
    alone = [pair for pair in one if pair[0].topic in _WEIGHTY] + [pair for pair in one if pair[0].topic not in _WEIGHTY][:_TWO]
    parts = [*_who_says(material, standing), *_facts(material, facts, dict(standing))]
    return [*_days_of_steps(material), *dated, *parts, *_of_one_edition(material, alone, dict([*standing, *facts]))]


def _facts(material: Material, told: list[Pair], before: dict[Particular, Told]) -> Iterator[Sentence]:
    """ "Penalties decided it, and it was the winner's third title."."""
    if told and len(told[0][1]) == 1:
        yield from _of_one_edition(material, told, before)
        return
    named = _named_in(material, before)
    says: list[str] = []
    items: list[list[Item]] = []
    for particular, found in told:
        joint = merged([*says[-1:], particular.says])
        if says and len(joint) == 1:
            says[-1], items[-1] = joint[0], [*items[-1], *found.values()]
        else:
            says.append(particular.says)
            items.append(list(found.values()))
    for group in paired(says):
        texts = []
        for place in group:
            texts.append(of_the_winner(material, named_in_short(material, says[place], named)))
            named |= {one.name for one in material.named if one.name in texts[-1]}
        passages = dict.fromkeys(material.cite(item) for place in group for item in items[place][:CITED])
        yield material.book.fact(told_plainly(texts), *passages)


def _who_says(material: Material, standing: list[Pair]) -> list[Sentence]:
    """What a standfirst may carry; where there is a number in it, with those who give it: "The Romanian and other editions say that it was
    Argentina's third title; the Polish and other editions say that penalties decided it."."""
    parts = [(voices(material, found), of_the_winner(material, particular.says), found) for particular, found in standing]
    if not any(_GIVES_A_NUMBER.search(says) and len(found) > 1 for _, says, found in parts):
        return list(_facts(material, standing, {}))
    text = "; ".join(f"{who} say {says}" for who, says, _ in parts)
    passages = dict.fromkeys(material.cite(item) for _, _, found in parts for item in list(found.values())[:CITED])
    return [material.book.fact(f"{capital(text)}.", *passages)]


def _of_one_edition(material: Material, told: list[Pair], before: dict[Particular, Told]) -> Iterator[Sentence]:
    """ "The Belarusian edition says that it was won in Qatar; the Korean edition says …": three at most in a sentence."""
    named = _named_in(material, before)
    by_voice: dict[str, list[Pair]] = {}
    for pair in told:
        by_voice.setdefault(voices(material, pair[1]), []).append(pair)
    parts: list[tuple[str, str, Item]] = []
    for who, pairs in by_voice.items():
        says = named_in_short(material, " and ".join(merged([particular.says for particular, _ in pairs])), named)
        named |= {one.name for one in material.named if one.name in says}
        parts.append((who, says, next(iter(pairs[0][1].values()))))
    if not parts:
        return
    weighty = [1 for _, pairs in by_voice.items() if any(particular.topic in _WEIGHTY for particular, _ in pairs)]
    starts = [*range(len(weighty)), *range(len(weighty), len(parts), _NAMED)]
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        some = parts[start:end]
        items = [item for who, _, _ in some for _, found in by_voice[who] for item in found.values()]
        text = told_by_one_each([(who, says) for who, says, _ in some])
        yield material.book.fact(text, *dict.fromkeys(material.cite(item) for item in items))


def _named_in(material: Material, told: dict[Particular, Told]) -> frozenset[str]:
    return frozenset(one.name for one in material.named if any(one.name in particular.says for particular in told))


def _by_voice(material: Material, told: list[Pair]) -> list[Part]:
    parts: dict[str, Part] = {}
    first = set[str]()
    for particular, found in told:
        who, items = voices(material, found), tuple(found.values())
        before = parts.get(who)
        says = particular.says if before is None else f"{before[1]} and {particular.says}"
        parts[who] = (who, says, items if before is None else (*before[2], *items))
        first |= {who} if particular.topic in _WEIGHTY else set()
    return sorted(parts.values(), key=lambda part: (part[0] not in first, _MARKED.search(part[1]) is not None))


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


def foremost(material: Material) -> list[Pair]:
    """What most editions add and a standfirst may carry: in plain words, or a number that stands in every item that gives it. Two such
    things where several editions say each and both are short, else one."""
    told = [pair for pair in _undisputed(material) if pair[0].short not in ADDRESSES]
    fit = [pair for pair in told if not _MARKED.search(pair[0].says) or _is_written_out(*pair) or _is_known(*pair)]
    shared = [pair for pair in fit if len(pair[1]) > 1]
    if not shared or not material.editions_only:
        return shared[:1] or fit[:1]
    short = [
        pair
        for pair in shared[1:]
        if len(pair[0].says.split()) <= _BRIEFLY and not pair[0].topic.startswith(WHO) and pair[0].topic != _LESS_THAN_LEAVING
    ]
    return [shared[0], *short[:1]] if len(shared[0][0].says.split()) <= _BRIEFLY else shared[:1]


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


def _undisputed(material: Material) -> list[Pair]:
    """What the lead does not say and nobody contradicts, most widely said first; of what somebody was, two things at most."""
    known = _topics_of_lead(material)
    said = [
        (particular, items)
        for topic, found in by_topic(material).items()
        if topic not in known and (len(found) == 1 or topic.startswith(WHO)) and not (material.told_role and topic.startswith(WHO))
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
