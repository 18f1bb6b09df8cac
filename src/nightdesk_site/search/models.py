"""What is searched: the words of each article that every visitor may read. The index over them is the database's own."""

from __future__ import annotations

from django.db import models


class Searchable(models.Model):
    article = models.OneToOneField("record.ArticleRow", primary_key=True, on_delete=models.CASCADE, related_name="searchable")
    headline = models.TextField()
    body = models.TextField()

    class Meta:
        db_table = "searchable"
