"""Covering one story: write, verify, prune, verify again, rule, decide, publish. Nouns in, an Outcome out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nightdesk.desk.concerns import find_concerns
from nightdesk.desk.decide import decide_by_policy
from nightdesk.desk.model import Action, Decision, Ruling
from nightdesk.desk.policy import Policy
from nightdesk.desk.rule import rule
from nightdesk.drafts.core import core_of
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.model import Draft
from nightdesk.drafts.model_writer.write import ModelDesk
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.translation import Translator
from nightdesk.personas.contributions import who_stands
from nightdesk.publish.article import publish
from nightdesk.publish.illustration import Picture
from nightdesk.publish.model import Article
from nightdesk.publish.provenance import trace, with_pictures
from nightdesk.shift.by_model import attempt_by_model, judge_of, named_lines, read_more
from nightdesk.shift.guard import concern
from nightdesk.shift.record import Making, Outcome, StoryFile
from nightdesk.shift.translating import with_translations
from nightdesk.verify.judge import Judge
from nightdesk.verify.model import Finding, Verdict
from nightdesk.verify.sift import sift

Illustrate = Callable[[Article, EvidencePack], tuple[Picture, ...]]


@dataclass(frozen=True, slots=True)
class Watched:
    """How much the newsroom watches: said in every article's record."""

    sources: int
    languages: int


def cover(
    file: StoryFile,
    pack: EvidencePack,
    policy: Policy,
    watched: Watched,
    illustrate: Illustrate,
    *,
    played: bool,
    desk: ModelDesk | None = None,
    translator: Translator | None = None,
    set_aside: Sequence[Finding] = (),
) -> Outcome | TooThin:
    """What becomes of a story now. Nothing leaves here that the record has not yet kept.

    `set_aside` are findings on items that were kept from every writer (see `nightdesk.shift.guard`); the desk hears of them.
    """
    pack, reading = read_more(file, pack, desk, played=played)
    judge = judge_of(desk, pack)
    attempt = attempt_by_model(pack, desk, file.article, policy, played=played, judge=judge)
    written = attempt.draft or write(pack)
    if isinstance(written, TooThin):
        return written
    draft, verdict, dropped = _checked(written, pack, judge)
    added = who_stands(pack.contributions, [passage.document for passage in draft.passages])
    draft = replace(draft, contributors=tuple(one.persona for one in added))
    draft, translating = with_translations(draft, pack, file.article, translator)
    attempt = replace(attempt, receipts=(*reading, *attempt.receipts, *(judge.receipts if judge else ()), *translating))
    concerns = (*find_concerns(draft, verdict, pack), *map(concern, set_aside))
    ruling = _after_a_correction(rule(draft, verdict, concerns, policy, played=played), file.article)
    decision = decide_by_policy(draft, ruling, pack.now) if ruling.action is not Action.HOLD else None
    making = Making(attempt.work, attempt.receipts, attempt.why_not, added, attempt.outlook)
    article = None
    if decision is not None and decision.action is Action.PUBLISH:
        article = _article(file, pack, draft, verdict, dropped, ruling, decision, watched, making, played=played)
    pictures = illustrate(article, pack) if article is not None and article.version == 1 else ()
    if article is not None:
        article = replace(article, provenance=with_pictures(article.provenance, pictures, pack.now))
    return Outcome(
        draft=draft,
        verdict=verdict,
        ruling=ruling,
        dropped=dropped,
        assignment=pack.assignment,
        decision=decision,
        article=article,
        pictures=pictures,
        making=making,
        played=played,
    )


def _after_a_correction(ruling: Ruling, article: Article | None) -> Ruling:
    """Where a person had to mend what stands, a person looks at what would take its place."""
    if ruling.action is not Action.PUBLISH or article is None or not article.corrections:
        return ruling
    return replace(ruling, action=Action.HOLD, reason="Waits for a person: the article that stands was corrected by one.")


def _checked(draft: Draft, pack: EvidencePack, judge: Judge | None) -> tuple[Draft, Verdict, tuple[Finding, ...]]:
    """The draft without what its evidence does not bear, judged as it stands; whole, if nothing could go out."""
    sifted, verdict, dropped = sift(draft, pack.all_items, named_lines(draft, pack), pack.all_sources, judge)
    return (draft, verdict, ()) if sifted is None else (sifted, verdict, dropped)


def _article(
    file: StoryFile,
    pack: EvidencePack,
    draft: Draft,
    verdict: Verdict,
    dropped: tuple[Finding, ...],
    ruling: Ruling,
    decision: Decision,
    watched: Watched,
    making: Making,
    *,
    played: bool,
) -> Article:
    provenance = trace(
        draft,
        verdict,
        dropped,
        ruling,
        decision,
        pack.items,
        sources_watched=watched.sources,
        languages_watched=watched.languages,
        archive_searched=pack.archive.size(),
        linked_at=max(item.received_at for item in pack.items),
        work=making.work,
        receipts=making.receipts,
        why_not=making.why_not,
        added=making.added,
    )
    core = core_of(pack)[0]
    return publish(
        draft,
        verdict,
        decision,
        pack.items,
        pack.all_sources,
        file.article,
        provenance,
        pack.now,
        played=played,
        recalled=pack.recalled,
        agreements=core.agreements,
        statements=core.statements,
    )
