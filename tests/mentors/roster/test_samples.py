"""The sample files and the outcomes that roster-README.md promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentors.actions.import_roster import import_roster, plan_roster
from mentors.roster.reading import read_table

from .conftest import Force
from .importing import outcomes, rejections, snapshot

pytestmark = pytest.mark.database

DATA = Path(__file__).parents[1] / "data"
SAMPLE = read_table((DATA / "roster-sample.csv").read_bytes())
ERRORS = read_table((DATA / "roster-sample-errors.csv").read_bytes())


def test_the_sample_creates_40_people_once(force: Force) -> None:
    empty = snapshot()
    dry = plan_roster(table=SAMPLE, agency=force.agency, by=None)
    assert outcomes(dry) == [(row, "created") for row in range(2, 42)]
    assert snapshot() == empty

    first = import_roster(table=SAMPLE, agency=force.agency, by=None)
    assert first.counts == {"created": 40, "updated": 0, "unchanged": 0, "rejected": 0}
    after = snapshot()
    assert {name: len(rows) for name, rows in after.items()} == {
        "people": 40,
        "grants": 40,
        "enrolments": 28,
        "phases": 28,
        "certifications": 8,
    }

    second = import_roster(table=SAMPLE, agency=force.agency, by=None)
    assert outcomes(second) == [(row, "unchanged") for row in range(2, 42)]
    assert snapshot() == after


def test_the_sample_with_errors_rejects_six_rows_every_time(force: Force) -> None:
    accepted = (2, 3, 5, 7, 9, 11, 13, 14, 15)
    rejected = [
        (4, "numero_agente", "required"),
        (6, "unidad", "unknown_unit"),
        (8, "fase", "phase_not_allowed"),
        (10, "fecha_inicio", "bad_date"),
        (12, "numero_agente", "duplicate_number"),
        (16, "rol", "unknown_role"),
    ]
    for outcome in ("created", "unchanged"):
        plan = import_roster(table=ERRORS, agency=force.agency, by=None)
        assert [row for row in outcomes(plan) if row[1] != "rejected"] == [
            (row, outcome) for row in accepted
        ]
        assert rejections(plan) == rejected
