"""What an analysis finds in the full demonstration: ``python -m …answers`` prints it as JSON.

Nothing here reads the plan or the key. Officers and trainees are named by the ids of their people.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean, median, pstdev
from typing import Any

import django

Group = Hashable
FEW = 20
"""Officers with fewer sheets say too little."""

ROUNDS = 30
NEARLY = 0.9
"""Texts that share this much of their three-word sequences count as copied (CON-04)."""


@dataclass(frozen=True)
class Rated:
    """One counted sheet: its values by competency."""

    officer: str
    trainee: str
    week: int
    values: dict[str, int]


def sheets() -> Iterator[Rated]:
    """Yield every counted sheet of an ordinary shift in the six promotions."""
    from evaluations.choices import COUNTED, Kind
    from evaluations.models import Observation, Rating

    kept: dict[Any, Rated] = {}
    rows = Observation.objects.filter(
        enrolment__in=enrolments(),
        kind=Kind.SHIFT,
        current__head=True,
        current__state__in=COUNTED,
    ).values_list("pk", "author_id", "enrolment__trainee_id", "shift_date", "enrolment__starts_on")
    for key, author, trainee, day, began in rows.iterator(5000):
        kept[key] = Rated(str(author), str(trainee), (day - began).days // 7, {})
    ratings = Rating.objects.filter(value__isnull=False).values_list(
        "observation_id", "competency__code", "value"
    )
    for key, code, value in ratings.iterator(20000):
        if key in kept:
            kept[key].values[code] = value
    yield from kept.values()


def enrolments() -> Any:
    """Return the enrolments of the six promotions."""
    from config.demonstration.full.places import LANDS
    from mentors.models import Enrolment

    labels = [label for land in LANDS for label in land.promotions]
    return Enrolment.objects.filter(cohort__label__in=labels)


def severities(rated: Iterable[Rated]) -> dict[str, float]:
    """Return how many points each officer stays below the others about the same trainees.

    Residuals of the competencies' means, then trainee, trainee's growth by week, and officer taken
    in turns until they settle: least squares of an additive model, on the means of sheets.
    """
    known = list(rated)
    by_code: dict[str, list[int]] = defaultdict(list)
    for sheet in known:
        for code, value in sheet.values.items():
            by_code[code].append(value)
    usual = {code: fmean(values) for code, values in by_code.items()}
    points = [
        (
            fmean(value - usual[code] for code, value in sheet.values.items()),
            (sheet.officer, sheet.trainee, sheet.week),
        )
        for sheet in known
        if sheet.values
    ]
    effects: tuple[dict[Group, float], ...] = (
        defaultdict(float),
        defaultdict(float),
        defaultdict(float),
    )
    for _round in range(ROUNDS):
        for place, effect in enumerate(effects):
            rest: dict[Group, list[float]] = defaultdict(list)
            for point, groups in points:
                others = sum(effects[n][groups[n]] for n in range(3) if n != place)
                rest[groups[place]].append(point - others)
            for group, values in rest.items():
                effect[group] = fmean(values)
    officers = effects[0]
    centre = fmean(officers.values())
    return {str(officer): centre - effect for officer, effect in officers.items()}


def spreads(rated: Iterable[Rated]) -> dict[str, float]:
    """Return the usual spread of the values on one sheet, by officer: small under a halo."""
    found: dict[str, list[float]] = defaultdict(list)
    for sheet in rated:
        if len(sheet.values) >= 5:
            found[sheet.officer].append(pstdev(sheet.values.values()))
    return {officer: fmean(values) for officer, values in found.items() if len(values) >= FEW}


def copied() -> dict[str, float]:
    """Return the share of an officer's sheets whose text is nearly that of another one."""
    from evaluations.models import Narrative

    texts: dict[Any, list[str]] = defaultdict(list)
    author: dict[Any, str] = {}
    rows = Narrative.objects.filter(
        observation__enrolment__in=enrolments(), observation__kind="shift"
    ).exclude(path="late_reason")
    for key, officer, text in (
        rows.order_by("observation_id", "path")
        .values_list("observation_id", "observation__author_id", "text")
        .iterator(20000)
    ):
        texts[key].append(text)
        author[key] = str(officer)
    by_officer: dict[str, list[frozenset[tuple[str, ...]]]] = defaultdict(list)
    for key, parts in texts.items():
        by_officer[author[key]].append(_sequences(" ".join(parts)))
    return {officer: _share_copied(found) for officer, found in by_officer.items()}


def _sequences(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _share_copied(found: list[frozenset[tuple[str, ...]]]) -> float:
    if len(found) < FEW:
        return 0.0
    hits = 0
    for place, one in enumerate(found):
        hits += any(
            len(one & other) >= NEARLY * len(one)
            for number, other in enumerate(found)
            if number != place
        )
    return hits / len(found)


def delays() -> dict[str, float]:
    """Return the median hours between signature and receipt, by phone."""
    from evaluations.models import Observation

    hours: dict[str, list[float]] = defaultdict(list)
    rows = Observation.objects.filter(enrolment__in=enrolments()).values_list(
        "inbox__device", "signed_at", "received_at"
    )
    for device, signed, received in rows.iterator(5000):
        hours[device].append((received - signed).total_seconds() / 3600)
    return {device: median(values) for device, values in hours.items()}


def not_responding() -> list[list[str]]:
    """Return trainee and competency of every «not responding to training»."""
    from evaluations.models import Rating

    rows = Rating.objects.filter(nrt=True, observation__enrolment__in=enrolments())
    pairs = rows.values_list("observation__enrolment__trainee_id", "competency__code")
    return sorted([str(trainee), code] for trainee, code in set(pairs))


def held() -> dict[str, list[str]]:
    """Return what was held and why, by observation: the guard read every text on arrival."""
    from evaluations.models import ObservationState

    rows = ObservationState.objects.filter(enrolment__in=enrolments()).exclude(holds=[])
    return {str(key): holds for key, holds in rows.values_list("pk", "holds")}


def changed_values() -> list[list[Any]]:
    """Return observation, competency and stored value of every rating that is not as sealed."""
    from evaluations.models import Observation, Rating
    from evaluations.sealed_fields import rating_text, value_path
    from ledger.sealing import leaf

    found: list[list[Any]] = []
    keys = list(Observation.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        seals: Mapping[Any, Any] = dict(
            Observation.objects.filter(pk__in=some).values_list("pk", "seals")
        )
        for rating in Rating.objects.filter(observation__in=some).select_related("competency"):
            path = value_path(rating.competency.code)
            seal = seals[rating.observation_id][path]
            if leaf(path, rating_text(rating), seal["salt"]) != seal["leaf"]:
                found.append([str(rating.observation_id), rating.competency.code, rating.value])
    return found


def totals() -> dict[str, int]:
    """Return what there is of everything."""
    from evaluations.models import Observation, Rating
    from mentors.models import Assignment

    inside = enrolments()
    officers = Assignment.objects.filter(enrolment__in=inside).values("officer").distinct()
    observations = Observation.objects.filter(enrolment__in=inside)
    return {
        "trainees": inside.count(),
        "units": inside.order_by().values("unit").distinct().count(),
        "officers": officers.count(),
        "observations": observations.count(),
        "ratings": Rating.objects.filter(observation__in=observations).count(),
    }


def main() -> None:
    """Print everything."""
    django.setup()
    rated = list(sheets())
    print(
        json.dumps(
            {
                "totals": totals(),
                "severities": severities(rated),
                "spreads": spreads(rated),
                "copied": copied(),
                "delays": delays(),
                "not_responding": not_responding(),
                "held": held(),
                "changed": changed_values(),
                "sheets_of_officers": dict(Counter(sheet.officer for sheet in rated)),
            }
        )
    )


if __name__ == "__main__":
    main()
