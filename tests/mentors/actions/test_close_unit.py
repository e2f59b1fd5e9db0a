"""A unit closes once nobody active is there, and says who is."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from mentors.actions.close_unit import close_unit, reopen_unit
from mentors.actions.create_unit import create_unit
from mentors.models import Enrolment, Unit, User
from tests.cast import Cast
from tests.factories import UnitFactory


def test_a_unit_with_people_below_it_stays_and_names_where_they_are(cast: Cast) -> None:
    region = UnitFactory(agency=cast.agency, name="Región")
    below = UnitFactory(agency=cast.agency, name="Puesto", parent=region)
    User.objects.filter(pk=cast.supervisor.pk).update(unit=below)
    with pytest.raises(Refusal) as refused:
        close_unit(unit=region, by=cast.coordinator)
    assert refused.value.code == "somebody_serves_there"
    assert "Puesto" in refused.value.text


def test_closed_accounts_and_ended_trainings_hold_no_unit_open(cast: Cast) -> None:
    unit = UnitFactory(agency=cast.agency, name="Puesto")
    User.objects.filter(pk=cast.supervisor.pk).update(unit=unit, is_active=False)
    Enrolment.objects.filter(pk=cast.enrolment.pk).update(unit=unit)
    with pytest.raises(Refusal):
        close_unit(unit=unit, by=cast.coordinator)
    Enrolment.objects.filter(pk=cast.enrolment.pk).update(status="certified")
    close_unit(unit=unit, by=cast.coordinator)
    assert Unit.objects.get(pk=unit.pk).active is False


def test_what_lies_below_closes_too_and_reopens_from_the_top(cast: Cast) -> None:
    region = UnitFactory(agency=cast.agency, name="Región")
    below = UnitFactory(agency=cast.agency, name="Puesto", parent=region)
    close_unit(unit=region, by=cast.coordinator)
    below.refresh_from_db()
    assert below.active is False
    with pytest.raises(Refusal) as refused:
        reopen_unit(unit=below, by=cast.coordinator)
    assert refused.value.code == "parent_closed"
    reopen_unit(unit=region, by=cast.coordinator)
    reopen_unit(unit=Unit.objects.get(pk=below.pk), by=cast.coordinator)
    assert set(Unit.objects.filter(agency=cast.agency, active=False)) == set()


def test_nothing_is_created_below_a_closed_unit(cast: Cast) -> None:
    region = UnitFactory(agency=cast.agency, name="Región")
    close_unit(unit=region, by=cast.coordinator)
    with pytest.raises(Refusal) as refused:
        create_unit(
            agency=cast.agency, name="Puesto", kind="station", parent=region, by=cast.coordinator
        )
    assert refused.value.code == "parent_closed"


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator"])
def test_only_who_coordinates_closes(cast: Cast, name: str) -> None:
    unit = UnitFactory(agency=cast.agency, name="Puesto")
    for act in (close_unit, reopen_unit):
        with pytest.raises(PermissionDenied):
            act(unit=unit, by=getattr(cast, name))
