"""What a standfirst takes from the body, so that nobody is told it twice: the weightiest step of the past, where the items have no second
fact to give it, or what most editions add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from nightdesk.drafts.interest import Step
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, Sentence
from nightdesk.drafts.narrate import dated, following, told_in_full

_LONGEST, _FEWEST = 30, 2
_NEAR = timedelta(days=730)
_WHO_SAYS = re.compile(r"(?P<who>[^.;]{3,90}?(?: editions?| others))(?: of Wikipedia)? says? (?P<what>.+)\.$")
_SAYS_WHO = re.compile(r"(?P<what>[^;]+), says? (?P<who>[^.;]{3,90}?)(?: of Wikipedia)?\.$")


def recalled(material: Material, steps: Sequence[Step]) -> Sentence | None:
    """None where it is the only one, or none can stand alone in few words."""
    fit = [
        step
        for step in steps
        if following(step) is None
        and len((step.clause.past or "").split()) <= _LONGEST
        and not told_in_full(step)[1]
        and step.line.id not in material.told_lines
    ]
    if len(steps) < _FEWEST or not fit:
        return None
    step = max(fit, key=lambda step: (_is_near(material, step), step.fate, step.weight, step.line.date, step.line.id))
    material.told_lines[step.line.id] = step.line
    return material.book.background(dated(material, step), material.book.cite_line(step.line))


def _is_near(material: Material, step: Step) -> bool:
    return material.began - step.line.date <= _NEAR


def without_repeats(section: Section, stand: Sentence) -> Section:
    """The section less the sentence that says what the standfirst says, by the same editions, in either order, or that misses the same."""
    above = (_said(stand.text), _parts(stand.text))
    blocks = [
        replace(
            block,
            sentences=tuple(one for one in block.sentences if not _repeats(one.text, *above) and not _misses(one, stand)),
        )
        if isinstance(block, Paragraph)
        else block
        for block in section.blocks
    ]
    return replace(section, blocks=tuple(block for block in blocks if not isinstance(block, Paragraph) or block.sentences))


def _repeats(text: str, said: tuple[str, str] | None, parts: frozenset[str]) -> bool:
    """Whether a sentence says, by the same editions or as plain fact, nothing that the standfirst does not."""
    return (said is not None and _said(text) == said) or _parts(text) <= parts


def _parts(text: str) -> frozenset[str]:
    """The statements of a sentence, apart from their order and how they are joined."""
    return frozenset(part.casefold() for part in re.split(r"; |, and ", text.rstrip(".")) if part)


def _misses(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences tell of the same search, made in the same items."""
    if one.search is None or other.search is None:
        return False
    return one.search.probe == other.search.probe and set(one.search.documents) <= set(other.search.documents)


def _said(text: str) -> tuple[str, str] | None:
    """Who says it and what, apart from the order of the words."""
    found = _WHO_SAYS.match(text) or _SAYS_WHO.match(text)
    return (found["who"].casefold(), found["what"].casefold().removeprefix("that ")) if found is not None else None
