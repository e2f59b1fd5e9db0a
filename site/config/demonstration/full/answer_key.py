"""The answer key: what an analysis of the full demonstration must find, as plain data.

It is made from the plan (``patterns``), never from an analysis; the database only tells ids.
``site/docs/demonstration.md`` explains each part.
"""

from __future__ import annotations

import json
from typing import Any

from config.demonstration.full import patterns
from config.demonstration.full.patterns import Leak, Post
from config.demonstration.full.people import SEED, officer_number, trainee_number
from config.demonstration.full.places import (
    LANDS,
    OFFICERS_OF_A_UNIT,
    SHIFTS,
    TRAINEES_OF_A_UNIT,
    land_of,
)
from config.demonstration.full.sheets import SIMULATIONS, device_of, observation_ids, seed_of
from evaluations.models import InboxBody
from mentors.models import Cohort, User

SCHEMA = 1


def answer_key() -> dict[str, Any]:
    """Return the key of the full demonstration, which must be loaded."""
    units = sum(len(land.units) for land in LANDS)
    trainees = units * TRAINEES_OF_A_UNIT
    return {
        "schema": SCHEMA,
        "seed": SEED,
        "promotions": [_promotion(land.agency, name) for land in LANDS for name in land.promotions],
        "totals": {
            "units": units,
            "officers": units * OFFICERS_OF_A_UNIT,
            "trainees": trainees,
            "observations": trainees * SHIFTS,
        },
        "harsh": [_severe(post) for post, points in patterns.SEVERE.items() if points > 0],
        "lenient": [_severe(post) for post, points in patterns.SEVERE.items() if points < 0],
        "halo": [_officer(patterns.HALO)],
        "copier": [_officer(patterns.COPIER)],
        "out_of_coverage": [
            _officer(post) | {"device": device_of(post)} for post in patterns.OUT_OF_COVERAGE
        ],
        "not_responding": [
            _trainee(post) | {"competency": code} for post, code in patterns.UNRESPONSIVE.items()
        ],
        "victim_data": [_leak(post, leak) for post, leak in patterns.LEAKS.items()],
        "tampered": [_tampered(patterns.TAMPERED)],
    }


def _promotion(agency: str, label: str) -> dict[str, Any]:
    cohort = Cohort.objects.select_related("programme_version__programme").get(
        agency__code=agency, label=label
    )
    return {
        "agency": agency,
        "label": label,
        "cohort": cohort.pk,
        "programme": cohort.programme_version.programme.code,
        "starts_on": str(cohort.starts_on),
        "trainees": cohort.enrolments.count(),
    }


def _officer(post: Post) -> dict[str, Any]:
    return _person(post, officer_number(post))


def _severe(post: Post) -> dict[str, Any]:
    return _officer(post) | {"severity": patterns.SEVERE[post]}


def _trainee(post: Post) -> dict[str, Any]:
    return _person(post, trainee_number(post))


def _person(post: Post, number: str) -> dict[str, Any]:
    person = User.objects.get(agency__code=post.agency, service_number=number)
    return {
        "agency": post.agency,
        "unit": land_of(post.agency).units[post.unit],
        "service_number": number,
        "person": str(person.pk),
    }


def _leak(post: Post, leak: Leak) -> dict[str, Any]:
    observation = observation_ids(seed_of(post))[leak.nth]
    return _trainee(post) | {
        "observation": str(observation),
        "path": "general",
        "rule": leak.rule,
    }


def _tampered(post: Post) -> dict[str, Any]:
    """Say which value was raised: the first of that size that was signed, see ``Notebook``."""
    signed = patterns.TAMPERED_FROM
    for nth, observation in enumerate(observation_ids(seed_of(post))):
        if nth < patterns.TAMPERED_AFTER or nth in SIMULATIONS:
            continue
        body = InboxBody.objects.get(item_id=observation)
        for row in json.loads(bytes(body.content))["ratings"]:
            if row.get("v") == signed:
                return _trainee(post) | {
                    "observation": str(observation),
                    "competency": row["c"],
                    "signed": signed,
                    "stored": patterns.TAMPERED_TO,
                }
    raise ValueError("the plan tampers with one record")
