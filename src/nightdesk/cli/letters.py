"""`nightdesk letters`: compose, look at, send."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import click

from nightdesk.bootstrap import letters_of_their_own, open_record
from nightdesk.foundation.errors import NotFound


@click.group()
def letters() -> None:
    """Letters to readers: composed from what is published, sent to each reader once.

    Which there are, and when they go out, is written in newsroom/letters.toml; where mail goes, in NIGHTDESK_MAIL.
    Without a mail server, each mail becomes a file in data/outbox.
    """


@letters.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def list_(as_json: bool) -> None:
    """List the issues, the latest first."""
    open_record()
    from nightdesk_site.letters.models import Issue

    rows = [
        {"issue": one.pk, "letter": one.letter, "number": one.number, "state": one.state, "subject": one.subject, "by": one.sent_by}
        for one in Issue.objects.order_by("-composed_at", "-pk")[:200]
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not rows:
        click.echo("no issue yet; `nightdesk letters compose LETTER` makes one", err=True)
    for row in rows:
        click.echo(f"{row['issue']:>5}  {row['state']:<8} {row['letter']:<20} {row['subject']}")


@letters.command()
@click.argument("letter")
@click.option("--everything", is_flag=True, help="Take from all that is published, not only what is new since the last issue.")
def compose(letter: str, everything: bool) -> None:
    """Compose the next issue of LETTER as a draft: daily, weekly, analyst/NAME or place/NAME."""
    open_record()
    from nightdesk_site.letters.compose import compose as compose_issue
    from nightdesk_site.letters.kinds import letter as letter_of

    issue = compose_issue(letter_of(letter), datetime.now(UTC), everything=everything)
    click.echo(f"issue {issue.pk}: {issue.subject} ({len(issue.articles)} articles). Look at it: nightdesk letters show {issue.pk}")


@letters.command()
@click.argument("issue", type=int)
@click.option("--members", is_flag=True, help="As a member gets it.")
def show(issue: int, members: bool) -> None:
    """Print an issue as its readers get it."""
    open_record()
    from nightdesk.publish.access import Standing
    from nightdesk_site.letters.render import render

    click.echo(render(_issue(issue), Standing.MEMBER if members else Standing.SUBSCRIBER).text)


@letters.command()
@click.argument("issue", type=int, required=False)
@click.option("--by", default="", help="Who sends it; needed with ISSUE.")
@click.option("--stay", is_flag=True, help="Stay, compose each letter when its hour comes, and go on until stopped.")
def send(issue: int | None, by: str, stay: bool) -> None:
    """Queue ISSUE for its readers, then hand over all that is queued. Stop it at any time; called again it goes on.

    An open newsroom (`nightdesk run`, `nightdesk listen`) that has mail set up does all of this by itself. With --stay this is the
    letters' own clock, for a newsroom that is open elsewhere: what needs no editor goes out at its hour.
    """
    settings = open_record()
    from nightdesk_site.letters.clock import tick
    from nightdesk_site.letters.post import open_post
    from nightdesk_site.letters.send import go_on, in_doubt, start

    if issue is not None:
        if not by:
            raise click.UsageError("a sending is signed: add --by YOUR-NAME")
        click.echo(f"queued for {start(_issue(issue), by, datetime.now(UTC))} readers", err=True)
    with letters_of_their_own(settings) as ours:
        if not ours:
            click.echo("the newsroom that is open sends what is queued", err=True)
            return
        while True:
            if stay:
                tick(datetime.now(UTC))
            with open_post() as post:
                accepted = go_on(post, say=lambda sent: click.echo(f"\r{sent} handed over", nl=False, err=True))
            if accepted or not stay:
                click.echo(f"\r{accepted} handed over; {in_doubt()} in doubt", err=True)
            if not stay:
                return
            time.sleep(20)


def _issue(number: int):  # type: ignore[no-untyped-def]
    from nightdesk_site.letters.models import Issue

    found = Issue.objects.filter(pk=number).first()
    if found is None:
        raise NotFound(f"there is no issue {number}; see: nightdesk letters list")
    return found
