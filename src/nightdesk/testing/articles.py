"""Builds articles for tests from real lines: the same door that writers, verifier and desk would have gone through, without them.

desk = ArticleDesk("balochistan")
opening = desk.fact("At least 92 insurgents were killed.", "ce-2026-01-31-002")
article = desk.publish("A headline", "A standfirst", [desk.section(SectionRole.OPENING, None, desk.paragraph(opening))])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from nightdesk.desk.model import Action, Concern, ConcernKind, Decision
from nightdesk.drafts.model import (
    Block,
    Derivation,
    Draft,
    Inference,
    Likelihood,
    Operand,
    Operation,
    Paragraph,
    RecordedSearch,
    Section,
    SectionRole,
    Sentence,
    SentenceKind,
)
from nightdesk.drafts.notebook import ARCHIVE_NAME, ARCHIVE_SOURCE
from nightdesk.foundation.ids import ArticleId, DecisionId, DraftId, ItemId, PassageId, PersonaId, SentenceId, SourceId, StoryId
from nightdesk.foundation.spans import Span
from nightdesk.publish.model import Article, CitedItem, Correction, Provenance, Step
from nightdesk.stories.model import Actor, EventKind, Place, Profile, Subject
from nightdesk.testing.lines import Line, lines
from nightdesk.verify.model import Finding, Outcome, Verdict
from nightdesk.wire.model import Passage, PassageKind


class ArticleDesk:
    """Makes sentences with their evidence and remembers every passage they name.

    Lines named in `unlicensed` are cited as from a source that grants nothing, so that their links are for readers who signed up.
    """

    def __init__(self, name: str, *, persona: str = "test-analyst", unlicensed: Iterable[str] = ()) -> None:
        self._name = name
        self._persona = PersonaId(persona)
        self._unlicensed = frozenset(unlicensed)
        self._sentences = 0
        self._doubtful: set[SentenceId] = set()
        self._passages: dict[PassageId, Passage] = {}
        self._story = StoryId(f"story-{name}")

    def passage(self, line_id: str, words: str | None = None) -> PassageId:
        """The whole line, or the exact `words` in it."""
        line = lines()[line_id]
        start = line.text.index(words) if words else 0
        span = Span(start, start + len(words or line.text))
        passage = _passage(line, span)
        self._passages[passage.id] = passage
        return passage.id

    def sentence(
        self,
        kind: SentenceKind,
        text: str,
        *cited: str,
        derivation: Derivation | None = None,
        search: RecordedSearch | None = None,
        inference: Inference | None = None,
    ) -> Sentence:
        self._sentences += 1
        id_ = SentenceId(f"{self._name}-s{self._sentences:03}")
        passages = tuple(self.passage(line) for line in cited)
        return Sentence(id_, text, kind, passages, derivation=derivation, search=search, inference=inference)

    def fact(self, text: str, *cited: str) -> Sentence:
        return self.sentence(SentenceKind.FACT, text, *cited)

    def background(self, text: str, *cited: str) -> Sentence:
        return self.sentence(SentenceKind.BACKGROUND, text, *cited)

    def total(self, text: str, result: str, *operands: tuple[str, str, str]) -> Sentence:
        """A sum; each operand is its value, what it means, and the line that states it."""
        stated = tuple(Operand(value, meaning, self.passage(line)) for value, meaning, line in operands)
        cited = tuple(dict.fromkeys(line for _, _, line in operands))
        return self.sentence(SentenceKind.DERIVED, text, *cited, derivation=Derivation(Operation.SUM, stated, result))

    def absence(self, text: str, looked_for: str, *searched: str) -> Sentence:
        return self.sentence(SentenceKind.ABSENCE, text, search=RecordedSearch("test", looked_for, searched))

    def inference(self, text: str, *premises: Sentence, mechanism: str, likelihood: Likelihood, rival: str) -> Sentence:
        grounds = Inference(tuple(sentence.id for sentence in premises), mechanism, likelihood, rival)
        return self.sentence(SentenceKind.INFERENCE, text, inference=grounds)

    def doubtful(self, sentence: Sentence) -> Sentence:
        """The same sentence; the checks will be in doubt about it."""
        self._doubtful.add(sentence.id)
        return sentence

    @staticmethod
    def paragraph(*sentences: Sentence) -> Paragraph:
        return Paragraph(sentences)

    @staticmethod
    def section(role: SectionRole, title: str | None, *blocks: Block, teaser: str | None = None) -> Section:
        return Section(role, title, blocks, teaser)

    def publish(
        self,
        headline: Sentence,
        standfirst: Sentence,
        sections: Sequence[Section],
        *,
        place: Place,
        event: EventKind,
        subject: Subject,
        actors: Sequence[str] = (),
        reviewed_by: str | None = None,
        corrections: tuple[Correction, ...] = (),
        version: int = 1,
        published_at: datetime | None = None,
        contributors: tuple[str, ...] = (),
    ) -> Article:
        """The article, published by policy, or by `reviewed_by` where a name is given."""
        profile = Profile(
            self._story, event, subject, (place,), (place.country,) if place.country else (), tuple(Actor(a, (), 1) for a in actors)
        )
        cited = sorted((p for p in self._passages.values() if p.kind is PassageKind.ITEM), key=lambda p: (p.said_at, p.document))
        written = published_at or max(p.said_at for p in cited) + timedelta(minutes=4)
        draft = Draft(
            DraftId(f"draft-{self._name}-{version}"),
            self._story,
            version,
            self._persona,
            tuple(PersonaId(name) for name in contributors),
            "embedded",
            written,
            profile,
            headline,
            standfirst,
            tuple(sections),
            tuple(self._passages.values()),
        )
        verdict = Verdict(draft.id, tuple(self._finding(sentence) for sentence in draft.sentences()))
        items = tuple(_cited(lines()[document], document in self._unlicensed) for document in dict.fromkeys(p.document for p in cited))
        return Article(
            ArticleId(f"article-{self._name}"),
            f"{self._name}-test",
            version,
            draft,
            verdict,
            _decision(draft, reviewed_by),
            items,
            min(item.published_at for item in items),
            written,
            written if version == 1 else written + timedelta(hours=2),
            None if version == 1 else "A later report was added.",
            corrections,
            _provenance(draft, items),
            played=True,
        )

    def _finding(self, sentence: Sentence) -> Finding:
        outcome = Outcome.DOUBT if sentence.id in self._doubtful else Outcome.PASS
        return Finding(sentence.id, "test", outcome, "Set by a test.")


def _passage(line: Line, span: Span) -> Passage:
    if _archived(line):
        return _from_archive(line, span)
    source = SourceId(line.source.lower().replace(" ", "-").replace(".", "-"))
    name = line.source if line.id.startswith("ce-") else f"{line.source.split('.')[0].upper()} Wikipedia, In the news"
    return Passage(
        Passage.name(line.id, span),
        PassageKind.ITEM,
        line.id,
        span,
        span.cut(line.text),
        line.language,
        source,
        name,
        line.outlets,
        line.published_at,
        line.url,
    )


def _archived(line: Line) -> bool:
    return line.id.startswith("ce-") and line.published_at < datetime(2026, 1, 1, tzinfo=UTC)


def _from_archive(line: Line, span: Span) -> Passage:
    return Passage(
        Passage.name(line.id, span),
        PassageKind.ARCHIVE,
        line.id,
        span,
        span.cut(line.text),
        line.language,
        ARCHIVE_SOURCE,
        ARCHIVE_NAME,
        line.outlets,
        line.published_at,
        None,
    )


def _cited(line: Line, unlicensed: bool) -> CitedItem:
    passage = _passage(line, Span(0, len(line.text)))
    licence = None if unlicensed else "CC BY-SA 4.0"
    return CitedItem(
        item=ItemId(line.id),
        source=passage.source,
        source_name=passage.source_name,
        family="wikipedia",
        country=None,
        language=line.language,
        outlets=line.outlets,
        published_at=line.published_at,
        url=line.url,
        licence=licence,
        licence_url=licence and "https://creativecommons.org/licenses/by-sa/4.0/",
        credit=licence and "Wikipedia contributors",
        excerpt_limit=300,
    )


def _decision(draft: Draft, reviewed_by: str | None) -> Decision:
    return Decision(
        DecisionId(f"decision-{draft.id}"),
        draft.id,
        Action.PUBLISH,
        reviewed_by or "policy:demonstration",
        reviewed_by is not None,
        "Read against its sources." if reviewed_by else "Published by the demonstration policy.",
        draft.written_at,
        (Concern(ConcernKind.CASUALTIES, "counts of dead"),),
    )


def _provenance(draft: Draft, items: tuple[CitedItem, ...]) -> Provenance:
    steps = (
        Step(items[0].published_at, "First report", f"{items[0].source_name} was the first of {len(items)} items."),
        Step(draft.written_at, "Written", "The embedded writer composed the draft from passages alone."),
        Step(draft.written_at, "Checked", "Each sentence was checked against its evidence."),
    )
    return Provenance(
        sources_watched=14,
        languages_watched=55,
        items_read=len(items),
        archive_searched=112_145,
        sentences_checked=sum(1 for _ in draft.sentences()),
        sentences_dropped=2,
        steps=steps,
        writer=draft.writer,
        policy="demonstration",
    )
