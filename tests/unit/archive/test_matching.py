"""A line answers a query by whole words; an acronym needs company."""

from __future__ import annotations

from datetime import date

import pytest

from nightdesk.archive.matching import matches, telling_words
from nightdesk.archive.model import ArchiveLine, ArchiveQuery
from nightdesk.foundation.ids import ArchiveLineId


def line(text: str, *labels: str) -> ArchiveLine:
    return ArchiveLine(ArchiveLineId("test-1"), date(2020, 5, 1), text, labels)


@pytest.mark.parametrize(
    ("phrase", "text", "answer"),
    [
        ("Baloch Liberation Army", "Fighters of the BALOCH liberation-army attack.", True),
        ("Sao Paulo", "Floods in São Paulo.", True),
        ("Côte d'Ivoire", "A vote in Cote d’Ivoire.", True),
        ("Niger", "A vote in Nigeria.", False),
        ("Liberation Baloch", "The Baloch Liberation Army attacks.", False),
    ],
)
def test_names_match_as_whole_words_whatever_their_case_and_diacritics(phrase: str, text: str, answer: bool) -> None:
    assert matches(ArchiveQuery(actors=(phrase,)), line(text)) is answer


def test_every_group_that_is_asked_for_must_be_answered() -> None:
    query = ArchiveQuery(places=("Peru", "Chile"), events=("earthquake",))
    assert matches(query, line("An earthquake shakes Chile."))
    assert not matches(query, line("An earthquake shakes Japan."))
    assert not matches(query, line("Chile holds an election."))


def test_dates_bound_the_search_and_the_later_bound_is_exclusive() -> None:
    text = line("An earthquake shakes Chile.")
    assert not matches(ArchiveQuery(before=date(2020, 5, 1)), text)
    assert matches(ArchiveQuery(since=date(2020, 5, 1), before=date(2020, 5, 2)), text)
    assert not matches(ArchiveQuery(since=date(2020, 5, 2)), text)


def test_an_acronym_counts_only_beside_a_telling_word_of_the_full_name() -> None:
    query = ArchiveQuery(actors=("Baloch Liberation Army",), acronyms=("BLA",))
    assert matches(query, line("The BLA claims an attack in Balochistan."))
    assert matches(query, line("The BLA claims an attack in Quetta.", "Insurgency in Balochistan"))
    assert not matches(query, line("The BLA claims an attack in Angola."))
    assert not matches(query, line("A Kub-BLA drone is shown near Balochistan."))
    assert not matches(query, line("A man says bla in Balochistan."))


def test_words_that_organisations_share_tell_nothing() -> None:
    assert telling_words(["Baloch Liberation Army", "Rapid Support Forces"]) == ("baloch",)
