"""Our feeds name the hub that the publisher chose, and it is told of what is new in them, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from django.test import Client
from pytest_django import Settings

from nightdesk import bootstrap
from nightdesk.adapters.loopback import LoopbackServer
from nightdesk_site.record.models import ArticleRow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def takes() -> list[int]:
    """The statuses that the hub answers with; 204 where none is left."""
    return []


@pytest.fixture
def hub(told: list[str], takes: list[int], settings: Settings, tmp_path: Path) -> Iterator[str]:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        form = parse_qs((await request.read()).decode())
        assert form["hub.mode"] == ["publish"]
        told.append(form["hub.url"][0])
        return web.Response(status=takes.pop(0) if takes else 204)

    with LoopbackServer(answer, "hub") as server:
        (tmp_path / "personas").symlink_to(settings.NEWSROOM.newsroom / "personas")
        (tmp_path / "publisher.toml").write_text(f'hub = "{server.base}/"\n')
        house = {"address": "https://news.example", "only_loopback": True, "newsroom": tmp_path}
        settings.NEWSROOM = settings.NEWSROOM.model_copy(update=house)
        yield f"{server.base}/"


@pytest.fixture
def live(newsroom: dict[str, ArticleRow]) -> None:
    ArticleRow.objects.filter(slug="balochistan-test").update(played=False)


def test_the_hub_is_told_of_every_feed_with_news_and_not_again(hub: str, live: None, told: list[str], settings: Settings) -> None:
    with bootstrap.open_hubs(settings.NEWSROOM) as ask:
        ask(NOW)
        ask(NOW)
        assert sorted(told) == sorted(
            f"https://news.example/feeds/{feed}.{form}"
            for feed in ("all", "subjects/conflict", "analysts/pamir", "places/balochistan")
            for form in ("rss", "atom", "json")
        )
        told.clear()
        row = ArticleRow.objects.get(slug="balochistan-test")
        ArticleRow.objects.filter(pk=row.pk).update(changed_at=row.changed_at + timedelta(hours=1))
        ask(NOW)
    assert "https://news.example/feeds/all.atom" in told


def test_a_hub_that_was_down_is_told_in_the_next_round(hub: str, live: None, told: list[str], takes: list[int], settings: Settings) -> None:
    takes.append(503)
    with bootstrap.open_hubs(settings.NEWSROOM) as ask:
        ask(NOW)
        assert len(told) == 1
        ask(NOW)
    assert len(told) == 1 + 12


def test_nobody_is_told_of_a_recorded_wire(hub: str, newsroom: object, told: list[str], settings: Settings) -> None:
    with bootstrap.open_hubs(settings.NEWSROOM) as ask:
        ask(NOW)
    assert told == []


def test_each_form_of_a_feed_names_the_hub_and_itself(hub: str, live: None, client: Client) -> None:
    for form in ("rss", "atom"):
        answer = client.get(f"/feeds/all.{form}")
        assert f'rel="hub" href="{hub}"' in answer.content.decode() or f'href="{hub}" rel="hub"' in answer.content.decode()
        assert answer["Link"] == f'<{hub}>; rel="hub", <https://news.example/feeds/all.{form}>; rel="self"'
    assert json.loads(client.get("/feeds/all.json").content)["hubs"] == [{"type": "WebSub", "url": hub}]


def test_without_a_hub_no_feed_names_one(newsroom: object, client: Client) -> None:
    answer = client.get("/feeds/all.atom")
    assert "hub" not in answer.headers.get("Link", "")
    assert b'rel="hub"' not in answer.content
