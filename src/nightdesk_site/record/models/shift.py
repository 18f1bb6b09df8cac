from django.db import models


class TickRow(models.Model):
    """A step of the shift that is wholly done. `wire` names the played wire, or "live"."""

    id = models.CharField(primary_key=True, max_length=120)
    wire = models.CharField(max_length=80, db_index=True)
    at = models.DateTimeField()
    summary = models.JSONField(default=dict)

    class Meta:
        db_table = "tick"
