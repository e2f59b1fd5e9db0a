"""The demonstration shows a transfer, an earlier number and a pair to merge."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demonstration.accounts import add_accounts, add_person
from config.demonstration.careers import NUMBER_NOW, TRANSFERRED, TWICE, add_careers
from config.demonstration.people import CANDIDATES
from config.demonstration.places import place_agencies
from mentors.actions.merge_people import merge_people
from mentors.choices import Role
from mentors.models import User


def test_one_person_was_transferred_and_one_can_be_merged(db: None) -> None:
    today = timezone.localdate()
    agency = place_agencies(today)
    coordinator = add_accounts(agency)["coordinacion"]
    add_careers(agency, coordinator, today)
    person = User.objects.get(agency=agency, service_number=NUMBER_NOW)
    rows = person.postings.order_by("pk").values_list("unit__name", "to_date")
    assert list(rows) == [("Comisaría 13", today - timedelta(days=15)), ("Comisaría 12", None)]
    assert [row.number for row in person.former_numbers.all()] == [TRANSFERRED.number]
    [candidate] = CANDIDATES
    merge_people(
        kept=add_person(candidate, Role.FTO, agency=agency),
        merged=User.objects.get(agency=agency, service_number=TWICE.number),
        reason="Registrado dos veces",
        by=coordinator,
    )
    assert not User.objects.get(agency=agency, service_number=TWICE.number).is_active
