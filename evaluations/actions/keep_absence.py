"""Days on which nobody expects an observation, because the trainee's absence was approved."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from evaluations.choices import Disposition
from evaluations.models import Shift
from mentors.choices import AbsenceKind
from mentors.models import Absence, Enrolment, User

DISPOSITIONS = {
    AbsenceKind.LEAVE: Disposition.LEAVE,
    AbsenceKind.MEDICAL: Disposition.SICK,
    AbsenceKind.COURT: Disposition.COURT,
    AbsenceKind.TRAINING: Disposition.TRAINING,
    AbsenceKind.SERVICE: Disposition.NO_EVALUATION,
    AbsenceKind.OTHER: Disposition.NO_EVALUATION,
}


@transaction.atomic
def note_absence(*, absence: Absence, by: User) -> int:
    """Note every day of a trainee's absence as one without rating; returns how many were free.

    What a day was already noted as stays: a record that somebody signed counts more. The note says
    the kind and never what the person wrote to the coordination. An officer's absence notes
    nothing: another officer may accompany on those days.
    """
    length = (absence.to_date - absence.from_date).days + 1
    days = [
        Shift(
            enrolment=enrolment,
            date=absence.from_date + timedelta(days=count),
            disposition=DISPOSITIONS[AbsenceKind(absence.kind)],
            reason=str(absence.get_kind_display()),
            recorded_by=by,
            absence=absence,
        )
        for enrolment in Enrolment.objects.filter(trainee=absence.person_id)
        for count in range(length)
    ]
    Shift.objects.bulk_create(days, ignore_conflicts=True)
    return Shift.objects.filter(absence=absence).count()


@transaction.atomic
def forget_absence(*, absence: Absence) -> int:
    """Open the days of an absence again that was taken back; returns how many."""
    deleted, _rows = Shift.objects.filter(absence=absence).delete()
    return deleted
