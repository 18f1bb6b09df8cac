"""`nightdesk reader`: accounts and one-time sign-in links."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from nightdesk.bootstrap import open_record
from nightdesk.publish.access import Standing

_STANDINGS = [standing.value for standing in Standing if standing is not Standing.VISITOR]


@click.group()
def reader() -> None:
    """Accounts of readers and editors, and the one-time links with which they sign in.

    A subscriber follows the links of the open part; a member also reads the members' part.
    """


@reader.command()
@click.argument("email")
@click.option(
    "--standing",
    type=click.Choice(_STANDINGS),
    help="A new account is a subscriber; one that is there keeps its standing unless you name another.",
)
@click.option("--editor", is_flag=True, help="Let this account enter the desk and decide.")
def add(email: str, standing: str | None, editor: bool) -> None:
    """Make an account, or change the standing of one that is there."""
    open_record()
    from nightdesk_site.members import accounts

    account = accounts.add(email, Standing(standing) if standing else None)
    if editor:
        accounts.make_editor(email)
    click.echo(
        f"{account.email} is a {account.standing}{' and an editor' if editor else ''}; sign in with: nightdesk reader link {account.email}"
    )


@reader.command()
@click.argument("email")
def link(email: str) -> None:
    """Print a one-time sign-in link, good for an hour."""
    click.echo(_address_of_link(email))


@reader.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def list_(as_json: bool) -> None:
    """List the accounts."""
    open_record()
    from nightdesk_site.members.models import Account

    rows = list(Account.objects.order_by("email"))
    if as_json:
        told = [
            {"email": row.email, "standing": row.standing, "editor": row.is_staff, "since": row.date_joined.isoformat()} for row in rows
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row.email:<40} {row.standing:<11}{'editor' if row.is_staff else ''}".rstrip())


def _address_of_link(email: str) -> str:
    """Raises NotFound if nobody has an account with this address."""
    settings = open_record()
    from nightdesk_site.members.sign_in import make_sign_in_link

    return settings.public_address + make_sign_in_link(email, datetime.now(UTC))
