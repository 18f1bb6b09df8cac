"""Whether one article stands open to one reader beyond their standing. It fails closed, like the standing it adds to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from nightdesk.foundation.errors import NightdeskError
from nightdesk.publish.access import Standing
from nightdesk_site.members.models import Account
from nightdesk_site.members.standing import standing_of
from nightdesk_site.publisher import publisher
from nightdesk_site.record.models import ArticleRow

from .models import Opening

GIFT_LASTS = timedelta(days=14)
_SALT = "gift-of-an-article"


class NoneLeft(NightdeskError):
    """This month's free openings are used up."""


def standing_for(request: HttpRequest, row: ArticleRow) -> Standing:
    """What this reader may see of this article."""
    standing = standing_of(request)
    if standing is Standing.MEMBER or _is_gift(request.GET.get("gift", ""), row) or _has_opened(request, row):
        return Standing.MEMBER
    return standing


def gift(row: ArticleRow, giver: Account) -> str:
    """What a gift's address carries: this article, for two weeks, for whoever has it."""
    return signing.dumps([row.id, giver.pk], salt=_SALT)


def left(account: Account, now: datetime) -> int:
    """How many articles this account may still open this month."""
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return max(0, publisher().free_openings - account.openings.filter(at__gte=first).count())


@transaction.atomic
def open_article(row: ArticleRow, account: Account, now: datetime) -> None:
    """Use one of the month's openings. Opening what is open costs nothing. Raises NoneLeft."""
    Account.objects.select_for_update().get(pk=account.pk)
    if Opening.objects.filter(account=account, article=row).exists():
        return
    if left(account, now) == 0:
        raise NoneLeft("you have opened all that a free account opens in a month")
    Opening.objects.create(account=account, article=row, at=now)


def _is_gift(token: str, row: ArticleRow) -> bool:
    """A gift is worth no more than its giver: it ends with their account or their membership."""
    if not token:
        return False
    try:
        article, giver = signing.loads(token, salt=_SALT, max_age=GIFT_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    account = Account.objects.filter(pk=giver, is_active=True).first()
    return article == row.id and account is not None and account.standing_at(timezone.now()) is Standing.MEMBER


def _has_opened(request: HttpRequest, row: ArticleRow) -> bool:
    if "opened" not in request.GET or not request.user.is_authenticated or not publisher().free_openings:
        return False
    return Opening.objects.filter(account=request.user.pk, article=row).exists()
