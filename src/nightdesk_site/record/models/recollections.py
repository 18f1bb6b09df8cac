from django.db import models


class RecollectionRow(models.Model):
    """What a story told of somebody when it was passed over as no news any more. `name` is as it is looked up."""

    story = models.OneToOneField("StoryRow", primary_key=True, on_delete=models.PROTECT, related_name="recollection")
    name = models.CharField(max_length=200, db_index=True)
    who = models.TextField()
    then = models.TextField()
    items = models.JSONField()
    told_at = models.DateTimeField(help_text="when the last of its reports was published")
    played = models.BooleanField()

    class Meta:
        db_table = "recollection"
