"""Pages about certificates: many at once with a preview, suspension, the filter of the list."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from mentors.models import OfficerCertification
from tests.cast import Cast, client_for, days_before
from tests.mentors.actions.test_certification import candidate

SAID = {"issued_on": "2026-02-03", "expires_on": "", "evidence": "Acta 40"}
MANY = "mentors:certify_many"


def test_many_are_previewed_before_anything_is_written(cast: Cast) -> None:
    people = [candidate(cast), candidate(cast)]
    client = client_for(cast.coordinator)
    chosen = SAID | {"officers": [str(person.pk) for person in people]}
    page = client.post(reverse(MANY), chosen | {"step": "preview"})
    assert page.status_code == 200
    assert "Registrar 2 certificaciones" in page.content.decode()
    assert OfficerCertification.objects.filter(evidence="Acta 40").count() == 0
    page = client.post(reverse(MANY), chosen | {"step": "record"})
    assert "Se registraron 2 certificaciones." in page.content.decode()
    assert OfficerCertification.objects.filter(evidence="Acta 40", status="active").count() == 2


def test_going_back_from_the_preview_keeps_what_was_chosen(cast: Cast) -> None:
    person = candidate(cast)
    page = client_for(cast.coordinator).post(
        reverse(MANY), SAID | {"officers": [str(person.pk)], "step": "change"}
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="Acta 40"' in text
    chosen = re.findall(r'<input type="checkbox" name="officers"[^>]*>', text)
    assert [str(person.pk) in box for box in chosen if " checked" in box] == [True]


def test_choosing_nobody_is_said_in_words_and_keeps_the_rest(cast: Cast) -> None:
    page = client_for(cast.coordinator).post(reverse(MANY), SAID | {"step": "preview"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Elija al menos un oficial." in text
    assert 'value="Acta 40"' in text


def test_nobody_of_another_agency_is_certified_by_knowing_the_number(cast: Cast) -> None:
    page = client_for(cast.coordinator).post(
        reverse(MANY), SAID | {"officers": [str(cast.stranger_officer.pk)], "step": "record"}
    )
    assert page.status_code == 422
    assert OfficerCertification.objects.filter(evidence="Acta 40").count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    people = [str(candidate(cast).pk) for _number in range(count)]
    client = client_for(cast.coordinator)
    with django_assert_num_queries(5):
        page = client.post(reverse(MANY), SAID | {"officers": people, "step": "preview"})
    assert len(page.context["outcomes"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _number in range(count - 1):
        candidate(cast)
    cast.other_officer.grants.all().delete()
    client = client_for(cast.coordinator)
    with django_assert_num_queries(7):
        page = client.get(reverse("mentors:officers"))
    assert len(page.context["rows"]) == count


def test_the_list_is_narrowed_by_what_expires(cast: Cast) -> None:
    OfficerCertification.objects.filter(person=cast.officer).update(expires_on=days_before(-20))
    page = client_for(cast.coordinator).get(
        reverse("mentors:officers"), {"certificate": "very_soon"}
    )
    assert [officer.pk for officer, _standing in page.context["rows"]] == [cast.officer.pk]
    assert "Vence en 30 días o menos" in page.content.decode()


def test_a_suspension_needs_its_reason(cast: Cast) -> None:
    address = reverse("mentors:end_certification", args=[cast.officer.pk])
    client = client_for(cast.coordinator)
    said = {"status": "suspended", "ended_on": days_before(1).isoformat()}
    refused = client.post(address, said | {"reason": ""})
    assert refused.status_code == 422
    assert "Escriba el motivo de la decisión." in refused.content.decode()
    assert client.post(address, said | {"reason": "Investigación."}).status_code == 302
    assert OfficerCertification.objects.get(person=cast.officer).status == "suspended"


@pytest.mark.parametrize(
    ("name", "status"),
    [("officer", 403), ("trainee", 403), ("leadership", 403), ("stranger_coordinator", 404)],
)
def test_suspending_is_the_coordinations(cast: Cast, name: str, status: int) -> None:
    address = reverse("mentors:end_certification", args=[cast.other_officer.pk])
    assert client_for(getattr(cast, name)).get(address).status_code == status


@pytest.mark.parametrize("name", ["officer", "trainee", "supervisor", "leadership", "donor"])
def test_certifying_many_is_the_coordinations(cast: Cast, name: str) -> None:
    assert client_for(getattr(cast, name)).get(reverse(MANY)).status_code == 403
