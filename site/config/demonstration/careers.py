"""What happens to accounts over the years: one person transferred, one registered twice."""

from __future__ import annotations

from datetime import date, timedelta

from config.demonstration.accounts import add_person
from config.demonstration.people import Person
from mentors.actions.change_service_number import change_service_number
from mentors.actions.transfer_person import transfer_person
from mentors.choices import Role
from mentors.models import Agency, Unit, User

TRANSFERRED = Person(
    "19131", "Lidia Esperanza", "Cuxil Arana", "F", "Comisaría 13", "Oficial Tercero"
)
NUMBER_NOW = "20132"
NEW_UNIT, DAYS_AGO = "Comisaría 12", 14

TWICE = Person("90115", "Gaspar D.", "Tecú Maldonado", "M", "Comisaría 12", "Subinspector")
"""The same person as the candidate 30115: a pair to try a merge on."""


def add_careers(agency: Agency, coordinator: User, today: date) -> None:
    """Create both people; the coordinator transfers one and gives her another number."""
    add_person(TWICE, Role.SUPERVISOR, agency=agency)
    person = add_person(TRANSFERRED, Role.SUPERVISOR, agency=agency)
    transfer_person(
        person=person,
        unit=Unit.objects.get(agency=agency, name=NEW_UNIT),
        from_date=today - timedelta(days=DAYS_AGO),
        by=coordinator,
    )
    change_service_number(person=person, number=NUMBER_NOW, by=coordinator)
