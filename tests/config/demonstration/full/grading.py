"""Compares what an analysis found with the answer key, each pattern within a stated tolerance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SEVERITY_WITHIN = 0.4
"""Points between the planted and the estimated severity; values end at 1 and 7."""

SEVERITY_OF_OTHERS = 0.95
"""Nobody else seems that harsh or lenient: ordinary officers lean by 0.25 points (SD)."""

HALO_BELOW, SPREAD_OF_OTHERS = 0.3, 0.5
"""Standard deviation on one sheet."""

COPIED_ABOVE, COPIED_BY_OTHERS = 0.9, 0.05
"""Share of sheets."""

HOURS_WITHOUT_SIGNAL, HOURS_WITH_SIGNAL = 24, 1
"""Median hours between signature and receipt."""


@dataclass(frozen=True)
class Grade:
    """One pattern: what the key says, what was found, and whether that is right."""

    pattern: str
    tolerance: str
    found: str
    right: bool


def people(rows: list[dict[str, Any]]) -> list[str]:
    """Return the ids of the people of a part of the key."""
    return [row["person"] for row in rows]


def grades(key: dict[str, Any], found: dict[str, Any]) -> Iterator[Grade]:
    """Yield a grade for each planted pattern."""
    yield _totals(key, found)
    yield from _severities(key, found)
    yield _halo(key, found)
    yield _copier(key, found)
    yield _out_of_coverage(key, found)
    expected = sorted([row["person"], row["competency"]] for row in key["not_responding"])
    yield Grade(
        "not responding to training",
        "exactly these trainees and competencies",
        f"{len(found['not_responding'])} of {len(expected)}",
        found["not_responding"] == expected,
    )
    leaks = {row["observation"]: ["PRI-01"] for row in key["victim_data"]}
    yield Grade(
        "victim data",
        "exactly these observations are held, and for nothing else",
        f"{len(found['held'])} of {len(leaks)}",
        found["held"] == leaks,
    )
    changed = [[row["observation"], row["competency"], row["stored"]] for row in key["tampered"]]
    yield Grade(
        "tampered record",
        "exactly this value is not as sealed",
        f"{len(found['changed'])} of {len(changed)}",
        found["changed"] == changed,
    )


def _totals(key: dict[str, Any], found: dict[str, Any]) -> Grade:
    numbers = dict(found["totals"])
    ratings = numbers.pop("ratings")
    right = numbers == key["totals"] and 580_000 <= ratings <= 630_000
    said = ", ".join(f"{number:,} {name}" for name, number in found["totals"].items())
    return Grade("size", "exact; 580,000 to 630,000 ratings", said, right)


def _severities(key: dict[str, Any], found: dict[str, Any]) -> Iterator[Grade]:
    points = found["severities"]
    in_order = sorted(points, key=points.__getitem__)
    planted = people(key["harsh"]) + people(key["lenient"])
    others = max(abs(points[person]) for person in points if person not in planted)
    for name, extreme in (("harsh", in_order[-2:]), ("lenient", in_order[:2])):
        expected = {row["person"]: row["severity"] for row in key[name]}
        near = all(
            abs(points[person] - severity) <= SEVERITY_WITHIN
            for person, severity in expected.items()
        )
        yield Grade(
            f"two {name} officers",
            f"the two most {name}, within {SEVERITY_WITHIN} of {next(iter(expected.values()))}; "
            f"nobody else beyond {SEVERITY_OF_OTHERS}",
            f"{', '.join(f'{points[person]:+.2f}' for person in expected)}; others up to "
            f"{others:.2f}",
            set(extreme) == set(expected) and near and others < SEVERITY_OF_OTHERS,
        )


def _halo(key: dict[str, Any], found: dict[str, Any]) -> Grade:
    spreads = found["spreads"]
    (person,) = people(key["halo"])
    least = min(spread for other, spread in spreads.items() if other != person)
    return Grade(
        "halo",
        f"spread on a sheet below {HALO_BELOW}, everybody else's above {SPREAD_OF_OTHERS}",
        f"{spreads[person]:.2f}; the next {least:.2f}",
        spreads[person] < HALO_BELOW and least > SPREAD_OF_OTHERS,
    )


def _copier(key: dict[str, Any], found: dict[str, Any]) -> Grade:
    shares = found["copied"]
    (person,) = people(key["copier"])
    most = max(share for other, share in shares.items() if other != person)
    return Grade(
        "copier",
        f"over {COPIED_ABOVE:.0%} of sheets nearly repeat another one, others under "
        f"{COPIED_BY_OTHERS:.0%}",
        f"{shares[person]:.0%}; the next {most:.0%}",
        shares[person] > COPIED_ABOVE and most < COPIED_BY_OTHERS,
    )


def _out_of_coverage(key: dict[str, Any], found: dict[str, Any]) -> Grade:
    hours = found["delays"]
    devices = {row["device"] for row in key["out_of_coverage"]}
    without = [hours[device] for device in devices]
    others = max(value for device, value in hours.items() if device not in devices)
    return Grade(
        "phones without signal",
        f"median delay over {HOURS_WITHOUT_SIGNAL} h, everybody else's under {HOURS_WITH_SIGNAL} h",
        f"{len(without)} phones with {min(without):.0f} h and more; others up to {others:.1f} h",
        min(without) > HOURS_WITHOUT_SIGNAL and others < HOURS_WITH_SIGNAL,
    )
