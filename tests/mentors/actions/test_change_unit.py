"""The tree of units: paths always say where a unit stands, and nothing stands below itself."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.change_unit import change_unit
from mentors.actions.create_unit import create_unit
from mentors.models import Unit, User
from mentors.queries.scopes import scopes_of
from tests.cast import Cast
from tests.factories import PersonFactory, RoleGrantFactory, UnitFactory
from tests.mentors.roster.conftest import Force


def path_by_parents(unit: Unit) -> str:
    """Return what the path must be, read from the parents."""
    above = path_by_parents(unit.parent) if unit.parent else "/"
    return f"{above}{unit.pk}/"


def move(unit: Unit, parent: Unit | None, by: User) -> Unit:
    return change_unit(unit=unit, name=unit.name, kind=unit.kind, parent=parent, by=by)


MOVES = st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 5)), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_after_any_moves_every_path_follows_from_the_parents(
    force: Force, moves: list[tuple[int, int]]
) -> None:
    coordinator = User.objects.filter(grants__role="coordinator").first() or force.coordinator()
    Unit.objects.filter(name__startswith="U").delete()
    units = [UnitFactory(agency=force.agency, name=f"U{number}") for number in range(6)]
    for place, target in moves:
        unit = Unit.objects.get(pk=units[place].pk)
        parent = None if target < 0 else Unit.objects.get(pk=units[target].pk)
        cycle = parent is not None and parent.path.startswith(unit.path)
        with pytest.raises(Refusal, match="sí misma") if cycle else nullcontext():
            move(unit, parent, coordinator)
    for unit in Unit.objects.select_related("parent"):
        assert unit.path == path_by_parents(unit)
    Unit.objects.filter(name__startswith="U").update(parent=None)


def test_a_coordinator_of_a_region_reaches_what_moved_into_it(cast: Cast) -> None:
    region = UnitFactory(agency=cast.agency, name="Región")
    regional = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=regional, role="coordinator", unit=region)
    assert not regional.has_perm("mentors.certify_officer", cast.officer)
    move(cast.units.first, region, cast.coordinator)
    again = User.objects.get(pk=regional.pk)
    officer = User.objects.select_related("unit").get(pk=cast.officer.pk)
    assert again.has_perm("mentors.certify_officer", officer)
    assert scopes_of(again).reaches(officer.unit, cast.agency.pk, "coordinator")


def test_renaming_and_moving_are_recorded_apart(cast: Cast) -> None:
    change_unit(
        unit=cast.units.first,
        name="Comisaría 11 Norte",
        kind="station",
        parent=cast.units.second,
        by=cast.coordinator,
    )
    assert list(AuditEvent.objects.values_list("verb", "subject").order_by("pk")) == [
        ("unit.renamed", str(cast.units.first.pk)),
        ("unit.moved", str(cast.units.first.pk)),
    ]


def test_two_units_never_share_a_name(cast: Cast) -> None:
    for act in (
        lambda: create_unit(
            agency=cast.agency, name="comisaría 12", kind="station", parent=None,
            by=cast.coordinator,
        ),
        lambda: change_unit(
            unit=cast.units.first, name="Comisaría 12", kind="station", parent=None,
            by=cast.coordinator,
        ),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "unit_exists"


def test_the_tree_stops_before_a_path_is_too_long(cast: Cast) -> None:
    deep = cast.units.first
    Unit.objects.filter(pk=deep.pk).update(path="/" + "1/" * 99)
    with pytest.raises(Refusal) as refused:
        move(cast.units.second, Unit.objects.get(pk=deep.pk), cast.coordinator)
    assert refused.value.code == "too_deep"


@pytest.mark.parametrize("name", ["supervisor", "leadership", "stranger_coordinator", "officer"])
def test_only_who_coordinates_the_unit_changes_it(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        move(cast.units.first, cast.units.second, getattr(cast, name))


def test_a_coordinator_of_a_region_moves_nothing_out_of_it(cast: Cast) -> None:
    below = UnitFactory(agency=cast.agency, name="Subestación", parent=cast.units.first)
    regional = PersonFactory(agency=cast.agency)
    RoleGrantFactory(person=regional, role="coordinator", unit=cast.units.first)
    for parent in (None, cast.units.second):
        with pytest.raises(PermissionDenied):
            move(below, parent, regional)
    made = create_unit(
        agency=cast.agency, name="Puesto", kind="substation", parent=below, by=regional
    )
    assert move(made, cast.units.first, regional).path == f"{cast.units.first.path}{made.pk}/"


def test_a_unit_of_another_agency_is_no_parent(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        move(cast.units.first, cast.units.foreign, cast.coordinator)
