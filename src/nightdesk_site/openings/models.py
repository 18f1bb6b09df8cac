"""Which articles a free account has opened."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Opening(models.Model):
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings")
    article = models.ForeignKey("record.ArticleRow", on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "opening"
        constraints = [models.UniqueConstraint(fields=["account", "article"], name="an_article_is_opened_once")]
