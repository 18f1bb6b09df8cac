from django.db import models


class SnapshotRow(models.Model):
    """The bytes as received (gzip), named by their SHA-256. For the desk alone."""

    id = models.CharField(primary_key=True, max_length=64)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    address = models.TextField()
    fetched_at = models.DateTimeField()
    media_type = models.CharField(max_length=100)
    body = models.BinaryField()

    class Meta:
        db_table = "snapshot"


class ItemRow(models.Model):
    id = models.CharField(primary_key=True, max_length=40)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    external_id = models.TextField()
    language = models.CharField(max_length=35, db_index=True)
    published_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField(db_index=True)
    document = models.TextField(help_text="a wire.model.Item")

    class Meta:
        db_table = "item"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="an_item_is_its_source_and_external_id")]
