"""What a phone needs before it leaves coverage: assignments and the forms they use."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from curriculum.models import FormVersion, ProgrammeVersion
from curriculum.queries.forms import form_for
from evaluations.choices import COUNTED
from evaluations.models import Rating
from mentors.models import User
from mentors.queries.enrolments import assigned_to


def trained_codes(enrolment_ids: list[UUID]) -> dict[UUID, list[str]]:
    """Return, by enrolment, the codes that had corrective training: NRT is offered for those."""
    rows = (
        Rating.objects.filter(
            observation__enrolment_id__in=enrolment_ids,
            observation__current__head=True,
            observation__current__state__in=COUNTED,
            training_minutes__gt=0,
        )
        .values_list("observation__enrolment_id", "competency__code")
        .order_by("competency__code")
        .distinct()
    )
    codes: dict[UUID, list[str]] = {}
    for enrolment_id, code in rows:
        codes.setdefault(enrolment_id, []).append(code)
    return codes


def form_key(form: FormVersion) -> dict[str, Any]:
    """Return how a payload names the form that it was written on."""
    return {"id": str(form.pk), "version": form.version, "sha256": form.sha256}


def bootstrap_for(person: User, day: date) -> dict[str, Any]:
    """Return the officer's current assignments with alias, phase, window and form.

    The alias stands in place of the name: a phone stores as little as it can
    (experience.md 2.8).
    """
    assignments = list(assigned_to(person, day))
    trained = trained_codes([row.enrolment_id for row in assignments])
    forms: dict[int, FormVersion] = {}
    for row in assignments:
        version: ProgrammeVersion = row.enrolment.programme_version
        if version.pk not in forms:
            forms[version.pk] = form_for(version)
    return {
        "user": str(person.pk),
        "day": day.isoformat(),
        "assignments": [
            {
                "id": str(row.pk),
                "enrolment": str(row.enrolment_id),
                "trainee": str(row.enrolment.trainee_id),
                "alias": row.enrolment.trainee.alias,
                "phase": row.for_phase.names if row.for_phase else {},
                "role": row.role,
                "from": row.from_date.isoformat(),
                "to": row.to_date.isoformat() if row.to_date else None,
                "form": form_key(forms[row.enrolment.programme_version_id]),
                "trained": trained.get(row.enrolment_id, []),
            }
            for row in assignments
        ],
    }
