"""Which editions ran ahead with the count and which lagged."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from nightdesk.claims.model import Figure, Qualifier
from nightdesk.drafts.accounts import last_ends
from nightdesk.drafts.counts import Series
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Operand, Operation, Sentence
from nightdesk.drafts.progress import Level
from nightdesk.drafts.wording import capital, clock_time, number, short_date
from nightdesk.languages.tongues import language_name

# What is so near to what stands lags behind in nothing that a reader would miss.
_NEARLY = 0.99
_LATE = timedelta(hours=24)
_FEW_RISES = 3


def pace(material: Material) -> list[Sentence]:
    if len(material.languages) < 2 or material.main is None or not material.main.moved:
        return []
    return _leader(material, material.main) + _laggard(material, material.main)


def _leader(material: Material, main: Series) -> list[Sentence]:
    """The language that was first with the most rises: at least three, and a third of them."""
    rises = [level.figure for level in main.rises]
    if len(rises) < _FEW_RISES:
        return []
    language, count = max(Counter(figure.language for figure in rises).items(), key=lambda pair: (pair[1], pair[0]))
    mine = [figure for figure in rises if figure.language == language]
    if count < max(_FEW_RISES, len(rises) / 3):
        return []
    which = f"all {number(count)} rises" if count == len(rises) else f"{number(count)} of the rises"
    text = f"The {language_name(language)} {_edition(material)} was first with {which}."
    operands = [Operand(str(figure.read.value), "rise first stated here", material.cite_figure(figure), figure.item) for figure in mine]
    return [material.book.derived(text, Operation.COUNT, operands, str(count))]


def _laggard(material: Material, main: Series) -> list[Sentence]:
    """The figure given longest after a higher one had come to stand, if by at least a day."""
    worst: tuple[timedelta, Figure, Level] | None = None
    for figure in main.figures:
        if figure.read.value is None:
            continue
        standing = [level for level in main.levels if level.figure.published_at <= figure.published_at]
        higher = next((level for level in standing if level.value > _bound(figure)), None)
        if higher is None or _NEARLY * standing[-1].value <= _bound(figure):
            continue
        behind = figure.published_at - higher.figure.published_at
        if behind >= _LATE and (worst is None or behind > worst[0]):
            stood = [level for level in standing if figure.published_at - level.figure.published_at >= _LATE]
            worst = (behind, figure, next(level for level in reversed(stood) if level.value > _bound(figure)))
    ends = last_ends(material, main)
    if worst is None or (ends is not None and worst[1] in (ends.stands, ends.other)):
        return []
    _, late, level = worst
    lead = level.figure
    late_voice, lead_voice = (f"the {language_name(figure.language)} {_edition(material)}" for figure in (late, lead))
    same_day = late.published_at.date() == lead.published_at.date()
    since = clock_time(lead.published_at) if same_day else short_date(lead.published_at.date())
    at = f" at {clock_time(late.published_at)}" if same_day else ""
    text = (
        f"{capital(late_voice)} still gave {material.said(late)} on {short_date(late.published_at.date())}{at}, "
        f"when {material.said(lead)} had stood in {lead_voice} since {since}."
    )
    return [material.book.fact(text, material.cite_figure(late), material.cite_figure(lead))]


def _bound(figure: Figure) -> int:
    """The least that a figure says: "more than 130" is at least 131."""
    return (figure.read.value or 0) + (figure.read.qualifier is Qualifier.MORE_THAN)


def _edition(material: Material) -> str:
    return "edition" if material.editions_only else "account"
