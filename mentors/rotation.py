"""What speaks against an assignment: rotation rules, overlaps, load, gaps. Pure; texts translated.

Some of it needs a reason that stays written, some is only worth knowing before saving. Nothing
here compares or ranks officers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.choices import OfficerRule
from mentors.choices import AssignmentRole

ONE_DAY = timedelta(days=1)
NO_END = date.max
LOOKS_AHEAD = timedelta(days=60)
"""How far an assignment without an end is looked at for a certificate that runs out."""


@dataclass(frozen=True)
class Limits:
    """Numbers of the programme version's thresholds."""

    load: int = 2
    """Trainees that one officer accompanies at the same time."""
    raters: int = 2
    """Officers who should have rated a trainee by the end (field-training.md 1.8)."""

    @classmethod
    def of(cls, thresholds: Mapping[str, int]) -> Limits:
        """Read ``officer_load`` and ``min_raters``; an older version without them has defaults."""
        return cls(
            load=thresholds.get("officer_load", cls.load),
            raters=thresholds.get("min_raters", cls.raters),
        )


@dataclass(frozen=True)
class Span:
    """An assignment as the rules see it. ``order``: place of its phase, None when unknown."""

    officer: UUID
    role: str
    from_date: date
    to_date: date | None = None
    order: int | None = None

    def touches(self, other: Span) -> bool:
        """Tell whether both hold on at least one day."""
        return self.from_date <= (other.to_date or NO_END) and other.from_date <= (
            self.to_date or NO_END
        )


@dataclass(frozen=True)
class Facts:
    """What is known when an assignment is planned."""

    others: Sequence[Span] = ()
    """The other assignments of the same trainee."""
    rules: Mapping[int, str] = field(default_factory=dict)
    """Officer rule of each phase of the programme, by its place."""
    load: int = 0
    """Other trainees that the officer accompanies as primary on some day of the plan."""
    certified_until: date | None = None
    absences: Sequence[tuple[date, date]] = ()
    """Approved absences of the officer: first and last day."""
    limits: Limits = field(default_factory=Limits)
    ends_earlier: bool = True
    """A new primary ends the one before on the eve; a change of dates ends nobody."""


@dataclass(frozen=True)
class Objection:
    """One sentence before saving. ``needs_reason``: an exception that has to be explained."""

    code: str
    text: str
    needs_reason: bool = False


def objections_to(plan: Span, facts: Facts) -> list[Objection]:
    """Return everything worth saying about a plan; what needs a reason comes first."""
    found = [*_coverage(plan, facts)]
    if plan.role == AssignmentRole.PRIMARY:
        found = [*_rotation(plan, facts), *_overlap(plan, facts), *_load(plan, facts), *found]
    return sorted(found, key=lambda one: not one.needs_reason)


def _primaries(facts: Facts) -> list[Span]:
    """Return the other primaries of known phases, in the order of phases and dates."""
    known = [
        one for one in facts.others if one.role == AssignmentRole.PRIMARY and one.order is not None
    ]
    return sorted(known, key=lambda one: (one.order, one.from_date))


def _rotation(plan: Span, facts: Facts) -> list[Objection]:
    """Check invariant 9; phases before the platform bind nobody (decision 10)."""
    if plan.order is None:
        return []
    earlier = [one for one in _primaries(facts) if (one.order or 0) < plan.order]
    later = [one for one in _primaries(facts) if (one.order or 0) > plan.order]
    rule = facts.rules.get(plan.order, OfficerRule.ANY)
    found = []
    if rule == OfficerRule.DIFFERENT and earlier and earlier[-1].officer == plan.officer:
        text = _("This officer already accompanied the previous phase.")
        found.append(Objection("officer_rule", text, needs_reason=True))
    if rule == OfficerRule.FIRST and earlier and earlier[0].officer != plan.officer:
        text = _("The shadow phase belongs to the officer of the first phase.")
        found.append(Objection("officer_rule", text, needs_reason=True))
    if (
        later
        and later[0].officer == plan.officer
        and facts.rules.get(later[0].order or 0) == OfficerRule.DIFFERENT
    ):
        text = _("This officer is already planned for the next phase, which asks for another one.")
        found.append(Objection("officer_rule", text, needs_reason=True))
    seen = {one.officer for one in [*earlier, *later]} | {plan.officer}
    last = bool(facts.rules) and plan.order == max(facts.rules)
    if last and earlier and len(seen) < facts.limits.raters:
        text = ngettext(
            "By the end only %(count)d officer would have accompanied this trainee; the programme "
            "asks for %(limit)d.",
            "By the end only %(count)d officers would have accompanied this trainee; the programme "
            "asks for %(limit)d.",
            len(seen),
        ) % {"count": len(seen), "limit": facts.limits.raters}
        found.append(Objection("min_raters", text))
    return found


def _overlap(plan: Span, facts: Facts) -> list[Objection]:
    """Find primaries that start during the plan; who is there before it ends the day before."""
    during = [
        one
        for one in facts.others
        if one.role == AssignmentRole.PRIMARY
        and one.touches(plan)
        and (one.from_date > plan.from_date or not facts.ends_earlier)
    ]
    if during:
        first = min(one.from_date for one in during)
        text = _(
            "Another primary officer is planned from %(date)s on: both would accompany at the same "
            "time. Change the dates so that one follows the other."
        ) % {"date": date_format(first, "SHORT_DATE_FORMAT")}
        return [Objection("overlap", text, needs_reason=True)]
    return []


def _load(plan: Span, facts: Facts) -> list[Objection]:
    total = facts.load + 1
    if total <= facts.limits.load:
        return []
    text = _(
        "With this one the officer would accompany %(count)d trainees at the same time; the "
        "programme foresees %(limit)d."
    ) % {"count": total, "limit": facts.limits.load}
    return [Objection("load", text, needs_reason=True)]


def _coverage(plan: Span, facts: Facts) -> list[Objection]:
    """Say which days of the plan would stand without the officer."""
    found = []
    until = plan.to_date or plan.from_date + LOOKS_AHEAD
    if facts.certified_until is not None and facts.certified_until < until:
        text = _("The officer's certificate ends on %(date)s. Renew it in time.") % {
            "date": date_format(facts.certified_until, "SHORT_DATE_FORMAT")
        }
        found.append(Objection("certification_ends", text))
    for first, last in facts.absences:
        if first <= (plan.to_date or NO_END) and last >= plan.from_date:
            text = _("The officer is absent from %(first)s to %(last)s.") % {
                "first": date_format(first, "SHORT_DATE_FORMAT"),
                "last": date_format(last, "SHORT_DATE_FORMAT"),
            }
            found.append(Objection("absent", text))
    if plan.role == AssignmentRole.PRIMARY and plan.to_date is not None:
        day_after = plan.to_date + ONE_DAY
        follows = any(
            one.role == AssignmentRole.PRIMARY
            and one.from_date <= day_after
            and (one.to_date or NO_END) >= day_after
            and one.from_date >= plan.from_date
            for one in facts.others
        )
        if not follows:
            text = _("After %(date)s nobody accompanies the trainee.") % {
                "date": date_format(plan.to_date, "SHORT_DATE_FORMAT")
            }
            found.append(Objection("gap", text))
    return found
