"""Sentences bound to real lines, ready to be judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import (
    Block,
    Derivation,
    Draft,
    Inference,
    Operand,
    Operation,
    Paragraph,
    RecordedSearch,
    Section,
    SectionRole,
    Sentence,
    SentenceKind,
)
from nightdesk.foundation.ids import ArchiveLineId, DraftId, FamilyId, ItemId, PersonaId, SentenceId, SourceId, StoryId
from nightdesk.foundation.spans import Span
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.model import Actor, EventKind, Place, Profile, Subject
from nightdesk.testing.lines import Line, lines
from nightdesk.verify.check import check
from nightdesk.verify.model import Finding, Outcome, Status, Verdict
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Item, Passage, PassageKind

BALOCHISTAN = ("ce-2026-01-30-001", "ce-2026-01-31-002", "ce-2026-02-01-001", "ce-2026-02-04-001")
ATTACKED = "ce-2026-01-31-002"
ARCHIVE = (
    "ce-2017-05-13-001", "ce-2018-11-23-001", "ce-2024-01-29-001", "ce-2024-08-26-005", "ce-2024-08-26-006", "ce-2025-03-11-009",
    "ce-2025-03-12-004",
)  # fmt: skip
JAVA = tuple(line.id for line in lines().values() if line.published_at.year == 2022)


def item(line: Line) -> Item:
    return Item(
        id=ItemId(line.id), source=SourceId(line.source), external_id=line.id, language=line.language, language_basis="declared",
        title=None, text=line.text, url=line.url, author=None, published_at=line.published_at, received_at=line.published_at,
        outlets=line.outlets,
    )  # fmt: skip


def source(name: str) -> Source:
    return Source(
        id=SourceId(name), name=name, home=f"https://{name}/", feed=f"https://{name}/feed", kind=FeedKind.RSS, language=None,
        country=None, family=FamilyId("wikipedia"), standing="encyclopedia", second_hand=True,
    )  # fmt: skip


def archived(line: Line) -> ArchiveLine:
    return ArchiveLine(ArchiveLineId(line.id), line.published_at.date(), line.text, (), line.outlets)


def passage(name: str, words: str | None = None) -> Passage:
    """The line's words, or the whole line, as an exact passage."""
    line = lines()[name]
    start = line.text.index(words) if words else 0
    span = Span(start, start + len(words) if words else len(line.text))
    kept = name in ARCHIVE
    return Passage(
        id=Passage.name(name, span), kind=PassageKind.ARCHIVE if kept else PassageKind.ITEM, document=name, span=span,
        text=span.cut(line.text), language=line.language, source=SourceId("archive" if kept else line.source),
        source_name="Wikipedia's Current Events portal" if kept else line.source, outlets=line.outlets,
        said_at=datetime.combine(line.published_at.date(), time(12), UTC) if kept else line.published_at, url=None if kept else line.url,
    )  # fmt: skip


def fact(text: str, *names: str) -> Sentence:
    kind = SentenceKind.BACKGROUND if names and names[0] in ARCHIVE else SentenceKind.FACT
    return Sentence(SentenceId(f"s-{text}"), text, kind, tuple(passage(name).id for name in names))


def derived(text: str, operation: Operation, operands: Iterable[tuple[str, str, str]], result: str) -> Sentence:
    """Operands are (value, meaning, line)."""
    shown = tuple(Operand(value, meaning, passage(name).id, name) for value, meaning, name in operands)
    return Sentence(SentenceId(f"s-{text}"), text, SentenceKind.DERIVED, derivation=Derivation(operation, shown, result))


def told_by(original: str, text: str) -> Status:
    """What is made of a sentence that rests on one English item with this text."""
    at = lines()[ATTACKED].published_at
    told = Item(ItemId("item-x"), SourceId("x.example"), "x", "en", "declared", None, original, None, None, at, at)
    whole = Passage.of_item(told, Span(0, len(original)), "x.example")
    sentence = Sentence(SentenceId("s"), text, SentenceKind.FACT, (whole.id,))
    return judge_sentence(sentence, (whole,), PROFILE, [told], [source("x.example")]).status


def absent(text: str, probe: str, names: Iterable[str]) -> Sentence:
    return Sentence(SentenceId(f"s-{text}"), text, SentenceKind.ABSENCE, search=RecordedSearch(probe, "was looked for", tuple(names)))


def inferred(text: str, inference: Inference) -> Sentence:
    return Sentence(SentenceId(f"s-{text}"), text, SentenceKind.INFERENCE, inference=inference)


HEADLINE = fact("Pakistani military announces end to operation in Balochistan", "ce-2026-02-01-001")
STANDFIRST = fact("It gave 145 insurgents, 18 civilians and 18 security personnel as dead.", "ce-2026-02-01-001")
JAVA_HEADLINE = fact("Earthquake near Cianjur kills at least 323 people", "itn-205f94727b14")
PROFILE = Profile(
    story=StoryId("story-test"), event=EventKind.ATTACK, subject=Subject.CONFLICT,
    places=(Place("Balochistan", "PK", 28.0, 66.0), Place("Nushki", "PK", 29.5, 66.0)), countries=("PK",),
    actors=(Actor("Balochistan Liberation Army", ("BLA",), 4),),
)  # fmt: skip
JAVA_PROFILE = replace(
    PROFILE,
    event=EventKind.EARTHQUAKE,
    subject=Subject.DISASTERS,
    places=(Place("Cianjur", "ID", -6.8, 107.1),),
    countries=("ID",),
    actors=(),
)


def draft(*sentences: Sentence, java: bool = False, blocks: tuple[Block, ...] = ()) -> Draft:
    names = JAVA if java else (*BALOCHISTAN, *ARCHIVE)
    return Draft(
        id=DraftId("draft-test"), story=StoryId("story-test"), revision=1, persona=PersonaId("south-asia"), contributors=(),
        writer="embedded", written_at=datetime(2022, 12, 8, tzinfo=UTC) if java else datetime(2026, 2, 5, tzinfo=UTC),
        profile=JAVA_PROFILE if java else PROFILE, headline=JAVA_HEADLINE if java else HEADLINE,
        standfirst=replace(JAVA_HEADLINE, id=SentenceId("s-standfirst")) if java else STANDFIRST,
        sections=(Section(SectionRole.OPENING, None, (*((Paragraph(sentences),) if sentences else ()), *blocks)),),
        passages=tuple(passage(name) for name in names),
    )  # fmt: skip


def judge(given: Draft) -> Verdict:
    java = given.profile is JAVA_PROFILE
    known = lines()
    items = [item(known[name]) for name in (JAVA if java else BALOCHISTAN)]
    sources = [source(name) for name in sorted({one.source for one in items})]
    return check(given, items, [] if java else [archived(known[name]) for name in ARCHIVE], sources)


def findings(sentence: Sentence, *beside: Sentence, java: bool = False) -> tuple[Finding, ...]:
    verdict = judge(draft(sentence, *beside, java=java))
    return tuple(finding for finding in verdict.findings if finding.sentence == sentence.id)


def status(sentence: Sentence, *beside: Sentence, java: bool = False) -> Status:
    return judge(draft(sentence, *beside, java=java)).status_of(sentence.id)


def failures(sentence: Sentence, *beside: Sentence, java: bool = False) -> set[str]:
    """The names of the checks that the sentence fails."""
    return {finding.check for finding in findings(sentence, *beside, java=java) if finding.outcome is Outcome.FAIL}
