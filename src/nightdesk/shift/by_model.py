"""A model's try at a story: taken only if enough of it stands before the verifier and the policy would let it out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.history import histories
from nightdesk.desk.concerns import find_concerns
from nightdesk.desk.model import Action
from nightdesk.desk.policy import Policy
from nightdesk.desk.rule import rule
from nightdesk.drafts.language_model import Receipt
from nightdesk.drafts.model import Draft, SentenceKind
from nightdesk.drafts.model_writer.compose import Complaint
from nightdesk.drafts.model_writer.dossier import Told
from nightdesk.drafts.model_writer.outlook import Outlook
from nightdesk.drafts.model_writer.read_claims import read_with_model
from nightdesk.drafts.model_writer.write import Declined, ModelDesk, Work, Written, write_with_model
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.publish.model import Article
from nightdesk.shift.record import StoryFile
from nightdesk.verify.check import check
from nightdesk.verify.evidence import named_documents
from nightdesk.verify.judge import with_opinions
from nightdesk.verify.model import Finding, Outcome
from nightdesk.verify.model_judge import ModelJudge
from nightdesk.verify.sift import sift
from nightdesk.wire.model import Item

log = logging.getLogger(__name__)
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Attempt:
    """`draft` is None where no model was asked, or where what it wrote is not fit to go on; `why_not` says why."""

    draft: Draft | None = None
    work: Work | None = None
    outlook: Outlook | None = None
    receipts: tuple[Receipt, ...] = ()
    why_not: str = ""


def attempt_by_model(
    pack: EvidencePack, desk: ModelDesk | None, earlier: Article | None, policy: Policy, *, played: bool, judge: ModelJudge | None = None
) -> Attempt:
    """What a model makes of the story. The embedded writer stands ready, so that no trouble here is the night's trouble."""
    if desk is None or not is_asked(desk, pack.items, played=played):
        return Attempt()
    written = write_with_model(pack, desk, lambda draft: _complaints(draft, pack, judge), _told(earlier))
    if isinstance(written, Declined):
        return Attempt(receipts=written.receipts, why_not=written.why)
    why_not = _unfit(written, pack, policy, judge, played=played)
    if why_not:
        log.warning("model.unfit story=%s why=%s", pack.story.id, why_not)
        return Attempt(receipts=written.work.receipts, why_not=why_not)
    return Attempt(written.draft, written.work, written.outlook, written.work.receipts)


def read_more(file: StoryFile, pack: EvidencePack, desk: ModelDesk | None, *, played: bool) -> tuple[EvidencePack, tuple[Receipt, ...]]:
    """The pack with the counts that a model read where code read none, so far as code could bind them to their words."""
    if desk is None or desk.played_only or not is_asked(desk, pack.items, played=played):
        return pack, ()
    reading = read_with_model(pack.items, pack.figures, desk.model, desk.prompts, f"{pack.story.id}:{pack.revision}")
    if not reading.confirmed and not reading.unsure:
        return pack, reading.receipts
    families = {source.id: source.family for source in pack.sources}
    voices = {item.id: file.voices.get(item.id, families[item.source]) for item in pack.items}
    figures = (*pack.figures, *reading.confirmed)
    read = replace(pack, figures=figures, histories=histories(figures, voices), unsure=reading.unsure)
    return read, reading.receipts


def is_asked(desk: ModelDesk | None, items: Sequence[Item], *, played: bool) -> bool:
    """Whether a model is asked to write about a story of these items at all."""
    if desk is None or (desk.played_only and not played):
        return False
    return desk.knows is None or desk.knows([item.text for item in items])


def judge_of(desk: ModelDesk | None, pack: EvidencePack) -> ModelJudge | None:
    """The model that judges what anyone wrote of this story, if one is set."""
    return ModelJudge(desk.model, desk.prompts, f"{pack.story.id}:{pack.revision}") if desk is not None and desk.judged else None


def _complaints(draft: Draft, pack: EvidencePack, judge: ModelJudge | None) -> Sequence[Complaint]:
    """What the checks, and a judge if there is one, say against a draft, doubts too: the writer may mend both."""
    verdict = check(draft, pack.items, named_lines(draft, pack), pack.sources)
    if judge is not None:
        verdict = with_opinions(draft, verdict, judge)
    return [_complaint(finding) for finding in verdict.findings if finding.outcome is not Outcome.PASS]


def _complaint(finding: Finding) -> Complaint:
    return Complaint(finding.sentence, finding.says if finding.outcome is Outcome.FAIL else f"in doubt: {finding.says}")


def _unfit(written: Written, pack: EvidencePack, policy: Policy, judge: ModelJudge | None, *, played: bool) -> str:
    """Why what stands is not worth a reader's time, or nothing."""
    sifted, verdict, dropped = sift(written.draft, pack.items, named_lines(written.draft, pack), pack.sources, judge)
    if sifted is None:
        return "its headline or its standfirst is not borne out by the evidence"
    standing = list(sifted.sentences())
    lost = len({finding.sentence for finding in dropped}) + len({complaint.label for complaint in written.work.left_out})
    if len(standing) < _LEAST or lost > len(standing):
        return f"of its sentences {len(standing)} stand and {lost} fell"
    if not any(sentence.kind is SentenceKind.FACT for sentence in standing[2:]):
        return "no sentence of fact stands below its headline"
    ruling = rule(sifted, verdict, find_concerns(sifted, verdict, pack), policy, played=played)
    return f"the desk's policy would drop it: {ruling.reason}" if ruling.action is Action.SPIKE else ""


def _told(article: Article | None) -> Told | None:
    if article is None:
        return None
    sentences = tuple(sentence.text for sentence in article.draft.sentences())
    return Told(article.draft.written_at, article.draft.headline.text, sentences[1:])


def named_lines(draft: Draft, pack: EvidencePack) -> Sequence[ArchiveLine]:
    """The archive's lines that a draft names: what is neither an item of the story nor an older report comes from there."""
    items = {item.id for item in pack.all_items}
    return pack.archive.lines([ArchiveLineId(name) for name in named_documents(draft) if name not in items])
