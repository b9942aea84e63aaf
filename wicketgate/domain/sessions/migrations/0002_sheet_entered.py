from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("opening", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="daysheet",
            name="entered_at",
            field=models.DateTimeField(null=True),
        ),
    ]
