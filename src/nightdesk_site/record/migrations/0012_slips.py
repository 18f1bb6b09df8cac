from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0011_tallies")]

    operations = [
        migrations.AddField(
            model_name="itemrow",
            name="missing_since",
            field=models.DateTimeField(help_text="since when its page is not found, which once may be a slip", null=True),
        ),
        migrations.AddField(
            model_name="pagerow",
            name="next_try",
            field=models.DateTimeField(help_text="if it could not be had: not before then is it asked for again", null=True),
        ),
    ]
