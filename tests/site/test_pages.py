"""Every page of the reader's site answers."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

import nightdesk_site
from nightdesk.personas.model import Notice
from nightdesk.publish.model import Correction, CorrectionKind
from nightdesk.testing.specimens import balochistan, turkey_and_syria
from nightdesk_site.reader import lists
from nightdesk_site.record.models import ArticleRow, LogEntryRow
from published import publish

TRANSLATED = ["ar", "es", "fr", "ur"]

PAGES = [
    *("/", "/articles/", "/articles/balochistan-test/", "/articles/balochistan-test/text/", "/places/", "/places/balochistan/"),
    *("/subjects/", "/subjects/conflict/", "/analysts/", "/analysts/pamir/", "/analysts/pamir/articles/", "/analysts/pamir/portrait.svg"),
    *("/process/", "/sources/", "/corrections/", "/join/", "/sign-in/", "/feeds/", "/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json"),
    *("/feeds/places/balochistan.atom", "/feeds/subjects/conflict.rss", "/feeds/analysts/pamir.json"),
    *("/robots.txt", "/sitemap.xml", "/sitemap-news.xml"),
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers(path: str, newsroom: object, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content


def test_the_pages_answer_while_nothing_is_published(db: None, client: Client) -> None:
    for path in (
        "/",
        "/articles/",
        "/places/",
        "/subjects/",
        "/analysts/",
        "/process/",
        "/sources/",
        "/corrections/",
        "/feeds/all.atom",
        "/sitemap.xml",
    ):
        assert client.get(path).status_code == 200


def test_the_front_page_leads_with_the_best_judged_of_the_latest(newsroom: dict[str, ArticleRow], client: Client) -> None:
    ArticleRow.objects.update(changed_at=newsroom["balochistan-test"].changed_at)
    for slug, score in (("west-java-test", 0.9), ("balochistan-test", 0.5), ("turkey-and-syria-test", 0.1)):
        ArticleRow.objects.filter(slug=slug).update(score=score)
    text = client.get("/").content.decode()
    headlines = [newsroom[slug].headline for slug in ("west-java-test", "balochistan-test", "turkey-and-syria-test")]
    places = [text.index(headline) for headline in headlines]
    assert places == sorted(places)


def test_news_grows_old(newsroom: dict[str, ArticleRow], client: Client) -> None:
    """A little better judged, years older: the newer leads."""
    ArticleRow.objects.filter(slug="west-java-test").update(score=0.9)
    ArticleRow.objects.filter(slug="balochistan-test").update(score=0.5)
    text = client.get("/").content.decode()
    assert text.index(newsroom["balochistan-test"].headline) < text.index(newsroom["west-java-test"].headline)


def test_within_a_fortnight_the_weightiest_leads_and_not_the_latest(newsroom: dict[str, ArticleRow], client: Client) -> None:
    day = newsroom["balochistan-test"].changed_at
    ArticleRow.objects.update(changed_at=day, score=0.1)
    ArticleRow.objects.filter(slug="balochistan-test").update(changed_at=day - timedelta(days=10), score=0.5)
    ArticleRow.objects.filter(slug="west-java-test").update(score=0.45)
    text = client.get("/").content.decode()
    assert text.index(newsroom["balochistan-test"].headline) < text.index(newsroom["west-java-test"].headline)


def test_feeds_are_well_formed_and_say_that_a_machine_wrote(newsroom: object, client: Client) -> None:
    for path in ("/feeds/all.rss", "/feeds/all.atom", "/feeds/places/balochistan.atom"):
        text = client.get(path).content.decode()
        ET.fromstring(text)
        assert "AI analyst" in text
        assert "not reviewed by a person" in text
    told = json.loads(client.get("/feeds/analysts/pamir.json").content)
    assert told["items"][0]["authors"] == [{"name": "Pamir, AI analyst"}]
    assert told["items"][0]["_ai"] == {"generated": True, "reviewed_by_person": False}


def test_the_sitemap_is_well_formed_and_recorded_news_is_no_news(newsroom: object, client: Client) -> None:
    assert "/articles/balochistan-test/" in client.get("/sitemap.xml").content.decode()
    ET.fromstring(client.get("/sitemap.xml").content)
    assert "/articles/" not in client.get("/sitemap-news.xml").content.decode()


def test_lists_go_on_over_pages(newsroom: object, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_ON_A_PAGE", 2)
    first, second = client.get("/articles/").content.decode(), client.get("/articles/?page=2").content.decode()
    assert 'href="?page=2"' in first
    assert first.count('class="card"') == 2
    assert second.count('class="card"') == 1
    assert client.get("/articles/?page=99").status_code == client.get("/articles/?page=x").status_code == 200


def test_an_analysts_night_is_on_its_page(newsroom: dict[str, ArticleRow], client: Client) -> None:
    row = newsroom["balochistan-test"]
    LogEntryRow.objects.create(
        persona="pamir", night=date(2026, 2, 4), at=row.changed_at, story_id=row.story_id, notice=Notice.TAKEN_AGAIN, why="forty hours"
    )
    LogEntryRow.objects.create(
        persona="pamir", night=date(2026, 2, 4), at=row.changed_at, story_id="story-west-java", notice=Notice.PASSED_OVER, why="too small"
    )
    text = client.get("/analysts/pamir/").content.decode()
    assert re.search(r"taken up again</span>.*forty hours</span>.*passed over</span>.*too small</span>", text)


def test_an_analyst_who_left_keeps_a_page_for_what_it_wrote(newsroom: dict[str, ArticleRow], client: Client) -> None:
    ArticleRow.objects.filter(slug="balochistan-test").update(persona="old-hand")
    text = client.get("/analysts/old-hand/").content.decode()
    assert "no longer at work here" in text
    assert newsroom["balochistan-test"].headline in text


def test_every_answer_is_guarded(newsroom: object, client: Client) -> None:
    for path in ("/", "/articles/balochistan-test/", "/nothing/", "/feeds/all.json", "/sign-in/"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("address", "told"), [("https://news.example", "max-age=31536000"), ("http://127.0.0.1:8000", None)])
def test_a_newsroom_that_is_encrypted_asks_never_to_be_met_otherwise(
    address: str, told: str | None, newsroom: object, settings: Settings
) -> None:
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"address": address})
    client = Client()
    for path in ("/", "/articles/balochistan-test/", "/nothing/", "/static/reader/nightdesk.css", "/desk/"):
        assert client.get(path).headers.get("Strict-Transport-Security") == told


def test_a_visitor_is_given_no_cookie(newsroom: object, client: Client) -> None:
    for path in set(PAGES) - {"/sign-in/"}:
        assert not client.get(path).cookies


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_are_compiled_as_they_are_written(language: str) -> None:
    def words(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}

    with (_catalogues(language) / "django.mo").open("rb") as compiled:
        as_written, as_compiled = words(_written(language)), words(read_mo(compiled))
    assert len(as_written) > 200
    assert as_written == as_compiled


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_said_whole_in_every_language(language: str) -> None:
    """Only a form of a plural may leave its number out, where the words say it; its last form never does."""
    catalogue = _written(language)
    assert {message.id for message in catalogue} == {message.id for message in _written(TRANSLATED[0])}
    for message in catalogue:
        if not message.id:
            continue
        asked, said = _forms(message.id), _forms(message.string)
        assert not message.fuzzy, asked
        assert all(form.strip() for form in said), asked
        assert len(said) == (catalogue.num_plurals if len(asked) > 1 else 1), asked
        assert _placeholders(said[-1]) == _placeholders(asked[-1]), asked
        assert all(set(_placeholders(form)) <= set(_placeholders(asked[-1])) for form in said), asked


@pytest.mark.parametrize("path", ["/", "/articles/balochistan-test/", "/join/"])
@pytest.mark.parametrize(
    ("language", "spoken", "direction", "motto"),
    [
        ("en", "en-gb", "ltr", "A newsroom that never sleeps and shows its sources."),
        ("es-MX", "es", "ltr", "Una redacción que nunca duerme y enseña sus fuentes."),
        ("fr", "fr", "ltr", "Une rédaction qui ne dort jamais et montre ses sources."),
        ("ar", "ar", "rtl", "غرفة أخبار لا تنام وتُظهر مصادرها."),
        ("ur", "ur", "rtl", "ایک نیوز روم جو کبھی نہیں سوتا اور اپنے ذرائع دکھاتا ہے۔"),
        ("de", "en-gb", "ltr", "A newsroom that never sleeps and shows its sources."),
    ],
)
def test_pages_answer_in_the_readers_language(
    path: str, language: str, spoken: str, direction: str, motto: str, newsroom: object, client: Client
) -> None:
    text = client.get(path, headers={"accept-language": language}).content.decode()
    assert f'<html lang="{spoken}" dir="{direction}">' in text
    assert motto in text


def _catalogues(language: str) -> Path:
    return Path(nightdesk_site.__file__).parent / "locale" / language / "LC_MESSAGES"


def _written(language: str) -> Catalog:
    with (_catalogues(language) / "django.po").open("rb") as written:
        return read_po(written)


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)[a-z]", text))


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def test_pages_are_read_in_arabic_from_right_to_left(newsroom: object, client: Client) -> None:
    text = client.get("/articles/balochistan-test/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in text
    for words in ("لم يراجعه إنسان", "الأعضاء يقرؤون:", "من أين جاء هذا", "كيف أُنتج هذا التحليل"):
        assert words in text


@pytest.mark.parametrize("path", ["/process/", "/corrections/", "/analysts/pamir/"])
def test_what_stands_in_every_document_is_read_once_for_each_publication(path: str, db: None, client: Client) -> None:
    publish(turkey_and_syria())
    before = page_and_queries(client, path)[0]
    again, asked = page_and_queries(client, path)
    assert again == before
    assert not [query for query in asked if "article_version" in query and '"document"' in query]
    notice = Correction(CorrectionKind.CORRECTION, datetime(2026, 2, 6, tzinfo=UTC), "It was five.", "It is six.", "the desk (test)")
    publish(balochistan(corrections=(notice,)), forget=False)
    assert page_and_queries(client, path)[0] != before


def page_and_queries(client: Client, path: str) -> tuple[str, list[str]]:
    with CaptureQueriesContext(connection) as asked:
        text = client.get(path).content.decode()
    return text, [query["sql"] for query in asked]


def test_the_publishers_own_pages_mark_and_colours_are_shown(client: Client, tmp_path: Path, settings: Settings, db: None) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "imprint.md").write_text("# Imprint\n\nA **publisher** <script>alert(1)</script>\n")
    (tmp_path / "publisher.toml").write_text('mark = "own.svg"\nmotto = "Ours"\n[colours]\nlamp = "#123456"\n')
    (tmp_path / "own.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"newsroom": tmp_path})
    page = client.get("/pages/imprint/").content.decode()
    assert "<strong>publisher</strong>" in page
    assert "<script>alert" not in page
    assert "Ours" in page
    assert 'src="/mark.svg"' in page
    assert "--lamp:#123456" in client.get("/colours.css").content.decode()
    assert client.get("/mark.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/pages/nothing/").status_code == 404
