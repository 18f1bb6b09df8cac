"""Who wants which letter, what went out, and to whom it was handed over."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Preference(models.Model):
    """A reader wants a letter. No row, no letter."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    letter = models.CharField(max_length=140, db_index=True, help_text="daily, weekly, analyst/NAME or place/NAME")
    since = models.DateTimeField()

    class Meta:
        db_table = "letter_preference"
        constraints = [models.UniqueConstraint(fields=["account", "letter"], name="a_letter_is_chosen_once")]


class Issue(models.Model):
    """One sending of a letter. `articles` are ids in order; what readers get is rendered from them when it goes out."""

    class State(models.TextChoices):
        DRAFT = "draft", "composed, not sent"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        DROPPED = "dropped", "dropped"

    letter = models.CharField(max_length=140)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    articles = models.JSONField(default=list)
    covers_until = models.DateTimeField(help_text="what was published after this belongs to the next issue")
    composed_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT, db_index=True)
    sent_by = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "letter_issue"
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="issues_are_numbered"),
            models.CheckConstraint(condition=Q(state__in=["draft", "dropped"]) | ~Q(sent_by=""), name="a_sending_is_signed"),
        ]


class Delivery(models.Model):
    """One issue to one reader.

    HANDED is written just before the last byte is sent to the mail server, ANSWERED states after its reply. A process killed before
    HANDED sent nothing and sends it again; one killed between the two leaves the row as it is: it is in doubt, told to the desk, and never
    sent again by itself.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        HANDED = "handed", "handed over, not answered"
        ACCEPTED = "accepted", "accepted"
        REFUSED = "refused", "refused"
        LEFT_OUT = "left out", "left out"

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="letter_deliveries")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    tries = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        db_table = "letter_delivery"
        constraints = [models.UniqueConstraint(fields=["issue", "account"], name="a_reader_gets_an_issue_once")]
        indexes = [models.Index(fields=["issue", "state"])]


class Suppression(models.Model):
    """An address that mail must not be sent to any more: it bounced for good, or its reader complained. Kept as a digest."""

    digest = models.CharField(primary_key=True, max_length=64)
    reason = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        db_table = "letter_suppression"


class Mailbox(models.Model):
    """How far the mailbox for bounces and complaints was read, and what was wrong with it last."""

    address = models.CharField(primary_key=True, max_length=300)
    place = models.CharField(max_length=100, blank=True)
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "letter_mailbox"
