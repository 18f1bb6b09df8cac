"""Which editions ran ahead with the count and which lagged; or, without a count, how fast the news travelled."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from nightdesk.claims.model import Figure
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.progress import Level
from nightdesk.drafts.tongues import language_name
from nightdesk.drafts.wording import capital, number, short_date, spell_of

_LATE = timedelta(hours=12)
# Beyond this the languages did not carry one piece of news but several of one story.
_ONE_NEWS = timedelta(days=8)


def pace(material: Material) -> list[Sentence]:
    if len(material.languages) < 2:
        return []
    if material.main is not None and material.main.moved:
        return _leader(material, material.main) + _laggard(material, material.main)
    return _travel(material)


def _leader(material: Material, main: Series) -> list[Sentence]:
    """The language that was first with the most rises."""
    rises = [level.figure for level in main.rises]
    if len(rises) < 3:
        return []
    language, count = max(Counter(figure.language for figure in rises).items(), key=lambda pair: (pair[1], pair[0]))
    mine = [figure for figure in rises if figure.language == language]
    if count < 2:
        return []
    text = f"The {language_name(language)} {_edition(material)} was first with {number(count)} of the rises."
    operands = [Operand(str(figure.read.value), "rise first stated here", material.cite_figure(figure), figure.item) for figure in mine]
    return [material.book.derived(text, Operation.COUNT, operands, str(count))]


def _laggard(material: Material, main: Series) -> list[Sentence]:
    """The figure given longest after a higher one had come to stand, if by at least twelve hours."""
    worst: tuple[timedelta, Figure, Level] | None = None
    for figure in main.figures:
        if figure.read.value is None:
            continue
        standing = [level for level in main.levels if level.figure.published_at <= figure.published_at]
        higher = next((level for level in standing if level.value > (figure.read.value or 0)), None)
        if higher is None or standing[-1].value <= (figure.read.value or 0):
            continue
        behind = figure.published_at - higher.figure.published_at
        if behind >= _LATE and (worst is None or behind > worst[0]):
            worst = (behind, figure, standing[-1])
    if worst is None:
        return []
    _, late, level = worst
    lead = level.figure
    late_voice, lead_voice = (f"the {language_name(figure.language)} {_edition(material)}" for figure in (late, lead))
    text = (
        f"{capital(late_voice)} still gave {material.said(late)} on {short_date(late.published_at.date())}, "
        f"when {material.said(lead)} had stood in {lead_voice} since {short_date(lead.published_at.date())}."
    )
    return [material.book.fact(text, material.cite_figure(late), material.cite_figure(lead))]


def _travel(material: Material) -> list[Sentence]:
    firsts = {language: next(item for item in material.pack.items if item.language == language) for language in material.languages}
    order = sorted(firsts.values(), key=lambda item: (item.published_at, item.id))
    middle, first = order[(len(order) - 1) // 2], order[0]
    if len(order) < 4 or middle.published_at - first.published_at > _ONE_NEWS:
        return []
    spell = spell_of(first.published_at, middle.published_at)
    tongue = language_name(first.language)
    text = f"Half of the {number(len(order))} languages had the news within {spell} of the first item, which was in {tongue}."
    operands = [
        Operand(first.published_at.isoformat(), "first item", material.book.cite(first)),
        Operand(middle.published_at.isoformat(), "the language in the middle", material.book.cite(middle)),
    ]
    return [material.book.derived(text, Operation.ELAPSED, operands, spell)]


def _edition(material: Material) -> str:
    return "edition" if material.editions_only else "account"
