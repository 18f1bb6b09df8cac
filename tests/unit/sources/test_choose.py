"""Choosing from the catalogue: spread over countries, languages and owners, the same each time."""

from nightdesk.foundation.ids import FamilyId, SourceId
from nightdesk.sources.choose import Wanted, choose
from nightdesk.sources.model import FeedKind, Source


def source(name: str, country: str | None, language: str, family: str = "", topic: str = "news", kind: FeedKind = FeedKind.RSS) -> Source:
    home = f"https://{name}.example/"
    return Source(SourceId(name), name, home, home + "feed", kind, language, country, FamilyId(family or name), "", topic=topic)


SOURCES = [
    *(source(f"ke{n}", "KE", "en") for n in range(5)),
    source("kesw", "KE", "sw"),
    source("tz", "TZ", "sw"),
    source("abroad-sw", "GB", "sw"),
    source("abroad-en", "GB", "en"),
    source("kesport", "KE", "en", topic="sport"),
]


def names(wanted: Wanted, limit: int = 20) -> list[str]:
    return [one.name for one in choose(SOURCES, wanted, limit)]


def test_countries_take_turns_and_subjects_that_are_no_news_are_left_out() -> None:
    assert names(Wanted(["KE", "TZ"]), 4) == ["ke0", "kesw", "tz", "ke1"]
    assert "kesport" not in names(Wanted(["KE"]))


def test_a_language_of_the_region_is_heard_from_abroad_and_a_worldwide_one_is_not() -> None:
    chosen = names(Wanted(["KE"], ["sw", "en"]))
    assert "abroad-sw" in chosen
    assert "abroad-en" not in chosen


def test_one_owner_does_not_drown_the_others() -> None:
    group = [source(f"group{n}", "UG", "en", "group") for n in range(3)]
    alone = source("zalone", "UG", "en")
    assert [one.name for one in choose([*group, alone], Wanted(["UG"]), 2)] == ["group0", "zalone"]


def test_the_choice_does_not_depend_on_the_order_of_the_list() -> None:
    wanted = Wanted(["KE", "TZ"], ["sw"])
    assert choose(SOURCES, wanted, 9) == choose(SOURCES[::-1], wanted, 9)
