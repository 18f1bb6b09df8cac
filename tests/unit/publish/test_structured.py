"""Structured data says what the article is, says no more than a visitor may see, and cannot break out of its script element."""

from __future__ import annotations

import json

import pytest

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Article
from nightdesk.publish.rendition import render
from nightdesk.publish.structured import as_script, news_article
from nightdesk.testing.specimens import MEMBERS_EXCERPT, MEMBERS_WORDS, balochistan, turkey_and_syria, west_java


def told(article: Article) -> dict[str, object]:
    return news_article(
        render(article, Standing.VISITOR),
        address="https://desk.example/articles/x/",
        site_name="Nightdesk",
        site_address="https://desk.example",
        analysts=["Pamir", "Qanat"],
        pictures=["https://desk.example/x.jpg"],
    )


def test_a_members_part_is_declared_and_not_told() -> None:
    data = told(balochistan())
    assert data["isAccessibleForFree"] is False
    assert data["hasPart"] == {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".members-part"}
    assert MEMBERS_WORDS not in json.dumps(data)
    assert MEMBERS_EXCERPT not in json.dumps(data)


def test_an_article_that_is_open_as_a_whole_says_so() -> None:
    data = told(west_java())
    assert data["isAccessibleForFree"] is True
    assert "hasPart" not in data


def test_citations_are_names_and_times_without_addresses() -> None:
    citations = json.dumps(told(balochistan())["citation"])
    assert "Wikipedia Current Events citing AP" in citations
    assert "http" not in citations


def test_the_author_is_no_person_and_the_work_is_marked_as_made_by_an_algorithm() -> None:
    data = told(balochistan())
    assert "Person" not in json.dumps(data)
    assert [author["name"] for author in data["author"]] == ["Pamir, AI analyst", "Qanat, AI analyst"]  # type: ignore[attr-defined]
    assert str(data["digitalSourceType"]).endswith("/trainedAlgorithmicMedia")
    assert str(data["image"][0]["digitalSourceType"]).endswith("/trainedAlgorithmicMedia")  # type: ignore[index]


def test_corrections_are_told() -> None:
    assert "It gave nearly 16,000." in json.dumps(told(turkey_and_syria())["correction"])


@pytest.mark.parametrize("standing", [Standing.SUBSCRIBER, Standing.MEMBER])
def test_only_what_a_visitor_sees_is_taken(standing: Standing) -> None:
    with pytest.raises(PermissionError):
        news_article(render(balochistan(), standing), address="a", site_name="n", site_address="s", analysts=["x"])


def test_the_script_element_cannot_be_ended_from_within() -> None:
    text = as_script({"headline": "</script><!-- & ‮"})
    assert "<" not in text
    assert ">" not in text
    assert json.loads(text) == {"headline": "</script><!-- & ‮"}
