"""The article's page follows the design from top to bottom, says what is machine work, and gets away with nothing inline."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Correction, CorrectionKind
from nightdesk.testing.specimens import balochistan
from nightdesk_site.record.models import ArticleRow, IllustrationRow
from published import Reader, publish

ARTICLE = "/articles/balochistan-test/"


def page(client: Client, path: str = ARTICLE, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def test_the_parts_stand_in_the_order_of_the_design(newsroom: dict[str, ArticleRow], client: Client) -> None:
    row = newsroom["turkey-and-syria-test"]
    picture(row)
    text = page(client, "/articles/turkey-and-syria-test/")
    order = [
        *(
            'class="skip"',
            'class="kicker"',
            "<h1",
            'class="standfirst"',
            'class="byline"',
            'class="illustration"',
            "part-opening",
            "part-accounts",
        ),
        *("source-box", 'class="corrections"', "analyst-box", 'class="support"', 'class="produced"', 'id="more-', 'id="more-analyst"'),
        'id="evidence"',
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_the_members_part_stands_in_the_middle(newsroom: object, client: Client) -> None:
    text = page(client)
    assert text.index("part-figures") < text.index('class="members-part') < text.index("part-record")
    assert "Members are reading:" in text
    assert "what is different this time" in text


def test_what_nobody_reviewed_says_so_and_what_was_played_too(newsroom: object, client: Client) -> None:
    text = page(client)
    assert "Not reviewed by a person" in text
    assert "From a recorded wire of 30 January 2026 to 4 February 2026" in text
    assert "Pamir</a>, AI analyst" in text


def test_a_review_is_claimed_only_where_there_was_one(db: None, client: Client) -> None:
    publish(balochistan(reviewed_by="Ada Test"))
    text = page(client)
    assert "Not reviewed by a person" not in text
    assert "Reviewed by a person" in text
    assert "Ada Test read it" in text


def test_every_mark_leads_to_a_note_and_every_note_back(newsroom: object, reader: Reader) -> None:
    for standing in Standing:
        text = page(reader(standing))
        marks = set(re.findall(r'class="mark [^"]*"[^>]* href="#([^"]+)"', text))
        notes = set(re.findall(r'<li id="(note-[^"]+)"', text))
        backs = set(re.findall(r'class="back" href="#([^"]+)"', text))
        ids = re.findall(r' id="([^"]+)"', text)
        assert marks == notes
        assert backs <= set(ids)
        assert len(ids) == len(set(ids))


def test_nothing_is_inline_that_the_policy_forbids(newsroom: object, client: Client) -> None:
    answer = client.get(ARTICLE)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    text = answer.content.decode()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert 'src="/static/' in script or 'type="application/ld+json"' in script


def test_nothing_is_asked_of_another_host(newsroom: object, client: Client) -> None:
    asked = re.findall(r'(?:src|srcset)="([^"]*)"|<link [^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]*)"', page(client))
    assert asked
    assert all(address.startswith("/") for pair in asked for address in pair if address)


def test_structured_data_is_one_valid_object(newsroom: object, client: Client) -> None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(client), re.DOTALL)
    assert len(found) == 1
    assert json.loads(found[0])["@type"] == "NewsArticle"


def test_hostile_words_stay_words(db: None, client: Client) -> None:
    from dataclasses import replace

    article = balochistan()
    draft = replace(article.draft, headline=replace(article.draft.headline, text='<script>alert(1)</script>"&</script>'))
    publish(replace(article, draft=draft))
    for path in (ARTICLE, "/", "/feeds/all.atom", "/places/balochistan/", "/sitemap.xml"):
        assert "<script>alert" not in page(client, path)


def test_a_correction_is_open_to_everyone_and_listed(newsroom: object, client: Client) -> None:
    for path in ("/articles/turkey-and-syria-test/", "/corrections/", "/analysts/qanat/", "/feeds/all.rss"):
        assert "It gave nearly 16,000." in page(client, path)


def test_a_retracted_article_leaves_a_notice_at_its_address(db: None, client: Client) -> None:
    notice = Correction(CorrectionKind.RETRACTION, datetime(2026, 2, 6, tzinfo=UTC), "It was wrong.", "It is withdrawn.", "the desk (test)")
    row = publish(balochistan(corrections=(notice,)))
    text = page(client)
    assert "It is withdrawn." in text
    assert "40-hour operation" not in text
    assert row.standfirst not in unescape(text)
    assert '<meta name="description" content="It was wrong. It is withdrawn.">' in text
    assert "40-hour operation" not in page(client, ARTICLE + "text/")
    ArticleRow.objects.filter(id=row.id).update(retracted=True)
    assert row.headline not in page(client, "/")


def test_an_article_whose_story_merged_leads_to_the_one_it_became(newsroom: dict[str, ArticleRow], client: Client) -> None:
    ArticleRow.objects.filter(slug="west-java-test").update(moved_to=newsroom["balochistan-test"])
    answer = client.get("/articles/west-java-test/")
    assert (answer.status_code, answer["Location"]) == (301, ARTICLE)
    assert "West Java" not in page(client, "/")


def picture(row: ArticleRow) -> IllustrationRow:
    return IllustrationRow.objects.create(
        article=row, width=640, height=360, media_type="image/webp", digest="d" * 64, alt="A map of the place", body=b"RIFF"
    )


def test_an_illustration_is_served_labelled_and_kept_by_its_digest(newsroom: dict[str, ArticleRow], client: Client) -> None:
    row = newsroom["balochistan-test"]
    picture(row)
    text = page(client)
    assert f"AI generated illustration related to: {row.headline}" in text
    address = re.findall(r'<figure class="illustration"><img src="([^"]+)"', text)[0]
    answer = client.get(address)
    assert (answer.content, answer["Content-Type"]) == (b"RIFF", "image/webp")
    assert "immutable" in answer["Cache-Control"]
    assert client.get(ARTICLE + "illustration-641.webp").status_code == 404


def test_a_page_asked_for_again_is_not_sent_again(newsroom: object, reader: Reader) -> None:
    for standing in Standing:
        client = reader(standing)
        first = client.get(ARTICLE)
        assert client.get(ARTICLE, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_each_standing_has_a_page_of_its_own(newsroom: object, reader: Reader) -> None:
    assert len({reader(standing).get(ARTICLE)["ETag"] for standing in Standing}) == 3


def test_a_new_version_is_shown_at_once(newsroom: object, client: Client) -> None:
    tag = client.get("/articles/west-java-test/")["ETag"]
    assert "What changed" not in page(client, ARTICLE)
    article = balochistan(version=2)
    publish(article)
    assert "A later report was added." in page(client, ARTICLE)
    assert client.get("/articles/west-java-test/")["ETag"] == tag


def test_the_page_turns_right_to_left_with_the_readers_language(newsroom: object, client: Client) -> None:
    text = page(client, **{"accept-language": "ar"})
    assert '<html lang="ar" dir="rtl">' in text
    assert '<h1 lang="en" dir="ltr">' in text


def test_words_of_the_source_carry_their_language_and_direction(newsroom: object, client: Client) -> None:
    text = page(client, "/articles/turkey-and-syria-test/")
    assert '<blockquote lang="ur" dir="rtl">' in text
    assert '<blockquote lang="ckb" dir="rtl">' in text


def test_the_page_is_light(newsroom: object, reader: Reader) -> None:
    """HTML, styles and scripts of an article, compressed, weigh less than 60 KB for every kind of reader; there are no fonts to load."""
    import gzip
    from pathlib import Path

    import nightdesk_site.reader

    static = Path(nightdesk_site.reader.__file__).parent / "static" / "reader"
    assert {file.suffix for file in static.iterdir()} == {".css", ".js", ".svg"}
    rest = sum(len(gzip.compress(file.read_bytes())) for file in static.iterdir())
    for standing in Standing:
        for path in (ARTICLE, "/articles/west-java-test/", "/articles/turkey-and-syria-test/"):
            assert len(gzip.compress(page(reader(standing), path).encode())) + rest < 60_000


@pytest.mark.parametrize(
    "path", ["/articles/nothing-here/", "/places/nowhere/", "/subjects/nothing/", "/analysts/nobody/", "/feeds/places/nowhere.rss"]
)
def test_what_is_not_there_says_so(path: str, newsroom: object, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
