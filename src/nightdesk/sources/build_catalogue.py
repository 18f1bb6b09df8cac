"""Cleans the lists of feeds into the catalogue: `python -m nightdesk.sources.build_catalogue newsroom/sources`.

Reads `lists/`, writes `feeds.csv` (what may be listened to), `outlets.csv` (outlets whose front page alone is known, read as index pages)
and `owners.csv` (who owns an outlet). Asks nobody: whether an address answers is found out by listening. What it does:

* addresses: the same one with and without `www`, `https`, a closing slash or tracking words is one; what is no address on the public web is
  left out; so are those of services known to have ended;
* front pages of outlets whose feed no list names: those of the State Media Matrix, and a list of ones known to the makers;
* language: what the address itself names (`/urdu/`), else as a list gives it; else it is assumed to be that of a country with one official
  language, which gives way to what the texts turn out to be in;
  a language that a publisher's other feeds outvote is taken back;
* country: the domain's ending, else the owner's, else the list's;
* family: the owner where one owns several domains, else the registrable domain;
* each label is written down with where it is from.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from nightdesk.sources.build_owners import MATRIX, Owner, read_matrix, read_rows, with_families
from nightdesk.sources.catalogue import ASSUMED
from nightdesk.sources.domains import country_named, country_of
from nightdesk.sources.families import family_of, host_of, house_of, registrable_domain
from nightdesk.sources.tidy_addresses import address_of, sameness

LEAST_VOTES, OUTVOTES = 3, 0.75
MAKERS = "known to the makers"
"""The origin of what no public list says, and the makers of this catalogue were sure of: that an outlet is there, and its language."""
_LANGUAGES = {
    "arabic": "ar",
    "amharic": "am",
    "bangla": "bn",
    "bengali": "bn",
    "chinese": "zh",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "hausa": "ha",
    "hindi": "hi",
    "japanese": "ja",
    "pashto": "ps",
    "persian": "fa",
    "punjabi": "pa",
    "russian": "ru",
    "somali": "so",
    "spanish": "es",
    "swahili": "sw",
    "tamil": "ta",
    "turkish": "tr",
    "urdu": "ur",
    "uzbek": "uz",
}
_CODES = {"ar", "en", "es", "fa", "fr", "ru", "ur", "zh", "pt", "de", "tr"}
"""Two letters that as a part of an address mean a language and hardly anything else."""
FEEDS = ("domain", "feed_url", "kind", "language", "country", "topic", "family", "owner", "standing", "lists", "told")
OWNERS = ("domain", "name", "owner", "country", "family", "standing", "by")


@dataclass(slots=True)
class Feed:
    """A row in the making. `told` says of each label where it is from."""

    domain: str
    address: str
    lists: list[str]
    language: str = ""
    country: str = ""
    topic: str = ""
    kind: str = "rss"
    family: str = ""
    owner: str = ""
    standing: str = ""
    told: dict[str, str] = field(default_factory=dict)

    def label(self, name: str, value: str, by: str) -> None:
        if value:
            setattr(self, name, value)
            self.told[name] = by


def main(folder: Path) -> None:
    owners = with_families(read_matrix(folder / "lists" / "state-media-matrix.csv"))
    by_domain = {owner.domain: owner for owner in owners}
    feeds, left_out = merged([*read_rows(folder / "lists" / "feeds.csv"), *read_rows(folder / "lists" / "broadcasters.csv")])
    for feed in feeds:
        describe(feed, by_domain)
    outvote(feeds)
    known = {registrable_domain(feed.domain) for feed in feeds}
    outlets = [outlet(owner) for owner in owners if registrable_domain(owner.domain) not in known]
    outlets = with_front_pages(outlets, feeds, read_rows(folder / "lists" / "front-pages.csv"), by_domain)
    _write(folder / "feeds.csv", FEEDS, (_row(feed) for feed in feeds))
    _write(folder / "outlets.csv", FEEDS, (_row(one) for one in outlets))
    _write(folder / "owners.csv", OWNERS, (_owner_row(owner) for owner in owners))
    _tell(feeds, outlets, owners, left_out)


def merged(rows: Iterable[Mapping[str, str]]) -> tuple[list[Feed], Counter[str]]:
    """Each address once, in order of domain and address, with all that its lists say; and how many were left out, by why."""
    found: dict[str, Feed] = {}
    left_out: Counter[str] = Counter()
    for row in rows:
        address = address_of(row["feed_url"])
        if address is None:
            left_out["no address on the public web"] += 1
            continue
        feed = Feed(host_of(row["domain"]), address, row["lists"].split(";"), topic=row.get("topic", "").lower())
        by = row["lists"] if row["lists"] == MAKERS else f"the list {row['lists']}"
        feed.label("language", row["language"], by)
        feed.label("country", country_named(row.get("country", "")), by)
        known = found.get(sameness(address))
        if known is None:
            found[sameness(address)] = feed
            continue
        left_out["the same address a second time"] += 1
        _join(known, feed)
    return sorted(found.values(), key=lambda feed: (feed.domain, feed.address)), left_out


def _join(known: Feed, other: Feed) -> None:
    known.lists = list(dict.fromkeys([*known.lists, *other.lists]))
    known.address = other.address if other.address.startswith("https:") > known.address.startswith("https:") else known.address
    known.topic = known.topic or other.topic
    for name in ("language", "country"):
        if not getattr(known, name):
            known.label(name, getattr(other, name), other.told.get(name, ""))


def describe(feed: Feed, owners: Mapping[str, Owner]) -> None:
    """Fill in what the domain, the address and the matrix tell, the surer first."""
    owner = owners.get(host_of(feed.address)) or owners.get(feed.domain) or owners.get(registrable_domain(feed.domain))
    listed = feed.country
    if ending := country_of(feed.domain):
        feed.label("country", ending, f"its domain ends in .{feed.domain.rpartition('.')[2]}")
    elif owner is not None:
        feed.label("country", owner.country, MATRIX)
    if named := language_in(feed.address):
        feed.label("language", named, "its address names it")
    elif not feed.language and feed.country and listed in ("", feed.country) and country_of(feed.domain):
        feed.label("language", _only_language(feed.country), f"{ASSUMED}, the one official language of {feed.country} (CLDR)")
    if owner is not None:
        feed.label("standing", owner.standing, MATRIX)
        feed.label("owner", owner.owner, MATRIX)
    _relate(feed, owner)


def outvote(feeds: Iterable[Feed]) -> None:
    """Take back a list's word on a language that hardly any other feed of the publisher shares, unless the address bears it out."""
    publishers: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        publishers[registrable_domain(feed.domain)].append(feed)
    for group in publishers.values():
        votes = Counter(feed.language for feed in group if feed.language)
        usual, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0])) if votes else ("", 0)
        for feed in group if count >= LEAST_VOTES and count >= OUTVOTES * votes.total() else ():
            if (
                feed.language not in ("", usual)
                and not language_in(feed.address)
                and feed.told["language"].startswith("the list newscatcher")
            ):
                feed.language = ""
                del feed.told["language"]


def _relate(feed: Feed, owner: Owner | None) -> None:
    house = house_of(feed.domain) or house_of(feed.address)
    if house is not None:
        feed.label("family", house.name, house.by)
    elif owner is not None and owner.family:
        feed.label("family", owner.family, f"its owner, {owner.owner} ({MATRIX})")
    else:
        feed.label("family", family_of(feed.domain), "its registrable domain")


def outlet(owner: Owner) -> Feed:
    """An outlet of which only the front page is known: its feed is looked for when it is followed."""
    feed = Feed(owner.domain, owner.home, [MATRIX], kind="index-page", topic="news")
    describe(feed, {owner.domain: owner})
    return feed


def with_front_pages(
    outlets: Iterable[Feed], feeds: Iterable[Feed], rows: Iterable[Mapping[str, str]], owners: Mapping[str, Owner]
) -> list[Feed]:
    """The outlets and those of a list of front pages, each once; none of which a feed in the same language is known."""
    heard = {(host_of(feed.domain), feed.language) for feed in feeds}
    found = {sameness(one.address): one for one in outlets}
    pages, _ = merged(rows)
    for page in pages:
        known = found.get(sameness(page.address))
        if known is not None:
            _join(known, page)
        elif (host_of(page.domain), page.language) not in heard:
            page.kind = "index-page"
            describe(page, owners)
            found[sameness(page.address)] = page
    return sorted(found.values(), key=lambda one: (one.domain, one.address))


def language_in(address: str) -> str:
    """The language that an address names as a word of its own, or as a folder of two letters."""
    parts = urlsplit(address)
    words = set(re.split(r"[^a-z]+", f"{parts.hostname} {parts.path}".lower()))
    named = {code for word, code in _LANGUAGES.items() if word in words}
    first = parts.path.lower().strip("/").split("/")[0]
    if not named and first in _CODES:
        named = {first}
    return named.pop() if len(named) == 1 else ""


def _only_language(country: str) -> str:
    from babel.languages import get_official_languages

    official = get_official_languages(country)
    return str(official[0]) if len(official) == 1 else ""


def _write(file: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)


def _row(feed: Feed) -> tuple[str, ...]:
    told = "; ".join(f"{what}: {by.replace(';', ',')}" for what, by in sorted(feed.told.items()))
    head = (feed.domain, feed.address, feed.kind, feed.language, feed.country, feed.topic)
    return (*head, feed.family, feed.owner, feed.standing, ";".join(feed.lists), told)


def _owner_row(owner: Owner) -> tuple[str, ...]:
    return owner.domain, owner.name, owner.owner, owner.country, owner.family, owner.standing, MATRIX


def _tell(feeds: list[Feed], outlets: list[Feed], owners: list[Owner], left_out: Counter[str]) -> None:
    together = [*feeds, *outlets]
    sys.stdout.write(f"{len(feeds)} feeds, {len(outlets)} outlets by their front page, {len(owners)} domains with an owner\n")
    for name in ("language", "country", "standing"):
        sys.stdout.write(f"{name}: {sum(bool(getattr(one, name)) for one in together)} of {len(together)}\n")
    languages, families = {one.language for one in together if one.language}, {one.family for one in together}
    sys.stdout.write(f"languages: {len(languages)}, families: {len(families)}\n")
    for why, count in sorted(left_out.items()):
        sys.stdout.write(f"left out: {count} ({why})\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
