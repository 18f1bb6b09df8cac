import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0015_languages"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecollectionRow",
            fields=[
                (
                    "story",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="recollection",
                        serialize=False,
                        to="record.storyrow",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=200)),
                ("who", models.TextField()),
                ("then", models.TextField()),
                ("items", models.JSONField()),
                ("told_at", models.DateTimeField(help_text="when the last of its reports was published")),
                ("played", models.BooleanField()),
            ],
            options={
                "db_table": "recollection",
            },
        ),
    ]
