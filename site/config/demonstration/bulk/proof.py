"""That bulk data is a record the product itself would stand by: its own checks, on a sample."""

from __future__ import annotations

from random import Random

from django.db import transaction

from evaluations.actions.keep_standing import is_current, lock_standing
from evaluations.models import Observation, Standing
from evaluations.verification import verify_observation
from ledger.verification import verify_chain

SAMPLE = 40


class NotTheProductsRecord(AssertionError):
    """Bulk data that differs from what the product's actions leave would measure nothing."""


def prove(agency: str, *, sample: int = SAMPLE) -> int:
    """Check standings, chains and seals of some enrolments; returns how many.

    Raises ``NotTheProductsRecord`` with the first thing that does not hold.
    """
    known = sorted(
        Standing.objects.filter(enrolment__agency__code=agency).values_list("pk", flat=True)
    )
    chosen = Random(1).sample(known, min(sample, len(known)))
    for enrolment in chosen:
        with transaction.atomic():
            if not is_current(lock_standing(enrolment)):
                raise NotTheProductsRecord(f"standing of {enrolment}")
        if faults := verify_chain(f"{agency}:{enrolment}"):
            raise NotTheProductsRecord(f"chain of {enrolment}: {faults[0].message}")
        for observation in Observation.objects.filter(enrolment=enrolment):
            if broken := verify_observation(observation):
                raise NotTheProductsRecord(f"observation {observation.pk}: {broken[0]}")
    return len(chosen)
