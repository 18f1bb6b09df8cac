"""Making and finding accounts."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from nightdesk.foundation.errors import BadInput, NotFound
from nightdesk.publish.access import Standing

from .models import Account

EDITORS = "Editors"
"""The group whose members read, edit and decide at the desk."""


def find(email: str) -> Account:
    """Raises NotFound if nobody active has an account with this address."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None:
        raise NotFound(f"nobody has an account with the address {email}; make one: nightdesk reader add {email} --standing subscriber")
    return account


@transaction.atomic
def give_standing(email: str, standing: Standing) -> Account:
    """The account with this address, made if there is none, with this standing. Raises BadInput if it is no address."""
    account = _found_or_made(email)
    account.standing = standing.value
    account.save(update_fields=["standing"])
    return account


@transaction.atomic
def add(email: str, standing: Standing | None) -> Account:
    """The account with this address: with this standing if one is given, else as it was, or as a subscriber when it is new."""
    return _found_or_made(email) if standing is None else give_standing(email, standing)


@transaction.atomic
def make_editor(email: str) -> Account:
    """The account with this address, made if there is none, as one of the editors: they may enter the desk and decide."""
    account = _found_or_made(email, Standing.MEMBER)
    account.is_staff = True
    account.save(update_fields=["is_staff"])
    account.groups.add(*Group.objects.filter(name=EDITORS))
    return account


def _found_or_made(email: str, standing: Standing = Standing.SUBSCRIBER) -> Account:
    plain = _checked(email)
    account = Account.objects.filter(email=plain).first() or Account.objects.create_user(plain, standing=standing.value)
    EmailAddress.objects.get_or_create(user=account, email=plain, defaults={"verified": True, "primary": True})
    return account


def _checked(email: str) -> str:
    plain = email.strip().lower()
    try:
        validate_email(plain)
    except ValidationError as error:
        raise BadInput(email, None, "this is no e-mail address") from error
    return plain
