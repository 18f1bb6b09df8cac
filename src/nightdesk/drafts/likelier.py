"""Which of two accounts is the likelier: a conclusion drawn only where the reports or the archive give a ground, with the rival named."""

from __future__ import annotations

import re

from nightdesk.drafts.attribution import outlets_of
from nightdesk.drafts.compared import wins_before
from nightdesk.drafts.dating import Dated
from nightdesk.drafts.headline import shortened, shortened_with_article
from nightdesk.drafts.material import Material, item_clause
from nightdesk.drafts.model import Likelihood, Sentence
from nightdesk.drafts.particulars import Particular
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import lowered
from nightdesk.drafts.series import Series
from nightdesk.drafts.wording import capital, clock_time, listed, month_of, ordinal, short_date

_ENDS = re.compile(r"\bannounced the end\b|\bdeclared (?:an? )?(?:ceasefire|truce|end)\b")
_TERMS_SAID, _TWO, _LONGEST = "two terms before", 2, 36


def likelier_count(material: Material, premise: Sentence, better: str, other: str) -> Sentence:
    """Of two counts on which editions end, that of the newest and of more of them."""
    return material.book.inference(
        f"The count of {better} is likely to be the sounder one, for the newest editions end on it.",
        [premise],
        "a count is mended as bodies are named, and the newest editions have had most time to mend it",
        Likelihood.LIKELY,
        f"those who end on {other} count some whom the others leave out",
    )


def likelier_day(material: Material, premise: Sentence, agreed: Dated, others: list[Dated]) -> list[Sentence]:
    """Where a report was out before the later day began, the earlier; else the one that most give."""
    first, latest = material.first, max(others, key=lambda dated: dated.day)
    if latest.day > agreed.day and first.published_at.date() <= agreed.day:
        text = f"A first report was out on {short_date(first.published_at.date())} at {clock_time(first.published_at)}."
        out = material.book.fact(text, material.cite(first))
        return [out, _day(material, [premise, out], agreed, "what is reported on one day cannot have happened on the next")]
    if len(agreed.items) > max(len(dated.items) for dated in others):
        return [_day(material, [premise], agreed, "most editions give it, and one may date by its own clock or by its report")]
    return []


def _day(material: Material, premises: list[Sentence], agreed: Dated, mechanism: str) -> Sentence:
    return material.book.inference(
        f"So {short_date(agreed.day)} is likely to be the day.",
        premises,
        mechanism,
        Likelihood.LIKELY,
        "the report is dated by a clock hours behind the place itself",
    )


def likelier_terms(material: Material, series: Series | None, premise: Sentence, said: list[tuple[Particular, str]]) -> list[Sentence]:
    """How often somebody had won by the archive, and which of the editions that bears out. `said` is what they say and
    who does."""
    found = wins_before(material, series) if series is not None else None
    if found is None:
        return []
    name, steps = found
    won = f"{name} won in {listed([month_of(step.line.date) for step in steps])}"
    lines = [material.book.cite_line(step.line) for step in steps]
    borne = [who for particular, who in said if _fits(particular, len(steps))]
    own = material.book.background(f"By the archive, {won}.", *lines)
    if len(borne) != 1:
        return [own]
    return [
        own,
        material.book.inference(
            f"So {borne[0]} {'is' if borne[0].endswith(' edition') else 'are'} likely to be right.",
            [premise, own],
            "the archive tells of as many terms won before",
            Likelihood.LIKELY,
            "the other account does not count a term that the archive tells of, or the archive misses one",
        ),
    ]


def _fits(particular: Particular, wins: int) -> bool:
    if particular.short == _TERMS_SAID:
        return wins == _TWO
    return f"for the {ordinal(wins + 1)} time" in particular.says


def ended_and_after(material: Material) -> list[Sentence]:
    """Where the end of something was announced and newer news of the same conflict leads: the one beside the other, and what follows."""
    item, lead = material.turn_before, material.lead
    before = item_clause(item) if item is not None else None
    if item is None or lead is None or before is None or before.past is None or lead.clause.past is None or not _ENDS.search(before.past):
        return []
    ended, goes_on = shortened(before.past), shortened(lead.clause.past)
    if ended is None or goes_on is None:
        return []
    days = [short_date(one.published_at.date()) for one in (item, lead.item)]
    text = f"On {days[0]} {lowered(ended)}; on {days[1]} {lowered(goes_on)}."
    both = material.book.fact(text, material.cite(item, before.span), material.cite(lead.item, lead.clause.span))
    follows = material.book.inference(
        f"So the fighting is likely to have outlasted what was announced on {days[0]}.",
        [both],
        "the same sides were told of again days after the announcement",
        Likelihood.LIKELY,
        "what was told of later was begun anew after it",
    )
    return [both, follows]


def one_against_another(material: Material) -> list[Sentence]:
    """Where the item that leads tells what is said against its own lead: the one beside the other, and that one report tells both."""
    lead = material.lead
    against = rebuttal_after(lead.item.text, lead.clause) if lead is not None else None
    told = shortened_with_article(lead.clause.past) if lead is not None and lead.clause.past is not None else None
    if lead is None or against is None or against.past is None or told is None or len(against.past.split()) > _LONGEST:
        return []
    cited = (material.cite(lead.item, lead.clause.span), material.cite(lead.item, against.span))
    outlets = outlets_of([lead.item])
    if not outlets:
        return []
    both = material.book.fact(f"{capital(told).rstrip('.')}; {lowered(against.past)}", *dict.fromkeys(cited))
    return [both, material.book.fact(f"Both are told by one report, which cites {listed(outlets)}.", material.cite(lead.item))]
