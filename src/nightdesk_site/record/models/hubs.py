from django.db import models


class HubRow(models.Model):
    """Where a source's news can be had as it breaks (WebSub). `until` is how long the hub has promised to tell us."""

    source = models.OneToOneField("SourceRow", primary_key=True, on_delete=models.CASCADE, related_name="hub")
    hub = models.TextField()
    topic = models.TextField()
    ask_at = models.DateTimeField(db_index=True, help_text="when the hub is to be asked next")
    until = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True, default="", help_text="why the hub does not tell us")

    class Meta:
        db_table = "hub"
