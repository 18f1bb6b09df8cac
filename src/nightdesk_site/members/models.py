"""Accounts: staff and readers alike sign in with an address and a one-time link."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from nightdesk.publish.access import Standing


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, **fields: object) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_unusable_password()
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, **fields: object) -> Account:
        return self.create_user(email, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser, PermissionsMixin):
    """A person known to the house by address. `standing` is what the access function goes by."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    standing = models.CharField(
        max_length=12, default=Standing.SUBSCRIBER.value, choices=[(s.value, s.value) for s in Standing if s is not Standing.VISITOR]
    )
    paid_until = models.DateTimeField(null=True, blank=True, help_text="a member until then, by payment; `standing` is what the desk gave")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return self.name or self.email

    def standing_at(self, at: datetime) -> Standing:
        """What the desk gave, or what was paid for, whichever opens more. Raises ValueError for a standing that is none."""
        return Standing.MEMBER if self.paid_until is not None and at < self.paid_until else Standing(self.standing)

    def get_full_name(self) -> str:
        return self.name or self.email


class SignInLink(models.Model):
    """A one-time way in. Only the digest of the token is kept; following the link asks, only a POST signs in."""

    digest = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_in_links")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    next_path = models.CharField(max_length=500, default="/")

    class Meta:
        db_table = "sign_in_link"
