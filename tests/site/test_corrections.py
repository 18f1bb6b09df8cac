"""What is published is mended in public: by a person, signed, checked, and told wherever the article is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from nightdesk.desk.model import Action
from nightdesk.testing.drafts import nushki
from nightdesk_site.editors.correct import current
from nightdesk_site.editors.decide import decide_draft
from nightdesk_site.members import accounts
from nightdesk_site.reader import story
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, AuditRow
from waiting import build_morgue, let_wait

WAS, NOW = "It said more than the items do.", "The sentence is taken out."


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, settings: Settings) -> None:
    build_morgue(tmp_path)
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"data": tmp_path})
    story.forget()


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    editor = accounts.make_editor("editor@example.org")
    editor.name = "Test Editor"
    editor.save()
    client.force_login(editor)
    return client


@pytest.fixture
def row(db: None) -> ArticleRow:
    page = let_wait(nushki())
    decide_draft(page.draft, Action.PUBLISH, "Test Editor", "Read against its sources.", page.draft.written_at)
    return ArticleRow.objects.get()


def mend(desk: Client, row: ArticleRow, kind: str, **said: str) -> str:
    answer = desk.post(f"/desk/published/{row.id}/", {"version": row.version, "kind": kind, "was": WAS, "now": NOW} | said, follow=True)
    story.forget()
    return answer.content.decode()


def test_a_sentence_taken_out_is_gone_and_the_correction_stands_everywhere(desk: Client, row: ArticleRow) -> None:
    gone = list(current(row).draft.sentences())[3]
    mend(desk, row, "correction", **{f"sentence-{gone.id}": ""})
    page = Client().get(f"/articles/{row.slug}/").content.decode()
    assert gone.text not in page
    assert NOW in page
    assert "CorrectionComment" in page
    assert NOW in Client().get("/corrections/").content.decode()
    assert NOW in Client().get(f"/articles/{row.slug}/text/").content.decode()
    assert gone.text in ArticleVersionRow.objects.get(article=row, version=row.version).document


def test_a_correction_is_signed_and_audited_and_claims_no_review(desk: Client, row: ArticleRow) -> None:
    mend(desk, row, "clarification")
    after = ArticleRow.objects.get(id=row.id)
    assert after.version == row.version + 1
    assert after.reviewed_by_person == row.reviewed_by_person
    assert current(after).corrections[-1].by == "Test Editor"
    assert AuditRow.objects.filter(what="clarification", who="Test Editor").count() == 1


def test_words_that_the_evidence_does_not_bear_are_refused(desk: Client, row: ArticleRow) -> None:
    first = list(current(row).draft.sentences())[2]
    said = mend(desk, row, "correction", **{f"sentence-{first.id}": "Ninety-nine thousand people were killed in Paris on Monday."})
    assert "does not bear out" in said
    assert ArticleRow.objects.get(id=row.id).version == row.version


def test_a_retraction_leaves_a_notice_at_the_address_and_nothing_of_the_text(desk: Client, row: ArticleRow) -> None:
    body = list(current(row).draft.sentences())[2].text
    mend(desk, row, "retraction")
    answer = Client().get(f"/articles/{row.slug}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert NOW in page
    assert body not in page
    assert row.slug not in json.dumps(Client().get("/feeds/all.json").json())
    assert "Retracted" in page


def test_a_retracted_article_stays_retracted(desk: Client, row: ArticleRow) -> None:
    mend(desk, row, "retraction")
    row.refresh_from_db()
    assert "retracted" in mend(desk, row, "correction")
    assert ArticleRow.objects.get(id=row.id).version == row.version


def test_nobody_mends_what_changed_meanwhile(desk: Client, row: ArticleRow) -> None:
    mend(desk, row, "clarification")
    assert "changed since you opened it" in mend(desk, row, "clarification")


def test_only_editors_may_mend(row: ArticleRow, client: Client) -> None:
    client.force_login(accounts.add("reader@example.org", None))
    for path in ("/desk/published/", f"/desk/published/{row.id}/"):
        assert client.get(path).status_code in (302, 403)
        assert client.post(path).status_code in (302, 403, 405)
    assert ArticleRow.objects.get(id=row.id).version == row.version


def test_the_desk_lists_what_is_published(desk: Client, row: ArticleRow) -> None:
    assert row.headline in desk.get("/desk/published/").content.decode()
    assert row.headline not in desk.get("/desk/published/?q=nothing+has+this+name").content.decode()
    assert desk.get(f"/desk/published/{row.id}/").status_code == 200
