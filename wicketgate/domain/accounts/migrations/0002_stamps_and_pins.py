import wicketgate.vault.chance
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='stamp',
            field=models.UUIDField(default=wicketgate.vault.chance.new_id, editable=False),
        ),
        migrations.AddField(
            model_name='pin',
            name='began',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='pin',
            name='second_factor_at',
            field=models.DateTimeField(null=True),
        ),
    ]
