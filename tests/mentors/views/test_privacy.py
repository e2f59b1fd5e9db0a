"""Nobody works with records before the notice in force was accepted."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ledger.models import AuditEvent
from mentors.models import PrivacyConsent, User
from tests.cast import Cast, client_for, envelope, put

NOTICE = "/privacidad/"


@pytest.fixture
def newcomer(cast: Cast) -> User:
    User.objects.filter(pk=cast.officer.pk).update(privacy_version="")
    return cast.again("officer")


@pytest.mark.parametrize("address", ["/", "/app/campo/", "/panel/", "/coordinacion/"])
def test_a_page_of_work_leads_to_the_notice_first(newcomer: User, address: str) -> None:
    response = client_for(newcomer).get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(f"{NOTICE}?next=%2F")


@pytest.mark.parametrize("address", ["/ayuda/", "/privacidad/", "/cuentas/sesiones/"])
def test_help_notice_and_account_stay_open(newcomer: User, address: str) -> None:
    assert client_for(newcomer).get(address).status_code == 200


def test_what_was_signed_is_taken_before_the_notice_is_accepted(cast: Cast, newcomer: User) -> None:
    assert put(client_for(newcomer), envelope(cast)).status_code == 201


def test_accepting_records_version_and_moment_and_leads_on(newcomer: User) -> None:
    client = client_for(newcomer)
    response = client.post(NOTICE, {"next": "/app/campo/"})
    assert response["Location"] == "/app/campo/"
    consent = PrivacyConsent.objects.get(person=newcomer)
    assert (consent.version, consent.language) == ("2026-11", "es")
    assert AuditEvent.objects.filter(verb="privacy.accepted", actor=str(newcomer.pk)).count() == 1
    assert client.get("/app/campo/").status_code == 200


def test_accepting_twice_changes_nothing(newcomer: User) -> None:
    client = client_for(newcomer)
    client.post(NOTICE)
    client.post(NOTICE)
    assert PrivacyConsent.objects.filter(person=newcomer).count() == 1


def test_a_new_version_is_asked_once_more(cast: Cast, settings: Any) -> None:
    client = client_for(cast.officer)
    assert client.get("/app/campo/").status_code == 200
    settings.PRIVACY_NOTICE_VERSION = "2027-01"
    assert client.get("/app/campo/")["Location"].startswith(NOTICE)


def test_a_link_to_elsewhere_is_not_followed(newcomer: User) -> None:
    response = client_for(newcomer).post(NOTICE, {"next": "https://example.org/"})
    assert response["Location"] == "/"


def test_a_visitor_reads_the_notice_and_cannot_accept_it(client: Client, db: None) -> None:
    response = client.get(NOTICE)
    assert "Acepto" not in response.content.decode()
    assert client.post(NOTICE)["Location"] == reverse("account_login")


def test_the_law_of_the_country_is_named(cast: Cast) -> None:
    cast.agency.country = "SV"
    cast.agency.save()
    assert "20 días hábiles" in client_for(cast.officer).get(NOTICE).content.decode()


def test_a_consent_never_changes(newcomer: User) -> None:
    client_for(newcomer).post(NOTICE)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        PrivacyConsent.objects.update(version="otra")
