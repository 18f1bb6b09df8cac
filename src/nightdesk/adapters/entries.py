"""What any feed or page says of one piece, in one form, and how it becomes an Item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urljoin

from nightdesk.languages.identify import identify, is_code
from nightdesk.sources.model import Source
from nightdesk.wire.model import Item

MAX_TEXT = 1_000_000
MAX_TITLE = 500
MAX_NAME = 200
MAX_ADDRESS = 2_000
MAX_OUTLETS = 20
CITED_OUTLET = "urn:nightdesk:cited-outlet"
"""A feed whose pieces rest on other outlets names each as a category of this scheme (RSS `domain`, Atom `scheme`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece as its publisher gives it, in plain text. `own_name` is its publisher's id for it, `language` its own word on that."""

    own_name: str | None
    link: str | None
    title: str
    text: str
    author: str | None = None
    language: str | None = None
    published: datetime | None = None
    outlets: tuple[str, ...] = ()


def to_items(entries: Sequence[Entry], source: Source, feed_language: str | None, received_at: datetime) -> tuple[list[Item], list[str]]:
    """Items, oldest first (feeds give the newest first, and those of equal time stay in that order), and notes on what was cut."""
    notes: list[str] = []
    items: dict[str, Item] = {}
    for entry, name in zip(entries, _names(entries), strict=True):
        if entry.text or entry.title:
            items.setdefault(name, to_item(entry, name, source, feed_language, received_at))
    if empty := sum(not (entry.text or entry.title) for entry in entries):
        notes.append(f"{empty} of {len(entries)} entries hold no text")
    if cut := sum(len(entry.text) > MAX_TEXT for entry in entries):
        notes.append(f"{cut} texts were cut after {MAX_TEXT:,} characters")
    oldest_first = list(items.values())
    oldest_first.reverse()
    return sorted(oldest_first, key=lambda item: item.published_at), notes


def to_item(entry: Entry, name: str, source: Source, feed_language: str | None, received_at: datetime) -> Item:
    """The entry's word on its language counts before the catalogue's, and that before the feed's, which is often a leftover default.

    A piece without a time, or with one that lies ahead of us, is dated by its arrival.
    """
    text = (entry.text or entry.title)[:MAX_TEXT]
    declared = next((word for word in (entry.language, source.language, feed_language) if word and is_code(word)), None)
    identified = identify(text, declared)
    published = entry.published if entry.published is not None and entry.published <= received_at else received_at
    return Item(
        id=Item.identify(source.id, name),
        source=source.id,
        external_id=name,
        language=identified.language,
        language_basis=identified.basis,
        title=entry.title[:MAX_TITLE] or None,
        text=text,
        url=entry.link,
        author=entry.author[:MAX_NAME] if entry.author else None,
        published_at=published,
        received_at=received_at,
        outlets=entry.outlets,
    )


def _names(entries: Sequence[Entry]) -> list[str]:
    """The publisher's own id; the link where there is none; a digest of the text where neither tells two pieces apart."""
    ids = Counter(entry.own_name for entry in entries if entry.own_name)
    links = Counter(entry.link for entry in entries if entry.link)
    return [_name(entry, ids, links) for entry in entries]


def _name(entry: Entry, ids: Counter[str], links: Counter[str]) -> str:
    if entry.own_name and ids[entry.own_name] == 1:
        return _short(entry.own_name)
    if entry.link and links[entry.link] == 1:
        return _short(entry.link)
    return digest(entry.title, entry.text)


def digest(*parts: str) -> str:
    return "digest:" + blake2b("\x1f".join(parts).encode("utf-8", "ignore"), digest_size=16).hexdigest()


def _short(name: str) -> str:
    return name if len(name) <= MAX_ADDRESS else digest(name)


def web_address(link: object, base: str) -> str | None:
    """An address that a reader may be sent to, or None."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        address = urljoin(base, link.strip())
    except ValueError:
        return None
    fit = address.startswith(("http://", "https://")) and len(address) <= MAX_ADDRESS and address.isprintable() and " " not in address
    return address if fit else None


def outlet_names(names: Iterable[object]) -> tuple[str, ...]:
    """Each outlet once, in the order given."""
    tidy = (" ".join(name.split())[:MAX_NAME] for name in names if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in tidy if name))[:MAX_OUTLETS]
