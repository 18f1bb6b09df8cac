import json

import django.db.models.deletion
from django.db import migrations, models


def cite(apps, _schema_editor):
    """What articles cite that were published before citations were kept."""
    version, citation = apps.get_model("record", "ArticleVersionRow"), apps.get_model("record", "CitationRow")
    current = version.objects.filter(version=models.F("article__version")).values_list("article_id", "document")
    for article, document in current.iterator(chunk_size=50):
        items = dict.fromkeys(item["item"] for item in json.loads(document)["items"])
        citation.objects.bulk_create([citation(article_id=article, item=item) for item in items], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0008_making"),
    ]

    operations = [
        migrations.CreateModel(
            name="CitationRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("item", models.CharField(db_index=True, max_length=40)),
                (
                    "article",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="record.articlerow"),
                ),
            ],
            options={"db_table": "citation"},
        ),
        migrations.AddConstraint(
            model_name="citationrow",
            constraint=models.UniqueConstraint(fields=("article", "item"), name="an_article_cites_an_item_once"),
        ),
        migrations.RunPython(cite, migrations.RunPython.noop),
    ]
