from django.db import models


class ExpectationRow(models.Model):
    """Something that an article said would change its view, and what came of it when the newsroom looked again."""

    class State(models.TextChoices):
        OPEN = "open", "not due yet"
        CAME = "came", "reported since"
        STAYED_AWAY = "stayed away", "not reported by the day it was looked for"

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("ArticleRow", on_delete=models.PROTECT, related_name="expectations")
    version = models.PositiveIntegerField()
    sentence = models.CharField(max_length=60)
    persona = models.CharField(max_length=60, db_index=True)
    text = models.TextField()
    look_for = models.JSONField(default=list, help_text="English words that a report of it would hold")
    said_at = models.DateTimeField()
    due = models.DateField(db_index=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN, db_index=True)
    checked_at = models.DateTimeField(null=True)
    items = models.JSONField(default=list, help_text="items that report it")

    class Meta:
        db_table = "expectation"
        constraints = [models.UniqueConstraint(fields=["article", "version", "sentence"], name="an_expectation_is_said_once")]
