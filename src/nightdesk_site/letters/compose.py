"""An issue from what was published since the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from nightdesk.foundation.errors import NotFound
from nightdesk_site.record import audit
from nightdesk_site.record.models import ArticleRow

from .kinds import Letter
from .models import Issue

_FIRST_LOOKS_BACK = {"day": timedelta(days=1), "week": timedelta(days=7)}
_OF_ONE_ANALYST = 2


def due(letter: Letter, now: datetime) -> bool:
    """Whether its hour has come since the last issue."""
    last = Issue.objects.filter(letter=letter.key).aggregate(last=Max("composed_at"))["last"]
    return last is None or last < letter.last_hour(now)


@transaction.atomic
def compose(letter: Letter, now: datetime, *, everything: bool = False) -> Issue:
    """The next issue, as a draft. With `everything`, from all that is published, not only what came since the last issue.

    Raises NotFound if nothing was published for it.
    """
    last = Issue.objects.filter(letter=letter.key).order_by("-number").first()
    since = last.covers_until if last is not None else now - _FIRST_LOOKS_BACK[letter.every]
    rows = letter.articles() if everything else letter.articles().filter(published_at__gt=since, published_at__lte=now)
    chosen = _choose(list(rows[:400]), letter.most)
    if not chosen:
        raise NotFound(f"nothing was published for the letter {letter.title!r} since {since:%d %B %Y, %H:%M} UTC")
    issue = Issue.objects.create(
        letter=letter.key,
        number=(last.number if last is not None else 0) + 1,
        subject=f"{letter.title}: {chosen[0].headline}"[:200],
        articles=[row.id for row in chosen],
        covers_until=now,
        composed_at=now,
    )
    audit.note(now, "letters", "composed", f"issue {issue.pk}", letter=letter.key, articles=len(chosen))
    return issue


def _choose(rows: Sequence[ArticleRow], most: int) -> list[ArticleRow]:
    """The best by judgement; no more than two of one analyst while others have something."""
    ranked = sorted(rows, key=lambda row: (-row.score, row.id))
    taken: list[ArticleRow] = []
    by: Counter[str] = Counter()
    for row in ranked:
        if by[row.persona] < _OF_ONE_ANALYST and len(taken) < most:
            taken.append(row)
            by[row.persona] += 1
    taken += [row for row in ranked if row not in taken][: most - len(taken)]
    return taken
