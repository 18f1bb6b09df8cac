"""Every page of the reader's site answers."""

from __future__ import annotations

import pytest
from django.test import Client

PAGES = [
    "/", "/articles/", "/articles/balochistan-test/", "/articles/balochistan-test/text/", "/places/", "/places/balochistan/", "/subjects/",
    "/subjects/conflict/", "/analysts/", "/analysts/pamir/", "/analysts/pamir/articles/", "/analysts/pamir/portrait.svg", "/process/", "/sources/",
    "/corrections/", "/join/", "/sign-in/", "/feeds/", "/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds/places/balochistan.atom",
    "/feeds/subjects/conflict.rss", "/feeds/analysts/pamir.json", "/robots.txt", "/sitemap.xml", "/sitemap-news.xml",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(path: str, newsroom: object, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content
