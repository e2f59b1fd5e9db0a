"""Certificates: many at once, renewals, suspension, and what the list warns of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evaluations.choices import Hold
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.certify_officer import (
    certify_officer,
    certify_officers,
    preview_certifications,
)
from mentors.actions.end_certification import end_certification
from mentors.choices import CertificationStanding, CertificationStatus
from mentors.models import OfficerCertification, User
from mentors.queries.people import is_certified, officers_of, standing_of, standing_on
from tests.cast import Cast, days_before, envelope, file
from tests.factories import CERTIFIED_ON, PersonFactory, RoleGrantFactory

pytestmark = pytest.mark.database

ONE_DAY = timedelta(days=1)


def candidate(cast: Cast, unit: object = None) -> User:
    """Return an officer whose certificate nobody confirmed yet."""
    person = PersonFactory(agency=cast.agency, unit=unit or cast.units.first)
    RoleGrantFactory(person=person, role="fto", unit=person.unit)
    OfficerCertification.objects.create(person=person)
    return person


def suspend(cast: Cast, officer: User, day: date, **more: str) -> None:
    said = {"status": "suspended", "reason": "Investigación interna."} | more
    end_certification(officer=officer, by=cast.coordinator, ended_on=day, **said)


def test_a_renewal_leaves_the_time_before_covered(cast: Cast) -> None:
    today = days_before(0)
    certify_officer(officer=cast.officer, by=cast.coordinator, issued_on=today, evidence="Acta 9")
    assert OfficerCertification.objects.filter(person=cast.officer).count() == 2
    assert is_certified(cast.officer, days_before(5))
    assert is_certified(cast.officer, today)


def test_the_same_date_again_corrects_the_certificate(cast: Cast) -> None:
    certify_officer(
        officer=cast.officer, by=cast.coordinator, issued_on=CERTIFIED_ON, evidence="Acta 12-B"
    )
    assert list(
        OfficerCertification.objects.filter(person=cast.officer).values_list("evidence", flat=True)
    ) == ["Acta 12-B"]


def test_many_are_certified_and_each_result_is_reported(cast: Cast) -> None:
    first, second = candidate(cast), candidate(cast)
    suspend(cast, cast.officer, days_before(3))
    chosen = list(
        officers_of(cast.coordinator).filter(pk__in=[first.pk, second.pk, cast.officer.pk])
    )
    said = {"issued_on": days_before(30), "evidence": "Acta 40", "by": cast.coordinator}
    foreseen = preview_certifications(officers=chosen, **said)
    assert AuditEvent.objects.filter(verb="officer.certified").count() == 0
    found = certify_officers(officers=chosen, **said)
    assert [(one.officer, one.refused) for one in foreseen] == [
        (one.officer, one.refused) for one in found
    ]
    assert {one.officer.pk: one.done for one in found} == {
        first.pk: True,
        second.pk: True,
        cast.officer.pk: False,
    }
    assert AuditEvent.objects.filter(verb="officer.certified").count() == 2


def test_a_suspension_ends_it_from_its_day_on_and_says_why(cast: Cast) -> None:
    day = days_before(3)
    suspend(cast, cast.officer, day)
    assert is_certified(cast.officer, day - ONE_DAY)
    assert not is_certified(cast.officer, day)
    row = OfficerCertification.objects.get(person=cast.officer)
    assert (row.status, row.ended_on, row.end_reason) == (
        CertificationStatus.SUSPENDED,
        day,
        "Investigación interna.",
    )
    event = AuditEvent.objects.get(verb="officer.suspended")
    assert (event.subject, event.reason) == (str(cast.officer.pk), "Investigación interna.")


@pytest.mark.parametrize(("days_ago", "held"), [(4, False), (3, True), (1, True)])
def test_a_shift_after_the_suspension_is_held_as_not_certified(
    cast: Cast, days_ago: int, held: bool
) -> None:
    suspend(cast, cast.officer, days_before(3))
    outcome = file(cast, envelope(cast, days_ago=days_ago))
    assert (Hold.NOT_CERTIFIED in outcome.holds) is held


def test_a_suspended_officer_comes_back_with_a_later_certificate(cast: Cast) -> None:
    suspend(cast, cast.officer, days_before(5))
    with pytest.raises(Refusal) as refused:
        certify_officer(
            officer=cast.officer,
            by=cast.coordinator,
            issued_on=days_before(6),
            evidence="Acta 41",
        )
    assert refused.value.code == "before_suspension"
    certify_officer(
        officer=cast.officer, by=cast.coordinator, issued_on=days_before(2), evidence="Acta 41"
    )
    assert [is_certified(cast.officer, days_before(ago)) for ago in (6, 5, 3, 2, 0)] == [
        True,
        False,
        False,
        True,
        True,
    ]


def test_a_suspension_may_become_a_revocation(cast: Cast) -> None:
    suspend(cast, cast.officer, days_before(3))
    suspend(cast, cast.officer, days_before(1), status="revoked")
    row = OfficerCertification.objects.get(person=cast.officer)
    assert (row.status, row.ended_on) == (CertificationStatus.REVOKED, days_before(3))


def test_what_is_no_suspension_is_refused(cast: Cast) -> None:
    uncertified = candidate(cast)
    for officer, reason, code in (
        (cast.officer, "  ", "reason_required"),
        (uncertified, "Falta.", "not_certified"),
        (cast.coordinator, "Falta.", "own_certification"),
    ):
        with pytest.raises(Refusal) as refused:
            suspend(cast, officer, days_before(1), reason=reason)
        assert refused.value.code == code
    assert AuditEvent.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["officer", "trainee", "supervisor", "leadership", "audit", "stranger_coordinator"]
)
def test_only_the_coordination_suspends(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        end_certification(
            officer=cast.other_officer,
            by=getattr(cast, name),
            status="suspended",
            ended_on=days_before(1),
            reason="Falta.",
        )


@pytest.mark.parametrize(
    ("expires_in", "standing"),
    [
        (-1, "expired"),
        (0, "very_soon"),
        (30, "very_soon"),
        (31, "soon"),
        (60, "soon"),
        (61, "current"),
    ],
)
def test_the_list_warns_60_and_30_days_before(cast: Cast, expires_in: int, standing: str) -> None:
    today = days_before(0)
    OfficerCertification.objects.filter(person=cast.officer).update(
        expires_on=today + expires_in * ONE_DAY
    )
    row = officers_of(cast.coordinator).get(pk=cast.officer.pk)
    assert standing_of(row, today) == standing


def test_filter_and_word_agree_for_every_standing(cast: Cast) -> None:
    """Who is «within 30 days» is also within 60 and certified; the other words stand apart."""
    today = days_before(0)
    candidate(cast)
    suspend(cast, cast.other_officer, today)
    for expires_in in (-1, 10, 50):
        person = candidate(cast)
        OfficerCertification.objects.filter(person=person).update(
            status="active", issued_on=days_before(900), expires_on=today + expires_in * ONE_DAY
        )
    wider = {
        CertificationStanding.VERY_SOON: {"very_soon", "soon", "current"},
        CertificationStanding.SOON: {"soon", "current"},
    }
    everybody = officers_of(cast.coordinator)
    assert len(everybody) == 6
    for officer in everybody:
        word = standing_of(officer, today)
        passed = {
            value
            for value in CertificationStanding.values
            if everybody.filter(standing_on(today, value), pk=officer.pk).exists()
        }
        assert passed == wider.get(word, {word.value})
