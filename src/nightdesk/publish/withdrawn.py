"""An article after some of its sources took their reports back: how its numbers are borne out now, before anybody has written it anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from nightdesk.claims.agreement import Agreement, ClaimStatus, Place
from nightdesk.claims.statements import Statement
from nightdesk.foundation.ids import ItemId
from nightdesk.languages.phrases import fold
from nightdesk.publish.model import Article


def after_withdrawals(article: Article, withdrawn: Collection[ItemId]) -> Article:
    """The same article; a number counts only those who still state it, and is withdrawn where nobody does."""
    if not withdrawn:
        return article
    families = {item.item: item.family for item in article.items}
    return replace(
        article,
        items=tuple(replace(item, withdrawn=item.item in withdrawn) for item in article.items),
        agreements=tuple(_judged_again(one, withdrawn, families) for one in article.agreements),
        statements=tuple(_without(one, withdrawn) for one in article.statements),
    )


def _judged_again(one: Agreement, withdrawn: Collection[ItemId], families: Mapping[ItemId, str]) -> Agreement:
    held = [place for place in one.places if place.item not in withdrawn]
    against = tuple(place for place in one.against if place.item not in withdrawn)
    if len(held) == len(one.places) and len(against) == len(one.against):
        return one
    if not held:
        return replace(one, status=ClaimStatus.WITHDRAWN, why="its source withdrew it", families=())
    voices = _voices(held, families)
    left = replace(one, families=voices, against=against)
    undisputed = one.status is ClaimStatus.DISPUTED and not against
    if one.status is not ClaimStatus.CONFIRMED and not undisputed:
        return left
    if len(voices) > 1:
        return replace(left, status=ClaimStatus.CONFIRMED, why=f"stated by {len(voices)} independent families of sources")
    return replace(left, status=ClaimStatus.SINGLE, why="stated by one family of sources; another report was withdrawn")


def _without(one: Statement, withdrawn: Collection[ItemId]) -> Statement:
    """What was said, withdrawn where every report of it is."""
    gone = bool(one.said_at) and all(place.item in withdrawn for place in one.said_at)
    return replace(one, status=ClaimStatus.WITHDRAWN, why="its source withdrew it") if gone else one


def _voices(held: Collection[Place], families: Mapping[ItemId, str]) -> tuple[str, ...]:
    """Families in order of their first word. Where all name one and the same speaker there is one voice."""
    found = tuple(dict.fromkeys(families.get(place.item, place.item) for place in held))
    speakers = {fold(place.said_by) if place.said_by else None for place in held}
    return found[:1] if len(speakers) == 1 and None not in speakers else found
