"""Drafts for tests of the desk, with all that the record must hold for them: real lines, a hand-made text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from nightdesk.archive.model import ArchiveLine
from nightdesk.desk.model import Action, Concern, ConcernKind, Ruling
from nightdesk.drafts.model import Draft, SectionRole, Table
from nightdesk.foundation.ids import ArchiveLineId, FamilyId, ItemId, SourceId
from nightdesk.publish.model import Article
from nightdesk.sources.model import FeedKind, Rights, Source
from nightdesk.stories.model import EventKind, Place, Subject
from nightdesk.testing.articles import ArticleDesk
from nightdesk.testing.lines import lines
from nightdesk.verify.model import Verdict
from nightdesk.wire.model import Item, Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Handed:
    """A draft as it is handed to the desk, with its evidence."""

    draft: Draft
    verdict: Verdict
    ruling: Ruling
    sources: tuple[Source, ...]
    items: tuple[Item, ...]
    archive: tuple[ArchiveLine, ...]


def nushki(name: str = "nushki", version: int = 1) -> Handed:
    """A short draft that keeps close to its lines: facts, background, a table, a members' section; it waits for its casualty figures."""
    desk = ArticleDesk(name, persona="pamir")
    end, attacks, raids, drones = "ce-2026-02-01-001", "ce-2026-01-31-002", "ce-2026-01-30-001", "ce-2026-02-04-001"
    opening = desk.section(
        SectionRole.OPENING,
        None,
        desk.paragraph(
            desk.fact("Attacks by the Balochistan Liberation Army across Balochistan killed 33 people, including 18 civilians.", attacks),
            desk.fact("At least 92 insurgents were killed by security forces.", attacks),
        ),
        desk.paragraph(desk.fact("The Pakistan Armed Forces used drones and helicopters at Nushki.", drones)),
    )
    figures = desk.section(
        SectionRole.FIGURES,
        "The figures",
        Table("Insurgents reported dead", ("Day", "Insurgents"), ((desk.fact("30 January", raids), desk.fact("41", raids)),)),
    )
    record = desk.section(
        SectionRole.RECORD,
        "What came before",
        desk.paragraph(
            desk.background("On 11 March 2025 the Jaffar Express was hijacked, with over 440 people taken hostage.", "ce-2025-03-11-009")
        ),
    )
    members = desk.section(
        SectionRole.MEMBERS,
        "The record at Gwadar",
        desk.paragraph(desk.background("Gunmen killed at least 10 people at Gwadar Port on 13 May 2017.", "ce-2017-05-13-001")),
        teaser="what the archive holds on Gwadar",
    )
    article = desk.publish(
        desk.fact("A 40-hour operation in Balochistan ends with 145 insurgents dead", end),
        desk.fact("Pakistani military and Balochistan Police forces announced the end of the operation.", end),
        (opening, figures, record, members),
        place=Place("Nushki", "PK", 29.55, 66.02),
        event=EventKind.ATTACK,
        subject=Subject.CONFLICT,
        actors=("Balochistan Liberation Army",),
        version=version,
    )
    return hand_in(article, Concern(ConcernKind.CASUALTIES, "The draft counts the dead.", article.draft.headline.id))


def hand_in(article: Article, *concerns: Concern) -> Handed:
    """The draft of a test's article as it would reach the desk, with the items and archive lines it names."""
    cited = {passage.document: passage for passage in article.draft.passages}
    wire = [passage for passage in cited.values() if passage.kind is PassageKind.ITEM]
    return Handed(
        draft=replace(article.draft, passages=tuple(map(_as_kept, article.draft.passages))),
        verdict=article.verdict,
        ruling=Ruling("desk", Action.HOLD, concerns, "The policy lets such drafts wait for a person."),
        sources=tuple({passage.source: _source(passage) for passage in wire}.values()),
        items=tuple(_item(passage) for passage in wire),
        archive=tuple(_archive_line(document) for document, passage in cited.items() if passage.kind is PassageKind.ARCHIVE),
    )


def _as_kept(passage: Passage) -> Passage:
    """The archive keeps no addresses."""
    return replace(passage, url=None) if passage.kind is PassageKind.ARCHIVE else passage


def _source(passage: Passage) -> Source:
    return Source(
        id=passage.source,
        name=passage.source_name,
        home="https://wikipedia.invalid/",
        feed="https://wikipedia.invalid/feed",
        kind=FeedKind.RSS,
        language=passage.language,
        country=None,
        family=FamilyId("wikipedia"),
        standing="encyclopedia",
        second_hand=True,
        rights=Rights("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/", "Wikipedia contributors"),
    )


def _item(passage: Passage) -> Item:
    line = lines()[passage.document]
    return Item(
        id=ItemId(line.id),
        source=SourceId(passage.source),
        external_id=line.id,
        language=line.language,
        language_basis="declared",
        title=None,
        text=line.text,
        url=line.url,
        author=None,
        published_at=line.published_at,
        received_at=line.published_at + timedelta(minutes=1),
        outlets=line.outlets,
    )


def _archive_line(document: str) -> ArchiveLine:
    line = lines()[document]
    return ArchiveLine(ArchiveLineId(line.id), line.published_at.date(), line.text, (), line.outlets)
