from django.db import models


class ClaimsRow(models.Model):
    """All that was read from one item: tuples of claims.model nouns."""

    item = models.OneToOneField("ItemRow", primary_key=True, on_delete=models.PROTECT, related_name="claims")
    figures = models.TextField()
    attributions = models.TextField()
    quotations = models.TextField()
    amounts = models.TextField(default="[]")

    class Meta:
        db_table = "claims"
