"""What lines of the archive count: once for each event, all of their dead, and only in the place itself."""

from __future__ import annotations

from datetime import date

import pytest

from nightdesk.archive.model import ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.drafts.kin import Record
from nightdesk.drafts.located import is_located
from nightdesk.drafts.tolls import dead_in, scattered, tolls
from nightdesk.foundation.ids import ArchiveLineId


def archived(day: str, text: str) -> ArchiveLine:
    return ArchiveLine(ArchiveLineId(f"{day} {text[:12]}"), date.fromisoformat(day), text)


def record(*lines: ArchiveLine) -> Record:
    return Record("crashes in Greece", False, ArchiveSearch(ArchiveQuery(), len(lines), lines), lines)


FIREFIGHTERS = archived("2022-07-13", "Two firefighters are killed after a helicopter crashes on the Greek island of Samos, Greece.")
CARGO = archived("2022-07-16", "A cargo plane crashes near the city of Kavala, Greece, killing all eight people on board.")
TRAIN = "Militants attack a passenger train near Sibi in Balochistan, killing {} people."
HIJACKED = archived("2025-03-12", "Officials confirm the deaths of all 33 BLA militants, as well as 29 passengers, and 8 soldiers.")


def test_two_events_of_one_month_are_two() -> None:
    assert [toll.value for toll in tolls(record(FIREFIGHTERS, CARGO))] == [8, 2]


def test_two_lines_on_one_event_are_one() -> None:
    lines = (archived("2025-03-28", TRAIN.format(21)), archived("2025-04-03", TRAIN.format(26)), archived("2025-06-03", TRAIN.format(9)))
    assert [toll.value for toll in tolls(record(*lines))] == [26, 9]


def test_all_of_a_number_in_words_is_counted() -> None:
    assert dead_in(CARGO.text) == 8


def test_the_dead_of_one_side_are_not_the_dead_of_the_line() -> None:
    assert scattered(HIJACKED) == 70
    assert tolls(record(HIJACKED)) == []
    assert scattered(archived("2025-03-12", "A blast kills 30 people, including 8 soldiers.")) == 0


@pytest.mark.parametrize(
    ("text", "located"),
    [
        ("A boat sinks off the coast of Greece.", True),
        ("A bus crashes near Freginals, Spain, with students from Hungary, Peru and Greece.", False),
        ("Migrants from Turkey to Greece drown.", False),
        ("Greece: two trains collide.", True),
        ("Iran-backed militias attack a base.", False),
        ("Iran launches missile strikes on Erbil.", False),
        ("In Syria, Iran bombs a depot.", False),
        ("A bomb kills four in Zahedan, Iran.", True),
        ("An earthquake struck Turkey and Greece.", True),
        ("A storm hits northern Greece.", True),
    ],
)
def test_a_place_counts_where_something_happens_in_it(text: str, located: bool) -> None:
    assert is_located(text, ("Greece", "Iran")) is located


def test_the_dead_of_another_country_are_not_those_of_the_place() -> None:
    passing = archived(
        "2016-10-07", "Hurricane Matthew hits the southeastern United States as the death toll in Haiti rises to at least 877."
    )
    storms = Record("storms in the United States", False, ArchiveSearch(ArchiveQuery(places=("United States",)), 1, (passing,)), (passing,))
    assert tolls(storms) == []


def test_an_event_counted_anew_under_its_name_is_one() -> None:
    days = (("2011-10-23", 582), ("2011-10-26", 459), ("2011-10-27", 523))
    told = ("A quake rocks the city of {1}, killing {0}.", "The search for survivors of the {1} earthquake goes on, with {0} dead.")
    lines = [archived(day, told[place > 0].format(dead, "Van")) for place, (day, dead) in enumerate(days)]
    assert [toll.value for toll in tolls(record(*lines))] == [582]


def test_a_later_toll_of_one_event_stands_for_all_of_its_lines() -> None:
    first = archived("2004-12-26", "An earthquake in the Indian Ocean strikes off Sumatra, Indonesia, killing at least 11,000 people.")
    anew = archived(
        "2005-01-25",
        "2004 Indian Ocean earthquake: Indonesia has again raised its estimate of the number of people killed by December's earthquake "
        "and tsunami to 220,000.",
    )
    (toll,) = tolls(record(first, anew))
    assert (toll.value, toll.line) == (220_000, anew)
