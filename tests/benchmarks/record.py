"""The record of many trainees: what is planned here, the product's bulk writer writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from django.db import models
from django.utils import timezone

from config.demonstration.bulk.arrivals import Arrival, Step
from config.demonstration.bulk.pen import Pen
from config.demonstration.bulk.saving import save
from curriculum.form_definition import FormDefinition, parse
from curriculum.queries.forms import form_for
from tests.benchmarks.population import Pair, Town
from tests.benchmarks.sheets import Signature, sheet, shift_end

SHIFTS = 10
NEWEST_DAYS_AGO = 2
EVERY_DAYS = 4
PAIRS_AT_ONCE = 100


def steps_of(pair: Pair, day: date, *, place: int, now: datetime) -> tuple[Step, ...]:
    """Return what usually follows a shift up to ``now``; the newest ones differ by place."""
    received = received_on(day)
    answered, reviewed = received + timedelta(hours=3), received + timedelta(hours=20)
    trainee = pair.learner.enrolment.trainee
    if day < timezone.localdate(now) - timedelta(days=NEWEST_DAYS_AGO) or place % 3 == 2:
        steps = [
            Step("acknowledge", answered, trainee),
            Step("review", reviewed, pair.supervisor),
            Step("close", reviewed + timedelta(days=7, minutes=5)),
        ]
    elif place % 3 == 1:
        steps = [Step("acknowledge", answered, trainee)]
    else:
        steps = [Step("expire", received + timedelta(hours=24, minutes=5))]
    return tuple(step for step in steps if step.at <= now)


def received_on(day: date) -> datetime:
    """Return when the observation of a day reaches the server."""
    return shift_end(day) + timedelta(minutes=22)


def arrivals_of(
    pair: Pair, town: Town, form: FormDefinition, *, place: int, now: datetime, shifts: int
) -> Iterator[Arrival]:
    """Yield the observations of one trainee, the newest with every competency rated."""
    random = Random(town.random.getrandbits(64))
    for nth in reversed(range(shifts)):
        day = town.today - timedelta(days=NEWEST_DAYS_AGO + EVERY_DAYS * nth)
        signature = Signature(
            id=town.new_id(),
            author=pair.officer.pk,
            trainee=pair.learner.enrolment.trainee_id,
            day=day,
            signed_at=shift_end(day) + timedelta(minutes=20),
        )
        yield Arrival(
            content=sheet(random, form, signature, whole=nth == 0),
            author=pair.officer,
            received_at=received_on(day),
            steps=steps_of(pair, day, place=place, now=now),
        )


def write_record(
    pairs: Sequence[Pair], town: Town, *, now: datetime, shifts: int = SHIFTS
) -> Counter[str]:
    """Write ``shifts`` shifts for each pair; returns the number of rows by table."""
    written: Counter[str] = Counter()
    form = form_for(town.programme)
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        rows: list[models.Model] = []
        for place, pair in enumerate(pairs[start : start + PAIRS_AT_ONCE], start):
            pen = Pen(pair.learner, form, answer_id=town.new_id)
            arrivals = arrivals_of(pair, town, parse(form), place=place, now=now, shifts=shifts)
            rows += pen.write(arrivals)
        written += save(rows)
    return written
