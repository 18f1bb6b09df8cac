"""Titles, teasers, captions and labels: no sentences, yet nothing may stand in them that the sentences beside them do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.drafts.model import Chart, ChartPoint, Paragraph, Section, Sentence, SentenceKind, Table, sentences_of
from nightdesk.foundation.ids import DraftId, SentenceId
from nightdesk.stories.model import Profile
from nightdesk.verify.evidence import Case, Evidence
from nightdesk.verify.model import Finding, Outcome
from nightdesk.verify.names import names_in
from nightdesk.verify.numerals import find_numerals
from nightdesk.verify.phrases import has_link
from nightdesk.verify.reading import read

CHECK = "captions"


def title_id(draft: DraftId, section: int) -> SentenceId:
    """The name under which findings on the title of a section are given."""
    return SentenceId(f"{draft}/section-{section}/title")


def teaser_id(draft: DraftId, section: int) -> SentenceId:
    return SentenceId(f"{draft}/section-{section}/teaser")


def caption_id(draft: DraftId, section: int, block: int) -> SentenceId:
    """The name under which findings on the caption of a table or the title of a chart are given."""
    return SentenceId(f"{draft}/section-{section}/block-{block}/caption")


def heads_id(draft: DraftId, section: int, block: int) -> SentenceId:
    """The name under which findings on the columns of a table or the unit of a chart are given."""
    return SentenceId(f"{draft}/section-{section}/block-{block}/heads")


def check_captions(evidence: Evidence) -> Iterator[Finding]:
    """Failures only: names, numbers and links that nothing in the section holds."""
    draft = evidence.draft
    for place, section in enumerate(draft.sections):
        inside = [sentence for block in section.blocks for sentence in sentences_of(block)]
        beside = [draft.headline, draft.standfirst, *inside]
        if section.title:
            yield from _check(title_id(draft.id, place), section.title, beside, evidence)
        if section.teaser:
            yield from _check(teaser_id(draft.id, place), section.teaser, beside, evidence)
        yield from _check_blocks(place, section, beside, evidence)


def _check_blocks(place: int, section: Section, beside: list[Sentence], evidence: Evidence) -> Iterator[Finding]:
    for number, block in enumerate(section.blocks):
        match block:
            case Table(caption=caption, columns=heads, rows=rows):
                counted = len(rows)
            case Chart(title=caption, unit=unit, points=points):
                heads, counted = (unit,), len(points)
            case Paragraph():
                continue
        yield from _check(caption_id(evidence.draft.id, place, number), caption, beside, evidence, counted)
        yield from _check(heads_id(evidence.draft.id, place, number), ". ".join(heads), beside, evidence)


def _check(name: SentenceId, text: str, beside: list[Sentence], evidence: Evidence, counted: int = 1) -> Iterator[Finding]:
    """`counted` is how many rows or points there are: a caption may say so."""
    whole = [passage.id for passage in evidence.draft.passages]
    case = Case(Sentence(name, text, SentenceKind.DERIVED, tuple(whole)), evidence)
    held = [read(sentence.text) for sentence in beside]
    for numeral in case.reading.counts:
        if numeral.values.isdisjoint({1, counted}) and not any(numeral.agrees(other) for reading in held for other in reading.numerals):
            yield Finding(name, CHECK, Outcome.FAIL, f"“{text[numeral.start : numeral.end]}” stands in no sentence beside it.")
    known = frozenset(word.stem for reading in held for word in reading.words)
    profile = evidence.profile
    context = frozenset(word.stem for name in _context(profile) for word in read(name).words)
    for word in names_in(case):
        if word.stem not in known | context and word.low not in _voices(evidence):
            yield Finding(name, CHECK, Outcome.FAIL, f"“{word.text}” stands in no sentence beside it.")
    if link := has_link(text):
        yield Finding(name, CHECK, Outcome.FAIL, f"“{link}” looks like a link.")


def _context(profile: Profile) -> Iterator[str]:
    yield from (place.name for place in profile.places)
    yield from (actor.name for actor in profile.actors)


def _voices(evidence: Evidence) -> frozenset[str]:
    return frozenset(word.low for name in evidence.source_names for word in read(name).words)


def check_point(point: ChartPoint, case: Case) -> Iterator[Finding]:
    """A point's height and date must be those of its sentence and evidence."""
    derivation = point.sentence.derivation
    told = [*case.reading.numerals, *(find_numerals(derivation.result) if derivation else ())]
    if not any(abs(float(value) - point.value) < 1e-9 for numeral in told for value in numeral.values):
        yield case.failed(CHECK, f"The point is drawn at {point.value:g}, which its sentence does not say.")
    days = case.days
    same = point.at in days if derivation is None else point.at.year in {day.year for day in days}
    if days and not same and not any(moment.dated and moment.fits(point.at) for reading in case.english for moment in reading.moments):
        yield case.failed(CHECK, f"The point is drawn on {point.at:%d %B %Y}, which is not a date of its evidence.")
