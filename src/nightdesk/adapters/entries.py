"""What any feed or page says of one piece, in one form, and how it becomes an Item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urljoin

from nightdesk.adapters.times import in_utc
from nightdesk.languages.identify import Identified, identify, is_code, normalise
from nightdesk.sources.model import Rights, Source
from nightdesk.sources.rights import NO_WISHES, TEASER_LIMIT, Extent, Wishes, allowance, settle
from nightdesk.wire.model import Item, LeadImage

MAX_TEXT = 1_000_000
MAX_TITLE = 500
MAX_NAME = 200
MAX_ADDRESS = 2_000
MAX_OUTLETS = 20
CITED_OUTLET = "urn:nightdesk:cited-outlet"
"""A feed whose pieces rest on other outlets names each as a category of this scheme (RSS `domain`, Atom `scheme`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece as its publisher gives it, in plain text. `own_name` is its publisher's id for it, `language` its own word on that.

    `published` may be without a zone. `teaser` is what the publisher shows to everyone; `wishes` are those told with this very piece.
    """

    own_name: str | None
    link: str | None
    title: str
    text: str
    author: str | None = None
    language: str | None = None
    published: datetime | None = None
    outlets: tuple[str, ...] = ()
    teaser: str = ""
    image: LeadImage | None = None
    wishes: Wishes = NO_WISHES


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

    A piece without a time, or with one that lies ahead of us, is dated by its arrival. Of a piece that may not be read whole, only what
    may be kept is in the item.
    """
    rights = _credited(settle(source.rights, entry.wishes), entry, source)
    allowed = allowance(rights)
    identified = _language(entry, source, feed_language)
    published = in_utc(entry.published, source.country) if entry.published is not None else None
    return Item(
        id=Item.identify(source.id, name),
        source=source.id,
        external_id=name,
        language=identified.language,
        language_basis=identified.basis,
        title=entry.title[:MAX_TITLE] or None,
        text=kept(entry, allowed.extent),
        url=entry.link,
        author=entry.author[:MAX_NAME] if entry.author else None,
        published_at=published if published is not None and published <= received_at else received_at,
        received_at=received_at,
        outlets=entry.outlets,
        extent=allowed.extent,
        image=entry.image if allowed.image else None,
        rights=rights if rights != source.rights else None,
    )


def _credited(rights: Rights, entry: Entry, source: Source) -> Rights:
    """A licence that a page brings along asks for its author to be named; where none is named, its publisher is."""
    if not rights.licence or rights.credit or rights.licence == source.rights.licence:
        return rights
    return replace(rights, credit=", ".join(filter(None, (entry.author and entry.author[:MAX_NAME], source.name))))


def _language(entry: Entry, source: Source, feed_language: str | None) -> Identified:
    """What nobody vouches for gives way where a text long enough is plainly in another language."""
    text = entry.text or entry.title
    vouched = (entry.language, None if source.language_assumed else source.language)
    declared = next((word for word in vouched if word and is_code(word)), None)
    hint = next((word for word in (feed_language, source.language) if word and is_code(word)), None)
    if declared is None and hint is not None:
        found = identify(text)
        same = found.language.split("-")[0] == normalise(hint).split("-")[0]
        return identify(text, hint) if same or found.basis == "unknown" else found
    return identify(text, declared)


def kept(entry: Entry, extent: Extent) -> str:
    """As much of the entry's text as may be kept."""
    if extent is Extent.TITLE:
        return entry.title[:MAX_TITLE] or entry.link or ""
    if extent is Extent.TEASER:
        return clipped(entry.teaser or entry.text or entry.title, TEASER_LIMIT)
    return (entry.text or entry.title)[:MAX_TEXT]


def clipped(text: str, limit: int) -> str:
    """At most `limit` characters, ended at a space where there is one near."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 3 // 4 else cut).rstrip() + "…"


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
