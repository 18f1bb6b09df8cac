"""In what editions differ beside the counts: amounts, how often, and the day; and what the archive has to say of it."""

from __future__ import annotations

import re

from nightdesk.drafts.additions import CITED, WHO, Told, by_topic, most_said, voices
from nightdesk.drafts.dating import Dated, days_told
from nightdesk.drafts.likelier import likelier_day, likelier_terms
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.particulars import Particular
from nightdesk.drafts.series import Series
from nightdesk.drafts.tenure import TIME_IN_OFFICE, settled
from nightdesk.drafts.wording import capital, short_date
from nightdesk.stories.model import EventKind

_TWO = 2
WORST, HOW_OFTEN = "worst-of-its-kind", "how often"


def disagreements(material: Material, *, of: tuple[str, ...] = (), series: Series | None = None) -> list[Sentence]:
    """Where editions give different amounts or days of one thing: who gives which, and what weighs for one of them.

    `of` are the topics asked for, all if none is; `series` are the earlier events of the kind.
    """
    told = []
    for topic, said in by_topic(material).items():
        if len(said) > 1 and not topic.startswith(WHO) and (not of or topic in of):
            ordered = _apart(said)
            if len(ordered) < _TWO:
                continue
            passages = [material.cite(item) for _, items in ordered for item in list(items.values())[:CITED]]
            most = max(len(items) for _, items in ordered)
            parts = [_gives(voices(material, items), particular, alone=len(items) == 1 and most > _TWO) for particular, items in ordered]
            numbered = all(re.search(r"\d", particular.short) for particular, _ in ordered)
            opener = f"On {topic} accounts differ: {parts[0]}" if numbered else capital(parts[0])
            premise = material.book.fact(f"{'; '.join([opener, *parts[1:]])}.", *passages)
            told += [premise, *_weighed(material, topic, premise, ordered, series)]
    return told if of else [*told, *_other_days(material)]


def _weighed(
    material: Material, topic: str, premise: Sentence, said: list[tuple[Particular, Told]], series: Series | None
) -> list[Sentence]:
    """What the archive, or the claims themselves, have to say of a difference."""
    if topic == TIME_IN_OFFICE:
        return settled(material)
    if topic == HOW_OFTEN and material.pack.profile.event is EventKind.ELECTION:
        return likelier_terms(material, series, premise, [(particular, voices(material, items)) for particular, items in said])
    return []


def _apart(said: dict[Particular, Told]) -> list[tuple[Particular, Told]]:
    """What is said, most widely first, each by those languages alone that say nothing else of it before."""
    kept: list[tuple[Particular, Told]] = []
    spoken: set[str] = set()
    for particular, items in most_said(said):
        own = {language: item for language, item in items.items() if language not in spoken}
        spoken |= items.keys()
        kept += [(particular, own)] if own else []
    return kept


def _gives(who: str, particular: Particular, *, alone: bool) -> str:
    """ "the Greek edition alone gives 49 days", "the Uzbek edition says that it was for the second time": numbers are read in every
    language, what is said otherwise perhaps not."""
    one = who.endswith(" edition")
    if re.search(r"\d", particular.short) and particular.topic != WORST:
        return f"{who}{' alone' if alone else ''} {'gives' if one else 'give'} {particular.short}"
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
        f"{voices(material, dated.items)}{' alone' if len(dated.items) == 1 < _TWO < len(agreed.items) else ''} "
        f"date{'s' if len(dated.items) == 1 else ''} it {short_date(dated.day)}"
        for dated in (agreed, *others[:2])
    ]
    passages = [material.cite(item) for dated in (agreed, *others[:2]) for item in list(dated.items.values())[:CITED]]
    premise = material.book.fact(f"{capital('; '.join(parts))}.", *passages)
    return [premise, *likelier_day(material, premise, agreed, others[:2])]
