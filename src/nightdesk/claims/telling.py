"""A history in one English sentence: where the count began, each fall, where it stands, and who stands by which end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from nightdesk.claims.model import Figure, History, Movement, Step


def tell(history: History, who: Callable[[Figure], str]) -> str | None:
    """The sentence, or None where no number was ever stated. `who` names the teller of a figure; the program says "lower", never why."""
    steps = [step for step in history.steps if not step.aside and _number(step.figure)]
    if not steps:
        return None
    counted = f"{history.group or 'people'} {history.kind.value}"
    first, last = steps[0], steps[-1]
    if len(steps) == 1:
        return f"The number of {counted} was given as {_stated(first, who)}{_again(first)}{_differ(history, who)}."
    parts = [f"The number of {counted} was first given as {_stated(first, who)}", *_turns(steps, who)]
    parts.append(f"it {'was last lowered to' if last.movement is Movement.FALL else 'last rose to'} {_stated(last, who)}{_again(last)}")
    return f"{'; '.join(parts)}{_differ(history, who)}."


def _turns(steps: Sequence[Step], who: Callable[[Figure], str]) -> Iterator[str]:
    """The falls before the last step, each with the height it fell from."""
    for before, step in pairwise(steps[:-1]):
        if step.movement is Movement.FALL:
            yield f"it fell from {_number(before.figure)} to {_stated(step, who)}"


def _stated(step: Step, who: Callable[[Figure], str]) -> str:
    return f"{_number(step.figure)} on {_day(step.figure)} ({who(step.figure)})"


def _again(step: Step) -> str:
    times = len(step.repeated_by)
    return f", repeated {times} time{'s' if times != 1 else ''} since" if times else ""


def _differ(history: History, who: Callable[[Figure], str]) -> str:
    """The two ends with the sources of each, where they lie apart."""
    if history.low is None or history.high is None or history.low == history.high or not history.lowest or not history.highest:
        return ""
    low, high = (", ".join(dict.fromkeys(map(who, figures))) for figures in (history.lowest, history.highest))
    return f"; those who stand by a number now say between {history.low:,} ({low}) and {history.high:,} ({high})"


def _number(figure: Figure) -> str:
    read = figure.read
    if read.low is not None and read.high is not None:
        return f"{read.low:,} to {read.high:,}"
    return "" if read.value is None else f"{read.qualifier.words}{read.value:,}"


def _day(figure: Figure) -> str:
    day = figure.as_of or figure.published_at.date()
    return f"{day.day} {day:%B %Y}"
