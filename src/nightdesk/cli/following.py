"""`nightdesk sources add`, `list`, `remove`, `import` and `export`: whom the newsroom follows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nightdesk.cli.opening import open_or_set_up
from nightdesk.languages.tongues import language_name
from nightdesk.sources.model import FeedKind, Source
from nightdesk.sources.rights import Extent, allowance

if TYPE_CHECKING:
    from nightdesk.adapters.scouting import Look

WHO = "the command line"
SHOWN_OF_SAMPLE = 400


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--yes", "-y", is_flag=True, help="Follow the best find of each address without asking.")
@click.option("--pick", type=click.IntRange(1), default=1, show_default=True, help="Which of the finds to follow: 1 is the best.")
@click.option("--name", help="A name for it, in place of the one it gives itself.")
@click.option("--language", help="The language it writes in (BCP 47), if what was found is wrong.")
@click.option("--permission", help="The owner's leave to read it all, in a few words: lifts what the site refuses.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array; nothing is followed without --yes.")
def add(
    addresses: tuple[str, ...], yes: bool, pick: int, name: str | None, language: str | None, permission: str | None, as_json: bool
) -> None:
    """Look at an address and follow what is found there.

    ADDRESS is that of a newspaper's front page, of a feed, a sitemap or a mailbox of newsletters: paste what you have, several if you like.
    Shown is what was found, its language, its rights and a sample as it would be read; then you are asked.

    \b
    nightdesk sources add example.org
    nightdesk sources add https://example.org/feed.xml --yes
    nightdesk sources add 'imaps://desk@mail.example.org/INBOX?from=news@example.org'
    """
    from nightdesk.adapters.scouting import look
    from nightdesk.sources.following import named

    settings = open_or_set_up()
    told: list[dict[str, Any]] = []
    failed = 0
    for address in addresses:
        seen = look(address, settings)
        source = named(seen.proposals[min(pick, len(seen.proposals)) - 1], name, language, permission) if seen.proposals else None
        failed += source is None
        if not as_json:
            click.echo(_told(seen, source))
        wanted = source is not None and (yes or (not as_json and click.confirm("Follow it?", default=True)))
        new = _follow([source]) if source and wanted else ()
        told.append(_described(seen, source, followed=bool(wanted)))
        if source and wanted and not as_json:
            click.echo(f"following {source.name}" + ("" if new else " (it was followed already)") + "\n")
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    if failed:
        raise SystemExit(1)


def _follow(sources: Sequence[Source]) -> tuple[str, ...]:
    from nightdesk_site.record.following import follow

    return tuple(follow(sources, WHO, datetime.now(UTC)))


def _told(seen: Look, source: Source | None) -> str:
    """What was found, as a person reads it."""
    if source is None:
        return f"{seen.discovery.asked}: {seen.problem}\n"
    find = next(one for one in seen.discovery.finds if one.address == source.feed)
    newest = f", the newest of {find.newest:%-d %B %Y %H:%M} UTC" if find.newest else ""
    by = {told.what: f" ({told.by})" for told in source.told}
    lines = [
        f"{source.name}  {source.home}",
        f"  {source.kind.value:<11} {source.feed}",
        f"  {'found':<11} {find.how}; {find.pieces} pieces{newest}",
        *(f"  {'also':<11} --pick {number}: {other.feed}" for number, other in enumerate(seen.proposals, 1) if other.feed != source.feed),
        f"  {'language':<11} {language_name(source.language) + by.get('language', '') if source.language else 'not known'}",
        f"  {'country':<11} {source.country + by.get('country', '') if source.country else 'not known'}",
        f"  {'family':<11} {source.family}{by.get('family', '')}",
    ]
    if source.standing:
        lines.append(f"  {'standing':<11} {source.standing}{by.get('standing', '')}")
    lines += [f"  {'rights':<11} {said}" for said in _rights(source)]
    if seen.sample:
        shown = " ".join(seen.sample.text.split())[:SHOWN_OF_SAMPLE]
        short = seen.sample.read_pages and source.kind is not FeedKind.INDEX_PAGE
        whole = " (its page is read too: the feed gives too little)" if short else ""
        lines += [f"  {'sample':<11} {seen.sample.title}{whole}", *([f"  {'':<11} {shown}"] if shown else [])]
        lines += [f"  {'':<11} this piece is {reason}" for reason in seen.sample.reasons if reason not in allowance(source.rights).reasons]
    lines += [f"  {'note':<11} {note}" for note in seen.discovery.notes]
    return "\n".join(lines)


def _rights(source: Source) -> tuple[str, ...]:
    allowed = allowance(source.rights)
    licence = (f"licence {source.rights.licence}",) if source.rights.licence else ()
    permitted = (f"by permission: {source.rights.permission}",) if source.rights.permission else ()
    return (*licence, *permitted, *allowed.reasons) or (f"nothing refused; excerpts of {allowed.excerpt_limit} characters",)


def _described(seen: Look, source: Source | None, *, followed: bool) -> dict[str, Any]:
    if source is None:
        return {"asked": seen.discovery.asked, "problem": seen.problem, "followed": False}
    allowed = allowance(source.rights)
    return {
        "asked": seen.discovery.asked,
        "followed": followed,
        **described(source),
        "extent": allowed.extent.value,
        "reads_text": allowed.extent is Extent.FULL,
        "others": [other.feed for other in seen.proposals if other.feed != source.feed],
        "sample": {"title": seen.sample.title, "text": seen.sample.text, "from_page": seen.sample.read_pages} if seen.sample else None,
        "notes": list(seen.discovery.notes),
    }


def described(source: Source) -> dict[str, Any]:
    """A source for machines."""
    return {
        "source": source.id,
        "name": source.name,
        "home": source.home,
        "feed": source.feed,
        "kind": source.kind.value,
        "language": source.language,
        "country": source.country,
        "family": source.family,
        "standing": source.standing,
        "owner": source.owner,
        "topic": source.topic,
        "rights": list(_rights(source)),
        "told": {told.what: told.by for told in source.told},
    }


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def list_(as_json: bool) -> None:
    """List the sources that are followed."""
    open_or_set_up()
    from nightdesk_site.record.following import followed

    sources = followed()
    if as_json:
        click.echo(json.dumps([described(source) for source in sources], ensure_ascii=False, indent=1))
        return
    for source in sources:
        click.echo(f"{source.name[:40]:<40} {source.kind.value:<10} {source.language or '?':<8} {source.country or '?':<3} {source.feed}")
    if not sources:
        click.echo("nobody is followed yet; `nightdesk sources add ADDRESS` begins", err=True)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
def remove(names: tuple[str, ...]) -> None:
    """Follow a source no longer, named by its id, name, host or address. What it said before stays in the record."""
    open_or_set_up()
    from nightdesk_site.record.following import find_followed, unfollow

    for name in names:
        source = find_followed(name)
        unfollow(source.id, WHO, datetime.now(UTC))
        click.echo(f"no longer following {source.name}")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def import_(file: Path, as_json: bool) -> None:
    """Follow all feeds of an OPML file, as any feed reader exports one. Nobody is asked before listening begins."""
    from nightdesk.adapters.opml import read_opml
    from nightdesk.foundation.errors import BadInput, UnreadableFeed
    from nightdesk.sources.following import from_list

    settings = open_or_set_up()
    try:
        outlines = read_opml(file.read_bytes())
    except UnreadableFeed as error:
        raise BadInput(str(file), None, str(error)) from None
    catalogue = settings.newsroom / "sources"
    sources = [from_list(one.feed, one.title, one.home, one.language, one.folder, file.name, catalogue) for one in outlines]
    new = _follow(sources)
    if as_json:
        click.echo(json.dumps({"feeds": len(sources), "new": len(new)}))
    else:
        click.echo(f"{len(sources)} feeds in {file.name}; {len(new)} of them are new")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=False)
def export(file: Path | None) -> None:
    """Write the followed sources as OPML to FILE, or to the screen."""
    settings = open_or_set_up()
    from nightdesk.adapters.opml import write_opml
    from nightdesk_site.record.following import followed

    body = write_opml(followed(), f"Sources of {settings.name}")
    if file is None:
        click.echo(body.decode(), nl=False)
    else:
        file.write_bytes(body)
        click.echo(f"wrote {file}", err=True)
