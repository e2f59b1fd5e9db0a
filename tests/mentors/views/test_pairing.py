"""The coordinator certifies officers and pairs them with trainees."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from mentors.choices import CertificationStatus
from mentors.models import Assignment, OfficerCertification
from tests.cast import Cast, client_for, days_before

OUTSIDERS = ["officer", "trainee", "supervisor", "leadership", "donor", "editor"]


@pytest.mark.parametrize("name", OUTSIDERS)
@pytest.mark.parametrize("page", ["officers", "trainees"])
def test_the_lists_are_the_coordinators(cast: Cast, page: str, name: str) -> None:
    response = client_for(getattr(cast, name)).get(reverse(f"mentors:{page}"))
    assert response.status_code == 403


def test_the_lists_hold_nobody_of_another_agency(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    officers = client.get(reverse("mentors:officers")).context["listing"].rows
    trainees = client.get(reverse("mentors:trainees")).context["listing"].rows
    assert {officer.pk for officer in officers} == {cast.officer.pk, cast.other_officer.pk}
    assert cast.stranger_trainee.pk not in {row.trainee_id for row in trainees}


@pytest.mark.parametrize("count", [1, 3])
def test_the_trainee_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in [cast.trainee, cast.other_trainee, cast.distant_trainee][count:]:
        person.enrolment.phases.all().delete()
        person.enrolment.delete()
    client = client_for(cast.coordinator)
    with django_assert_num_queries(9):
        response = client.get(reverse("mentors:trainees"))
    assert response.context["listing"].count == count


@pytest.mark.database
def test_trainees_without_an_officer_come_first(cast: Cast) -> None:
    rows = client_for(cast.coordinator).get(reverse("mentors:trainees")).context["listing"].rows
    assert [row.officer_since is None for row in rows] == [True, True, False]


def test_certifying_needs_date_and_document(cast: Cast) -> None:
    address = reverse("mentors:certify", args=[cast.other_officer.pk])
    response = client_for(cast.coordinator).post(address, {"issued_on": "", "evidence": ""})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Escriba la fecha del certificado." in text
    assert "Escriba qué documento respalda la certificación." in text


def test_a_candidate_becomes_certified_for_three_years(cast: Cast) -> None:
    OfficerCertification.objects.filter(person=cast.other_officer).update(
        status=CertificationStatus.CANDIDATE
    )
    address = reverse("mentors:certify", args=[cast.other_officer.pk])
    response = client_for(cast.coordinator).post(
        address, {"issued_on": "2026-02-03", "expires_on": "", "evidence": "Diploma 14"}
    )
    certification = OfficerCertification.objects.get(person=cast.other_officer)
    assert response.status_code == 302
    assert certification.status == CertificationStatus.ACTIVE
    assert certification.expires_on.isoformat() == "2029-02-03"
    assert certification.confirmed_by == cast.coordinator


def test_the_coordinator_of_another_agency_finds_nobody_here(cast: Cast) -> None:
    client = client_for(cast.stranger_coordinator)
    certify = reverse("mentors:certify", args=[cast.officer.pk])
    assign = reverse("mentors:assign", args=[cast.enrolment.pk])
    assert client.get(certify).status_code == 404
    assert client.get(assign).status_code == 404


def test_a_new_primary_officer_ends_the_one_before(cast: Cast) -> None:
    today = timezone.localdate()
    address = reverse("mentors:assign", args=[cast.enrolment.pk])
    response = client_for(cast.coordinator).post(
        address,
        {
            "officer": str(cast.other_officer.pk),
            "role": "primary",
            "from_date": today.isoformat(),
        },
    )
    assert response.status_code == 302
    cast.assignment.refresh_from_db()
    assert cast.assignment.to_date == days_before(1)
    assert Assignment.objects.get(officer=cast.other_officer).from_date == today


def test_an_uncertified_officer_is_refused_in_words_and_the_form_keeps_what_was_chosen(
    cast: Cast,
) -> None:
    OfficerCertification.objects.filter(person=cast.other_officer).delete()
    address = reverse("mentors:assign", args=[cast.enrolment.pk])
    response = client_for(cast.coordinator).post(
        address,
        {
            "officer": str(cast.other_officer.pk),
            "role": "primary",
            "from_date": "2026-05-04",
            "exception_reason": "x",
        },
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "Este oficial no tiene certificación vigente en esa fecha." in text
    assert f'value="{cast.other_officer.pk}" selected' in text
