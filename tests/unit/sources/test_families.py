"""Families and countries: what a domain tells, and what it does not."""

import pytest

from nightdesk.sources.domains import country_named, country_of
from nightdesk.sources.families import family_of, host_of, registrable_domain


@pytest.mark.parametrize(
    ("address", "family"),
    [
        ("https://news.bbc.co.uk/x", "bbc"),
        ("www.bbc.com", "bbc"),
        ("https://ar.wikipedia.org/", "wikipedia"),
        ("en.wikinews.org", "wikipedia"),
        ("https://edition.paper.co.za/feed?x=1", "paper.co.za"),
        ("one.blogspot.com", "one.blogspot.com"),
        ("two.blogspot.com", "two.blogspot.com"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("a wire of my own", "a wire of my own"),
    ],
)
def test_who_is_one_voice(address: str, family: str) -> None:
    assert family_of(address) == family


def test_no_address_is_so_odd_that_it_has_no_host() -> None:
    assert host_of("http://[::1/") == "http://[::1/"
    assert registrable_domain("x" * 5_000) == "x" * 5_000


@pytest.mark.parametrize(
    ("address", "country"),
    [("https://a.co.uk/", "GB"), ("b.ke", "KE"), ("c.com", None), ("d.tv", None), ("e.io", None), ("localhost", None)],
)
def test_an_ending_tells_a_country_unless_it_is_sold_to_everyone(address: str, country: str | None) -> None:
    assert country_of(address) == country


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("GB", "GB"),
        ("GBR", "GB"),
        ("South Africa", "ZA"),
        ("Myanmar (Burma)", "MM"),
        ("GLOBAL", ""),
        ("ZH", ""),
        ("DR Congo", "CD"),
        ("", ""),
    ],
)
def test_countries_of_lists_are_read_in_each_way_they_are_written(written: str, country: str) -> None:
    assert country_named(written) == country
