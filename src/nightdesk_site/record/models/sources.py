from django.db import models


class SourceRow(models.Model):
    """A source of the catalogue (`document` is a sources.model.Source) and what polling taught us (`state`, a SourceState).

    A `live` source is listened to on the system's clock, others belong to a played wire. `host` is where it is asked now.
    """

    id = models.CharField(primary_key=True, max_length=80)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, null=True)
    country = models.CharField(max_length=2, null=True)
    health = models.CharField(max_length=10, db_index=True)
    next_due = models.DateTimeField(null=True, db_index=True)
    live = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)
    host = models.CharField(max_length=255, blank=True, default="")
    document = models.TextField()
    state = models.TextField()

    class Meta:
        db_table = "source"
        indexes = [models.Index(fields=["live", "retired", "next_due"], name="who_is_due")]


class SourceEventRow(models.Model):
    """A turn in a source's health, with the reason given then."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey("SourceRow", on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(db_index=True)
    health = models.CharField(max_length=10)
    reason = models.TextField()

    class Meta:
        db_table = "source_event"


class LanguageHabitRow(models.Model):
    """How news usually comes in one language, from all live sources together (`habit` is a sources.habit.Habit)."""

    language = models.CharField(primary_key=True, max_length=35)
    last_item = models.DateTimeField()
    habit = models.TextField()

    class Meta:
        db_table = "language_habit"


class AlarmRow(models.Model):
    """A source or a language that fell silent against its own habit; open until it is heard again."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, help_text="source or language")
    about = models.CharField(max_length=80)
    since = models.DateTimeField()
    ended = models.DateTimeField(null=True, db_index=True)
    says = models.TextField()

    class Meta:
        db_table = "alarm"
        constraints = [
            models.UniqueConstraint(fields=["kind", "about"], condition=models.Q(ended__isnull=True), name="one_open_alarm_for_each")
        ]


class SwitchRow(models.Model):
    """Whether the newsroom listens to its live sources. One row; who turned it is in the audit."""

    name = models.CharField(primary_key=True, max_length=20)
    on = models.BooleanField(default=False)

    class Meta:
        db_table = "switch"
