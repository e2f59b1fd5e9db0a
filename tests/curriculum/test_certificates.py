"""Certificates of learning: issued once, checked by anybody, revoked for good."""

from __future__ import annotations

import re
import zlib
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from curriculum.actions.issue_certificate import issue_certificate
from curriculum.actions.revoke_certificate import revoke_certificate
from curriculum.certificate_document import certificate_pdf
from curriculum.choices import Achievement
from curriculum.models import Certificate
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.models import User
from tests.cast import Cast, client_for
from tests.ledger.chains import refused_by

DAY = date(2026, 11, 20)


def issued(person: User, subject: str = "M1") -> Certificate:
    """Return the person's certificate of a module."""
    return issue_certificate(
        person=person,
        kind=Achievement.MODULE,
        subject=subject,
        titles={"es": "Primera respuesta", "en": "First response"},
        content_sha256="a" * 64,
        on=DAY,
    )


def test_finishing_twice_is_one_certificate(cast: Cast) -> None:
    first = issued(cast.trainee)
    assert issued(cast.trainee) == first
    assert first.holder == cast.trainee.get_full_name()
    assert (first.issuer_code, first.issued_on) == ("PNC-GT", DAY)
    assert AuditEvent.objects.filter(verb="certificate.issued").count() == 1


def test_nobody_stands_behind_the_certificate_of_a_person_without_agency(cast: Cast) -> None:
    with pytest.raises(ValueError, match="issuing agency"):
        issued(User.objects.create_superuser("root"))


def test_a_revoked_certificate_stays_and_finishing_again_issues_another(cast: Cast) -> None:
    first = issued(cast.trainee)
    revoke_certificate(certificate=first, by=cast.coordinator, reason="Emitida por error")
    second = issued(cast.trainee)
    assert second.code != first.code
    assert Certificate.objects.get(pk=first.pk).valid is False
    event = AuditEvent.objects.get(verb="certificate.revoked")
    assert (event.actor, event.reason) == (str(cast.coordinator.pk), "Emitida por error")


@pytest.mark.parametrize(
    "name", ["trainee", "officer", "supervisor", "leadership", "editor", "stranger_coordinator"]
)
def test_only_a_coordinator_of_the_holders_unit_revokes(cast: Cast, name: str) -> None:
    certificate = issued(cast.trainee)
    with pytest.raises(PermissionDenied):
        revoke_certificate(certificate=certificate, by=getattr(cast, name), reason="x")


def test_a_coordinators_own_certificate_is_for_another_coordinator(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        revoke_certificate(certificate=issued(cast.coordinator), by=cast.coordinator, reason="x")


@pytest.mark.parametrize(
    ("times", "reason", "code"),
    [(2, "x", "certificate_revoked"), (1, " ", "reason_missing")],
)
def test_revoking_needs_a_reason_and_happens_once(
    cast: Cast, times: int, reason: str, code: str
) -> None:
    certificate = issued(cast.trainee)
    if times == 2:
        revoke_certificate(certificate=certificate, by=cast.coordinator, reason="y")
    with pytest.raises(Refusal) as refusal:
        revoke_certificate(certificate=certificate, by=cast.coordinator, reason=reason)
    assert refusal.value.code == code


@pytest.mark.database
@pytest.mark.parametrize(
    "change",
    [
        {"holder": "Otra"},
        {"titles": {"es": "Otro"}},
        {"issued_on": date(2020, 1, 1)},
        {"issuer": "Otra"},
        {"subject": "M2"},
        {"code": "0" * 16},
        {"content_sha256": "b" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_was_handed_out_never_changes(cast: Cast, change: dict[str, Any]) -> None:
    issued(cast.trainee)
    with refused_by("curriculum_certificate"):
        Certificate.objects.update(**change)


@pytest.mark.database
def test_a_certificate_is_neither_deleted_nor_reinstated(cast: Cast) -> None:
    certificate = issued(cast.trainee)
    with refused_by("curriculum_certificate"):
        certificate.delete()
    revoke_certificate(certificate=certificate, by=cast.coordinator, reason="x")
    with refused_by("curriculum_certificate"):
        Certificate.objects.update(revoked_at=None, revoked_by=None, revocation_reason="")


def test_the_document_is_one_tagged_page_that_leads_to_the_check(cast: Cast) -> None:
    document = certificate_pdf(issued(cast.trainee), address="https://a.example/verificar/X/")
    assert b"pdfuaid:part>1<" in document
    assert len(re.findall(rb"/Type\s*/Page\b", _inflated(document))) == 1
    assert b"https://a.example/verificar/X/" in _inflated(document)


def test_one_opens_ones_own_document_and_nobody_elses(cast: Cast) -> None:
    address = reverse("curriculum:certificate_pdf", args=[issued(cast.trainee).pk])
    own = client_for(cast.trainee).get(address)
    assert (own.status_code, own["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in own["Cache-Control"]
    for name in ("other_trainee", "officer", "coordinator"):
        assert client_for(getattr(cast, name)).get(address).status_code == 404
    assert client_for(None).get(address).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_own_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        issued(cast.trainee, f"M{number}")
    client = client_for(cast.trainee)
    with django_assert_num_queries(6):
        response = client.get(reverse("curriculum:certificates"))
    assert response.context["listing"].count == count


def test_an_empty_list_says_how_one_gets_a_certificate(cast: Cast) -> None:
    text = client_for(cast.trainee).get(reverse("curriculum:certificates")).content.decode()
    assert "Aún no tiene certificados" in text


def test_anybody_reads_what_a_code_stands_for_and_never_a_name(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    certificate = issued(cast.trainee)
    with django_assert_num_queries(1):
        response = client_for(None).get(
            reverse("curriculum:check_code", args=[certificate.shown_code])
        )
    text = response.content.decode()
    assert response.status_code == 200
    assert "Este certificado es válido" in text
    assert "Primera respuesta" in text
    assert cast.agency.name in text
    for private in (cast.trainee.last_name, cast.trainee.first_name, cast.units.first.name):
        assert private not in text
    assert "sessionid" not in response.cookies
    assert response["X-Robots-Tag"] == "noindex"


def test_the_check_says_that_it_was_revoked_but_not_why(cast: Cast) -> None:
    certificate = issued(cast.trainee)
    revoke_certificate(certificate=certificate, by=cast.coordinator, reason="Motivo reservado")
    text = client_for(None).get(f"/verificar/{certificate.code.lower()}/").content.decode()
    assert "Este certificado fue revocado" in text
    assert "Motivo reservado" not in text


def test_an_unknown_code_is_said_and_can_be_corrected(cast: Cast) -> None:
    response = client_for(None).get("/verificar/ZZZZ-0000/")
    assert response.status_code == 404
    assert 'value="ZZZZ-0000"' in response.content.decode()


def test_the_form_leads_to_the_answer_and_asks_for_a_code(cast: Cast) -> None:
    client = client_for(None)
    assert client.get("/verificar/", {"code": "7k2m 9qxt"})["Location"] == "/verificar/7k2m%209qxt/"
    empty = client.get("/verificar/", {"code": ""})
    assert empty.status_code == 422
    assert "Escriba el código del certificado." in empty.content.decode()


def _inflated(document: bytes) -> bytes:
    """Return the document with its compressed parts beside it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    plain = [document]
    for stream in streams:
        try:
            plain.append(zlib.decompress(stream))
        except zlib.error:
            plain.append(stream)
    return b"".join(plain)
