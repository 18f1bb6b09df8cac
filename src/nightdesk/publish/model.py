"""What readers get, and the record of how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nightdesk.claims.agreement import Agreement
from nightdesk.claims.statements import Statement
from nightdesk.desk.model import Decision
from nightdesk.drafts.model import Draft
from nightdesk.foundation.ids import ArticleId, ItemId, SourceId
from nightdesk.verify.model import Verdict


@dataclass(frozen=True, slots=True)
class CitedItem:
    """An item the article rests on, as the source list shows it. `withdrawn` says that its source has taken it back since."""

    item: ItemId
    source: SourceId
    source_name: str
    family: str
    country: str | None
    language: str
    outlets: tuple[str, ...]
    published_at: datetime
    url: str | None
    licence: str | None
    licence_url: str | None
    credit: str | None
    excerpt_limit: int
    withdrawn: bool = False


class CorrectionKind(StrEnum):
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, since when, and what is right."""

    kind: CorrectionKind
    at: datetime
    was: str
    now: str
    by: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done on the way, in order; `machine` is false where a person did it."""

    at: datetime
    name: str
    detail: str
    machine: bool = True


@dataclass(frozen=True, slots=True)
class ModelUse:
    """Calls to one language model with one set of prompts. `cost` is in billionths of a US dollar.

    `prompts` are the names of the prompt files, `version` the SHA-256 of their bytes. `recorded` marks answers that were replayed.
    """

    model: str
    step: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: int
    prompts: str
    version: str
    recorded: bool

    @property
    def dollars(self) -> str:
        return f"{self.cost / 1_000_000_000:.4f} US dollars"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How this analysis was produced, counted from what happened."""

    sources_watched: int
    languages_watched: int
    items_read: int
    archive_searched: int
    sentences_checked: int
    sentences_dropped: int
    steps: tuple[Step, ...]
    writer: str
    policy: str
    models: tuple[ModelUse, ...] = ()

    @property
    def recorded(self) -> bool:
        """Whether the words of a model in it were replayed, not asked for."""
        return any(use.recorded and use.step == "write" for use in self.models)


@dataclass(frozen=True, slots=True)
class Article:
    """One version of a published article. `published_at` is the first version's time, `changed_at` this one's; `agreements` tell how the
    story's numbers were borne out when it was written, `statements` how what was said was."""

    id: ArticleId
    slug: str
    version: int
    draft: Draft
    verdict: Verdict
    decision: Decision
    items: tuple[CitedItem, ...]
    first_reported: datetime
    published_at: datetime
    changed_at: datetime
    change_note: str | None
    corrections: tuple[Correction, ...]
    provenance: Provenance
    played: bool
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()


def is_retracted(article: Article) -> bool:
    return any(correction.kind is CorrectionKind.RETRACTION for correction in article.corrections)
