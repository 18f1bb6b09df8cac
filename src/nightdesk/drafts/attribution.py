"""Who is speaking: the words by which a reader is told where something stands."""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.drafts.wording import listed
from nightdesk.languages.tongues import language_name
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item


def is_edition(source: Source) -> bool:
    """Whether this is a language edition of Wikipedia (its Current Events portal, which cites outlets, is not meant)."""
    return "wikipedia" in f"{source.home} {source.name} {source.family}".casefold() and not is_portal(source)


def is_portal(source: Source) -> bool:
    return "current events" in source.name.casefold()


def voice(source: Source, item: Item, *, short: bool = False) -> str:
    """Who says what stands in `item`, ready to follow "according to"."""
    if is_portal(source):
        return "the portal" if short else "Wikipedia's Current Events portal"
    if is_edition(source):
        name = f"{language_name(item.language)} edition"
        return f"the {name}" if short else f"Wikipedia's {name}"
    return source.name


def citing(item: Item) -> str:
    """ ", which cites AP and Reuters" for a second-hand text, or nothing."""
    return f", which cites {listed(outlets_of([item]))}" if item.outlets else ""


def outlets_of(items: Iterable[Item]) -> list[str]:
    """Outlets cited by these items, each once, in order. "BBC" and "BBC News" are one, under the name met first."""
    named: dict[str, str] = {}
    for item in items:
        for outlet in item.outlets:
            named.setdefault(outlet.removesuffix(" News").casefold(), outlet)
    return list(named.values())
