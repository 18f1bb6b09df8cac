from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("record", "0003_model_calls"),
    ]

    operations = [
        migrations.AddField(
            model_name="claimsrow",
            name="amounts",
            field=models.TextField(default="[]"),
        ),
    ]
