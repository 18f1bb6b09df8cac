"""This time beside the record: rank among the earlier counts, and the last time before this."""

from __future__ import annotations

import re

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.answers import Answer
from nightdesk.drafts.events import sort_in
from nightdesk.drafts.kin import Record
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Operand, Operation, Sentence
from nightdesk.drafts.naming import is_organisation, lead_text, the
from nightdesk.drafts.of_kind import WITHIN_A_YEAR
from nightdesk.drafts.record import AGAIN
from nightdesk.drafts.restate import clauses
from nightdesk.drafts.telling import restated_line
from nightdesk.drafts.tolls import Toll, groups_of, scattered, tolls
from nightdesk.drafts.wording import capital, digits, full_date, listed, short_date, span_of
from nightdesk.languages.places import find_places
from nightdesk.stories.model import EventKind

FEWEST_TOLLS = 3
# "Persebaya Surabaya" is a club: a place is where something lies.
_LIES = re.compile(r"\b(?:in|near|at|off|outside|around|of|struck|strikes?|hits?) (?:the )?(?:\w+ )?$")
# An event that has a name is dated in it: "2004 Indian Ocean earthquake: Indonesia raises …".
_UNDER_A_NAME = re.compile(r"(?P<name>(?=[^:]*\b(?:19|20)\d\d\b)[A-Z0-9][^:.,;]{7,50}): (?=[A-Z])")
WHEN_LAST = "when the last before it was"
_SHOWN, _CHARTED, _ENOUGH_TO_CHART, _A_WEEK, _A_YEAR, _LONG_QUOTE, _WORTH_COMPARING = 12, 8, 4, 7, 365, 30, 5


def differences(material: Material, records: tuple[Record, ...]) -> list[Answer]:
    counts = next((answer for record in comparable(records) if (answer := _beside_the_counts(material, record)) is not None), None)
    again = material.pack.profile.event in AGAIN and records and not records[0].named and records[0].kin
    last = _last_time(material, records[0]) if again else None
    return [answer for answer in (counts, last) if answer is not None]


def comparable(records: tuple[Record, ...]) -> list[Record]:
    """Counts compare within a kind of event, or within what an organisation did; not across all that names a person."""
    return [record for record in records if not record.named or (is_organisation(record.subject) and not record.office)]


def _beside_the_counts(material: Material, record: Record) -> Answer | None:
    """Where the story's count stands among the dead of earlier lines. The archive's counts are as reported on their days.

    Counts of several days and places are of no one event: only the greatest of them is set beside single ones, and only where all are of
    one organisation. Those of a war or of protests, which go on, are not set beside what one day of them cost.
    """
    main, earlier = material.main, tolls(record)
    if main is None or main.kind is not FigureKind.KILLED or len(earlier) < FEWEST_TOLLS or _goes_on(material, record):
        return None
    if (main.standing.read.value or 0) < _WORTH_COMPARING:
        return None
    apart = not main.running and len(main.by_item) > 1
    if apart and not record.named:
        return None
    figure = main.standing
    now = figure.read.value or 0
    higher = [toll for toll in earlier if toll.value >= now]
    parts = max(record.kin, key=lambda line: (scattered(line), line.date))
    if scattered(parts) >= (now if apart else earlier[0].value):
        return None
    told = [] if apart else [_highest(material, record, earlier), *restated_line(material, record, earlier[0].line, dated=False)]
    if apart and not higher:
        told += _of_all_that_they_did(material, record, figure, earlier, parts)
    elif not higher and scattered(parts) < now:
        told.append(_greatest(material, figure, earlier, f"No count among them is as high as this story's, {material.said(figure)}."))
    elif higher and scattered(parts) <= now:
        told += _since(material, record, figure, earlier, higher)
    told += _of_its_sort(material, earlier)
    chart = None if apart else _chart(material, record, earlier, scattered(parts))
    return Answer(f"how deadly it was beside earlier {_kind(record)}", tuple(told), chart) if told else None


def _goes_on(material: Material, record: Record) -> bool:
    return material.pack.profile.event in (EventKind.WAR, EventKind.PROTEST) and not record.named


def _kind(record: Record) -> str:
    """What completes "earlier …"."""
    return f"attacks that name {the(record.subject)}" if record.named else record.subject.removesuffix(WITHIN_A_YEAR)


def _of_all_that_they_did(material: Material, record: Record, figure: Figure, earlier: list[Toll], parts: ArchiveLine) -> list[Sentence]:
    """That no earlier line counts as many dead, and which comes nearest, its groups put together where it only counts these."""
    day = short_date(figure.published_at.date())
    text = f"No earlier report that names {the(record.subject)} counts as many dead as that of {day}, {material.said(figure)}."
    told = [_greatest(material, figure, earlier, text)]
    if scattered(parts) < earlier[0].value:
        return told
    groups = groups_of(parts)
    passage = material.book.cite_line(parts)
    named = listed([f"{digits(value)} {who}" for value, who in groups])
    operands = [Operand(str(value), who, passage, parts.id) for value, who in groups]
    nearest = f"The nearest is that of {full_date(parts.date)}, with {named}, {digits(scattered(parts))} together."
    return [*told, material.book.derived(nearest, Operation.SUM, operands, str(scattered(parts)))]


def _highest(material: Material, record: Record, earlier: list[Toll]) -> Sentence:
    top = earlier[0]
    text = f"Among earlier {_kind(record)}, the report of {_dated(top.line, record)} gives the most dead, {top.said}."
    return material.book.derived(text, Operation.GREATEST, [_operand(material, toll) for toll in earlier[:_SHOWN]], str(top.value))


def _dated(line: ArchiveLine, record: Record, told: str = "") -> str:
    """ "6 October 2018 (Sulawesi)": the day and the place of which a line tells first, if neither the record nor what is told names it, or
    the name of the event under which the line stands ("2004 Indian Ocean earthquake")."""
    event = _UNDER_A_NAME.match(line.text)
    if event is not None and event["name"] not in told:
        return f"{full_date(line.date)} ({event['name']})"
    places = (place for place in find_places(line.text, "en") if place.kind != "country" and _LIES.search(line.text[: place.span.start]))
    towns = (place.span.cut(line.text) for place in places)
    place = next((town for town in towns if town not in record.subject), None)
    place = None if place is not None and place in told else place
    return f"{full_date(line.date)} ({place})" if place is not None else full_date(line.date)


def _since(material: Material, record: Record, figure: Figure, earlier: list[Toll], higher: list[Toll]) -> list[Sentence]:
    """The last that cost as many or more, where that is long ago: what an editor would say first of a toll."""
    last = max(higher, key=lambda toll: (toll.line.date, toll.line.id))
    if (material.began - last.line.date).days < _A_YEAR:
        return []
    after = [toll for toll in earlier if toll.line.date > last.line.date]
    if last is earlier[0]:
        text = f"No later report gives as many as this story's {material.said(figure)}."
        return [_greatest(material, figure, after, text)] if after else []
    text = f"The last before this to give as many or more, that of {_dated(last.line, record)}, gives {last.said}."
    return [material.book.background(text, material.book.cite_line(last.line))]


def _greatest(material: Material, figure: Figure, earlier: list[Toll], text: str) -> Sentence:
    now = figure.read.value or 0
    operands = [
        Operand(str(now), "this story's count", material.cite_figure(figure)),
        *(_operand(material, toll) for toll in earlier[:_SHOWN]),
    ]
    return material.book.derived(text, Operation.GREATEST, operands, str(now))


def _of_its_sort(material: Material, earlier: list[Toll]) -> list[Sentence]:
    """Where the lead says what crashed or came down, this count among those of its sort alone."""
    sort, main = sort_in(lead_text(material)), material.main
    alike = [toll for toll in earlier if sort is not None and sort_in(toll.line.text) == sort]
    if main is None or not alike or len(alike) == len(earlier) or alike[0].value >= (main.standing.read.value or 0):
        return []
    figure = main.standing
    text = f"Among those that tell of a {sort}, none gives a count as high as this story's, {material.said(figure)}."
    return [_greatest(material, figure, alike, text)]


def _last_time(material: Material, record: Record) -> Answer | None:
    """How long before this story the last of its kind was, and what it was."""
    line, first = record.kin[-1], material.first.published_at.date()
    days = (first - line.date).days
    if days < _A_WEEK:
        return None
    what_it_was = _what_it_was(material, record, line)
    own = f"The last before this, of {_dated(line, record, ' '.join(one.text for one in what_it_was))}, came"
    counts = tolls(record)
    if len(counts) >= FEWEST_TOLLS and counts[0].line.id == line.id and line.id in material.told_lines:
        own = f"That of {full_date(line.date)} was also the last before this,"
    text = f"{own} {span_of(days)} earlier."
    operands = [
        Operand(line.date.isoformat(), "the last earlier line", material.book.cite_line(line)),
        Operand(first.isoformat(), "the first item of this story", material.cite(material.first)),
    ]
    told = [material.book.derived(text, Operation.ELAPSED, operands, f"{days} days"), *what_it_was]
    return Answer(WHEN_LAST, tuple(told))


def _what_it_was(material: Material, record: Record, line: ArchiveLine) -> list[Sentence]:
    """Restated, or where that cannot be done in the line's words; nothing where it was told before."""
    known = line.id in material.told_lines
    restated = restated_line(material, record, line, dated=False)
    words = next((clause.original.rstrip(".") for clause in clauses(line.text)), "")
    if restated or known or not words or len(words.split()) > _LONG_QUOTE:
        return restated
    return [material.book.background(f"In the report's words: «{words}».", material.book.cite_line(line))]


def _operand(material: Material, toll: Toll) -> Operand:
    return Operand(str(toll.value), f"dead on {full_date(toll.line.date)}", material.book.cite_line(toll.line), toll.line.id)


def _chart(material: Material, record: Record, earlier: list[Toll], in_parts: int) -> Chart | None:
    """This story's count beside the gravest of the record's, in order of date; None with fewer than four to set beside it.

    Only those that are graver than what any line counts in parts, and gives no whole of, are the highest.
    """
    main = material.main
    earlier = [toll for toll in earlier if toll.value > in_parts]
    if main is None or len(earlier) < _ENOUGH_TO_CHART:
        return None
    gravest = sorted(earlier[:_CHARTED], key=lambda toll: (toll.line.date, toll.line.id))
    points = [_point(material, toll) for toll in gravest]
    figure = main.standing
    now = material.book.fact(f"{capital(material.said(figure))} {main.heading} in this story.", material.cite_figure(figure))
    points.append(ChartPoint(str(figure.published_at.year), figure.published_at.date(), float(figure.read.value or 0), now, emphasis=True))
    about = f"reports that name {the(record.subject)}" if record.named else f"reports on {record.subject}"
    return Chart(ChartForm.BARS, f"The highest counts of dead in {about}, and this one", "people", tuple(points))


def _point(material: Material, toll: Toll) -> ChartPoint:
    text = f"{capital(toll.said)} dead in the report of {full_date(toll.line.date)}."
    sentence = material.book.background(text, material.book.cite_line(toll.line))
    return ChartPoint(str(toll.line.date.year), toll.line.date, float(toll.value), sentence)
