"""One sentence and its passages, whoever wrote it: the embedded writer, a model, or an editor at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Draft, Paragraph, Section, SectionRole, Sentence
from nightdesk.foundation.ids import DraftId, PersonaId
from nightdesk.sources.model import Source
from nightdesk.stories.model import Profile
from nightdesk.verify.check import check
from nightdesk.verify.model import Finding, Status
from nightdesk.wire.model import Item, Passage


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks say of one sentence; `findings` tell why in words."""

    status: Status
    findings: tuple[Finding, ...]


def judge_sentence(
    sentence: Sentence,
    passages: Sequence[Passage],
    profile: Profile,
    items: Sequence[Item],
    sources: Sequence[Source],
    archive_lines: Sequence[ArchiveLine] = (),
    beside: Sequence[Sentence] = (),
) -> Judged:
    """Judge a sentence by the passages it names, as if it stood in a draft with the sentences `beside` it (its premises, say)."""
    written_at = max((item.published_at for item in items), default=datetime(1970, 1, 1, tzinfo=UTC))
    sections = (Section(SectionRole.OPENING, None, (Paragraph(tuple(beside)),)),) if beside else ()
    draft = Draft(
        id=DraftId("one-sentence"),
        story=profile.story,
        revision=1,
        persona=PersonaId("nobody"),
        contributors=(),
        writer="anybody",
        written_at=written_at,
        profile=profile,
        headline=sentence,
        standfirst=sentence,
        sections=sections,
        passages=tuple(passages),
    )
    verdict = check(draft, items, archive_lines, sources)
    own = tuple(finding for finding in verdict.findings if finding.sentence == sentence.id)
    return Judged(verdict.status_of(sentence.id), own)
