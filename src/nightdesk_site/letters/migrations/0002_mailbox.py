from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("address", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("place", models.CharField(blank=True, max_length=100)),
                ("read_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
            ],
            options={"db_table": "letter_mailbox"},
        ),
    ]
