"""What differs between two versions of a definition, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from curriculum.choices import EvidenceMode, OfficerRule, PhaseKind
from curriculum.limits import LEAST_ACCEPTABLE, NUMBERS
from curriculum.models import in_language
from curriculum.words import term_labels


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the comparison; an empty side is nothing (components/diff.html)."""

    label: str
    old: str
    new: str


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what differs between two contents of ``content_of`` of the same kind."""
    facts = _framework_facts if "domains" in after else _programme_facts
    old, new = dict(facts(before)), dict(facts(after))
    labels = [*new, *(label for label in old if label not in new)]
    return [
        Change(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def phase_in_words(phase: Mapping[str, Any]) -> str:
    """Return one phase as a line: name, kind, days, what is rated, who accompanies."""
    facts = (
        in_language(phase["names"]),
        str(PhaseKind(phase["kind"]).label),
        _("%(days)s days") % {"days": phase["days"]},
        rated_in_words(phase),
        str(OfficerRule(phase["officer_rule"]).label),
    )
    return " · ".join(fact for fact in facts if fact)


def rated_in_words(phase: Mapping[str, Any]) -> str:
    """Return what is not rated in a phase, ``""`` when every day is."""
    if not phase["rated"]:
        return _("not rated")
    if phase["unrated_first_days"]:
        return _("first %(days)s days not rated") % {"days": phase["unrated_first_days"]}
    return ""


def _programme_facts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Framework"), content["framework"]
    for place, phase in enumerate(content["phases"], start=1):
        yield _("Phase %(place)s") % {"place": place}, phase_in_words(phase)
    for number in NUMBERS:
        yield str(number.label), str(content[number.group].get(number.key, ""))
    least = content["narrative_rule"].get("least_acceptable", "")
    yield _("Least acceptable performance"), str(dict(LEAST_ACCEPTABLE).get(least, least))
    for key, label in term_labels().items():
        yield str(label), in_language(content["labels"].get(key, {}))


def _framework_facts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Name"), in_language(content["names"])
    yield _("Scale"), content["scale"]
    for domain in content["domains"]:
        yield _("Domain %(code)s") % {"code": domain["code"]}, in_language(domain["names"])
        for row in domain["competencies"]:
            yield row["code"], competency_in_words(row)
            for value, texts in row["anchors"].items():
                label = _("%(code)s, criterion at %(value)s") % {
                    "code": row["code"],
                    "value": value,
                }
                yield label, in_language(texts)


def competency_in_words(row: Mapping[str, Any]) -> str:
    """Return one competency as a line: name and what :func:`facts_of_competency` says."""
    return " · ".join((in_language(row["names"]), facts_of_competency(row)))


def facts_of_competency(row: Mapping[str, Any]) -> str:
    """Return marks, evidence, and how much of it is needed."""
    facts = (
        _("critical") if row["critical"] else "",
        _("formative only") if row["formative_only"] else "",
        ", ".join(str(EvidenceMode(mode).label) for mode in row["evidence_modes"]),
        _("%(observations)s observations, %(raters)s officers")
        % {"observations": row["min_observations"], "raters": row["min_raters"]},
    )
    return " · ".join(fact for fact in facts if fact)
