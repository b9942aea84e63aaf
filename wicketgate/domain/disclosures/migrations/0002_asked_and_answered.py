import django.db.models.deletion
import uuid
import wicketgate.vault.chance
import wicketgate.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosures', '0001_initial'),
        ('people', '0002_coded_sides'),
        ('referrals', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='about',
            field=models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000')),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='answer',
            name='composed_from',
            field=wicketgate.vault.fields.SealedText(default=b'', item='attendance', label='disclosures.answer.composed_from', subject='about'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='answer',
            name='withheld',
            field=models.JSONField(default=[]),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='attendancerequest',
            name='asker_name',
            field=wicketgate.vault.fields.SealedText(item='request', label='disclosures.request.asker', null=True, subject='id'),
        ),
        migrations.AddField(
            model_name='attendancerequest',
            name='asker_side',
            field=models.CharField(blank=True, choices=[('lives_with', 'The parent the child lives with'), ('visits', 'The parent visiting')], max_length=10),
        ),
        migrations.AddField(
            model_name='attendancerequest',
            name='sent_once',
            field=models.UUIDField(default=wicketgate.vault.chance.new_id),
        ),
        migrations.AlterField(
            model_name='answer',
            name='request',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='disclosures.attendancerequest'),
        ),
        migrations.AlterField(
            model_name='attendancerequest',
            name='asker_kind',
            field=models.CharField(choices=[('agency', 'An agency that we hold'), ('solicitor', 'A solicitor'), ('party', 'A parent or carer who uses the centre'), ('former_partner', 'A former partner'), ('court', 'A court'), ('court_officer', 'Cafcass or another officer of the court'), ('police', 'The police'), ('local_authority', 'A local authority'), ('volunteer', 'A volunteer'), ('private_person', 'Somebody else')], max_length=20),
        ),
        migrations.AddIndex(
            model_name='attendancerequest',
            index=models.Index(fields=['centre', '-received_at'], name='requests_by_arrival'),
        ),
        migrations.AddConstraint(
            model_name='attendancerequest',
            constraint=models.UniqueConstraint(fields=('asked_by', 'sent_once'), name='one_request_a_sending'),
        ),
    ]
