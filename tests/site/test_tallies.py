"""What the pages of trust, process and corrections count is what the published documents hold, however it came into the record."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nightdesk.foundation.ids import DecisionId, DraftId
from nightdesk.publish.model import Article, Correction, CorrectionKind
from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java
from nightdesk.verify.model import Status
from nightdesk_site.reader import figures
from nightdesk_site.reader.corrections import corrections_of
from nightdesk_site.record.models import CorrectionRow, TallyRow
from published import publish


def mended(article: Article, kind: CorrectionKind) -> Article:
    """The next version, with one more correction."""
    at = article.changed_at + timedelta(hours=1)
    draft = replace(article.draft, id=DraftId(f"{article.draft.id}-again"), revision=article.draft.revision + 1)
    said = Correction(kind, at, "It said more than the items do.", f"A {kind} of {article.slug}.", "Test Editor")
    return replace(
        article,
        version=article.version + 1,
        draft=draft,
        decision=replace(article.decision, id=DecisionId(f"{article.decision.id}-again"), draft=draft.id, at=at),
        changed_at=at,
        corrections=(*article.corrections, said),
    )


@pytest.fixture
def articles(db: None) -> tuple[Article, ...]:
    """Every version, the one that stands of each article last."""
    first, second, third = balochistan(), west_java(), turkey_and_syria()
    told = (first, mended(first, CorrectionKind.CORRECTION), second, mended(second, CorrectionKind.CLARIFICATION), third)
    for article in told:
        publish(article)
    return told


def doubtful(article: Article) -> int:
    return sum(article.verdict.status_of(sentence.id) is not Status.SUPPORTED for sentence in article.draft.sentences())


def minutes(article: Article) -> int:
    return round((article.published_at - article.first_reported).total_seconds() / 60)


def test_trust_counts_the_versions_that_stand_and_the_process_every_one(articles: tuple[Article, ...]) -> None:
    standing = list({article.id: article for article in articles}.values())
    told, everything = figures.trust(played=standing[0].played), figures.of_the_record()
    assert {one.played for one in standing} == {standing[0].played}
    assert told.articles == everything.articles == 3
    assert told.checked == sum(one.provenance.sentences_checked for one in standing)
    assert told.doubtful == sum(map(doubtful, standing))
    told_of = Counter(said.kind for one in standing for said in one.corrections)
    assert (told.corrections, told.clarifications, told.retractions) == tuple(told_of[kind] for kind in CorrectionKind)
    assert told.pace == (sorted(map(minutes, standing))[1], sorted(map(minutes, standing))[2])
    assert everything.checked == sum(one.provenance.sentences_checked for one in articles)
    assert everything.policies == tuple(sorted({one.provenance.policy for one in articles}))
    assert figures.trust(played=not standing[0].played).articles == 0


def test_what_was_published_before_tallies_were_kept_is_counted_the_same(articles: tuple[Article, ...]) -> None:
    kept, listed = list(TallyRow.objects.order_by("version").values()), [row.now for row in corrections_of()]
    TallyRow.objects.all().delete()
    CorrectionRow.objects.all().delete()
    import_module("nightdesk_site.record.migrations.0011_tallies").count(apps, None)
    assert list(TallyRow.objects.order_by("version").values()) == kept
    assert [row.now for row in corrections_of()] == listed != []


def test_corrections_are_told_latest_first_to_all_and_each_analysts_own(articles: tuple[Article, ...]) -> None:
    ats = [row.at for row in corrections_of()]
    assert ats == sorted(ats, reverse=True)
    of = {article.draft.persona: article.slug for article in articles if article.corrections}
    for persona, slug in of.items():
        assert {row.article.slug for row in corrections_of(persona)} == {slug}


@pytest.mark.parametrize("path", ["/trust/", "/process/", "/corrections/", "/analysts/pamir/"])
def test_no_page_that_counts_reads_a_document(path: str, articles: tuple[Article, ...], client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    assert not [query["sql"] for query in asked if '"article_version"' in query["sql"]]
