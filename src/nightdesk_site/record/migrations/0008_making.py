from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0007_hubs"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftrow",
            name="making",
            field=models.TextField(blank=True, default="", help_text="a shift.record.Making"),
        ),
    ]
