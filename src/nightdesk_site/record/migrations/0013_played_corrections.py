from django.db import migrations, models


def tell_played(apps, _schema_editor):
    played = apps.get_model("record", "ArticleRow").objects.filter(played=True)
    apps.get_model("record", "CorrectionRow").objects.filter(article__in=played).update(played=True)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0012_slips"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="tallyrow",
            name="tally_pace",
        ),
        migrations.AddIndex(
            model_name="tallyrow",
            index=models.Index(fields=["latest", "played", "minutes", "article"], name="tally_pace"),
        ),
        migrations.AddField(
            model_name="correctionrow",
            name="played",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="correctionrow",
            index=models.Index(fields=["played", "kind", "article"], name="correction_kinds"),
        ),
        migrations.RunPython(tell_played, migrations.RunPython.noop),
    ]
