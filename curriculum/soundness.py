"""What stands against publishing a definition: the rules that a draft may still break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from curriculum.choices import IN_FORCE, OfficerRule, PhaseKind
from curriculum.definition_content import framework_content, phase_content
from curriculum.limits import MOST_PHASES, NUMBERS
from curriculum.models import Framework, ProgrammeVersion

PHASES, RULES, FRAMEWORK = "phases", "rules", "framework"


@dataclass(frozen=True, slots=True)
class Problem:
    """``part`` names the page where it is mended; ``text`` says what to do."""

    code: str
    text: str
    part: str


def problems_of(definition: Framework | ProgrammeVersion) -> list[Problem]:
    """Return everything that stands against publishing; empty when nothing does."""
    if isinstance(definition, Framework):
        return list(_of_framework(definition))
    phases = [phase_content(phase) for phase in definition.phases.all()]
    return [
        *phase_problems(phases),
        *_rule_problems(definition),
        *_framework_of(definition),
    ]


def phase_problems(phases: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    """Yield what is wrong with an order of phases, each as ``phase_content`` returns it."""
    if not phases:
        yield Problem("no_phases", _("Add at least one phase."), PHASES)
        return
    if len(phases) > MOST_PHASES:
        text = _("A programme has %(most)s phases at most.") % {"most": MOST_PHASES}
        yield Problem("too_many_phases", text, PHASES)
    if not any(row["rated"] and row["kind"] == PhaseKind.TRAINING for row in phases):
        text = _("At least one training phase must be rated.")
        yield Problem("nothing_rated", text, PHASES)
    for place, row in enumerate(phases):
        yield from _at_its_place(row, phases[:place])


def _at_its_place(row: dict[str, Any], before: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    name = row["names"].get("es", "")
    kinds = [earlier["kind"] for earlier in before]
    trained = PhaseKind.TRAINING in kinds
    if row["kind"] == PhaseKind.ORIENTATION and any(
        kind != PhaseKind.ORIENTATION for kind in kinds
    ):
        text = _("«%(name)s»: orientation comes before every other phase.") % {"name": name}
        yield Problem("orientation_late", text, PHASES)
    if row["kind"] in {PhaseKind.SHADOW, PhaseKind.EVALUATION} and not trained:
        text = _("«%(name)s»: put a training phase before it.") % {"name": name}
        yield Problem("nothing_before", text, PHASES)
    if row["officer_rule"] != OfficerRule.ANY and not trained:
        text = _("«%(name)s»: the officer rule needs an earlier training phase.") % {"name": name}
        yield Problem("officer_rule_without_phase", text, PHASES)
    if row["rated"] and row["unrated_first_days"] >= row["days"]:
        text = _("«%(name)s»: leave rated days, or mark the phase as not rated.") % {"name": name}
        yield Problem("no_rated_day", text, PHASES)


def _rule_problems(version: ProgrammeVersion) -> Iterator[Problem]:
    scale = version.framework.scale
    for number in NUMBERS:
        low, high = number.range_on(scale)
        value = getattr(version, number.group).get(number.key)
        if not isinstance(value, int) or not low <= value <= high:
            text = _("«%(label)s» must be a number from %(low)s to %(high)s.") % {
                "label": number.label,
                "low": low,
                "high": high,
            }
            yield Problem("out_of_range", text, RULES)
    yield from order_problems({**version.narrative_rule, **version.thresholds, **version.deadlines})


def order_problems(values: dict[str, Any]) -> Iterator[Problem]:
    """Yield numbers that contradict each other; ``values`` holds those that are known."""
    for lower, higher, code, text in (
        ("comment_low_max", "comment_high_min", "comment_limits_cross",
         _("Low ratings that ask for a comment must end below the high ones.")),
        ("comment_min_chars", "comment_max_chars", "comment_length",
         _("The shortest comment must be shorter than the longest.")),
        ("last_valid_passing", "recent_values", "more_than_recent",
         _("The last ratings that must reach the standard are part of those that make a level.")),
        ("submit_hours", "offline_grace_hours", "grace_before_deadline",
         _("Without signal there must be at least as much time as with it.")),
    ):  # fmt: skip
        low, high = values.get(lower), values.get(higher)
        strict = lower.startswith("comment")
        if (
            isinstance(low, int)
            and isinstance(high, int)
            and (low > high or (strict and low == high))
        ):
            yield Problem(code, text, RULES)


def _framework_of(version: ProgrammeVersion) -> Iterator[Problem]:
    if version.framework.status not in IN_FORCE:
        text = _("The framework «%(name)s» is not published yet. Publish it first.") % {
            "name": version.framework
        }
        yield Problem("framework_is_draft", text, FRAMEWORK)


def _of_framework(framework: Framework) -> Iterator[Problem]:
    scale = framework.scale
    content = framework_content(framework)
    rows = [row for domain in content["domains"] for row in domain["competencies"]]
    if not rows:
        text = _("Add competencies: upload them from a spreadsheet.")
        yield Problem("no_competencies", text, FRAMEWORK)
    for domain in content["domains"]:
        if not domain["competencies"]:
            text = _("The domain «%(code)s» has no competencies.") % {"code": domain["code"]}
            yield Problem("empty_domain", text, FRAMEWORK)
    for row in rows:
        outside = [
            value for value in row["anchors"] if not scale.minimum <= int(value) <= scale.maximum
        ]
        if outside:
            text = _(
                "«%(code)s» has a criterion at %(values)s, which is no value of the scale."
            ) % {"code": row["code"], "values": ", ".join(outside)}
            yield Problem("anchor_outside_scale", text, FRAMEWORK)
