from django.db import models
from django.db.models import Q


class ModelCallRow(models.Model):
    """A call to a language model: what was asked, what was reserved for it, what it came to. Costs are billionths of a US dollar.

    A row without `settled_at` is of a call in flight or killed; what it reserved counts in full.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=64, db_index=True, help_text="the same question to the same model has the same key")
    about = models.CharField(max_length=80, db_index=True, help_text="story and revision")
    role = models.CharField(max_length=20)
    step = models.CharField(max_length=20)
    model = models.CharField(max_length=160)
    prompt = models.CharField(max_length=80, help_text="the names of the prompt files")
    prompt_version = models.CharField(max_length=64, help_text="SHA-256 of the prompt files")
    asked = models.CharField(max_length=64, help_text="SHA-256 of the whole question")
    reserved_tokens = models.PositiveBigIntegerField()
    reserved_cost = models.PositiveBigIntegerField()
    input_tokens = models.PositiveBigIntegerField(default=0)
    output_tokens = models.PositiveBigIntegerField(default=0)
    cost = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    output = models.TextField(blank=True)
    trouble = models.TextField(blank=True)
    asked_at = models.DateTimeField(db_index=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "model_call"
        constraints = [
            models.CheckConstraint(condition=Q(settled_at__isnull=False) | Q(output=""), name="an_open_call_has_no_output"),
        ]


class ModelPurseRow(models.Model):
    """One row, locked while a call is reserved, so that two processes never spend the same tokens."""

    id = models.PositiveSmallIntegerField(primary_key=True)

    class Meta:
        db_table = "model_purse"
