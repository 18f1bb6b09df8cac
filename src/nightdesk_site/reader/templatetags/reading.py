"""How an article's nouns look on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from nightdesk.claims.agreement import ClaimStatus
from nightdesk.claims.sourcing import Sourcing
from nightdesk.drafts.model import Derivation, Operation, SentenceKind
from nightdesk.languages.tongues import language_name
from nightdesk.personas.model import Notice
from nightdesk.publish.reading import Note, ReaderBlock, ReaderChart, ReaderParagraph, ReaderSentence, ReaderTable
from nightdesk.verify.model import Status
from nightdesk_site.reader.analysts import analyst
from nightdesk_site.reader.words import CLAIM_STATUSES, KINDS, NOTICES, OPERATIONS, SOURCINGS, STATUSES, SUBJECTS

register = template.Library()


@register.simple_tag
def asset(path: str) -> str:
    """A static file's address, marked with its content so that browsers may keep it."""
    return f"{static(path)}?v={_mark_of(path)}"


@cache
def _mark_of(path: str) -> str:
    found = finders.find(path)
    assert isinstance(found, str), f"{path} is no static file"
    with open(found, "rb") as file:
        return sha256(file.read()).hexdigest()[:8]


@register.filter
def at(moment: datetime) -> SafeString:
    """A time with its hour, in UTC; noon exactly is how a source without an hour is kept, and shows the day alone."""
    return time_told(moment, "j F Y", " UTC", hour=has_an_hour(moment))


@register.filter
def moment(when: datetime) -> SafeString:
    """A time of the newsroom's own, always with its hour."""
    return time_told(when, "j F Y", " UTC")


def time_told(when: datetime, day: str, zone: str = "", *, hour: bool = True) -> SafeString:
    """A time in UTC for people and programs: its day in Django's format `day`, then its hour and the name of the zone."""
    when = when.astimezone(UTC)
    clock = f"{comma()}{when:%H:%M}{zone}" if hour else ""
    return format_html('<time datetime="{}">{}{}</time>', f"{when:%Y-%m-%dT%H:%M:%SZ}", date_format(when, day), clock)


def has_an_hour(when: datetime) -> bool:
    """Noon exactly is how a source without an hour is kept."""
    return when.astimezone(UTC).strftime("%H:%M:%S") != "12:00:00"


@register.simple_tag
def comma() -> str:
    """What stands between two things that are listed, or a day and its hour, in the reader's script."""
    return "، " if get_language_bidi() else ", "


@register.filter
def grouped(number: int) -> str:
    return f"{number:,}"


@register.filter
def language(code: str) -> str:
    return language_name(code)


@register.simple_tag
def passage_of_time(start: datetime, end: datetime) -> str:
    """How long something took, in its largest two units."""
    minutes = max(int((end - start).total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return _("%(days)d d %(hours)d h") % {"days": days, "hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes} if hours else _("%(minutes)d min") % {"minutes": minutes}


@register.filter
def prose(sentences: Iterable[ReaderSentence]) -> SafeString:
    """Sentences with the marks of their notes, and a word where the checks were left in doubt."""
    return mark_safe(" ".join(_sentence(sentence) for sentence in sentences))  # noqa: S308 - every part is escaped in _sentence


@register.filter
def cell(sentence: ReaderSentence | None) -> SafeString:
    return format_html('<span class="none" aria-label="{}">–</span>', _("not stated")) if sentence is None else _sentence(sentence)


def _sentence(sentence: ReaderSentence) -> SafeString:
    kind = sentence.kind.value
    text = format_html('<span class="s s-{}">{}</span>', kind, sentence.text) if kind == "inference" else format_html("{}", sentence.text)
    doubt = format_html(' <em class="doubt">{}</em>', _("in doubt")) if sentence.status is not Status.SUPPORTED else ""
    return format_html("{}{}{}", text, doubt, mark(sentence.note) if sentence.marks else "")


@register.filter
def mark(note: Note) -> SafeString:
    """The link to a note. The way back is by the note's own number."""
    return format_html(
        '<sup><a class="mark mark-{}" href="#{}" aria-label="{}">{}</a></sup>',
        note.kind.value,
        note.anchor,
        _("Evidence %(label)s: %(kind)s") % {"label": note.label, "kind": kind_name(note.kind)},
        note.label,
    )


@register.filter
def of(things: Mapping[str, object], key: str) -> object:
    """What a mapping holds under a key, or nothing."""
    return things.get(key)


@register.filter
def at_least(value: int, least: int) -> bool:
    return value >= least


@register.filter
def analyst_name(persona: str) -> str:
    return analyst(persona).name


@register.filter
def plain(block: ReaderBlock) -> str:
    """A block as plain text, with the numbers of its notes in brackets."""
    match block:
        case ReaderParagraph(sentences):
            return " ".join(_plain(sentence) for sentence in sentences)
        case ReaderTable(caption, columns, rows):
            lines = [caption, " | ".join(columns)]
            return "\n".join(lines + [" | ".join("-" if each is None else _plain(each) for each in row) for row in rows])
        case ReaderChart(title=title, unit=unit, points=points):
            return "\n".join([f"{title}, {unit}", *(f"{point.label} | {_plain(point.sentence)}" for point in points)])


def _plain(sentence: ReaderSentence) -> str:
    return f"{sentence.text} [{sentence.note.label}]" if sentence.marks else sentence.text


@register.filter
def working(derivation: Derivation) -> str:
    """A computation in one line. Documents that were counted are not named one by one: their number is the computation."""
    return f"{operation_name(derivation.operation)}: {_terms(derivation)} = {derivation.result}"


def _terms(derivation: Derivation) -> str:
    operands = derivation.operands
    if derivation.operation is not Operation.COUNT:
        return f" {sign(derivation.operation)} ".join(f"{_value(operand.value)} {operand.meaning}".strip() for operand in operands)
    kinds = Counter(operand.meaning for operand in operands)
    if any(operand.document is not None for operand in operands):
        return " · ".join(f"{number} × {meaning}" for meaning, number in kinds.items())
    return " · ".join(operand.value for operand in operands)


def _value(written: str) -> str:
    """A number as it stands; a moment as a reader writes it."""
    try:
        when = datetime.fromisoformat(written) if "T" in written else None
    except ValueError:
        return written
    return f"{when.day} {when:%B %Y, %H:%M} UTC:" if when else written


@register.filter
def kind_name(kind: SentenceKind) -> str:
    return str(KINDS[kind])


@register.filter
def status_name(status: Status) -> str:
    return str(STATUSES[status])


@register.filter
def sourcing_name(sourcing: Sourcing) -> str:
    return str(SOURCINGS[sourcing])


@register.filter
def claim_status_name(status: ClaimStatus) -> str:
    return str(CLAIM_STATUSES[status])


@register.filter
def sign(operation: Operation) -> str:
    """What stands between two operands of a computation."""
    return {Operation.SUM: "+", Operation.DIFFERENCE: "−", Operation.ORDER: "<", Operation.ELAPSED: "→"}.get(operation, "·")


@register.filter
def operation_name(operation: Operation) -> str:
    return str(OPERATIONS[operation])


@register.filter
def subject_name(subject: str) -> str:
    return str(SUBJECTS.get(str(subject), str(subject).capitalize()))


@register.filter
def notice_name(notice: Notice) -> str:
    return str(NOTICES[notice])
