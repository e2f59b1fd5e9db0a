"""One shift as an officer would have written it: which rows, which values, which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from config.demonstration.words import Words
from curriculum.form_definition import FormDefinition, Item
from evaluations.choices import NotObservedReason, TrainingHow

SEEN: dict[str, float] = {"PRI": 0.4, "TRA": 0.16, "ENT": 0.16, "NNA": 0.05, "PRO": 0.14}
"""How often a competency of a domain can be seen on an ordinary shift."""

OFTEN_SEEN: dict[str, float] = {
    "PRI-01": 0.85, "PRI-03": 0.6, "PRI-05": 0.12, "TRA-01": 0.45, "DOC-01": 0.85, "DOC-02": 0.85,
    "DOC-03": 0.12, "DOC-04": 0.4, "DOC-05": 0.45, "ETI-01": 0.25, "ETI-02": 0.75, "ETI-03": 0.9,
    "CUI-01": 0.15, "CUI-02": 0.05, "CUI-03": 0.95, "CUI-04": 0.85,
}  # fmt: skip
"""Competencies whose chance differs from that of their domain."""

REHEARSED = ("TRA", "ENT", "NNA", "PRO")
"""Domains that are practised in simulations because they are rarely seen."""

START, GROWTH = 3.0, 1.9
"""Level of a middling trainee on the first rated day, and what six weeks add."""

TRAINING_METHODS = (TrainingHow.EXPLAINED, TrainingHow.SHOWN, TrainingHow.PRACTISED)


@dataclass
class Profile:
    """How one trainee does: a level, a pace, and what comes easier or harder."""

    level: float
    pace: float
    strengths: dict[str, float] = field(default_factory=dict)
    unresponsive: str = ""
    """Competency in which training does not help, for one trainee of the cohort."""

    @classmethod
    def drawn(cls, random: Random, form: FormDefinition, **fixed: Any) -> Profile:
        """Draw a profile; ``fixed`` replaces what was drawn."""
        strengths = {item.code: random.gauss(0, 0.45) for item in form}
        for group in form.groups:
            lean = random.gauss(0, 0.35)
            for item in group.items:
                strengths[item.code] += lean
        drawn = {"level": random.gauss(0, 0.45), "pace": random.uniform(0.7, 1.2)} | fixed
        return cls(strengths=strengths, **drawn)


@dataclass(frozen=True)
class Manner:
    """How one officer rates; what a rater model is to find out."""

    severity: float = 0.0
    """Points below what others would give."""
    halo: bool = False
    """One impression of the shift colours every competency."""
    narrow: bool = False
    """Never leaves 3 to 5, where no comment is asked for."""
    sees: float = 1.0
    """How many times the usual chance of seeing each competency."""


@dataclass(frozen=True)
class Sheet:
    """The ratings and texts of one shift, in the words of the envelope."""

    ratings: list[dict[str, Any]]
    narrative: dict[str, Any]


def write_sheet(
    *,
    random: Random,
    form: FormDefinition,
    profile: Profile,
    progress: float,
    manner: Manner,
    words: Words,
    simulation: bool = False,
    trained: set[str],
) -> Sheet:
    """Write one sheet.

    ``progress`` runs from 0 to 1 over the whole time. ``trained`` names competencies with earlier
    corrective training; new ones are added.
    """
    items = [item for item in form if _is_seen(random, item, manner, simulation=simulation)]
    if len(items) < 3:
        items = [item for item in form if item.group == ("TRA" if simulation else "CUI")][:3]
    if profile.unresponsive and not simulation:
        wanted = form.items[profile.unresponsive]
        items = [item for item in form if item in items or item is wanted]
    ratings = []
    general = START + GROWTH * profile.pace * progress + profile.level - manner.severity
    impression = random.gauss(general, 0.6) if manner.halo else 0.0
    for item in items:
        if item.code == profile.unresponsive:
            value = round(random.gauss(2.4, 0.6))
        elif manner.halo:
            value = round(random.gauss(impression, 0.15))
        else:
            value = round(random.gauss(general + profile.strengths[item.code], 0.6))
            value = max(3, min(5, value)) if manner.narrow else value
        value = max(form.minimum, min(form.maximum, value))
        ratings.append(_rating(random, form, item, value, profile, trained, words))
    if simulation:
        for row in ratings:
            row["mode"] = "simulation"
    else:
        ratings += _not_observed(random, form, {row["c"] for row in ratings})
    return Sheet(ratings, _narrative(form, ratings, words))


def _is_seen(random: Random, item: Item, manner: Manner, *, simulation: bool) -> bool:
    if simulation:
        return item.group in REHEARSED and "simulation" in item.modes and random.random() < 0.6
    chance = OFTEN_SEEN.get(item.code, SEEN.get(item.group, 0.4))
    return random.random() < chance * manner.sees


def _rating(
    random: Random,
    form: FormDefinition,
    item: Item,
    value: int,
    profile: Profile,
    trained: set[str],
    words: Words,
) -> dict[str, Any]:
    row: dict[str, Any] = {"c": item.code, "v": value}
    failing = value < form.acceptable
    known = item.code in trained
    if failing and known and item.code == profile.unresponsive and random.random() < 0.4:
        row["nrt"] = True
        row["n"] = words.unresponsive()
        return row
    if failing and random.random() < (0.35 if item.code == profile.unresponsive else 0.08):
        row["rem_min"] = random.choice((10, 15, 20, 30, 45))
        row["rem_how"] = random.choice(TRAINING_METHODS)
        trained.add(item.code)
    if form.rule.asks_comment(value, nrt=False, minutes=row.get("rem_min", 0)):
        row["n"] = words.seen(item.code, falls_short=value < form.acceptable)
        if "rem_min" in row:
            row["n"] += " " + words.training()
    return row


def _not_observed(random: Random, form: FormDefinition, rated: set[str]) -> list[dict[str, Any]]:
    """Now and then an officer says why nothing could be observed (decision 3)."""
    if random.random() > 0.15:
        return []
    code = random.choice([item.code for item in form if item.code not in rated])
    why = random.choice((NotObservedReason.NO_OPPORTUNITY, NotObservedReason.NOT_INVASIVE))
    return [{"c": code, "no": "explicit", "why_no": why}]


def _narrative(form: FormDefinition, ratings: list[dict[str, Any]], words: Words) -> dict[str, Any]:
    rated = [row for row in ratings if row.get("v") is not None]
    best = max(rated, key=lambda row: row["v"])
    least = min(rated, key=lambda row: row["v"])
    if best["v"] > form.acceptable:
        text = words.seen(best["c"], falls_short=False)
    else:
        text = words.acceptable()
    narrative: dict[str, Any] = {
        "best": {"c": best["c"], "text": text},
        "least": None,
        "general": words.general(),
    }
    if least["v"] < form.acceptable:
        text = least.get("n") or words.seen(least["c"], falls_short=True)
        narrative["least"] = {"c": least["c"], "text": text}
    return narrative
