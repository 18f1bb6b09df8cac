"""Looking at an address before following it: what the command and the desk's form share, within limits that suit a person who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from nightdesk.adapters.discovery import Discovery, Sample, discover
from nightdesk.adapters.finds import Find
from nightdesk.adapters.mailboxes import SCHEMES, Mailboxes
from nightdesk.adapters.newsletters import read_letters
from nightdesk.adapters.proposals import propose
from nightdesk.adapters.web import Limits, WebFetcher
from nightdesk.foundation.errors import UnreadableFeed
from nightdesk.settings import Settings
from nightdesk.sources.model import FeedKind, Source
from nightdesk.sources.rights import Extent, Wishes
from nightdesk.wire.ports import Fetcher, Refusal, Request

PATIENT = Limits(seconds=10.0, per_host=4, delay=0.2)
"""One look is a dozen requests, once, on somebody's behalf: it may be brisker than listening, and still gentler than a browser."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found at an address, and the source that each find would be, in the same order."""

    discovery: Discovery
    proposals: tuple[Source, ...]

    @property
    def sample(self) -> Sample | None:
        return self.discovery.sample

    @property
    def problem(self) -> str | None:
        return self.discovery.problem


def look(address: str, settings: Settings, fetcher: Fetcher | None = None, now: datetime | None = None) -> Look:
    """Look at an address. Never raises for what stands there: a Look without proposals has a problem. `fetcher` stands in for the web."""
    now = now or datetime.now(UTC)
    if address.strip().startswith(SCHEMES):
        discovery = _open_mailbox(address.strip(), mailboxes(settings))
    elif fetcher is not None:
        discovery = discover(address, fetcher, now)
    else:
        with WebFetcher(PATIENT, only_loopback=settings.only_loopback, contact=settings.contact or None) as web:
            discovery = discover(address, web, now)
    return Look(discovery, tuple(propose(discovery, find, settings.newsroom / "sources") for find in discovery.finds))


def mailboxes(settings: Settings) -> Mailboxes:
    passwords = {box: secret.get_secret_value() for box, secret in settings.mailbox_passwords.items()}
    return Mailboxes(settings.mailbox_folder, passwords)


def _open_mailbox(address: str, boxes: Mailboxes) -> Discovery:
    (answer,) = boxes.fetch_all([Request(address)])
    try:
        entries = () if isinstance(answer, Refusal) else read_letters(answer.body)
    except UnreadableFeed as error:
        return Discovery(address, address, "", None, (), Wishes(), problem=str(error))
    if isinstance(answer, Refusal):
        return Discovery(address, address, "", None, (), Wishes(), problem=answer.reason)
    name = entries[0].author or "" if entries else ""
    find = Find(address, FeedKind.MAIL, name, "the address is a mailbox", len(entries), entries)
    first = next(iter(entries), None)
    sample = Sample(first.title, first.text, Extent.FULL, first.language, first.published, False) if first else None
    return Discovery(address, address, name, None, (find,), Wishes(), sample)
