"""A file costs the same number of queries whatever its length."""

from __future__ import annotations

import pytest

from .conftest import Force
from .files import Values, officer, trainee
from .importing import applied, planned

SIZES = pytest.mark.parametrize("size", [1, 3])


def people(size: int, **changed: str) -> list[Values]:
    """Return so many officers and as many trainees, each with an e-mail."""
    officers = [
        officer(numero_agente=f"4{n}", correo=f"o{n}@example.org", **changed) for n in range(size)
    ]
    trainees = [
        trainee(numero_agente=f"5{n}", correo=f"t{n}@example.org", **changed) for n in range(size)
    ]
    return [*officers, *trainees]


@SIZES
def test_planning_new_people_takes_6_queries(
    force: Force, size: int, django_assert_num_queries
) -> None:
    # cohorts, phases, units, people, holders of e-mails, earlier numbers
    with django_assert_num_queries(6):
        assert planned(force, *people(size)).counts["created"] == 2 * size


@SIZES
def test_planning_known_people_takes_9_queries(
    force: Force, size: int, django_assert_num_queries
) -> None:
    applied(force, *people(size))
    # as above and: grants, enrolments, current phases
    with django_assert_num_queries(9):
        assert planned(force, *people(size, unidad="Comisaría 12")).counts["updated"] == 2 * size


@SIZES
def test_applying_new_people_takes_16_queries(
    force: Force, size: int, django_assert_num_queries
) -> None:
    with django_assert_num_queries(16):
        applied(force, *people(size))


@SIZES
def test_applying_changes_takes_21_queries(
    force: Force, size: int, django_assert_num_queries
) -> None:
    applied(force, *people(size))
    with django_assert_num_queries(21):
        applied(force, *people(size, unidad="Comisaría 12", fecha_inicio="2024-01-01"))
