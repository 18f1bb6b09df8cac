"""The only way out: a draft with the desk's decision becomes an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from nightdesk.claims.agreement import Agreement
from nightdesk.claims.statements import Statement
from nightdesk.desk.model import Action, Decision
from nightdesk.drafts.model import Draft
from nightdesk.foundation.errors import NoDecision
from nightdesk.foundation.ids import ArticleId, stable_id
from nightdesk.publish.change_note import change_note
from nightdesk.publish.model import Article, CitedItem, Provenance, is_retracted
from nightdesk.publish.slug import slug_for
from nightdesk.sources.model import Source
from nightdesk.sources.rights import allowance
from nightdesk.verify.model import Status, Verdict
from nightdesk.wire.model import Item


def publish(
    draft: Draft,
    verdict: Verdict,
    decision: Decision,
    items: Sequence[Item],
    sources: Sequence[Source],
    earlier: Article | None,
    provenance: Provenance,
    now: datetime,
    *,
    played: bool,
    recalled: Iterable[Item] = (),
    agreements: Iterable[Agreement] = (),
    statements: Iterable[Statement] = (),
) -> Article:
    """The first version of an article, or the next one after `earlier`, which keeps its address and its first time.

    `items` are all that the story holds and all are listed, for all were read; of `recalled`, reports older than the story, those that the
    draft cites. `earlier` may come from a story that merged into this one. Raises NoDecision unless `decision` is to publish this very
    draft and every sentence of it is supported.
    """
    _insist(draft, verdict, decision, earlier)
    cited = {passage.document for passage in draft.passages}
    return Article(
        id=ArticleId(stable_id("article", draft.story)) if earlier is None else earlier.id,
        slug=slug_for(draft.headline.text, draft.story) if earlier is None else earlier.slug,
        version=1 if earlier is None else earlier.version + 1,
        draft=draft,
        verdict=verdict,
        decision=decision,
        items=_listed([*items, *(item for item in recalled if item.id in cited)], sources),
        first_reported=min(item.published_at for item in items),
        published_at=now if earlier is None else earlier.published_at,
        changed_at=now,
        change_note=None if earlier is None else change_note(draft, earlier, items),
        corrections=() if earlier is None else earlier.corrections,
        provenance=provenance,
        played=played,
        agreements=tuple(agreements),
        statements=tuple(statements),
    )


def _insist(draft: Draft, verdict: Verdict, decision: Decision, earlier: Article | None) -> None:
    if decision.action is not Action.PUBLISH:
        raise NoDecision(f"the desk's decision on {draft.headline.text!r} is to {decision.action.value} it")
    if decision.draft != draft.id or verdict.draft != draft.id:
        raise NoDecision(f"decision and verdict must be on this very draft of {draft.headline.text!r}, and are on another")
    for sentence in draft.sentences():
        if verdict.status_of(sentence.id) is Status.UNSUPPORTED:
            raise NoDecision(f"a sentence is not supported by its evidence: {sentence.text!r}")
    if earlier is not None and is_retracted(earlier):
        raise NoDecision(f"the article at {earlier.slug!r} was retracted; its address keeps the notice")
    if earlier is not None and earlier.draft.story == draft.story and earlier.draft.revision >= draft.revision:
        raise NoDecision(f"{draft.headline.text!r} is not a later revision of the article at {earlier.slug!r}")


def _listed(items: Sequence[Item], sources: Sequence[Source]) -> tuple[CitedItem, ...]:
    known = {source.id: source for source in sources}
    in_order = sorted(items, key=lambda item: (item.published_at, item.source, item.id))
    return tuple(_cite(item, known[item.source]) for item in in_order)


def _cite(item: Item, source: Source) -> CitedItem:
    rights = item.rights or source.rights
    return CitedItem(
        item=item.id,
        source=source.id,
        source_name=source.name,
        family=source.family,
        country=source.country,
        language=item.language,
        outlets=item.outlets,
        published_at=item.published_at,
        url=item.url,
        licence=rights.licence,
        licence_url=rights.licence_url,
        credit=rights.credit,
        excerpt_limit=allowance(rights).excerpt_limit,
    )
