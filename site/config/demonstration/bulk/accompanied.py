"""One trainee as intake knows them: phases, officers, and the officers' certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentors.choices import CertificationStatus
from mentors.models import Assignment, Enrolment, OfficerCertification, PhaseInstance


@dataclass(frozen=True)
class Accompanied:
    """An enrolment with what decides whether an observation about it is held.

    ``phases`` in their order, with their templates. No conflict of interest is declared.
    """

    enrolment: Enrolment
    phases: Sequence[PhaseInstance]
    assignments: Sequence[Assignment]
    certifications: Sequence[OfficerCertification]

    def is_assigned(self, officer: UUID, day: date) -> bool:
        """Tell whether the officer accompanied the trainee on that date."""
        return any(
            row.officer_id == officer
            and row.from_date <= day
            and (row.to_date is None or day <= row.to_date)
            for row in self.assignments
        )

    def is_certified(self, officer: UUID, day: date) -> bool:
        """Tell whether the officer held an active certification on that date."""
        return any(
            row.person_id == officer
            and row.status == CertificationStatus.ACTIVE
            and row.issued_on is not None
            and row.expires_on is not None
            and row.issued_on <= day <= row.expires_on
            for row in self.certifications
        )
