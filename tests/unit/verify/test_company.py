"""A count and a place that stand in two different items are not joined into one statement."""

from __future__ import annotations

from unit.verify.bench import JAVA_HEADLINE, fact, failures

ITEM = "itn-205f94727b14"


def test_a_count_told_of_another_country_than_its_items_name_is_caught() -> None:
    assert "company" in failures(fact("An earthquake in Pakistan killed at least 323 people.", ITEM), java=True)


def test_a_count_told_of_its_own_country_or_of_none_passes() -> None:
    assert "company" not in failures(fact("An earthquake in Indonesia killed at least 323 people.", ITEM), java=True)
    assert "company" not in failures(JAVA_HEADLINE, java=True)


def test_a_language_edition_is_no_country() -> None:
    assert "company" not in failures(fact("At least 323 dead, by the account of the English edition of Wikipedia.", ITEM), java=True)
