"""Cohorts: who may see which, and the programme versions a cohort can be given."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from curriculum.models import ProgrammeVersion
from curriculum.queries.programmes import offered_to
from mentors.models import Agency, Cohort, User
from mentors.queries.scopes import READS_AGENCY, scopes_of


def visible_to(person: User) -> QuerySet[Cohort]:
    """Return the cohorts of the person's agency, for coordination, leadership and audit.

    A cohort serves in many units, so a coordinator of one district sees it too.
    """
    scopes = scopes_of(person)
    if not scopes.has(*READS_AGENCY):
        return Cohort.objects.none()
    return Cohort.objects.filter(agency=scopes.agency_id)


def with_size(person: User) -> QuerySet[Cohort]:
    """Return the person's cohorts with how many are enrolled, open ones first, newest first."""
    return (
        visible_to(person)
        .select_related("programme_version__programme")
        .annotate(enrolled=Count("enrolments"))
        .order_by(
            F("closed_on").desc(nulls_first=True), F("starts_on").desc(nulls_last=True), "label"
        )
    )


def versions_for(agency: Agency, cohort: Cohort | None = None) -> QuerySet[ProgrammeVersion]:
    """Return the published versions of its own and of shared programmes, its country's first.

    Other countries' are offered too: an academy may train by what no country owns. The version
    that ``cohort`` has stays a choice after it was closed.
    """
    kept = Q(pk=cohort.programme_version_id) if cohort else Q(pk__in=[])
    return (
        ProgrammeVersion.objects.filter(Q(pk__in=offered_to(agency.code)) | kept)
        .select_related("programme")
        .annotate(elsewhere=~Q(programme__country=agency.country))
        .order_by("elsewhere", "programme__code", "-version")
    )
