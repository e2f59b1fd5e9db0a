"""The coordinator finds, reads and revokes certificates."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from curriculum.models import Certificate
from mentors.queries.certificates import visible_to
from tests.cast import ROLES, Cast, client_for
from tests.curriculum.test_certificates import issued


def test_predicate_and_query_agree(cast: Cast) -> None:
    """Everybody in scope is found; one's own is seen but left to another coordinator."""
    for name in ROLES:
        issued(getattr(cast, name))
    for name in ROLES:
        person = cast.again(name)
        found = set(visible_to(person)) - set(Certificate.objects.filter(person=person))
        assert found == {
            row
            for row in Certificate.objects.select_related("person__unit")
            if person.has_perm("curriculum.revoke_certificate", row)
        }


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        issued(cast.trainee, f"M{number}")
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        response = client.get(reverse("mentors:certificates"))
    assert response.context["listing"].count == count


def test_the_list_is_searched_by_name_number_and_code(cast: Cast) -> None:
    first, second = issued(cast.trainee), issued(cast.other_trainee)
    client = client_for(cast.coordinator)
    for typed, expected in [
        (first.shown_code.lower(), [first]),
        ("other_trainee", [second]),
        ("Trainee", [second, first]),
        ("nadie", []),
    ]:
        response = client.get(reverse("mentors:certificates"), {"q": typed})
        assert response.context["listing"].rows == expected


@pytest.mark.parametrize("name", ["trainee", "officer", "supervisor", "leadership", "donor"])
def test_the_list_is_the_coordinators(cast: Cast, name: str) -> None:
    assert client_for(getattr(cast, name)).get("/coordinacion/certificados/").status_code == 403


def test_another_agency_knows_nothing_of_it(cast: Cast) -> None:
    certificate = issued(cast.trainee)
    client = client_for(cast.stranger_coordinator)
    for name in ("certificate", "certificate_pdf"):
        assert client.get(reverse(f"mentors:{name}", args=[certificate.pk])).status_code == 404


def test_revoking_asks_why_and_keeps_the_certificate(cast: Cast) -> None:
    certificate = issued(cast.trainee)
    address = reverse("mentors:certificate", args=[certificate.pk])
    client = client_for(cast.coordinator)
    refused = client.post(address, {"reason": ""})
    assert refused.status_code == 422
    assert "Escriba por qué el certificado ya no vale" in refused.content.decode()
    assert client.post(address, {"reason": "Emitido por error"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Emitido por error" in page
    assert "Revocar el certificado" not in page
    own = client_for(cast.trainee).get(reverse("curriculum:certificates")).content.decode()
    assert "Emitido por error" in own


def test_the_document_of_a_person_in_scope_opens(cast: Cast) -> None:
    address = reverse("mentors:certificate_pdf", args=[issued(cast.trainee).pk])
    assert client_for(cast.coordinator).get(address).content.startswith(b"%PDF")
