from django.db import migrations

import wicketgate.vault.fields


class Migration(migrations.Migration):

    dependencies = [
        ('volunteers', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='volunteer',
            name='name',
            field=wicketgate.vault.fields.SealedText(editable=False, item='staff_name', label='volunteers.volunteer.name', null=True, subject='id'),
        ),
    ]
