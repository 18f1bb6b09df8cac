"""WebSub from end to end: a hub is asked, asks back, tells of news, and the source is asked again."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from django.test import Client
from pytest_django import Settings

from nightdesk import bootstrap
from nightdesk.adapters.loopback import LoopbackServer
from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.model import FeedKind, Source, SourceState
from nightdesk.wire.heard import Heard
from nightdesk.wire.websub import Hub
from nightdesk_site.hubs.views import subscription
from nightdesk_site.record import hubs
from nightdesk_site.record.models import HubRow, SourceRow
from nightdesk_site.record.sources import add_sources

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
LATER = datetime(2100, 1, 1, tzinfo=UTC)
TOPIC = "https://paper.example/feed"
PAPER = Source(SourceId("paper"), "Paper", "https://paper.example/", TOPIC, FeedKind.RSS, "en", None, FamilyId("paper"), "")


@pytest.fixture
def asked() -> list[dict[str, list[str]]]:
    return []


@pytest.fixture
def hub(asked: list[dict[str, list[str]]], settings: Settings) -> Iterator[Hub]:
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"address": "https://desk.example", "only_loopback": True, "secret": "key"})

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        asked.append(parse_qs((await request.read()).decode()))
        return web.Response(status=202)

    with LoopbackServer(answer, "hub") as server:
        yield Hub(f"{server.base}/", TOPIC)


@pytest.fixture
def heard(hub: Hub) -> Heard:
    add_sources([PAPER], live=True)
    SourceRow.objects.update(next_due=LATER)
    heard = Heard(PAPER, SourceState(PAPER.id), hub=hub)
    hubs.keep_hubs([heard], NOW)
    return heard


def test_a_hub_is_asked_asks_back_and_wakes_its_source(
    heard: Heard, hub: Hub, asked: list[dict[str, list[str]]], settings: Settings, client: Client
) -> None:
    with bootstrap.open_hubs(settings.NEWSROOM) as ask:
        ask(NOW)
        ask(NOW)
    (form,) = asked
    assert (form["hub.topic"], form["hub.callback"]) == ([TOPIC], ["https://desk.example/websub/paper/"])

    path = urlsplit(form["hub.callback"][0]).path
    back = client.get(path, {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "xyz", "hub.lease_seconds": "86400"})
    assert (back.status_code, back.content, back["Content-Type"]) == (200, b"xyz", "text/plain")
    assert HubRow.objects.get().until is not None

    body = b"<rss/>"
    signature = "sha256=" + hmac.new(form["hub.secret"][0].encode(), body, "sha256").hexdigest()
    assert client.post(path, body, "application/rss+xml", headers={"X-Hub-Signature": "sha256=00"}).status_code == 202
    assert SourceRow.objects.get().next_due == LATER
    assert client.post(path, body, "application/rss+xml", headers={"X-Hub-Signature": signature}).status_code == 202
    due = SourceRow.objects.get().next_due
    assert due is not None
    assert due < LATER


def test_nobody_is_told_of_what_was_not_asked_for(heard: Heard, client: Client) -> None:
    assert (
        client.get("/websub/paper/", {"hub.mode": "subscribe", "hub.topic": "https://other.example/", "hub.challenge": "x"}).status_code
        == 404
    )
    assert client.get("/websub/nobody/").status_code == 404
    assert client.post("/websub/nobody/", b"", "text/xml").status_code == 404


def test_a_hub_heard_of_again_is_not_asked_again(heard: Heard, hub: Hub) -> None:
    hubs.asked(PAPER.id, NOW)
    hubs.keep_hubs([heard], NOW + timedelta(hours=1))
    assert hubs.to_ask(NOW + timedelta(hours=2), 9) == ()
    assert hubs.to_ask(NOW + timedelta(days=2), 9) == ((PAPER.id, hub),)


def test_without_a_public_address_nobody_is_asked(heard: Heard, asked: list[object], settings: Settings) -> None:
    with bootstrap.open_hubs(settings.NEWSROOM.model_copy(update={"address": ""})) as ask:
        ask(NOW)
    assert asked == []


def test_each_callback_has_a_secret_that_the_site_alone_can_draw_again(hub: Hub, settings: Settings) -> None:
    one, other = (subscription(SourceId(name), hub, settings.NEWSROOM).secret for name in ("paper", "sheet"))
    assert one != other
    assert one == subscription(SourceId("paper"), hub, settings.NEWSROOM).secret
