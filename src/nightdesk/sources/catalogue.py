"""The catalogue on disk: sources an editor writes down (`*.toml`), and long lists of feeds (`*.csv`), read when asked for.

A TOML file holds tables named by the source's id, and may hold `[defaults]` for all of them:

    [source."en.wikipedia.org"]
    name = "Wikipedia (English), In the news"
    home = "https://en.wikipedia.org/"
    feed = "https://…"            # an address on the web
    kind = "rss"                  # rss, atom, json-feed, sitemap, index-page or mail
    language = "en"               # BCP 47
    country = "GB"                # ISO 3166 alpha-2
    family = "wikipedia"          # publishers of one owner or one agency share it
    standing = "encyclopedia written by volunteers"
    owner = "Wikimedia Foundation"
    second_hand = true
    read_pages = false            # whether the page of each piece is read too; left out: where the feed's text is short
    rights = { licence = "CC-BY-SA-4.0", credit = "Wikipedia contributors", excerpt_limit = 300 }

The feed of a newsletter (kind "mail") is a mailbox: `imaps://user@host/INBOX`, `maildir:/path` or `mbox:/path`, with `?from=address` where
only one sender's letters are meant. A CSV file has the columns `domain,feed_url,language,country,topic,family,standing` and may have
`kind,owner,told`, the last saying where each label is from (`language: list A; country: its domain`); further columns are left alone.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.ids import FamilyId, SourceId, stable_id
from nightdesk.sources.families import family_of
from nightdesk.sources.model import FeedKind, Rights, Source, Told
from nightdesk.sources.ownership import OWNERS

MAX_ID = 80
MAILBOXES = ("imaps://", "imap://", "maildir:", "mbox:")
_KEYS = {field.name: str(field.type) for field in fields(Source) if field.name not in ("id", "rights", "told")}
_RIGHTS = {field.name: str(field.type) for field in fields(Rights) if field.name != "told"}
ASSUMED = "assumed"
"""How the origin of a language begins that nobody stated: it follows from where the source is."""
LABELS = ("language", "country", "family", "standing", "owner", "second_hand", "rights")
"""What is said of a source beyond where it is; of each it is kept who says so."""
_UNNEEDED = {"home": "", "kind": "rss", "language": None, "country": None, "standing": "", "second_hand": False}


class Catalogue:
    """All sources under one folder. Nothing is read before it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def chosen(self) -> tuple[Source, ...]:
        """The sources an editor has written down. Raises BadInput, naming file and line."""
        return tuple(source for file in sorted(self._folder.glob("*.toml")) for source in read_toml(file))

    def listed(self) -> Iterator[Source]:
        """The sources of the long lists, one after the other. Raises BadInput, naming file and line."""
        for file in sorted(self._folder.glob("*.csv")):
            if file.name != OWNERS:
                yield from read_csv(file)


def read_toml(file: Path, given: Mapping[SourceId, Mapping[str, Any]] | None = None) -> tuple[Source, ...]:
    """Sources in the order of the file. Raises BadInput, naming file and line.

    `given` tells, by id, which sources are wanted and what else is known of them; that holds where the file says nothing.
    """
    text = file.read_text(encoding="utf-8")
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(str(file), _line_told(str(error)), f"not TOML: {error}") from None
    unknown = document.keys() - {"source", "defaults"}
    if unknown:
        raise BadInput(str(file), _line_of(text, min(unknown)), f"{min(unknown)!r} is not known here; sources are [source.ID]")
    found = []
    for name, table in document.get("source", {}).items():
        if given is not None and name not in given:
            continue
        try:
            written = {**document.get("defaults", {}), **table}
            source = _source(name, {**(given or {}).get(SourceId(name), {}), **written})
            found.append(replace(source, told=tuple(Told(label, file.name) for label in written if label in LABELS)))
        except _WrongError as wrong:
            raise BadInput(str(file), _line_of(text, name), f"source {name!r}: {wrong}") from None
    return tuple(found)


class _WrongError(Exception):
    """What is wrong with a source."""


def _source(name: str, table: dict[str, Any]) -> Source:
    if not name or len(name) > MAX_ID:
        raise _WrongError(f"an id has 1 to {MAX_ID} characters")
    values = {**_UNNEEDED, "family": family_of(str(table.get("home") or table.get("feed") or name)), **table}
    rights = Rights(**_typed(values.pop("rights", {}), _RIGHTS))
    values = _typed(values, _KEYS)
    if missing := [key for key in ("name", "feed") if not values.get(key)]:
        raise _WrongError(f"`{missing[0]}` is missing")
    if not str(values["feed"]).startswith(("http://", "https://") if values["kind"] != FeedKind.MAIL else MAILBOXES):
        raise _WrongError(f"`feed` is no address {'on the web' if values['kind'] != FeedKind.MAIL else 'of a mailbox'}: {values['feed']!r}")
    if (country := values["country"]) is not None and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise _WrongError(f"`country` is to be two capital letters (ISO 3166), not {country!r}")
    if values["kind"] not in set(FeedKind):
        raise _WrongError(f"`kind` is one of {', '.join(FeedKind)}, not {values['kind']!r}")
    values |= {"kind": FeedKind(values["kind"]), "family": FamilyId(values["family"])}
    return Source(id=SourceId(name), rights=rights, **values)


def _typed(table: object, types: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise _WrongError("`rights` is to be a table")
    for key, value in table.items():
        if key not in types:
            raise _WrongError(f"`{key}` is not known")
        wanted = {"bool": bool, "int": int}.get(types[key].removesuffix(" | None"), str)
        fits = isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool)
        if not fits and not (value is None and "None" in types[key]):
            raise _WrongError(f"`{key}` is to be of type {wanted.__name__}, not {value!r}")
    return cast(dict[str, Any], table)


def _line_told(message: str) -> int | None:
    """The line in "… (at line 3, column 1)"."""
    word = message.rpartition("line ")[2].partition(",")[0]
    return int(word) if word.isdigit() else None


def _line_of(text: str, key: str) -> int | None:
    return next((number for number, line in enumerate(text.splitlines(), 1) if key in line), None)


def read_csv(file: Path) -> Iterator[Source]:
    """Sources of a list of feeds. Their ids are the domain and a digest of the feed's address."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := {"domain", "feed_url"} - set(rows.fieldnames or ()):
            raise BadInput(str(file), 1, f"the column {min(missing)!r} is missing")
        for row in rows:
            try:
                yield _listed(row)
            except _WrongError as wrong:
                raise BadInput(str(file), rows.line_num, str(wrong)) from None


def _listed(row: Mapping[str, str | None]) -> Source:
    domain, feed = row["domain"] or "", row["feed_url"] or ""
    topic = row.get("topic") or None
    source = _source(
        listed_id(domain, feed),
        {
            "name": f"{domain} ({topic})" if topic else domain,
            "home": f"https://{domain}/",
            "feed": feed,
            "kind": row.get("kind") or "rss",
            "language": row.get("language") or None,
            "country": row.get("country") or None,
            "family": row.get("family") or domain,
            "standing": row.get("standing") or "",
            "owner": row.get("owner") or None,
            "topic": topic,
        },
    )
    told = _told(row.get("told") or "")
    assumed = any(one.what == "language" and one.by.startswith(ASSUMED) for one in told)
    return replace(source, told=told, language_assumed=assumed)


def listed_id(domain: str, feed: str) -> SourceId:
    """The id of a feed of a list: the same for the same address, wherever it stands."""
    return SourceId(f"{domain[: MAX_ID - 17]}-{stable_id('feed', feed).removeprefix('feed-')}")


def _told(column: str) -> tuple[Told, ...]:
    """ "language: list A; country: its domain" as what is told by whom."""
    pairs = (part.partition(": ") for part in column.split("; ") if part)
    return tuple(Told(what, by) for what, _, by in pairs)
