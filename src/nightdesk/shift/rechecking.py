"""Checking published sentences again when a report that they rest on was changed or withdrawn by its source."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.model import Draft, Sentence
from nightdesk.foundation.ids import ItemId
from nightdesk.foundation.spans import Span
from nightdesk.publish.model import Article
from nightdesk.shift.changed import Changed, Recheck, SentenceAgain
from nightdesk.sources.model import Source
from nightdesk.verify.check import check
from nightdesk.verify.model import Outcome, Verdict
from nightdesk.wire.edits import Change, ChangeKind, weighty
from nightdesk.wire.model import Item, Passage


def recheck(
    article: Article,
    changed: Changed,
    items: Sequence[Item],
    lines: Sequence[ArchiveLine],
    sources: Sequence[Source],
    withdrawn: Collection[ItemId] = (),
) -> Recheck | None:
    """None if nothing in the article rests on the report, or nothing was taken back in it. `items` are the article's as they stand now;
    of those that are `withdrawn` nothing is evidence any more."""
    draft, item = article.draft, changed.item
    resting = [sentence for sentence in draft.sentences() if rests_on(sentence, draft, item)]
    if not resting or not weighty(changed.changes):
        return None
    gone = {*withdrawn, *([item.id] if any(change.kind is ChangeKind.WITHDRAWN for change in changed.changes) else [])}
    verdict = check(_as_it_stands(draft, changed, gone), [one for one in items if one.id not in gone], lines, sources)
    return Recheck(changed, article, tuple(_again(sentence, article.verdict, verdict) for sentence in resting))


def rests_on(sentence: Sentence, draft: Draft, item: Item) -> bool:
    """Whether a sentence names a passage of the report, or was computed from one."""
    own = {passage.id for passage in draft.passages if passage.document == item.id}
    operands = sentence.derivation.operands if sentence.derivation else ()
    named = {*sentence.passages, *(operand.passage for operand in operands if operand.passage)}
    return bool(named & own) or any(operand.document == item.id for operand in operands)


def _again(sentence: Sentence, before: Verdict, after: Verdict) -> SentenceAgain:
    failed = [finding.says for finding in after.findings if finding.sentence == sentence.id and finding.outcome is not Outcome.PASS]
    return SentenceAgain(sentence.text, before.status_of(sentence.id), after.status_of(sentence.id), failed[0] if failed else "It stands.")


def _as_it_stands(draft: Draft, changed: Changed, gone: Collection[str]) -> Draft:
    """The draft with its passages of this report as the report has them now; what is gone from there is gone from here."""
    held = [passage for passage in draft.passages if passage.document not in gone]
    return replace(draft, passages=tuple(chain.from_iterable(_now(passage, changed) for passage in held)))


def _now(passage: Passage, changed: Changed) -> Iterator[Passage]:
    """The passage itself where it still stands; else the sentence that took its place. Its name stays, so that sentences find it."""
    if passage.document != changed.item.id:
        yield passage
        return
    successors = [change.now for change in changed.changes if change.now and _concerns(change, passage)]
    for text in (passage.text, *successors):
        start = changed.item.text.find(text)
        if start >= 0:
            yield replace(passage, span=Span(start, start + len(text)), text=text)
            return


def _concerns(change: Change, passage: Passage) -> bool:
    return bool(change.was) and (change.was in passage.text or passage.text in change.was)
