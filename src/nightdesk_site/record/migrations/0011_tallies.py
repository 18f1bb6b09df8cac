import django.db.models.deletion
from django.db import migrations, models

from nightdesk.publish.model import Article
from nightdesk.verify.model import Status
from nightdesk_site.record.documents import load

AT_ONCE = 50


def count(apps, _schema_editor):
    """What stands published already, a few documents at a time."""
    rows = (
        apps.get_model("record", "ArticleVersionRow")
        .objects.order_by("id")
        .values_list("id", "article_id", "version", "article__version", "document")
    )
    last = 0
    while batch := list(rows.filter(id__gt=last)[:AT_ONCE]):
        _count(apps, [(id_, article, version == latest, load(Article, document)) for id_, article, version, latest, document in batch])
        last = batch[-1][0]


def _count(apps, told):
    tally, correction = apps.get_model("record", "TallyRow"), apps.get_model("record", "CorrectionRow")
    tally.objects.bulk_create(
        tally(
            version_id=id_,
            article_id=article,
            latest=latest,
            played=one.played,
            reviewed=one.decision.reviewed_by_person,
            checked=one.provenance.sentences_checked,
            dropped=one.provenance.sentences_dropped,
            doubtful=sum(one.verdict.status_of(sentence.id) is not Status.SUPPORTED for sentence in one.draft.sentences()),
            minutes=(one.published_at - one.first_reported).total_seconds() / 60,
            policy=one.provenance.policy,
        )
        for id_, article, latest, one in told
    )
    correction.objects.bulk_create(
        correction(article_id=article, number=number, kind=said.kind.value, at=said.at, was=said.was, now=said.now, by=said.by)
        for _, article, latest, one in told
        if latest
        for number, said in enumerate(one.corrections, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0010_unread_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="TallyRow",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="record.articleversionrow",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="record.articlerow"),
                ),
                ("latest", models.BooleanField()),
                ("played", models.BooleanField()),
                ("reviewed", models.BooleanField()),
                ("checked", models.PositiveIntegerField()),
                ("dropped", models.PositiveIntegerField()),
                ("doubtful", models.PositiveIntegerField()),
                ("minutes", models.FloatField()),
                ("policy", models.TextField(db_index=True)),
            ],
            options={
                "db_table": "tally",
                "indexes": [models.Index(fields=["latest", "played", "minutes"], name="tally_pace")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("latest", True)), fields=("article",), name="one_version_of_an_article_stands"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(db_index=True, max_length=20)),
                ("at", models.DateTimeField(db_index=True)),
                ("was", models.TextField()),
                ("now", models.TextField()),
                ("by", models.TextField()),
                (
                    "article",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="record.articlerow"),
                ),
            ],
            options={
                "db_table": "correction",
                "constraints": [models.UniqueConstraint(fields=("article", "number"), name="an_article_numbers_its_corrections")],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
