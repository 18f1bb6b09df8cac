"""From what was found at a site to a source as it would be saved, each of its labels with where it is from."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from nightdesk.adapters.discovery import Discovery
from nightdesk.adapters.finds import Find
from nightdesk.languages.identify import identify, is_code, normalise
from nightdesk.sources.catalogue import listed_id
from nightdesk.sources.domains import country_of
from nightdesk.sources.families import family_of, host_of, house_of
from nightdesk.sources.model import FeedKind, Rights, Source, Told
from nightdesk.sources.ownership import ownership_of, related
from nightdesk.sources.rights import settle

_MAX_NAME = 200


def propose(discovery: Discovery, find: Find, catalogue: Path) -> Source:
    """The source that `find` would be. `catalogue` is the folder that may know more of its owner."""
    publisher = discovery.home or find.address
    if find.kind is FeedKind.MAIL:
        return _newsletter(find, publisher)
    owned, house = ownership_of(publisher, catalogue), house_of(publisher)
    language, language_by = _language(discovery, find)
    country, country_by = _country(publisher, owned.country if owned else None, owned.by if owned else "")
    family, family_by = related(publisher, catalogue)
    told = [
        ("language", language_by if language else ""),
        ("country", country_by if country else ""),
        ("family", family_by),
        ("standing", owned.by if owned else ""),
        ("owner", owned.by if owned else ""),
    ]
    return Source(
        id=listed_id(host_of(publisher), find.address),
        name=_name(discovery, find, publisher),
        home=publisher,
        feed=find.address,
        kind=find.kind,
        language=language,
        country=country,
        family=family,
        standing=owned.standing if owned else "",
        second_hand=house is not None and house.second_hand,
        rights=settle(Rights(), discovery.wishes.then(find.wishes)),
        owner=owned.owner or None if owned else None,
        read_pages=True if discovery.sample and discovery.sample.read_pages and find.kind is not FeedKind.INDEX_PAGE else None,
        told=tuple(Told(what, by) for what, by in told if by),
    )


def _newsletter(find: Find, address: str) -> Source:
    """A mailbox names no country and no owner; its family is its sender's domain where one sender is asked for."""
    sender = parse_qs(urlsplit(address).query).get("from", [""])[0].rpartition("@")[2]
    texts = " ".join(entry.text for entry in find.entries[:10])[:4_000]
    identified = identify(texts)
    named = host_of(f"https://{sender}/") if sender else "mailbox"
    return Source(
        id=listed_id(named, address),
        name=(find.title or named)[:_MAX_NAME],
        home=f"https://{sender}/" if sender else "",
        feed=address,
        kind=FeedKind.MAIL,
        language=identified.language if identified.basis == "identified" else None,
        country=country_of(sender) if sender else None,
        family=family_of(sender or address),
        standing="newsletter",
        told=(Told("language", "its letters"),) if identified.basis == "identified" else (),
        read_pages=False,
    )


def _name(discovery: Discovery, find: Find, publisher: str) -> str:
    return (find.title or discovery.site or host_of(publisher))[:_MAX_NAME]


def _language(discovery: Discovery, find: Find) -> tuple[str | None, str]:
    """What the texts are plainly written in, else what the feed or the page says of itself."""
    texts = " ".join(f"{entry.title}. {entry.text}" for entry in find.entries[:10])[:4_000]
    identified = identify(texts or (discovery.sample.text if discovery.sample else ""))
    declared = next((word for word in (find.language, discovery.language) if word and is_code(word)), None)
    if identified.basis == "identified":
        same = declared is not None and normalise(declared).split("-")[0] == identified.language.split("-")[0]
        return (normalise(declared or ""), "the site and its texts") if same else (identified.language, "its texts")
    if declared is None:
        return None, ""
    return normalise(declared), "the feed" if find.language else "the page"


def _country(publisher: str, owners: str | None, by: str) -> tuple[str | None, str]:
    if country := country_of(publisher):
        return country, f"its domain ends in .{host_of(publisher).rpartition('.')[2]}"
    return owners, by
