"""What is counted of an article when it is published, so that the pages which tell of all articles read none of them."""

from __future__ import annotations

from nightdesk.publish.model import Article
from nightdesk.verify.model import Status

from .models import ArticleVersionRow, CorrectionRow, TallyRow


def keep_tally(row: ArticleVersionRow, article: Article) -> None:
    """Count a version that now stands in place of the one before it, and list the corrections it tells of."""
    TallyRow.objects.filter(article=row.article_id, latest=True).update(latest=False)
    doubtful = sum(article.verdict.status_of(sentence.id) is not Status.SUPPORTED for sentence in article.draft.sentences())
    TallyRow.objects.create(
        version=row,
        article_id=row.article_id,
        latest=True,
        played=article.played,
        reviewed=article.decision.reviewed_by_person,
        checked=article.provenance.sentences_checked,
        dropped=article.provenance.sentences_dropped,
        doubtful=doubtful,
        minutes=(article.published_at - article.first_reported).total_seconds() / 60,
        policy=article.provenance.policy,
    )
    CorrectionRow.objects.filter(article=row.article_id).delete()
    CorrectionRow.objects.bulk_create(
        CorrectionRow(
            article_id=row.article_id,
            number=number,
            kind=one.kind.value,
            played=article.played,
            at=one.at,
            was=one.was,
            now=one.now,
            by=one.by,
        )
        for number, one in enumerate(article.corrections, start=1)
    )
