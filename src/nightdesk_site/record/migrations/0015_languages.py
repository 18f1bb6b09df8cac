from django.db import migrations, models


def count_what_was_heard(apps, _schema_editor):
    languages = apps.get_model("record", "LanguageRow").objects
    heard = apps.get_model("record", "ItemRow").objects.order_by().values_list("language").annotate(items=models.Count("id"))
    languages.bulk_create(languages.model(language=language, items=items) for language, items in heard)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0014_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="LanguageRow",
            fields=[
                ("language", models.CharField(max_length=35, primary_key=True, serialize=False)),
                ("items", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "db_table": "language",
            },
        ),
        migrations.RunPython(count_what_was_heard, migrations.RunPython.noop),
    ]
