"""The full-text index, each database in its own way; triggers keep SQLite's in step, a generated column PostgreSQL's."""

from django.db import migrations

_SQLITE = [
    "CREATE VIRTUAL TABLE searchable_index USING fts5(headline, body, content='searchable', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER searchable_added AFTER INSERT ON searchable BEGIN "
    "INSERT INTO searchable_index(rowid, headline, body) VALUES (new.rowid, new.headline, new.body); END",
    "CREATE TRIGGER searchable_gone AFTER DELETE ON searchable BEGIN "
    "INSERT INTO searchable_index(searchable_index, rowid, headline, body) VALUES ('delete', old.rowid, old.headline, old.body); END",
    "CREATE TRIGGER searchable_changed AFTER UPDATE ON searchable BEGIN "
    "INSERT INTO searchable_index(searchable_index, rowid, headline, body) VALUES ('delete', old.rowid, old.headline, old.body); "
    "INSERT INTO searchable_index(rowid, headline, body) VALUES (new.rowid, new.headline, new.body); END",
]
_POSTGRESQL = [
    "ALTER TABLE searchable ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', body), 'D')) STORED",
    "CREATE INDEX searchable_words ON searchable USING gin (words)",
]


def make(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
