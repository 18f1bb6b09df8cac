"""A reader's own key, for feed readers and programs that cannot sign in."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Key(models.Model):
    """Only the digest of a key is kept; it is shown once, and can be taken back."""

    digest = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "reader_key"
