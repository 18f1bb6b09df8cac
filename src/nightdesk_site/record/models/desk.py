from django.db import models
from django.db.models import Q


class DraftRow(models.Model):
    """A draft with its verdict and the policy's ruling. `state` tells where it stands."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting for a person"
        PUBLISHED = "published", "published"
        HELD = "held", "held"
        SPIKED = "spiked", "spiked"
        SUPERSEDED = "superseded", "superseded by a later revision"

    id = models.CharField(primary_key=True, max_length=60)
    story = models.ForeignKey("StoryRow", on_delete=models.PROTECT, related_name="drafts")
    revision = models.PositiveIntegerField()
    persona = models.CharField(max_length=60)
    headline = models.TextField()
    written_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, db_index=True)
    played = models.BooleanField(default=False, help_text="written on the clock of a played wire")
    document = models.TextField(help_text="a drafts.model.Draft")
    verdict = models.TextField(help_text="a verify.model.Verdict")
    ruling = models.TextField(help_text="a desk.model.Ruling")
    dropped = models.JSONField(default=list, help_text="sentences that the verifier kept out, with the reason")
    making = models.TextField(blank=True, default="", help_text="a shift.record.Making")

    class Meta:
        db_table = "draft"
        constraints = [models.UniqueConstraint(fields=["story", "revision"], name="one_draft_for_each_revision")]


class DecisionRow(models.Model):
    """A signed decision. At most one PUBLISH stands for a draft."""

    id = models.CharField(primary_key=True, max_length=60)
    draft = models.ForeignKey("DraftRow", on_delete=models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=10)
    by = models.CharField(max_length=200)
    reviewed_by_person = models.BooleanField()
    reason = models.TextField()
    at = models.DateTimeField()
    document = models.TextField(help_text="a desk.model.Decision")

    class Meta:
        db_table = "decision"
        constraints = [
            models.UniqueConstraint(fields=["draft"], condition=Q(action="publish"), name="a_draft_is_published_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_decision_has_a_reason"),
            models.CheckConstraint(condition=~Q(by=""), name="a_decision_is_signed"),
        ]
