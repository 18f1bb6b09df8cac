"""The members' part: what is different this time, the earlier events of the kind, and who led and who lagged with the count."""

from __future__ import annotations

from nightdesk.drafts.answers import Answer
from nightdesk.drafts.at_war import at_war
from nightdesk.drafts.clashes import clashes
from nightdesk.drafts.compared import compared_with
from nightdesk.drafts.differences import WHEN_LAST, differences
from nightdesk.drafts.earlier_ones import earlier_ones
from nightdesk.drafts.earlier_table import earlier_table
from nightdesk.drafts.few_counts import few_counts
from nightdesk.drafts.firsts import firsts
from nightdesk.drafts.holders import turnover
from nightdesk.drafts.inferences import earned_inference
from nightdesk.drafts.interest import Step
from nightdesk.drafts.likest import likest
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Block, Paragraph, Section, SectionRole, Table
from nightdesk.drafts.narrate import following, told_in_full
from nightdesk.drafts.pace import pace
from nightdesk.drafts.principals import is_contest, principals
from nightdesk.drafts.record import Past
from nightdesk.drafts.series import Series
from nightdesk.drafts.taken import taken
from nightdesk.drafts.tenure import again, tenure
from nightdesk.drafts.waits import waits
from nightdesk.drafts.wording import capital, listed
from nightdesk.stories.model import EventKind

_FEWEST, _QUESTIONS, _ROWS, _MOST_ROWS, _SIDES = 2, 3, 2, 6, 2


def members_section(material: Material, past: Past) -> Section | None:
    """None where there are fewer than two sentences worth paying for; nobody pays for a date alone."""
    fared = compared_with(material, past.series)
    compared = [
        *fared,
        *turnover(material, past.series),
        *tenure(material),
        *(again(material) if not fared else []),
        *at_war(material),
        *waits(material, past.trail),
        *likest(material, past.records),
        *taken(material, past.records),
        *few_counts(material, past.records),
        *differences(material, past.records),
        *clashes(material),
        *firsts(material, past.records),
    ]
    paced = pace(material)
    answers = [*compared, *([Answer("which accounts ran ahead with the count and which lagged", tuple(paced))] if paced else [])]
    table = _table(material, past.series) if past.series is not None else None
    if table is None and [answer.question for answer in compared] in ([], [WHEN_LAST]):
        answers += earlier_ones(material, past.records, last_told=bool(compared))
    if [answer.question for answer in answers] == [WHEN_LAST]:
        return None
    inference = earned_inference(material)
    if inference:
        answers.append(Answer("what may be inferred, and what speaks against it", tuple(inference)))
    if table is not None and past.series is not None:
        asked = any(past.series.title in answer.question for answer in answers)
        answers.append(Answer("what the archive tells of each" if asked else f"the earlier {past.series.title}", (), table))
    tables = [answer.beside for answer in answers if isinstance(answer.beside, Table)]
    if sum(len(answer.told) for answer in answers) + sum(len(one.rows) for one in tables) < _FEWEST:
        return None
    blocks: list[Block] = []
    for answer in answers:
        blocks += [Paragraph(answer.told)] if answer.told else []
        blocks += [answer.beside] if answer.beside is not None else []
    title = "What is different this time" if compared else "Who was first, and who lagged" if paced and not tables else "The longer record"
    return Section(SectionRole.MEMBERS, title, tuple(blocks), teaser=f"{listed([answer.question for answer in answers[:_QUESTIONS]])}.")


def _table(material: Material, series: Series) -> Table | None:
    """One row for each of the last events, those with somebody of the story before others; None for fewer than two. Where two sides met,
    the last one and those that one of them played."""
    if len(series.steps) < _ROWS:
        return None
    whom = [one for one in principals(material) if not is_contest(one.name)]
    whom = [one for one in whom if one.person] or whom
    played = [step for step in series.steps if any(one.stands_in(step.clause.original) for one in whom)]
    if material.pack.profile.event is EventKind.SPORT and len(whom) >= _SIDES and len(played) >= _ROWS:
        shown = [*(step for step in series.steps[:-1] if step in played), series.steps[-1]][-_MOST_ROWS:]
    else:
        theirs = [step for step in series.steps[:-_ROWS] if step in played]
        others = [step for step in series.steps[:-_ROWS] if step not in theirs]
        shown = [*others, *theirs, *series.steps[-_ROWS:]][-_MOST_ROWS:]
    in_order = sorted(shown, key=lambda step: (step.line.date, step.line.id))
    return earlier_table(material, series.title, [(step.line, _row(step)) for step in in_order])


def _row(step: Step) -> str:
    """What the line tells, and its next sentence where that belongs to it."""
    next_one = following(step) if step.also is not None else None
    return " ".join(filter(None, (capital(told_in_full(step)[0]), next_one)))
