"""The first-start page: there only while nobody has set up anything."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from mentors.actions.issue_installation_code import issue_installation_code
from mentors.models import Agency, User
from tests.factories import AgencyFactory

FACTS = {
    "country": "HN",
    "name": "Policía Nacional",
    "agency_code": "pn-hn",
    "first_name": "Lesbia",
    "last_name": "Ajú",
    "service_number": "10001",
    "password": "una frase propia",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/cuentas/ingresar/"])
def test_an_empty_installation_leads_to_the_first_start(address: str) -> None:
    assert Client().get(address).headers["Location"] == "/instalacion/"


@pytest.mark.django_db
def test_the_page_creates_agency_and_coordinator_and_leads_to_sign_in() -> None:
    client = Client()
    response = client.post("/instalacion/", FACTS | {"code": issue_installation_code()})
    assert response.headers["Location"] == reverse("account_login")
    agency = Agency.objects.get()
    assert (agency.code, agency.country, agency.time_zone) == (
        "PN-HN",
        "HN",
        "America/Tegucigalpa",
    )
    assert User.objects.get().agency == agency
    assert 'value="PN-HN" selected' in client.get(response.headers["Location"]).content.decode()
    assert client.get("/instalacion/").status_code == 404
    assert client.post("/instalacion/", FACTS | {"code": "x"}).status_code == 404


@pytest.mark.django_db
def test_the_page_is_not_there_once_there_is_an_agency() -> None:
    AgencyFactory()
    assert Client().get("/instalacion/").status_code == 404
    assert Client().get("/").status_code == 200


@pytest.mark.django_db
def test_a_wrong_code_keeps_what_was_typed_and_says_what_to_do() -> None:
    issue_installation_code()
    response = Client().post("/instalacion/", FACTS | {"code": "aaaa-bbbb-cccc"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "El código no coincide o ya venció." in text
    assert 'value="Ajú"' in text
    assert FACTS["password"] not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("password", "corta", "demasiado corta"),
        ("password", "1234567890", "demasiado común"),
        ("agency_code", "p n c", "Use de 2 a 20 letras"),
        ("service_number", "10/1", "sin espacios ni barras"),
        ("country", "", "Elija el país."),
    ],
)
def test_each_field_says_what_it_needs(field: str, value: str, said: str) -> None:
    code = issue_installation_code()
    response = Client().post("/instalacion/", FACTS | {"code": code, field: value})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_the_operator_creates_one_more_agency(capsys: pytest.CaptureFixture[str]) -> None:
    AgencyFactory()
    call_command(
        "create_agency", "PNC-SV", name="PNC", country="SV", number="1", first_name="Ana",
        last_name="Ros",
    )  # fmt: skip
    person = User.objects.get(agency__code="PNC-SV")
    password = capsys.readouterr().out.split("First password: ")[1].strip()
    assert person.check_password(password)
    assert list(person.grants.values_list("role", "unit")) == [("coordinator", None)]
    with pytest.raises(CommandError, match="código"):
        call_command(
            "create_agency", "pnc-sv", name="PNC", country="SV", number="1", first_name="Ana",
            last_name="Ros",
        )  # fmt: skip


@pytest.mark.django_db
def test_the_terminal_prints_another_code_until_there_is_an_agency(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("installation_code")
    code = capsys.readouterr().out.split("Installation code: ")[1].split()[0]
    response = Client().post("/instalacion/", FACTS | {"code": code})
    assert response.status_code == 302
    with pytest.raises(CommandError):
        call_command("installation_code")
