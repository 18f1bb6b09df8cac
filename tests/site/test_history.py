"""How an article changed: told from its versions, to each reader as they may read; what a reader read last stays in their browser."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Correction, CorrectionKind
from nightdesk.testing.specimens import MEMBERS_WORDS, balochistan
from nightdesk_site.record.models import ArticleRow
from published import Reader, publish

ARTICLE = "/articles/balochistan-test/"
CHANGES = ARTICLE + "changes/"


@pytest.fixture
def twice(newsroom: object) -> ArticleRow:
    return publish(balochistan(version=2))


def page(client: Client, path: str) -> str:
    return unescape(client.get(path).content.decode())


def test_every_version_is_told_with_its_note(twice: object, client: Client) -> None:
    text = page(client, CHANGES)
    assert "Version 2" in text
    assert "A later report was added." in text
    assert "As it was first published." in text
    assert f'href="{CHANGES}"' in page(client, ARTICLE)


def test_an_earlier_version_is_compared_with_what_stands(twice: object, client: Client) -> None:
    assert "Between version 1 and version 2" in page(client, CHANGES + "1/")


@pytest.mark.parametrize("version", ["0", "2", "9"])
def test_a_version_that_is_no_earlier_one_leads_to_all_of_them(version: str, twice: object, client: Client) -> None:
    answer = client.get(f"{CHANGES}{version}/")
    assert answer.headers["Location"] == CHANGES


def test_the_members_part_stays_theirs_in_what_changed(twice: object, reader: Reader) -> None:
    for path in (CHANGES, CHANGES + "1/"):
        for standing in (Standing.VISITOR, Standing.SUBSCRIBER):
            assert MEMBERS_WORDS not in page(reader(standing), path)


def test_what_was_retracted_does_not_come_back_as_what_changed(newsroom: object, reader: Reader) -> None:
    before = page(reader(Standing.MEMBER), ARTICLE)
    said = Correction(CorrectionKind.RETRACTION, datetime(2026, 2, 9, tzinfo=UTC), "", "It was wrong.", "the desk (test)")
    publish(balochistan(version=2, corrections=(said,)))
    for standing in Standing:
        for path in (CHANGES, CHANGES + "1/", ARTICLE + "text/"):
            answer = reader(standing).get(path, follow=True)
            text = unescape(answer.content.decode())
            for words in ("40-hour operation", "Machh and Kolpur", MEMBERS_WORDS, "gives evidence for it"):
                assert words in before
                assert words not in text


def test_only_a_signed_in_readers_browser_remembers(twice: object, reader: Reader) -> None:
    visitor, member = page(reader(Standing.VISITOR), ARTICLE), page(reader(Standing.MEMBER), ARTICLE)
    assert "last-read" not in visitor
    assert 'data-version="2"' not in visitor
    assert "reader/last-read.js" in member
    assert 'data-version="2"' in member


def test_the_article_shows_where_it_lies_who_told_of_it_and_how_it_came_about(newsroom: object, client: Client) -> None:
    text = page(client, "/articles/turkey-and-syria-test/")
    assert '<svg class="locator"' in text
    assert "Who told of it, and when" in text
    assert text.count('class="strip-line"') > 1
    assert text.index("First report, in") < text.index("Published here")


def test_a_time_is_written_as_a_person_writes_it(newsroom: object, client: Client) -> None:
    text = page(client, ARTICLE)
    assert "4 February 2026, 12:04 UTC</time>" in text
    assert "+00:00" not in text.partition("application/ld+json")[2].partition("</script>")[2]
