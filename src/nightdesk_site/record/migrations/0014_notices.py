from django.db import migrations, models
from django.db.models.functions import Substr

NOTICES = ("taken again", "taken", "waits", "passed over")


def part_the_notice_from_the_reason(apps, _schema_editor):
    """A reason began with what became of the story ("passed over: too small"), but for one who helped another."""
    log = apps.get_model("record", "LogEntryRow").objects
    log.filter(taken=True).update(notice="taken")
    for notice in NOTICES:
        begins = f"{notice}: "
        log.filter(why__startswith=begins).update(notice=notice, why=Substr("why", len(begins) + 1))


def join_them_again(apps, _schema_editor):
    log = apps.get_model("record", "LogEntryRow").objects
    log.filter(notice__in=("taken", "taken again")).update(taken=True)
    for notice in NOTICES:
        log.filter(notice=notice).update(why=models.functions.Concat(models.Value(f"{notice}: "), "why"))


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0013_played_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="logentryrow",
            name="notice",
            field=models.CharField(default="passed over", help_text="a personas.model.Notice", max_length=20),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="logentryrow", name="taken", field=models.BooleanField(default=False)),
        migrations.RunPython(part_the_notice_from_the_reason, join_them_again),
        migrations.RemoveField(model_name="logentryrow", name="taken"),
    ]
