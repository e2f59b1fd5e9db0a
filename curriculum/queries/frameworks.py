"""Frameworks: who may see which, and those a programme can be built on."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from curriculum.choices import IN_FORCE, VersionStatus
from curriculum.models import Framework
from curriculum.people import Person, agency_code_of


def of_agency(code: str) -> Q:
    """Return the condition: of that agency, or shared and published."""
    shared = Q(agency_code="", status__in=IN_FORCE)
    return shared | Q(agency_code=code) if code else shared


def visible_to(person: Person) -> QuerySet[Framework]:
    """Return the frameworks of the person's agency, drafts too, and the shared published ones."""
    if not person.has_perm("curriculum.read_definitions"):
        return Framework.objects.none()
    return Framework.objects.filter(of_agency(agency_code_of(person)))


def with_size(person: Person) -> QuerySet[Framework]:
    """Return visible frameworks with ``competencies`` counted: own ones first, newest first."""
    return (
        visible_to(person)
        .select_related("scale")
        .annotate(competencies=Count("domains__competencies"))
        .order_by("-agency_code", "code", "-version")
    )


def for_programmes(person: Person) -> QuerySet[Framework]:
    """Return the frameworks that a programme can be built on: in force, newest first."""
    return (
        visible_to(person)
        .filter(status=VersionStatus.OPEN)
        .select_related("scale")
        .order_by("-agency_code", "code", "-version")
    )
