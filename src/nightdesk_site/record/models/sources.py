from django.db import models


class SourceRow(models.Model):
    """A source of the catalogue (`document` is a sources.model.Source) and what polling taught us (`state`, a SourceState)."""

    id = models.CharField(primary_key=True, max_length=80)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, null=True)
    country = models.CharField(max_length=2, null=True)
    health = models.CharField(max_length=10, db_index=True)
    next_due = models.DateTimeField(null=True, db_index=True)
    document = models.TextField()
    state = models.TextField()

    class Meta:
        db_table = "source"
