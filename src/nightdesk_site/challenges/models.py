"""A question put to one sentence of one version of an article, and the desk's answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Challenge(models.Model):
    """`outcome` is empty until the desk has answered; only then is any of it public. No name and no address is asked for or kept."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "the sentence was wrong or unclear, and was mended"
        STANDS = "stands", "the sentence stands"
        REFUSED = "refused", "not a question about the sentence"

    article = models.ForeignKey("record.ArticleRow", on_delete=models.PROTECT, related_name="challenges")
    version = models.PositiveIntegerField()
    note = models.CharField(max_length=8, blank=True, help_text="the label of the sentence's evidence note")
    sentence = models.TextField()
    words = models.TextField()
    at = models.DateTimeField(db_index=True)
    sender = models.CharField(max_length=64, db_index=True, help_text="a day's digest of where it came from, to limit abuse")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True, db_index=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "challenge"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None)
                | (~Q(outcome="") & ~Q(answer="") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="an_answer_is_signed",
            )
        ]

    @property
    def of_members_part(self) -> bool:
        """Notes of the members' part have labels of their own, "M1"; a label that is neither kind is taken for one of them."""
        return not self.note.isdecimal()
