"""The writer's notebook: takes down passages and hands out sentences bound to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Derivation, Inference, Likelihood, Operand, Operation, RecordedSearch, Sentence, SentenceKind
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import PassageId, SentenceId, SourceId, stable_id
from nightdesk.foundation.spans import Span
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item, Passage, PassageKind

ARCHIVE_SOURCE = SourceId("archive")
ARCHIVE_NAME = "Wikipedia's Current Events portal"
OWN_SOURCE = SourceId("own-work")


class Notebook:
    """Everything a draft cites, kept once and in the order in which it was first needed."""

    def __init__(self, pack: EvidencePack) -> None:
        self.pack = pack
        self._items = {item.id: item for item in pack.items}
        self._sources = {source.id: source for source in pack.sources}
        self._passages: dict[PassageId, Passage] = {}
        self._texts: Counter[str] = Counter()

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(self._passages.values())

    def source_of(self, item: Item) -> Source:
        return self._sources[item.source]

    def cite(self, item: Item, span: Span | None = None) -> PassageId:
        """The item's words in `span`, or the whole item."""
        span = span or Span(0, len(item.text))
        source = self._sources.get(item.source)
        return self._keep(Passage.of_item(item, span, source.name if source else item.source))

    def cite_beside(self, item: Item, sources: Sequence[Source], *, background: bool) -> PassageId:
        """A whole report that is none of the account's; `sources` hold its own. One that is older than the account is background."""
        source = next(source for source in sources if source.id == item.source)
        passage = Passage.of_item(item, Span(0, len(item.text)), source.name)
        return self._keep(replace(passage, kind=PassageKind.ARCHIVE) if background else passage)

    def cite_line(self, line: ArchiveLine) -> PassageId:
        span = Span(0, len(line.text))
        return self._keep(
            Passage(
                id=Passage.name(line.id, span),
                kind=PassageKind.ARCHIVE,
                document=line.id,
                span=span,
                text=line.text,
                language="en",
                source=OWN_SOURCE if line.told_in else ARCHIVE_SOURCE,
                source_name=f"our article “{line.told_in}”" if line.told_in else ARCHIVE_NAME,
                outlets=line.outlets,
                said_at=datetime.combine(line.date, time(12), UTC),
                url=line.address or None,
            )
        )

    def fact(self, text: str, *passages: PassageId) -> Sentence:
        return Sentence(self._name(text), text, SentenceKind.FACT, passages=_once(passages))

    def background(self, text: str, *passages: PassageId) -> Sentence:
        return Sentence(self._name(text), text, SentenceKind.BACKGROUND, passages=_once(passages))

    def derived(self, text: str, operation: Operation, operands: Iterable[Operand], result: str) -> Sentence:
        """The passages of the operands become the sentence's own, so that a reader can open them."""
        shown = tuple(operands)
        passages = _once(operand.passage for operand in shown if operand.passage)
        return Sentence(self._name(text), text, SentenceKind.DERIVED, passages, Derivation(operation, shown, result))

    def absence(self, text: str, probe: str, looked_for: str, documents: Iterable[str], *beside: PassageId) -> Sentence:
        """`beside` are passages for what the sentence also states, such as the one item that the search left out."""
        search = RecordedSearch(probe, looked_for, tuple(documents))
        return Sentence(self._name(text), text, SentenceKind.ABSENCE, _once(beside), search=search)

    def inference(self, text: str, premises: Iterable[Sentence], mechanism: str, likelihood: Likelihood, rival: str) -> Sentence:
        grounds = Inference(tuple(premise.id for premise in premises), mechanism, likelihood, rival)
        return Sentence(self._name(text), text, SentenceKind.INFERENCE, inference=grounds)

    def _keep(self, passage: Passage) -> PassageId:
        self._passages.setdefault(passage.id, passage)
        return passage.id

    def _name(self, text: str) -> SentenceId:
        self._texts[text] += 1
        return SentenceId(stable_id("sentence", self.pack.story.id, text, str(self._texts[text])))


def _once(passages: Iterable[PassageId]) -> tuple[PassageId, ...]:
    return tuple(dict.fromkeys(passages))
