"""Load the full demonstration, unit by unit: each is complete or not there at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.utils import timezone

from config.demonstration.accounts import ROLES, add_person, let_sign_in
from config.demonstration.bulk.pen import Pen
from config.demonstration.bulk.saving import save
from config.demonstration.full import places
from config.demonstration.full.people import House, Learner, new_id
from config.demonstration.full.places import LANDS
from config.demonstration.full.sheets import Notebook
from config.demonstration.people import ACCOUNTS
from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.deadlines import Deadlines
from ledger.models import DailyRoot
from mentors.models import Agency, Cohort, Enrolment, User

HEADS = ("jefatura", "coordinacion")
"""Accounts that every agency has, with the public password."""


TRAINEES_AT_ONCE = 15
"""Whose rows are in memory at the same time: about 25,000."""


class LedgerClosed(RuntimeError):
    """Days of the twelve weeks are closed in the ledger: nothing can be added to them."""


@dataclass(frozen=True)
class Loaded:
    """One unit that is there now, and how many rows each table took."""

    agency: str
    unit: str
    observations: int


def is_loaded() -> bool:
    """Tell whether every trainee of the full demonstration is there."""
    labels = {label for land in LANDS for label in land.promotions}
    agencies = [land.agency for land in LANDS]
    trainees = Enrolment.objects.filter(cohort__label__in=labels, agency__code__in=agencies)
    return trainees.count() >= units() * places.TRAINEES_OF_A_UNIT


def units() -> int:
    """Return the number of units of all agencies."""
    return sum(len(land.units) for land in LANDS)


def loading_day(today: date) -> date:
    """Return the day that the twelve weeks are counted from: that of a broken-off loading."""
    known = Cohort.objects.filter(
        agency__code=LANDS[0].agency, label=LANDS[0].promotions[0], starts_on__isnull=False
    ).first()
    if known is None or known.starts_on is None:
        return today
    return places.loading_day_of(known.starts_on)


def load(now: datetime) -> Iterator[Loaded]:
    """Load every unit that is missing, one transaction each; yields after each.

    Raises ``LedgerClosed`` when the ledger of an agency takes no more entries of those days.
    """
    for house in missing(now):
        with timezone.override(ZoneInfo(house.agency.time_zone)):
            loaded = load_unit(house, now=now)
        yield loaded


def missing(now: datetime) -> Iterator[House]:
    """Yield every unit whose people are not there, with its promotions made; see :func:`load`."""
    today = loading_day(timezone.localdate(now))
    starts_on = places.first_day(today)
    _require_open_days(starts_on)
    for land in LANDS:
        agency = Agency.objects.get(code=land.agency)
        coordinator = heads_of(agency)["coordinacion"]
        cohorts = places.promotions_of(land, starts_on)
        for unit in range(len(land.units)):
            house = House(land, unit, cohorts, by=coordinator, today=today, now=now)
            if not Enrolment.objects.filter(unit=house.unit, cohort__in=cohorts).exists():
                yield house


def _require_open_days(since: date) -> None:
    scopes = [land.agency for land in LANDS]
    closed = DailyRoot.objects.filter(scope__in=scopes, date__gte=since).first()
    if closed is not None:
        raise LedgerClosed(
            f"The ledger of {closed.scope} is closed for days of the last twelve weeks, and a "
            "closed day takes no more entries. Load the full demonstration into an empty database: "
            "DATABASE_URL=sqlite:///var/full.sqlite3, then manage.py migrate, then this command."
        )


def load_unit(house: House, *, now: datetime) -> Loaded:
    """Write the people of a unit and the record of its trainees, all or nothing."""
    learners = house.learners()
    observations = 0
    with transaction.atomic():
        save(house.rows)
        for start in range(0, len(learners), TRAINEES_AT_ONCE):
            rows: list[models.Model] = []
            for learner in learners[start : start + TRAINEES_AT_ONCE]:
                rows += record_of(learner, today=house.today, now=now)
            observations += save(rows)["evaluations_observation"]
    return Loaded(house.agency.code, house.unit.name, observations)


def record_of(learner: Learner, *, today: date, now: datetime) -> list[models.Model]:
    """Return every row of one trainee's record."""
    version = learner.accompanied.enrolment.programme_version
    form = form_for(version)
    notebook = Notebook(
        learner=learner,
        form=parse(form),
        deadlines=Deadlines.of(version.deadlines),
        today=today,
        now=now,
    )
    pen = Pen(learner.accompanied, form, answer_id=lambda: new_id(notebook.random))
    return pen.write(list(notebook.arrivals()))


def heads_of(agency: Agency) -> dict[str, User]:
    """Return the accounts that lead an agency, with the public password where it is new."""
    heads = {
        person.number: add_person(
            replace(person, unit="Academia"), ROLES[person.number], agency=agency
        )
        for person in ACCOUNTS
        if person.number in HEADS
    }
    let_sign_in(heads.values())
    return heads
