"""A newsroom that begins to listen to five outlets, and an earthquake two hours later. Run as a process of its own; prints JSON."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from nightdesk import bootstrap
from nightdesk.adapters.web import Limits, WebFetcher
from nightdesk.adapters.web_addresses import Home
from nightdesk.settings import read_settings
from nightdesk.shift.live import listen
from nightdesk.sources.model import FeedKind
from nightdesk.testing.pace import SimulatedPace
from nightdesk.testing.world.answers import World
from nightdesk.testing.world.outlets import DOMAIN, Manner, Outlet, Piece, Wording
from nightdesk.testing.world.server import WorldServer
from samples import SAMPLE

BEGIN = datetime(2022, 11, 21, 4, tzinfo=UTC)
QUAKE = BEGIN + timedelta(hours=2)
END = QUAKE + timedelta(minutes=40)
LANGUAGES = ("en", "pt", "ru", "fr", "id")
NAMES = ("Cianjur", "Java", "Зап. Ява", "острове Ява", "Ява", "Яв")
KINDS = (FeedKind.RSS, FeedKind.ATOM, FeedKind.JSON_FEED, FeedKind.RSS, FeedKind.INDEX_PAGE)


def main() -> None:
    settings = read_settings()
    bootstrap.prepare(settings)
    outlets = five_outlets()
    with (
        WorldServer(World(outlets), BEGIN) as server,
        WebFetcher(Limits(per_host=2, delay=0.0), only_loopback=True, home=Home(DOMAIN, server.port)) as fetcher,
        bootstrap.open_live_night(settings, fetcher) as night,
    ):
        night.record.add_sources([outlet.source() for outlet in outlets], live=True)
        with bootstrap.open_engine(settings, night) as engine:

            def set_clock(at: datetime) -> None:
                server.now = at

            listen(engine, SimulatedPace(BEGIN, END, set_clock), lambda: True)
        sys.stdout.write(json.dumps(told()) + "\n")


def five_outlets() -> tuple[Outlet, ...]:
    rows = [json.loads(row) for file in sorted(SAMPLE.glob("in-the-news*")) for row in lzma.decompress(file.read_bytes()).splitlines()]
    return tuple(_outlet(language, kind, rows) for language, kind in zip(LANGUAGES, KINDS, strict=True))


def _outlet(language: str, kind: FeedKind, rows: Sequence[dict[str, Any]]) -> Outlet:
    """The outlet's backlog is what was told in its language before; at the hour of the earthquake it reports that."""
    mine = sorted((row for row in rows if row["language"] == language), key=lambda row: row["published_at"])
    before = [row for row in mine if datetime.fromisoformat(row["published_at"]) < BEGIN][-6:]
    quake = next(row for row in mine if row["published_at"] >= "2022-11-21" and any(name in row["text"] for name in NAMES))
    pieces = [_piece(row["id"], row["text"], BEGIN - timedelta(days=2) + timedelta(hours=3 * n)) for n, row in enumerate(before)]
    pieces.append(_piece(quake["id"], quake["text"], QUAKE + timedelta(minutes=LANGUAGES.index(language))))
    name = f"paper-{language}"
    path = "/news/" if kind is FeedKind.INDEX_PAGE else "/feed"
    return Outlet(name, name, path, kind, Manner.GOOD, language, tuple(pieces))


def _piece(name: str, text: str, at: datetime) -> Piece:
    return Piece("".join(letter if letter.isalnum() else "-" for letter in name), (Wording(at, text[:80], text),))


def told() -> dict[str, Any]:
    from nightdesk_site.record.models import DevelopmentRow, DraftRow, ItemRow

    background = [row for row in ItemRow.objects.all() if '"background":true' in row.document]
    return {
        "items": ItemRow.objects.count(),
        "background": len(background),
        "background_called_new": DevelopmentRow.objects.filter(item__in=background, new=True).count(),
        "minutes_to_first_brief": [
            (row.written_at - QUAKE).total_seconds() / 60 for row in DraftRow.objects.order_by("written_at") if row.written_at >= QUAKE
        ][:1],
        "drafts": [[row.headline, row.state, row.played, row.written_at.isoformat()] for row in DraftRow.objects.all()],
    }


if __name__ == "__main__":
    sys.exit(main())
