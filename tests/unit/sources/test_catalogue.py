"""The catalogue: what an editor writes is understood, or told by file and line."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from nightdesk.foundation.errors import BadInput
from nightdesk.settings import Settings
from nightdesk.sources.catalogue import Catalogue, read_csv, read_toml
from nightdesk.sources.model import FeedKind, Rights

PAPER = """
[defaults]
family = "house"
rights = { licence = "CC-BY-4.0", credit = "The House", excerpt_limit = 120 }

[source.paper]
name = "The Paper"
feed = "https://paper.example/feed"
kind = "atom"
country = "GB"

[source.sheet]
name = "The Sheet"
feed = "https://sheet.example/feed"
family = "sheet"
second_hand = true
rights = { paywalled = true }
"""


def test_sources_are_read_with_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "papers.toml").write_text(PAPER)
    paper, sheet = Catalogue(tmp_path).chosen()
    assert (paper.id, paper.kind, paper.country, paper.family) == ("paper", FeedKind.ATOM, "GB", "house")
    assert paper.rights == Rights(licence="CC-BY-4.0", credit="The House", excerpt_limit=120)
    assert (sheet.kind, sheet.family, sheet.second_hand, sheet.rights) == (FeedKind.RSS, "sheet", True, Rights(paywalled=True))


@pytest.mark.parametrize(
    ("wrong", "line", "problem"),
    [
        ('[source.x]\nfeed = "https://x.example/"', 1, "source 'x': `name` is missing"),
        ('\n[source.x]\nname = "X"', 2, "source 'x': `feed` is missing"),
        ('[source.x]\nname = "X"\nfeed = "ftp://x.example"', 1, "source 'x': `feed` is no address on the web: 'ftp://x.example'"),
        (
            '[source.x]\nname = "X"\nfeed = "https://x.example/"\nkind = "gopher"',
            1,
            "`kind` is one of rss, atom, json-feed, sitemap, index-page, mail",
        ),
        ('[source.x]\nname = "X"\nfeed = "https://x.example/"\ncountry = "uk"', 1, "two capital letters"),
        ('[source.x]\nname = "X"\nfeed = "https://x.example/"\ntold = "me"', 1, "`told` is not known"),
        ('[source.x]\nname = 5\nfeed = "https://x.example/"', 1, "`name` is to be of type str, not 5"),
        (
            '[source.x]\nname = "X"\nfeed = "https://x.example/"\nrights = { excerpt_limit = true }',
            1,
            "`excerpt_limit` is to be of type int",
        ),
        ("[source.x]\nname = X", 2, "not TOML: Invalid value"),
        ("\n\n[sources.x]", 3, "'sources' is not known here"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, wrong: str, line: int, problem: str) -> None:
    file = tmp_path / "papers.toml"
    file.write_text(wrong)
    with pytest.raises(BadInput) as told:
        read_toml(file)
    assert told.value.line == line
    assert problem in str(told.value)


def test_a_bad_row_of_a_list_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "feeds.csv"
    file.write_text("domain,feed_url\na.example,https://a.example/feed\nb.example,nowhere\n")
    with pytest.raises(BadInput, match=r"feeds\.csv:3: `feed` is no address on the web"):
        list(read_csv(file))


def test_the_list_shipped_holds_thousands_of_feeds_each_named_once() -> None:
    listed = list(Catalogue(Settings().newsroom / "sources").listed())
    assert len(listed) > 5_000
    assert len({source.id for source in listed}) == len(listed) == len({source.feed for source in listed})
    assert all(urlsplit(source.feed).hostname for source in listed)
    assert len({source.language for source in listed}) > 40
    assert any(source.standing == "state-controlled media" for source in listed)
