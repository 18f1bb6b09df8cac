"""Check, remove what fails, and check again what remains, until all of it stands."""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Draft
from nightdesk.sources.model import Source
from nightdesk.verify.check import check
from nightdesk.verify.judge import Judge, with_opinions
from nightdesk.verify.model import Finding, Verdict
from nightdesk.verify.prune import prune
from nightdesk.wire.model import Item


def sift(
    draft: Draft,
    items: Sequence[Item],
    archive_lines: Sequence[ArchiveLine],
    sources: Sequence[Source],
    judge: Judge | None = None,
) -> tuple[Draft | None, Verdict, tuple[Finding, ...]]:
    """What of a draft may stand, the verdict on exactly that, and why the rest went.

    The draft is None, and the verdict that on the draft as it was, if headline or standfirst failed. Each round removes something,
    so it ends. A judge, where there is one, is asked once, about what the checks let stand.
    """
    verdict = check(draft, items, archive_lines, sources)
    opinions: tuple[Finding, ...] = ()
    dropped: tuple[Finding, ...] = ()
    left = draft
    while True:
        if not verdict.failed() and judge is not None:
            opinions = tuple(finding for finding in with_opinions(left, verdict, judge).findings if finding not in verdict.findings)
            verdict, judge = _with(verdict, left, opinions), None
        if not verdict.failed():
            break
        pruned, gone = prune(left, verdict)
        dropped += gone
        if pruned is None:
            return None, verdict, dropped
        if pruned == left:
            break
        left = pruned
        verdict = _with(check(left, items, archive_lines, sources), left, opinions)
    return left, verdict, dropped


def _with(verdict: Verdict, draft: Draft, opinions: tuple[Finding, ...]) -> Verdict:
    """The verdict with what the judge said of sentences that are still there."""
    there = {sentence.id for sentence in draft.sentences()}
    return Verdict(verdict.draft, (*verdict.findings, *(finding for finding in opinions if finding.sentence in there)))
