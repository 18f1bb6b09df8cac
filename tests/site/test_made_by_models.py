"""What models add to a page is labelled: English beside the original, the rule for updates, a record that no editor's word loses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from nightdesk.drafts.language_model import PromptVersion, Receipt, Role
from nightdesk.drafts.model import Translation
from nightdesk.drafts.model_writer.outlook import Expectation, Outlook
from nightdesk.drafts.model_writer.write import Work
from nightdesk.publish.access import Standing
from nightdesk.publish.excerpts import clipped
from nightdesk.publish.model import Article
from nightdesk.shift.record import Making
from nightdesk.shift.revise import NOT_BEFORE, RULE
from nightdesk.testing.specimens import balochistan, turkey_and_syria
from nightdesk_site.record.documents import dump
from nightdesk_site.record.models import DraftRow, ExpectationRow
from nightdesk_site.record.publishing import making_of, record_decision, record_publication
from published import Reader, publish

ENGLISH = "An earthquake struck, says a machine that knows the language"
ARTICLE = "/articles/turkey-and-syria-test/"


def translated(article: Article) -> Article:
    foreign = [passage for passage in article.draft.passages if not passage.language.startswith("en")]
    assert foreign
    made = tuple(Translation(passage.id, clipped(passage.text, 300), ENGLISH, "openai:test") for passage in foreign)
    return replace(article, draft=replace(article.draft, translations=made))


@pytest.mark.parametrize("path", [ARTICLE, f"{ARTICLE}text/"])
def test_english_stands_beside_the_original_and_says_whose_it_is(path: str, db: None, reader: Reader) -> None:
    publish(translated(turkey_and_syria()))
    text = reader(Standing.MEMBER).get(path).content.decode()
    assert ENGLISH in text
    assert "openai:test" in text
    assert "achine translation" in text
    place = text.index(ENGLISH)
    original = next(passage for passage in turkey_and_syria().draft.passages if not passage.language.startswith("en"))
    assert original.text[:12] in text[:place]


def test_without_a_translation_the_page_says_nothing_of_one(db: None, client: Client) -> None:
    publish(turkey_and_syria())
    assert "achine translation" not in client.get(ARTICLE).content.decode()


def test_the_rule_for_updates_can_be_read(db: None, client: Client) -> None:
    text = client.get("/process/").content.decode()
    assert all(reason in text for reason in RULE)
    assert NOT_BEFORE[:60] in text


def test_what_a_model_did_to_a_draft_is_kept_until_a_person_publishes_it(db: None) -> None:
    article = balochistan()
    sentence = next(iter(article.draft.sentences()))
    receipt = Receipt(Role.WRITE, "write", "openai:test", PromptVersion("rules+write", "0" * 64), "asked", 10, 20, 30, 1.0)
    outlook = Outlook((Expectation(sentence.id, "A list would change this view.", ("list of",)),), date(2026, 3, 1))
    making = Making(Work(20, 2, (), (receipt,), "a question"), (receipt,), "", (), outlook)
    publish(article)
    DraftRow.objects.filter(id=article.draft.id).update(making=dump(making))
    row = DraftRow.objects.get(id=article.draft.id)
    assert making_of(row) == making
    second = replace(article.draft, id=type(article.draft.id)("draft-second"), revision=2)
    DraftRow.objects.create(
        id=second.id, story_id=second.story, revision=2, persona=second.persona, headline="x", written_at=datetime(2026, 2, 9, tzinfo=UTC),
        state=DraftRow.State.WAITING, document=dump(second), verdict="{}", ruling="{}", making=dump(making),
    )  # fmt: skip
    decision = replace(article.decision, id=type(article.decision.id)("decision-second"), draft=second.id)
    record_decision(decision)
    record_publication(replace(article, draft=second, version=2, decision=decision))
    assert [(one.text, one.due) for one in ExpectationRow.objects.all()] == [("A list would change this view.", date(2026, 3, 1))]
