"""Programmes and their versions: who may see which, and those a cohort can be given."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from curriculum.choices import IN_FORCE, VersionStatus
from curriculum.models import Programme, ProgrammeVersion
from curriculum.people import Person, agency_code_of


def visible_to(person: Person) -> QuerySet[Programme]:
    """Return the programmes of the person's agency and the shared templates."""
    if not person.has_perm("curriculum.read_definitions"):
        return Programme.objects.none()
    return Programme.objects.filter(agency_code__in={"", agency_code_of(person)})


def versions_visible_to(person: Person) -> QuerySet[ProgrammeVersion]:
    """Return the versions of visible programmes; of shared ones only what was published."""
    if not person.has_perm("curriculum.read_definitions"):
        return ProgrammeVersion.objects.none()
    shared = Q(programme__agency_code="", status__in=IN_FORCE)
    own = agency_code_of(person)
    rows = ProgrammeVersion.objects.filter(
        shared | Q(programme__agency_code=own) if own else shared
    )
    return rows.select_related("programme", "framework__scale")


def with_versions(person: Person) -> QuerySet[Programme]:
    """Return visible programmes, own ones first, with their visible versions, newest first."""
    versions = versions_visible_to(person).order_by("-version")
    return (
        visible_to(person)
        .prefetch_related(Prefetch("versions", queryset=versions))
        .order_by("-agency_code", "code")
    )


def templates_for(person: Person) -> QuerySet[ProgrammeVersion]:
    """Return what a new programme can start from: every visible version in force."""
    return (
        versions_visible_to(person)
        .filter(status=VersionStatus.OPEN)
        .order_by("-programme__agency_code", "programme__code", "-version")
    )


def offered_to(agency_code: str) -> QuerySet[ProgrammeVersion]:
    """Return the versions that an agency may give to a cohort: its own in force, and the shared."""
    return ProgrammeVersion.objects.filter(
        status=VersionStatus.OPEN, programme__agency_code__in={"", agency_code}
    )


def published_before(version: ProgrammeVersion) -> ProgrammeVersion | None:
    """Return the newest published version of the same programme before this one."""
    return (
        version.programme.versions.filter(status__in=IN_FORCE, version__lt=version.version)
        .select_related("framework__scale", "programme")
        .prefetch_related("phases")
        .order_by("-version")
        .first()
    )
