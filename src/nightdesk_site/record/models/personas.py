from django.db import models


class AssignmentRow(models.Model):
    story = models.ForeignKey("StoryRow", on_delete=models.PROTECT, related_name="assignments")
    revision = models.PositiveIntegerField()
    persona = models.CharField(max_length=60, db_index=True)
    document = models.TextField(help_text="a personas.model.Assignment")

    class Meta:
        db_table = "assignment"
        constraints = [models.UniqueConstraint(fields=["story", "revision"], name="one_assignment_for_each_revision")]


class LogEntryRow(models.Model):
    """A line of an analyst's nightly log; the same story is told once a night."""

    persona = models.CharField(max_length=60, db_index=True)
    night = models.DateField(db_index=True)
    at = models.DateTimeField()
    story = models.ForeignKey("StoryRow", on_delete=models.PROTECT, related_name="+")
    notice = models.CharField(max_length=20, help_text="a personas.model.Notice")
    why = models.TextField()

    class Meta:
        db_table = "log_entry"
        constraints = [models.UniqueConstraint(fields=["persona", "night", "story"], name="one_log_line_a_night")]
