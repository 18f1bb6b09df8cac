"""What articles said would change their view: kept when they are published, settled when the newsroom looked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Count

from nightdesk.drafts.model_writer.outlook import Outlook
from nightdesk.foundation.ids import StoryId
from nightdesk.publish.model import Article
from nightdesk.shift.outlook import Awaited, LookedFor

from .models import ExpectationRow

_MOST = 200


def keep_outlook(article: Article, outlook: Outlook | None) -> None:
    """Those whose sentence readers can see. A new version's take the place of what an older one still awaited."""
    ExpectationRow.objects.filter(article_id=article.id, state=ExpectationRow.State.OPEN, version__lt=article.version).delete()
    if outlook is None:
        return
    shown = {sentence.id for sentence in article.draft.sentences()}
    ExpectationRow.objects.bulk_create(
        [
            ExpectationRow(
                article_id=article.id,
                version=article.version,
                sentence=expectation.sentence,
                persona=article.draft.persona,
                text=expectation.text,
                look_for=list(expectation.look_for),
                said_at=article.draft.written_at,
                due=outlook.due,
            )
            for expectation in outlook.expectations
            if expectation.sentence in shown
        ]
    )


def awaited(at: datetime) -> tuple[Awaited, ...]:
    """What is due by now, oldest first."""
    rows = ExpectationRow.objects.filter(state=ExpectationRow.State.OPEN, due__lte=at.date(), article__story__isnull=False)
    found = rows.select_related("article").order_by("due", "id")[:_MOST]
    return tuple(Awaited(row.id, StoryId(str(row.article.story_id)), row.said_at, tuple(row.look_for)) for row in found)


def settle_awaited(looked: Sequence[LookedFor], at: datetime) -> None:
    for one in looked:
        state = ExpectationRow.State.CAME if one.items else ExpectationRow.State.STAYED_AWAY
        ExpectationRow.objects.filter(id=one.number).update(state=state, checked_at=at, items=list(one.items))


def tally(persona: str) -> Mapping[str, int]:
    """How many an analyst's articles have named, by what became of them."""
    rows = ExpectationRow.objects.filter(persona=persona, article__retracted=False)
    counted = dict(rows.order_by().values_list("state").annotate(number=Count("id")))
    states = ExpectationRow.State
    return {"open": counted.get(states.OPEN, 0), "came": counted.get(states.CAME, 0), "stayed": counted.get(states.STAYED_AWAY, 0)}


def latest(persona: str, count: int = 12) -> tuple[ExpectationRow, ...]:
    """An analyst's, those looked at last first, then those still open by their day."""
    rows = ExpectationRow.objects.filter(persona=persona, article__retracted=False).select_related("article")
    settled = rows.exclude(state=ExpectationRow.State.OPEN).order_by("-checked_at", "id")[:count]
    return (*settled, *rows.filter(state=ExpectationRow.State.OPEN).order_by("due", "id")[: max(0, count - len(settled))])
