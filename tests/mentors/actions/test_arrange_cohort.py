"""Cohorts: a published programme, changed while empty, closed when every training has ended."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from curriculum.models import Programme, ProgrammeVersion
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.arrange_cohort import change_cohort, close_cohort, create_cohort
from mentors.actions.enrol_trainee import enrol_trainee
from mentors.models import Cohort, Enrolment
from mentors.queries.cohorts import versions_for
from tests.cast import Cast, days_before, next_version
from tests.factories import PersonFactory


def create(cast: Cast, label: str = "58", **changed: object) -> Cohort:
    facts = {"agency": cast.agency, "version": cast.programme, "by": cast.coordinator}
    return create_cohort(label=label, starts_on=None, **(facts | changed))


def test_a_cohort_needs_a_published_programme(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        create(cast, version=next_version(cast))
    assert refused.value.code == "not_published"
    assert create(cast).programme_version == cast.programme
    assert AuditEvent.objects.get().verb == "cohort.created"


def test_a_cohort_never_trains_by_the_programme_of_another_agency(cast: Cast) -> None:
    Programme.objects.filter(pk=cast.programme.programme_id).update(agency_code="PN-HN")
    foreign = ProgrammeVersion.objects.get(pk=cast.programme.pk)
    with pytest.raises(Refusal) as refused:
        create(cast, version=foreign)
    assert refused.value.code == "not_published"
    assert not versions_for(cast.agency).exists()
    assert list(versions_for(cast.other_agency)) == [foreign]


def test_two_cohorts_never_share_a_label(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        create(cast, label=" 57 ")
    assert refused.value.code == "cohort_exists"


def test_the_programme_changes_only_while_nobody_is_enrolled(cast: Cast) -> None:
    version = next_version(cast)
    version.status = "open"
    version.save()
    empty = create(cast)
    facts = {"starts_on": days_before(0), "version": version, "by": cast.coordinator}
    assert change_cohort(cohort=empty, label="58", **facts).programme_version == version
    with pytest.raises(Refusal) as refused:
        change_cohort(cohort=cast.cohort, label="57", **facts)
    assert refused.value.code == "somebody_enrolled"
    same = facts | {"version": cast.programme}
    assert change_cohort(cohort=cast.cohort, label="57 B", **same).label == "57 B"


def test_a_cohort_closes_after_the_last_training_and_enrols_nobody_then(cast: Cast) -> None:
    with pytest.raises(Refusal) as refused:
        close_cohort(cohort=cast.cohort, on=days_before(0), by=cast.coordinator)
    assert refused.value.code == "somebody_trains"
    Enrolment.objects.filter(cohort=cast.cohort).update(status="certified")
    closed = close_cohort(cohort=cast.cohort, on=days_before(0), by=cast.coordinator)
    assert closed.closed_on == days_before(0)
    with pytest.raises(Refusal) as refused:
        close_cohort(cohort=cast.cohort, on=days_before(0), by=cast.coordinator)
    assert refused.value.code == "closed_already"
    with pytest.raises(Refusal) as refused:
        enrol_trainee(
            trainee=PersonFactory(agency=cast.agency, unit=cast.units.first),
            cohort=Cohort.objects.get(pk=cast.cohort.pk),
            unit=cast.units.first,
            starts_on=days_before(0),
            by=cast.coordinator,
        )
    assert refused.value.code == "cohort_closed"


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator", "officer"])
def test_only_who_coordinates_the_whole_agency_arranges_cohorts(cast: Cast, name: str) -> None:
    by = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        create(cast, by=by)
    with pytest.raises(PermissionDenied):
        change_cohort(cohort=cast.cohort, label="57", starts_on=None, version=cast.programme, by=by)
    with pytest.raises(PermissionDenied):
        close_cohort(cohort=cast.cohort, on=days_before(0), by=by)
