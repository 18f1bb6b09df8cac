"""Lets SQLite's index itself know which place, subject, analyst and country an article belongs to, so that a search within one of them reads
no match outside it. The index is made anew with one column more."""

from django.db import migrations, models

AT_ONCE = 200
_TOLD = ("place_slug", "subject", "persona", "country")
_ROW = "INSERT INTO searchable_index(rowid, headline, body, within) VALUES (new.id, new.headline, new.body, new.within); END"
_GONE = (
    "INSERT INTO searchable_index(searchable_index, rowid, headline, body, within) "
    "VALUES ('delete', old.id, old.headline, old.body, old.within); "
)
_SQLITE = [
    "CREATE VIRTUAL TABLE searchable_index USING fts5(headline, body, within, content='searchable', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER searchable_added AFTER INSERT ON searchable BEGIN {_ROW}",
    f"CREATE TRIGGER searchable_gone AFTER DELETE ON searchable BEGIN {_GONE}END",
    f"CREATE TRIGGER searchable_changed AFTER UPDATE ON searchable BEGIN {_GONE}{_ROW}",
    "INSERT INTO searchable_index(searchable_index) VALUES ('rebuild')",
]


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER searchable_{trigger}")
        schema_editor.execute("DROP TABLE searchable_index")


def tell(apps, schema_editor):
    searchable, last = apps.get_model("search", "Searchable"), 0
    while rows := list(searchable.objects.filter(id__gt=last).select_related("article").defer("headline", "body").order_by("id")[:AT_ONCE]):
        for row in rows:
            values = ((name, getattr(row.article, name)) for name in _TOLD)
            row.within = " ".join(name.replace("_", "") + value.encode().hex() for name, value in values if value)
        searchable.objects.bulk_update(rows, ["within"])
        last = rows[-1].id


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in _SQLITE:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_numbers_that_stay")]
    operations = [
        migrations.RunPython(take_away, migrations.RunPython.noop),
        migrations.AddField("searchable", "within", models.TextField(default="")),
        migrations.RunPython(tell, migrations.RunPython.noop),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
