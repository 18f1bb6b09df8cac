"""Check, remove what fails, and check again what remains, until all of it stands."""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Draft
from nightdesk.sources.model import Source
from nightdesk.verify.check import check
from nightdesk.verify.model import Finding, Verdict
from nightdesk.verify.prune import prune
from nightdesk.wire.model import Item


def sift(
    draft: Draft, items: Sequence[Item], archive_lines: Sequence[ArchiveLine], sources: Sequence[Source]
) -> tuple[Draft | None, Verdict, tuple[Finding, ...]]:
    """What of a draft may stand, the verdict on exactly that, and why the rest went.

    The draft is None, and the verdict that on the draft as it was, if headline or standfirst failed. Each round removes something,
    so it ends.
    """
    verdict = check(draft, items, archive_lines, sources)
    dropped: tuple[Finding, ...] = ()
    left = draft
    while verdict.failed():
        pruned, gone = prune(left, verdict)
        dropped += gone
        if pruned is None:
            return None, verdict, dropped
        if pruned == left:
            break
        left = pruned
        verdict = check(left, items, archive_lines, sources)
    return left, verdict, dropped
