from django.db import models


class StoryRow(models.Model):
    """`merged_into` is set once a story lives on in another.

    `stirred_at` is when it last gained something new, until the shift has dealt with it.
    """

    id = models.CharField(primary_key=True, max_length=40)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    first_reported = models.DateTimeField(db_index=True)
    last_reported = models.DateTimeField(db_index=True)
    stirred_at = models.DateTimeField(null=True, db_index=True)
    revision = models.PositiveIntegerField(default=0)
    untold = models.BooleanField(default=False, help_text="it holds items that came after its latest revision")
    covered_at = models.DateTimeField(null=True, help_text="when its latest revision was written")
    profile = models.TextField(null=True, help_text="a stories.model.Profile")
    judgement = models.TextField(null=True, help_text="a personas.model.Judgement")

    class Meta:
        db_table = "story"


class LinkRow(models.Model):
    """An item in its story now. `sequence` is the order in which the linker placed the items."""

    sequence = models.BigAutoField(primary_key=True)
    item = models.OneToOneField("ItemRow", on_delete=models.PROTECT, related_name="link")
    story = models.ForeignKey("StoryRow", on_delete=models.PROTECT, related_name="links")
    arrived_in = models.CharField(max_length=40, help_text="the story it was placed in on arrival")
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        db_table = "link"


class MergeRow(models.Model):
    """`after` is the sequence of the link that brought the merge about, so that the linker can be rebuilt exactly."""

    id = models.BigAutoField(primary_key=True)
    after = models.BigIntegerField(db_index=True)
    absorbed = models.CharField(max_length=40)
    into = models.CharField(max_length=40)
    score = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        db_table = "merge"


class RegroupingRow(models.Model):
    """A person's word on two stories: `items` left `story` for `into`, which are one story now, or two for good (`apart`).

    `after` is the sequence of the last link before it, so that the linker can be rebuilt exactly.
    """

    id = models.BigAutoField(primary_key=True)
    after = models.BigIntegerField(db_index=True)
    story = models.CharField(max_length=40, db_index=True)
    into = models.CharField(max_length=40, db_index=True)
    items = models.JSONField()
    apart = models.BooleanField()
    by = models.CharField(max_length=200)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "regrouping"
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=""), name="a_regrouping_is_signed"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_regrouping_has_a_reason"),
        ]


class DevelopmentRow(models.Model):
    item = models.OneToOneField("ItemRow", primary_key=True, on_delete=models.PROTECT, related_name="development")
    story = models.ForeignKey("StoryRow", on_delete=models.PROTECT, related_name="developments")
    new = models.BooleanField()
    document = models.TextField(help_text="a stories.model.Development")

    class Meta:
        db_table = "development"
