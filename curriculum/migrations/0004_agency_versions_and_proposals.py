
import django.db.models.deletion
import uuid6
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("curriculum", "0003_modules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid6.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('state', models.CharField(choices=[('waiting', 'Waiting for approval'), ('approved', 'Published'), ('returned', 'Returned'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10, verbose_name='state')),
                ('proposed_at', models.DateTimeField(verbose_name='proposed at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'proposal to publish',
                'verbose_name_plural': 'proposals to publish',
                'ordering': ['proposed_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='framework',
            name='one_framework_per_version',
        ),
        migrations.AddField(
            model_name='framework',
            name='agency_code',
            field=models.CharField(blank=True, default='', max_length=20, verbose_name='agency'),
        ),
        migrations.AddField(
            model_name='programme',
            name='agency_code',
            field=models.CharField(blank=True, default='', max_length=20, verbose_name='agency'),
        ),
        migrations.AlterField(
            model_name='formversion',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Waiting for approval'), ('open', 'In force'), ('closing', 'Closing'), ('closed', 'Closed')], default='open', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='framework',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Waiting for approval'), ('open', 'In force'), ('closing', 'Closing'), ('closed', 'Closed')], default='draft', max_length=10, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='programme',
            name='code',
            field=models.CharField(max_length=20, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='programme',
            name='country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country'),
        ),
        migrations.AlterField(
            model_name='programmeversion',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Waiting for approval'), ('open', 'In force'), ('closing', 'Closing'), ('closed', 'Closed')], default='draft', max_length=10, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='framework',
            constraint=models.UniqueConstraint(fields=('agency_code', 'code', 'version'), name='one_framework_per_version'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(fields=('agency_code', 'code'), name='one_programme_per_agency_and_code'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications_decided', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='proposal',
            name='framework',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='curriculum.framework'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='programme_version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='curriculum.programmeversion'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications_proposed', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('framework__isnull', True), ('programme_version__isnull', False)), models.Q(('framework__isnull', False), ('programme_version__isnull', True)), _connector='OR'), name='a_proposal_is_about_one_definition'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('state', 'withdrawn'), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='two_people_publish'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('framework',), name='one_waiting_proposal_per_framework'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('programme_version',), name='one_waiting_proposal_per_programme_version'),
        ),
    ]
