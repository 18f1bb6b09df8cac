"""The only way out: an article as one kind of reader may see it. Pages, feeds, structured data and letters take nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from nightdesk.drafts.model import Block, Chart, Paragraph, Section, Sentence, Table, sentences_of
from nightdesk.drafts.pack import parties_of
from nightdesk.foundation.ids import SourceId
from nightdesk.languages.tongues import language_name
from nightdesk.publish.access import Part, Standing, may_see
from nightdesk.publish.charts import draw
from nightdesk.publish.coverage import coverage
from nightdesk.publish.excerpts import RightsOf
from nightdesk.publish.model import Article, CitedItem, is_retracted
from nightdesk.publish.morgue import ARCHIVE_RIGHTS
from nightdesk.publish.naming import country_name
from nightdesk.publish.notes import NoteBook, statuses
from nightdesk.publish.reading import (
    Checked,
    ReaderArticle,
    ReaderBlock,
    ReaderChart,
    ReaderParagraph,
    ReaderPoint,
    ReaderSection,
    ReaderSentence,
    ReaderTable,
    SourceBox,
    SourceLine,
)
from nightdesk.sources.model import Rights
from nightdesk.verify.model import Status
from nightdesk.wire.model import PassageKind


def render(article: Article, standing: Standing, sources: Mapping[SourceId, Rights] | None = None) -> ReaderArticle:
    """What a reader of this standing gets. `sources` tells the rights of sources that the article's own items do not."""
    draft, provenance = article.draft, article.provenance
    retracted = is_retracted(article)
    rights = RightsOf(article.items, ARCHIVE_RIGHTS | dict(sources or {}))
    withdrawn = {item.item for item in article.items if item.withdrawn}
    book = NoteBook(
        standing,
        draft.passages,
        rights,
        article.verdict,
        article.agreements,
        draft.translations,
        withdrawn,
        article.statements,
        parties_of(draft.profile),
    )
    headline = book.read(draft.headline, for_members=False)
    standfirst = None if retracted else book.read(draft.standfirst, for_members=False)
    sections = () if retracted else tuple(_section(section, standing, book) for section in draft.sections)
    said = [item.published_at for item in article.items] or [article.first_reported]
    return ReaderArticle(
        id=article.id,
        slug=article.slug,
        version=article.version,
        standing=standing,
        headline=headline,
        standfirst=standfirst,
        sections=sections,
        notes=() if retracted else book.notes,
        sources=_source_box(article, standing),
        checked=_checked(article),
        persona=draft.persona,
        contributors=draft.contributors,
        place=draft.profile.places[0] if draft.profile.places else None,
        places=draft.profile.places,
        subject=draft.profile.subject,
        first_reported=article.first_reported,
        published_at=article.published_at,
        changed_at=article.changed_at,
        change_note=article.change_note,
        corrections=article.corrections,
        provenance=provenance,
        decided_by=article.decision.by,
        reviewed_by_person=article.decision.reviewed_by_person,
        played=article.played,
        played_from=min(said),
        played_to=max(said),
        retracted=retracted,
    )


def _section(section: Section, standing: Standing, book: NoteBook) -> ReaderSection:
    visible = may_see(standing, Part.MEMBERS_SECTION if section.for_members else Part.OPEN_SECTION)
    blocks = tuple(_block(block, section.for_members, book) for block in section.blocks) if visible else ()
    title = section.title if visible else None
    return ReaderSection(section.role, title, blocks, section.teaser, section.for_members, locked=not visible)


def _block(block: Block, for_members: bool, book: NoteBook) -> ReaderBlock:
    match block:
        case Paragraph(sentences):
            read = (book.read(sentence, for_members=for_members) for sentence in sentences)
            return ReaderParagraph(tuple(_marked_once(read)))
        case Table(caption, columns, rows):
            return ReaderTable(caption, columns, tuple(_row(row, for_members, book) for row in rows))
        case Chart(form, title, unit, points):
            shown = (ReaderPoint(p.label, p.value, p.emphasis, book.read(p.sentence, for_members=for_members)) for p in points)
            return ReaderChart(form, title, unit, tuple(shown), draw(block))


def _row(row: Iterable[Sentence | None], for_members: bool, book: NoteBook) -> tuple[ReaderSentence | None, ...]:
    """A note's mark stands at the last cell of the row that rests on it."""
    read = [None if cell is None else book.read(cell, for_members=for_members) for cell in row]
    last = {cell.note.label: index for index, cell in enumerate(read) if cell is not None}
    return tuple(None if cell is None else replace(cell, marks=last[cell.note.label] == index) for index, cell in enumerate(read))


def _marked_once(sentences: Iterable[ReaderSentence]) -> Iterator[ReaderSentence]:
    """Neighbours that rest on the same note share the mark at the end of the last of them."""
    row = list(sentences)
    for sentence, following in zip(row, [*row[1:], None], strict=True):
        yield replace(sentence, marks=following is None or following.note is not sentence.note)


def _source_box(article: Article, standing: Standing) -> SourceBox:
    items = article.items
    listed = tuple(_listed(article, standing)) if may_see(standing, Part.LINK) else ()
    archive = {p.document for p in article.draft.passages if p.kind is PassageKind.ARCHIVE} - {item.item for item in items}
    return SourceBox(
        items=len(items),
        sources=len({item.source for item in items}),
        families=len({item.family for item in items}),
        outlets=tuple(sorted({outlet for item in items for outlet in item.outlets})),
        languages=tuple(sorted({language_name(item.language) for item in items})),
        countries=tuple(sorted({country_name(item.country) for item in items if item.country})),
        archive_lines=len(archive),
        coverage=coverage(items, {item.item for item in listed}),
        lines=tuple(_source_line(item, standing) for item in listed),
        locked=not may_see(standing, Part.LINK),
    )


def _listed(article: Article, standing: Standing) -> Iterator[CitedItem]:
    """Items that only the members' part rests on are listed for those who may follow its links."""
    documents = {p.id: p.document for p in article.draft.passages}
    cited: dict[bool, set[str]] = {False: set(), True: set()}
    for sentence, for_members in _sentences(article):
        cited[for_members].update(documents[id_] for id_ in sentence.passages if id_ in documents)
    hidden = set() if may_see(standing, Part.MEMBERS_LINK) else cited[True] - cited[False]
    return (item for item in article.items if item.item not in hidden)


def _source_line(item: CitedItem, standing: Standing) -> SourceLine:
    link = item.url if may_see(standing, Part.LINK) else None
    return SourceLine(item.source_name, item.outlets, language_name(item.language), item.published_at, link)


def _sentences(article: Article) -> Iterator[tuple[Sentence, bool]]:
    yield article.draft.headline, False
    yield article.draft.standfirst, False
    for section in article.draft.sections:
        for block in section.blocks:
            yield from ((sentence, section.for_members) for sentence in sentences_of(block))


def _checked(article: Article) -> Checked:
    found = statuses(article.verdict)
    all_of_them = [found.get(sentence.id, Status.UNSUPPORTED) for sentence, _ in _sentences(article)]
    return Checked(
        sentences=len(all_of_them),
        supported=all_of_them.count(Status.SUPPORTED),
        doubtful=len(all_of_them) - all_of_them.count(Status.SUPPORTED),
        dropped=article.provenance.sentences_dropped,
    )
