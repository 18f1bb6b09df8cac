"""`nightdesk sources catalogue`: whom one could follow, and following many at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from nightdesk.cli.following import WHO, described
from nightdesk.cli.opening import open_or_set_up
from nightdesk.foundation.errors import NotFound
from nightdesk.languages.tongues import language_name
from nightdesk.settings import Settings, read_settings
from nightdesk.sources.catalogue import Catalogue
from nightdesk.sources.choose import NEWS, Wanted, choose
from nightdesk.sources.model import Source


@click.command()
@click.option("--persona", help="Choose for an analyst: from the countries and languages of the beat (its id, such as qanat).")
@click.option("--country", "countries", multiple=True, metavar="XX", help="From this country (ISO 3166); may be repeated.")
@click.option("--language", "languages", multiple=True, metavar="xx", help="In this language (BCP 47); may be repeated.")
@click.option("--topic", "topics", multiple=True, help="On this subject instead of news; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=40, show_default=True, help="How many at most.")
@click.option("--follow", "following", is_flag=True, help="Follow them. Without this they are only shown.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def catalogue(
    persona: str | None,
    countries: tuple[str, ...],
    languages: tuple[str, ...],
    topics: tuple[str, ...],
    limit: int,
    following: bool,
    as_json: bool,
) -> None:
    """Show whom the catalogue knows, and follow many at once.

    The choice is spread over countries, languages and owners.

    \b
    nightdesk sources catalogue                                  what there is, counted
    nightdesk sources catalogue --persona qanat                  forty sources for an analyst
    nightdesk sources catalogue --country KE --language sw       by country and language
    nightdesk sources catalogue --persona qanat --follow         follow them
    """
    settings = open_or_set_up() if following else read_settings()
    known = Catalogue(settings.newsroom / "sources")
    if not (persona or countries or languages or topics):
        click.echo(_counted([*known.chosen(), *known.listed()]))
        return
    wanted = _wanted(settings, persona, countries, languages, topics)
    chosen = choose([*known.chosen(), *known.listed()], wanted, limit)
    new = _follow(chosen) if following else 0
    if as_json:
        click.echo(json.dumps([described(source) for source in chosen], ensure_ascii=False, indent=1))
        return
    if not chosen:
        click.echo("the catalogue knows nobody like that; `nightdesk sources catalogue` tells whom it knows", err=True)
        return
    for source in chosen:
        click.echo(
            f"{source.country or '?':<3} {source.language or '?':<7} {source.kind.value:<10} {source.name[:40]:<40} {source.standing}"
        )
    click.echo(f"following {new} more" if following else f"{len(chosen)} sources; --follow follows them", err=True)


def _wanted(
    settings: Settings, persona: str | None, countries: tuple[str, ...], languages: tuple[str, ...], topics: tuple[str, ...]
) -> Wanted:
    if persona is None:
        return Wanted([country.upper() for country in countries], languages, topics or NEWS)
    from nightdesk.personas.roster import read_roster

    roster = read_roster(settings.newsroom / "personas")
    analyst = next((one for one in roster if persona.lower() in (one.id, one.name.lower())), None)
    if analyst is None:
        raise NotFound(f"there is no analyst {persona!r}; there are {', '.join(one.id for one in roster)}")
    return Wanted([*analyst.countries, *(country.upper() for country in countries)], [*analyst.languages, *languages], topics or NEWS)


def _follow(sources: Sequence[Source]) -> int:
    from nightdesk_site.record.following import follow

    return len(follow(sources, WHO, datetime.now(UTC)))


def _counted(sources: Sequence[Source]) -> str:
    languages = Counter(source.language for source in sources if source.language)
    told = ", ".join(f"{language_name(code)} {count}" for code, count in sorted(languages.items(), key=lambda pair: (-pair[1], pair[0])))
    countries = {source.country for source in sources if source.country}
    families = {source.family for source in sources}
    labelled = sum(bool(source.standing) for source in sources)
    return (
        f"{len(sources)} sources of {len(families)} families in {len(countries)} countries and {len(languages)} languages\n"
        f"{labelled} with a label of who decides there\n\n{told}"
    )
