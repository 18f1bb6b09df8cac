from django.db import models
from django.db.models import Q


class TallyRow(models.Model):
    """What one published version adds to the figures of trust, so that no page reads documents to count.

    `minutes` are those from the first report to the first publication; `latest` marks the version that stands.
    """

    version = models.OneToOneField("ArticleVersionRow", primary_key=True, on_delete=models.CASCADE, related_name="tally")
    article = models.ForeignKey("ArticleRow", on_delete=models.CASCADE, related_name="tallies")
    latest = models.BooleanField()
    played = models.BooleanField()
    reviewed = models.BooleanField()
    checked = models.PositiveIntegerField()
    dropped = models.PositiveIntegerField()
    doubtful = models.PositiveIntegerField()
    minutes = models.FloatField()
    policy = models.TextField(db_index=True)

    class Meta:
        db_table = "tally"
        indexes = [models.Index(fields=["latest", "played", "minutes", "article"], name="tally_pace")]
        constraints = [models.UniqueConstraint(fields=["article"], condition=Q(latest=True), name="one_version_of_an_article_stands")]


class CorrectionRow(models.Model):
    """One correction, clarification or retraction of an article as it stands: the `number`th that it tells of. `played` as its article."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("ArticleRow", on_delete=models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, db_index=True)
    played = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=True)
    was = models.TextField()
    now = models.TextField()
    by = models.TextField()

    class Meta:
        db_table = "correction"
        indexes = [models.Index(fields=["played", "kind", "article"], name="correction_kinds")]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="an_article_numbers_its_corrections")]
