"""Leaving a letter: one press in the mail program, or a button on a page. A GET changes nothing."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from nightdesk_site.members.models import Account

from .models import Preference

_SALT = "leave-a-letter"


def path_for(account: Account, letter: str) -> str:
    """The path of the way out of one letter for one reader; it does not run out, for old mails are left from too."""
    return reverse("leave-letter", args=[signing.dumps([account.pk, letter], salt=_SALT)])


def read(token: str) -> tuple[int, str] | None:
    """Whose, and which letter; None for a token that we did not make."""
    try:
        account, letter = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(account), str(letter)


def leave(account: int, letter: str) -> None:
    Preference.objects.filter(account=account, letter=letter).delete()


def still_wants(account: Account, letter: str) -> bool:
    return Preference.objects.filter(account=account, letter=letter).exists()
