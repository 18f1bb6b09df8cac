"""What publishers wish for their pieces, wherever they say so."""

import pytest

from nightdesk.adapters.wishes import header_wishes, meta_wishes, robots_rules, robots_wishes, tdmrep_wishes
from nightdesk.sources.model import Rights
from nightdesk.sources.rights import Wishes, settle


def flags(wishes: Wishes) -> set[str]:
    settled = settle(Rights(), wishes)
    return {name for name in ("mining_refused", "no_excerpt", "no_translation", "no_image", "paywalled") if getattr(settled, name)}


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"tdm-reservation": "1"}, {"mining_refused"}),
        ({"tdm-reservation": "0"}, set()),
        ({"tdm-reservation": "perhaps"}, set()),
        ({"x-robots-tag": "noindex, nofollow"}, {"no_excerpt"}),
        ({"x-robots-tag": "noai, noimageai"}, {"mining_refused", "no_image"}),
        ({"x-robots-tag": "otherbot: noai"}, set()),
        ({"x-robots-tag": "nightdesk: nosnippet"}, {"no_excerpt"}),
        ({"x-robots-tag": "max-snippet: 0"}, {"no_excerpt"}),
        ({"x-robots-tag": "unavailable_after: 25 Jun 2010 15:00:00 PST"}, set()),
    ],
)
def test_headers(headers: dict[str, str], told: set[str]) -> None:
    assert flags(header_wishes(headers)) == told


def test_meta_tags() -> None:
    assert flags(meta_wishes({"robots": ["index, noai"], "google": ["notranslate"]})) == {"mining_refused", "no_translation"}
    assert flags(meta_wishes({"googlebot": ["noindex"]})) == set()
    assert flags(meta_wishes({"robots": ["noindex"], "tdm-reservation": ["1"]})) == {"no_excerpt", "mining_refused"}


def test_a_longest_snippet_caps_the_excerpt() -> None:
    assert settle(Rights(), robots_rules("max-snippet:80", "a header")).excerpt_limit == 80
    assert settle(Rights(), robots_rules("max-snippet:-1", "a header")) == Rights()


TDMREP = """[{"location": "/free/*", "tdm-reservation": 0}, {"location": "/*.pdf$", "tdm-reservation": 1},
{"location": "/news/", "tdm-reservation": 1, "tdm-policy": "https://paper.example/policy"}]"""


@pytest.mark.parametrize(
    ("path", "reserved"),
    [("/news/one", True), ("/free/one", False), ("/a/b.pdf", True), ("/a/b.pdf.html", False), ("/sport", False)],
)
def test_a_reservation_holds_for_the_paths_it_names(path: str, reserved: bool) -> None:
    assert (flags(tdmrep_wishes(TDMREP, path)) == {"mining_refused"}) is reserved


@pytest.mark.parametrize(
    "body", ["", "{}", "[1, null]", "[" * 100_000, '[{"location": 5}]', '[{"location": "/", "tdm-reservation": true}]']
)
def test_a_reservation_that_is_none_says_nothing(body: str) -> None:
    assert not tdmrep_wishes(body, "/")


def test_a_pattern_of_many_stars_takes_no_longer_than_its_length() -> None:
    assert not tdmrep_wishes('[{"location": "/' + "a*" * 200 + 'b$", "tdm-reservation": 1}]', "/" + "a" * 2_000)


@pytest.mark.parametrize(
    ("robots", "told"),
    [
        ("User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n", set()),
        ("User-agent: *\nContent-Signal: ai-input=no\n", {"mining_refused"}),
        ("User-agent: Nightdesk\nContent-Signal: search=no\n", {"no_excerpt"}),
        ("User-agent: GPTBot\nContent-Signal: ai-input=no\n", set()),
        ("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n", set()),
        ("User-agent: GPTBot\nUser-agent: PerplexityBot\nDisallow: /\n\nUser-agent: *\nDisallow: /admin\n", {"mining_refused"}),
        ("User-agent: PerplexityBot\nDisallow: /private\n", set()),
        ("# User-agent: *\nnonsense\n: /\n", set()),
    ],
)
def test_robots_txt(robots: str, told: set[str]) -> None:
    assert flags(robots_wishes(robots)) == told
