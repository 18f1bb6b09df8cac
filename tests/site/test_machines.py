"""Search, private feeds and the read API give each reader what the page gives, keep to their description, and never break."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from schemathesis import openapi

from nightdesk.publish.access import Standing
from nightdesk.testing.specimens import MEMBERS_LINK, MEMBERS_WORDS, SUBSCRIBERS_LINK
from nightdesk_site.config.wsgi import application
from nightdesk_site.members import accounts
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow
from published import Reader

pytestmark = pytest.mark.django_db
ARTICLE = "/api/articles/balochistan-test/"


def key_of(reader: Client) -> str:
    page = unescape(reader.post("/account/feeds/", {"name": "my reader"}).content.decode())
    return page.split("Authorization: Bearer ")[1].split('"')[0]


def words_of(path: str) -> str:
    """HTML stands escaped in a feed, and escaped once more in its XML."""
    return unescape(unescape(Client().get(path).content.decode()))


def ask(path: str, key: str = "") -> str:
    return Client(headers={"authorization": f"Bearer {key}"} if key else {}).get(path).content.decode()


# search


def test_articles_are_found_by_their_words_headlines_first(newsroom: dict[str, ArticleRow], client: Client) -> None:
    page = client.get("/search/?q=Balochistan").content.decode()
    assert newsroom["balochistan-test"].headline in unescape(page)
    assert "No article" not in page


def test_what_only_members_may_read_is_not_found_by_its_words(newsroom: object, reader: Reader) -> None:
    for standing in Standing:
        page = reader(standing).get("/search/", {"q": MEMBERS_WORDS}).content.decode()
        assert "0 articles found" in page


@pytest.mark.parametrize("words", ['"', "*", "NEAR(a b)", "a OR b", "'; DROP TABLE searchable; --", "(", "x" * 5000, "\u202e", "%", ""])
def test_no_question_breaks_the_search(words: str, newsroom: object, client: Client) -> None:
    assert client.get("/search/", {"q": words}).status_code == 200
    assert client.get("/api/articles/", {"q": words}).status_code == 200


def test_a_new_version_is_found_by_its_new_words(newsroom: dict[str, ArticleRow], client: Client) -> None:
    from nightdesk_site.search.models import Searchable

    assert Searchable.objects.count() == len(newsroom)
    Searchable.objects.filter(article=newsroom["balochistan-test"]).update(body="zeppelin")
    assert "1 article found" in client.get("/search/?q=zeppelin").content.decode()


# keys and private feeds


def test_a_members_own_feed_holds_the_members_part_and_ends_with_its_key(newsroom: object, reader: Reader) -> None:
    member = reader(Standing.MEMBER)
    path = f"/feeds/own/{key_of(member)}/all.atom"
    assert MEMBERS_WORDS in words_of(path)
    assert MEMBERS_WORDS not in words_of("/feeds/all.atom")
    digest = Account.objects.get().keys.get().digest
    member.post("/account/feeds/", {"back": digest})
    assert Client().get(path).status_code == 410


def test_a_subscribers_own_feed_holds_no_members_part(newsroom: object, reader: Reader) -> None:
    path = f"/feeds/own/{key_of(reader(Standing.SUBSCRIBER))}/all.json"
    assert MEMBERS_WORDS not in words_of(path)


def test_a_feed_of_ones_own_lapses_with_the_membership(newsroom: object, reader: Reader) -> None:
    path = f"/feeds/own/{key_of(reader(Standing.MEMBER))}/analysts/pamir.rss"
    Account.objects.update(standing="subscriber")
    assert MEMBERS_WORDS not in words_of(path)
    Account.objects.update(is_active=False)
    assert Client().get(path).status_code == 410


def test_nobody_takes_back_anothers_key(newsroom: object, reader: Reader) -> None:
    key_of(reader(Standing.MEMBER))
    stranger = Client()
    stranger.force_login(accounts.add("stranger@example.org", None))
    stranger.post("/account/feeds/", {"back": Account.objects.get(email="member@example.org").keys.get().digest})
    assert Account.objects.get(email="member@example.org").keys.exists()


def test_the_key_itself_is_not_kept(reader: Reader) -> None:
    member = reader(Standing.MEMBER)
    assert key_of(member) not in str(Account.objects.get().keys.values().get())


# the read API


def test_each_reader_gets_what_the_page_gives(newsroom: object, reader: Reader) -> None:
    open_part, subscribers, members = (
        ask(ARTICLE),
        ask(ARTICLE, key_of(reader(Standing.SUBSCRIBER))),
        ask(ARTICLE, key_of(reader(Standing.MEMBER))),
    )
    assert SUBSCRIBERS_LINK not in open_part
    assert SUBSCRIBERS_LINK in subscribers
    assert MEMBERS_WORDS not in open_part + subscribers
    assert MEMBERS_LINK not in open_part + subscribers
    assert MEMBERS_WORDS in members


def test_what_a_key_opens_is_kept_by_no_shared_cache(newsroom: object, reader: Reader) -> None:
    keyed = Client(headers={"authorization": f"Bearer {key_of(reader(Standing.MEMBER))}"}).get(ARTICLE)
    assert "private" in keyed["Cache-Control"]
    assert "Authorization" in keyed["Vary"]
    assert "public" in Client().get(ARTICLE)["Cache-Control"]


def test_a_wrong_key_is_refused_and_not_taken_for_a_visitor(newsroom: object) -> None:
    assert Client(headers={"authorization": "Bearer made-up"}).get(ARTICLE).status_code == 401


def test_each_sentence_comes_with_its_evidence(newsroom: object, client: Client) -> None:
    told = client.get(ARTICLE).json()
    labels = {note["label"] for note in told["notes"]}
    assert told["headline"]["note"]["label"] in labels
    assert all(note["witnesses"] or note["derivation"] or note["search"] or note["inference"] or note["vouch"] for note in told["notes"])


@pytest.mark.parametrize("question", ["page=0", "page=x", "most=101", "most=-1", "page=1.5", "page=٣"])
def test_a_question_that_makes_no_sense_is_answered_with_what_is_wrong(question: str, newsroom: object, client: Client) -> None:
    answer = client.get(f"/api/articles/?{question}")
    assert answer.status_code == 400
    assert "whole number" in answer.json()["problem"]


@pytest.mark.slow
def test_every_answer_is_as_the_description_says(newsroom: object, client: Client) -> None:
    """Schemathesis asks what the description allows, and some that it does not."""
    described = openapi.from_dict(client.get("/api/openapi.json").json())
    described.app = application
    asked = 0
    for operation in described.get_all_operations():
        api = operation.ok()
        for case in _cases(api):
            answer = case.call(base_url="http://testserver", app=application, headers={"Accept-Encoding": "identity"})
            case.validate_response(answer)
            asked += 1
    assert asked >= 20


def _cases(api):  # type: ignore[no-untyped-def]
    from hypothesis import HealthCheck, Phase, given, settings

    found = []

    @given(case=api.as_strategy())
    @settings(
        max_examples=15, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
    )
    def draw(case):  # type: ignore[no-untyped-def]
        found.append(case)

    draw()
    return found
