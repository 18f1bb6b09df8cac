from django.db import models


class AuditRow(models.Model):
    """Who did what to what, written in the same transaction as the change. `who` is a person or a named machine."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=200)
    what = models.CharField(max_length=80)
    about = models.CharField(max_length=120, db_index=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "audit"
