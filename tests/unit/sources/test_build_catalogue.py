"""Cleaning lists of feeds: one address once, and of each label where it is from."""

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from nightdesk.settings import Settings
from nightdesk.sources.build_catalogue import Feed, language_in, main, merged, outvote
from nightdesk.sources.tidy_addresses import address_of

SHIPPED = Settings().newsroom / "sources"


def test_the_catalogue_shipped_is_what_its_lists_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copytree(SHIPPED / "lists", tmp_path / "lists")
    main(tmp_path)
    for made in ("feeds.csv", "outlets.csv", "owners.csv"):
        assert (tmp_path / made).read_bytes() == (SHIPPED / made).read_bytes(), made
    assert "left out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("HTTP://News.Example.COM:80/feed?utm_source=x&id=2#top", "http://news.example.com/feed?id=2"),
        ("https://a.example.org/rss?a=b+c", "https://a.example.org/rss?a=b+c"),
        ("https://a.example.org", "https://a.example.org/"),
        ("ftp://a.example.org/", None),
        ("http://10.0.0.1/feed", None),
        ("http://nowhere/feed", None),
        ("http://user:pass@a.example.org/", None),
        ("http://feeds.reuters.com/reuters/topNews", None),
        ("http://[bad", None),
    ],
)
def test_what_is_no_address_on_the_public_web_is_left_out(written: str, tidy: str | None) -> None:
    assert address_of(written) == tidy


def test_one_address_written_twice_is_one_with_what_both_lists_say() -> None:
    rows = [
        {"domain": "a.com", "feed_url": "http://www.a.com/feed/", "language": "", "country": "", "topic": "news", "lists": "one"},
        {"domain": "a.com", "feed_url": "https://a.com/feed", "language": "sw", "country": "KEN", "topic": "", "lists": "two"},
    ]
    (feed,), left_out = merged(rows)
    assert (feed.address, feed.language, feed.country, feed.lists) == ("https://a.com/feed", "sw", "KE", ["one", "two"])
    assert feed.told == {"language": "the list two", "country": "the list two"}
    assert left_out == Counter({"the same address a second time": 1})


@pytest.mark.parametrize(
    ("address", "language"),
    [("https://a.com/urdu/rss", "ur"), ("https://arabic.a.cn/x", "ar"), ("https://a.com/en/feed", "en"), ("https://laopinion.es/", "")],
)
def test_an_address_names_its_language_or_does_not(address: str, language: str) -> None:
    assert language_in(address) == language


def test_a_language_that_a_publishers_other_feeds_outvote_is_taken_back() -> None:
    feeds = [Feed("a.com", f"https://a.com/{n}", ["newscatcher(MIT)"]) for n in range(5)]
    for feed, language in zip(feeds, ["zh", "zh", "zh", "zh", "bn"], strict=True):
        feed.label("language", language, "the list newscatcher(MIT)")
    outvote(feeds)
    assert [feed.language for feed in feeds] == ["zh", "zh", "zh", "zh", ""]
