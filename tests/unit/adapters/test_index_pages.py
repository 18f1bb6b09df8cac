"""Which links of a page lead to articles, learned from the page."""

from nightdesk.adapters.index_pages import read_index

MENU = "".join(f'<a href="/{name}/">{name.title()}</a>' for name in ("world", "politics", "sport"))


def links(body: str) -> list[str]:
    found = read_index(f"<html><body>{body}</body></html>".encode(), "utf-8", "https://paper.example/").links
    return [link.removeprefix("https://paper.example") for link in found]


def teaser(path: str, words: str = "The harbour opens again after long works") -> str:
    return f'<div class="t"><h3><a href="{path}">{words}</a></h3><p>Some words about it.</p></div>'


def test_articles_are_told_from_sections_though_nothing_marks_either() -> None:
    told = [teaser(f"/2026/01/3{n}/the-harbour-opens-again") for n in range(2)] + [teaser("/2026/01/29/ships-are-counted")]
    assert links(f"<div>{MENU}</div>" + "".join(told)) == [
        "/2026/01/30/the-harbour-opens-again",
        "/2026/01/31/the-harbour-opens-again",
        "/2026/01/29/ships-are-counted",
    ]


def test_numbered_articles_of_a_site_with_queries() -> None:
    told = "".join(teaser(f"/view.php?id=1200{n}&amp;cat=2", "Hafen öffnet") for n in range(4))
    assert len(links(f"{MENU}{told}<a href='/view.php?page=about'>Über uns und unsere Arbeit im Hafen</a>")) == 4


def test_headlines_without_telling_addresses_are_enough() -> None:
    told = "".join(teaser(f"/n/{word}") for word in ("alpha", "beta", "gamma", "delta"))
    assert links(f"<div>{MENU}</div>{told}") == ["/n/alpha", "/n/beta", "/n/gamma", "/n/delta"]


def test_scripts_that_write_words_with_one_sign_are_weighed_alike() -> None:
    told = "".join(teaser(f"/n/{word}", "港口在维修后重新开放使用") for word in ("alpha", "beta", "gamma"))
    assert len(links(f"<div>{MENU}</div>{told}")) == 3


def test_a_link_that_stands_twice_counts_once_with_its_longer_words() -> None:
    pictured = "".join(f'<a href="/n/{word}"><img src="x.jpg"></a>{teaser(f"/n/{word}")}' for word in ("alpha", "beta", "gamma"))
    assert len(links(pictured)) == 3


def test_tags_authors_and_other_hosts_are_left_out() -> None:
    told = "".join(teaser(f"/2026/01/30/piece-{n}") for n in range(3))
    other = (
        teaser("/tag/harbour-works-of-the-town") + teaser("https://elsewhere.example/2026/01/30/piece") + teaser("/author/a-writer-of-news")
    )
    assert links(told + other) == [f"/2026/01/30/piece-{n}" for n in range(3)]
