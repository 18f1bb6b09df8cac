"""An article after some of its sources took their reports back: how its numbers are borne out now, before anybody has written it anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from nightdesk.claims.agreement import agree_without
from nightdesk.claims.statements import state_without
from nightdesk.drafts.pack import parties_of
from nightdesk.foundation.ids import ItemId
from nightdesk.publish.model import Article


def after_withdrawals(article: Article, withdrawn: Collection[ItemId]) -> Article:
    """The same article; what is claimed counts only those who still state it, and is withdrawn where nobody does."""
    if not withdrawn:
        return article
    families = {item.item: str(item.family) for item in article.items}
    parties = parties_of(article.draft.profile)
    return replace(
        article,
        items=tuple(replace(item, withdrawn=item.item in withdrawn) for item in article.items),
        agreements=tuple(agree_without(one, withdrawn, families, parties) for one in article.agreements),
        statements=tuple(state_without(one, withdrawn, families, parties) for one in article.statements),
    )
