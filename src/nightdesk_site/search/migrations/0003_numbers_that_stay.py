"""Gives each row a number of its own. SQLite numbers rows of other tables anew when the file is tidied (VACUUM), and the index knows them
by their number."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_index = import_module("nightdesk_site.search.migrations.0002_index")


def set_aside(apps, schema_editor):
    schema_editor.execute("CREATE TABLE searchable_before AS SELECT article_id, headline, body FROM searchable")
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER searchable_{trigger}")
        schema_editor.execute("DROP TABLE searchable_index")


def put_back(apps, schema_editor):
    _index.make(apps, schema_editor)
    schema_editor.execute(
        "INSERT INTO searchable (article_id, headline, body) SELECT b.article_id, b.headline, b.body "
        "FROM searchable_before b JOIN article a ON a.id = b.article_id ORDER BY a.published_at, a.id"
    )
    schema_editor.execute("DROP TABLE searchable_before")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index"), ("record", "0007_hubs")]
    operations = [
        migrations.RunPython(set_aside, migrations.RunPython.noop),
        migrations.DeleteModel("Searchable"),
        migrations.CreateModel(
            name="Searchable",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="searchable", to="record.articlerow"
                    ),
                ),
                ("headline", models.TextField()),
                ("body", models.TextField()),
            ],
            options={"db_table": "searchable"},
        ),
        migrations.RunPython(put_back, migrations.RunPython.noop),
    ]
