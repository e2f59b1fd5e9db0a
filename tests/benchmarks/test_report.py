"""What a report says of a figure: ratios to floors, and what misses its target."""

from dataclasses import replace

import pytest

from tests.benchmarks.report import IntakeFigure, PageFigure, RebuildFigure, Report

MATRIX = PageFigure(
    database="SQLite",
    trainees=500,
    page="matrix",
    ms=60,
    core_ms=55,
    floor_ms=4,
    crowded_ms=63,
    queries=8,
    bytes=51_000,
)
INTAKE = IntakeFigure(
    database="PostgreSQL",
    sheets="ordinary",
    clients=8,
    count=400,
    per_second=125,
    core_ms=14,
    p50_ms=60,
    p95_ms=90,
    floor_ms=2,
    batch_ms=0.5,
)


def test_a_page_is_compared_with_its_own_sql() -> None:
    assert (MATRIX.ratio, MATRIX.flatness, list(MATRIX.misses())) == (15, 1.05, [])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ms": 151.0, "crowded_ms": 151.0}, ["over 150 ms"]),
        ({"queries": 13}, ["over 12 queries"]),
        ({"bytes": 120 * 1024 + 1}, ["over 120 KB"]),
        ({"crowded_ms": 67.0}, ["grows with other people"]),
        ({"ms": 500.0, "crowded_ms": 900.0, "trainees": 3223}, []),
    ],
)
def test_what_stands_above_a_target_is_named(changes: dict[str, float], said: list[str]) -> None:
    assert list(replace(MATRIX, **changes).misses()) == said


def test_intake_is_compared_with_bare_inserts() -> None:
    assert (INTAKE.ratio, list(INTAKE.misses())) == (4, [])
    assert list(replace(INTAKE, per_second=99).misses()) == ["under 100 a second"]
    assert list(replace(INTAKE, per_second=99, clients=1).misses()) == []


def test_the_report_holds_every_figure() -> None:
    report = Report(
        machine={"cores": 2},
        pages=[MATRIX],
        intake=[INTAKE],
        rebuild=[RebuildFigure("SQLite", 500, 1.5)],
    )
    said = report.as_json()
    assert [len(said[part]) for part in ("pages", "intake", "rebuild", "data")] == [1, 1, 1, 0]
    assert [line.split()[0] for line in report.lines() if line] == [
        "page",
        "matrix",
        "intake",
        "ordinary",
        "standings",
        "500",
    ]
