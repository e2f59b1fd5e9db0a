"""Create a cohort, change it while it is empty, close it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.choices import VersionStatus
from curriculum.models import ProgrammeVersion
from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.choices import ACTIVE_ENROLMENT, Role
from mentors.models import Agency, Cohort, User


@transaction.atomic
def create_cohort(
    *, agency: Agency, label: str, starts_on: date | None, version: ProgrammeVersion, by: User
) -> Cohort:
    """Create a cohort that trains by a published programme version.

    Raises ``PermissionDenied``, or ``Refusal``: ``cohort_exists``, ``not_published``.
    """
    if not by.has_perm("mentors.create_cohort", agency):
        raise PermissionDenied
    Agency.objects.select_for_update().get(pk=agency.pk)
    _check(agency, label, version)
    cohort = Cohort.objects.create(
        agency=agency, label=label.strip(), starts_on=starts_on, programme_version=version
    )
    _record("cohort.created", cohort, by)
    return cohort


@transaction.atomic
def change_cohort(
    *, cohort: Cohort, label: str, starts_on: date | None, version: ProgrammeVersion, by: User
) -> Cohort:
    """Change label and start at any time, the programme only while nobody is enrolled.

    Raises ``PermissionDenied``, or ``Refusal``: ``cohort_exists``, ``not_published``,
    ``somebody_enrolled``.
    """
    if not by.has_perm("mentors.change_cohort", cohort):
        raise PermissionDenied
    locked = Cohort.objects.select_for_update().select_related("agency").get(pk=cohort.pk)
    if version.pk != locked.programme_version_id:
        if locked.enrolments.exists():
            raise Refusal(
                code="somebody_enrolled",
                text=_(
                    "Trainees are enrolled already, and a programme does not change under them. "
                    "Create another cohort for the other programme."
                ),
                reason="enrolments are pinned",
            )
        _check(locked.agency, label, version, except_for=locked)
    else:
        _check(locked.agency, label, None, except_for=locked)
    locked.label, locked.starts_on, locked.programme_version = label.strip(), starts_on, version
    locked.save(update_fields=["label", "starts_on", "programme_version"])
    _record("cohort.changed", locked, by)
    return locked


@transaction.atomic
def close_cohort(*, cohort: Cohort, on: date, by: User) -> Cohort:
    """Close the cohort: nobody is enrolled in it any more, its records stay as they are.

    Raises ``PermissionDenied``, or ``Refusal``: ``closed_already``, ``somebody_trains``.
    """
    if not by.has_perm("mentors.change_cohort", cohort):
        raise PermissionDenied
    locked = Cohort.objects.select_for_update().select_related("agency").get(pk=cohort.pk)
    if locked.closed_on is not None:
        raise Refusal(
            code="closed_already", text=_("This cohort is closed already."), reason="closed"
        )
    training = locked.enrolments.filter(status__in=ACTIVE_ENROLMENT).count()
    if training:
        raise Refusal(
            code="somebody_trains",
            text=_(
                "%(count)s people of this cohort are still in training. It can be closed when "
                "every training has ended."
            )
            % {"count": training},
            reason="active enrolments",
        )
    locked.closed_on = on
    locked.save(update_fields=["closed_on"])
    _record("cohort.closed", locked, by)
    return locked


def _check(
    agency: Agency,
    label: str,
    version: ProgrammeVersion | None,
    *,
    except_for: Cohort | None = None,
) -> None:
    others = agency.cohorts.filter(label__iexact=label.strip())
    if except_for is not None:
        others = others.exclude(pk=except_for.pk)
    if others.exists():
        raise Refusal(
            code="cohort_exists",
            text=_("There is a cohort with this label already. Write another label."),
            reason="label taken",
        )
    if version is not None and (
        version.status != VersionStatus.OPEN or version.agency_code not in {"", agency.code}
    ):
        raise Refusal(
            code="not_published",
            text=_("This programme version is not published. Choose a published one."),
            reason=version.status,
        )


def _record(verb: str, cohort: Cohort, by: User) -> None:
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=cohort.agency.code,
        verb=verb,
        subject_kind="cohort",
        subject=str(cohort.pk),
    )
