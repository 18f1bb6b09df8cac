from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0009_citations"),
    ]

    operations = [
        migrations.AddField(
            model_name="itemrow",
            name="page_unread",
            field=models.BooleanField(default=False, help_text="its page could not be read yet; its text is what the feed announced"),
        ),
    ]
