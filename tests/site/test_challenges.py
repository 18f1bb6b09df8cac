"""Anyone may question a sentence without an account; the desk answers in public; abuse is limited."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from nightdesk.publish.access import Standing
from nightdesk.publish.reading import ReaderTable
from nightdesk.testing.specimens import MEMBERS_WORDS
from nightdesk_site.challenges.challenge import sentences_that_may_be_questioned
from nightdesk_site.challenges.models import Challenge
from nightdesk_site.editors.correct import current
from nightdesk_site.members import accounts
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow
from published import Reader

FORM = "/articles/balochistan-test/challenge/"
WORDS = "The other report says otherwise."


@pytest.fixture
def sentence(newsroom: dict[str, ArticleRow]) -> str:
    return current(newsroom["balochistan-test"]).draft.standfirst.text


def ask(client: Client, sentence: str, words: str = WORDS, **headers: str) -> int:
    return client.post(FORM, {"sentence": sentence, "words": words, "website": ""}, headers=headers).status_code


def sentences_for(standing: Standing) -> list[str]:
    article = reader_article(ArticleRow.objects.get(slug="balochistan-test"), standing)
    return [sentence.text for sentence in sentences_that_may_be_questioned(article)]


def desk() -> Client:
    editor = accounts.make_editor("editor@example.org")
    editor.name = "Test Editor"
    editor.save()
    client = Client()
    client.force_login(editor)
    return client


def test_a_visitor_questions_a_sentence_and_the_answer_is_public(sentence: str) -> None:
    visitor = Client(enforce_csrf_checks=True)
    assert ask(visitor, sentence) == 200
    assert WORDS not in visitor.get("/challenges/").content.decode()
    editor = desk()
    assert WORDS in editor.get("/desk/challenges/").content.decode()
    asked = Challenge.objects.get()
    editor.post("/desk/challenges/", {"challenge": asked.pk, "outcome": "stands", "answer": "Both reports agree."})
    for path in ("/challenges/", "/articles/balochistan-test/"):
        page = visitor.get(path).content.decode()
        assert WORDS in page
        assert "Both reports agree." in page


def test_a_refused_question_is_never_shown(sentence: str) -> None:
    ask(Client(), sentence, "buy our pills")
    desk().post("/desk/challenges/", {"challenge": Challenge.objects.get().pk, "outcome": "refused", "answer": "Not about the sentence."})
    assert "pills" not in Client().get("/challenges/").content.decode()


def test_an_answer_is_given_once_and_signed(sentence: str) -> None:
    ask(Client(), sentence)
    editor, asked = desk(), Challenge.objects.get()
    for words in ("First.", "Second."):
        editor.post("/desk/challenges/", {"challenge": asked.pk, "outcome": "upheld", "answer": words})
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("First.", "Test Editor")


def test_one_sender_cannot_flood_the_desk(sentence: str) -> None:
    answers = [ask(Client(), sentence, f"{WORDS} {n}") for n in range(8)]
    assert answers.count(200) == 5
    assert set(answers) == {200, 429}


def test_the_same_question_twice_is_one(sentence: str) -> None:
    assert ask(Client(), sentence) == ask(Client(), sentence) == 200
    assert Challenge.objects.count() == 1


def test_what_is_no_sentence_of_the_article_is_not_taken(newsroom: object) -> None:
    assert ask(Client(), "We never wrote this.") == 400
    assert not Challenge.objects.exists()


def test_the_form_offers_only_what_its_reader_may_see(newsroom: object, reader: Reader) -> None:
    assert MEMBERS_WORDS not in reader(Standing.SUBSCRIBER).get(FORM).content.decode()
    assert MEMBERS_WORDS in unescape(reader(Standing.MEMBER).get(FORM).content.decode())


def test_a_form_on_another_site_is_refused(sentence: str) -> None:
    assert ask(Client(), sentence, origin="https://elsewhere.example") == 403


def test_neither_name_nor_address_is_kept(sentence: str) -> None:
    ask(Client(REMOTE_ADDR="203.0.113.9"), sentence)
    assert "203.0.113.9" not in str(Challenge.objects.values().get())


def test_a_readers_markup_is_shown_as_text(sentence: str) -> None:
    ask(Client(), sentence, "<script>alert(1)</script>")
    editor = desk()
    editor.post("/desk/challenges/", {"challenge": Challenge.objects.get().pk, "outcome": "stands", "answer": "It stands."})
    for path in ("/challenges/", "/articles/balochistan-test/"):
        assert "<script>alert" not in editor.get(path).content.decode()


def test_a_questioned_sentence_of_the_members_part_is_told_to_members_alone(newsroom: object, reader: Reader) -> None:
    member, editor = reader(Standing.MEMBER), desk()
    sentence = next(each for each in sentences_for(Standing.MEMBER) if MEMBERS_WORDS in each)
    assert ask(member, sentence, f"You wrote: {sentence}") == 200
    told = {"challenge": Challenge.objects.get().pk, "outcome": "stands", "answer": "Three reports bear it out."}
    assert "do not quote" in editor.get("/desk/challenges/").content.decode()
    editor.post("/desk/challenges/", told)
    for path in ("/challenges/", "/articles/balochistan-test/"):
        for standing in (Standing.VISITOR, Standing.SUBSCRIBER):
            page = unescape(reader(standing).get(path).content.decode())
            assert "Three reports bear it out." in page
            assert MEMBERS_WORDS not in page
        assert unescape(member.get(path).content.decode()).count(sentence) >= 2


def test_a_number_in_a_table_is_offered_with_its_row_and_column(newsroom: dict[str, ArticleRow]) -> None:
    """ "41" alone could be any of the table's numbers; the desk must know which one is meant."""
    article = reader_article(newsroom["balochistan-test"], Standing.MEMBER)
    table = next(block for section in article.sections for block in section.blocks if isinstance(block, ReaderTable))
    number, head, column = table.rows[0][1], table.rows[0][0], table.columns[1]
    assert number is not None
    assert head is not None
    assert f"{head.text}, {column}: {number.text}" in sentences_for(Standing.MEMBER)
    assert number.text not in sentences_for(Standing.MEMBER)
