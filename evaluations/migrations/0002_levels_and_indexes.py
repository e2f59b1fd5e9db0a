"""Levels beside the cells of each standing; unread indexes go, those that inbox and beat need come."""

import django.db.models.deletion
import evaluations.models.standing
from django.conf import settings
from django.db import migrations, models


def fill_levels(apps, schema_editor):
    """Save every standing once: the field computes itself from the cells."""
    Standing = apps.get_model('evaluations', 'Standing')
    for standing in Standing.objects.iterator():
        standing.save(update_fields=['levels'])


class Migration(migrations.Migration):

    dependencies = [
        ('curriculum', '0001_frameworks_and_programmes'),
        ('evaluations', '0001_observations'),
        ('mentors', '0002_units_roles_and_assignments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='observationstate',
            name='evaluations_state_8bd6fa_idx',
        ),
        migrations.AddField(
            model_name='standing',
            name='levels',
            field=evaluations.models.standing.LevelsField(default=dict, editable=False),
        ),
        migrations.AlterField(
            model_name='inboxitem',
            name='author',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='narrative',
            name='observation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='narratives', to='evaluations.observation'),
        ),
        migrations.AlterField(
            model_name='observation',
            name='author',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='observation',
            name='best_competency',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='curriculum.competency'),
        ),
        migrations.AlterField(
            model_name='observation',
            name='enrolment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='mentors.enrolment'),
        ),
        migrations.AlterField(
            model_name='observation',
            name='least_competency',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='curriculum.competency'),
        ),
        migrations.AlterField(
            model_name='observationstate',
            name='enrolment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mentors.enrolment'),
        ),
        migrations.AlterField(
            model_name='rating',
            name='observation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='evaluations.observation'),
        ),
        migrations.AlterField(
            model_name='shift',
            name='enrolment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='mentors.enrolment'),
        ),
        migrations.AddIndex(
            model_name='observationstate',
            index=models.Index(fields=['state', 'enrolment'], name='waiting_of_enrolment'),
        ),
        migrations.AddIndex(
            model_name='observationstate',
            index=models.Index(condition=models.Q(('state', 'filed')), fields=['acknowledge_by'], name='filed_to_answer'),
        ),
        migrations.AddIndex(
            model_name='observationstate',
            index=models.Index(condition=models.Q(('state', 'reviewed')), fields=['close_at'], name='reviewed_to_close'),
        ),
        migrations.RunPython(fill_levels, migrations.RunPython.noop),
    ]
