"""What is searched: the words of each article that every visitor may read. The index over them is the database's own."""

from __future__ import annotations

from django.db import models


class Searchable(models.Model):
    """`id` is the number by which SQLite's index knows a row: one of the table's own, so that no tidying of the file gives it anew.

    `within` holds a word for the place, the subject, the analyst and the country, for SQLite's index alone.
    """

    id = models.BigAutoField(primary_key=True)
    article = models.OneToOneField("record.ArticleRow", on_delete=models.CASCADE, related_name="searchable")
    headline = models.TextField()
    body = models.TextField()
    within = models.TextField(default="")

    class Meta:
        db_table = "searchable"
