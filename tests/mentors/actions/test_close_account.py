"""Closing an account signs out at once and keeps everything; reopening brings it back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.close_account import close_account, reopen_account
from mentors.models import RoleGrant, User
from tests.cast import Cast, client_for, days_before
from tests.factories import PersonFactory, RoleGrantFactory


def close(cast: Cast, name: str, by: str = "coordinator", reason: str = "Baja") -> None:
    close_account(person=getattr(cast, name), reason=reason, by=getattr(cast, by))


def refusal_of(cast: Cast, name: str, **more: str) -> str:
    with pytest.raises(Refusal) as refused:
        close(cast, name, **more)
    return refused.value.code


def test_the_person_is_signed_out_and_the_accompaniment_ends_today(cast: Cast) -> None:
    client = client_for(cast.officer)
    assert client.get("/app/campo/").status_code == 200
    close(cast, "officer")
    assert client.get("/app/campo/").status_code == 302
    cast.assignment.refresh_from_db()
    assert cast.assignment.to_date == days_before(0)
    events = AuditEvent.objects.order_by("pk").values_list("verb", "reason")
    assert list(events) == [
        ("assignment.ended", "Se cerró la cuenta"),
        ("account.closed", "Baja"),
    ]


def test_roles_hold_again_when_the_account_is_reopened(cast: Cast) -> None:
    close(cast, "supervisor")
    with pytest.raises(Refusal) as refused:
        close(cast, "supervisor")
    assert refused.value.code == "account_closed"
    reopen_account(person=cast.again("supervisor"), by=cast.coordinator)
    assert client_for(cast.again("supervisor")).get("/coordinacion/").status_code == 200
    with pytest.raises(Refusal) as refused:
        reopen_account(person=cast.again("supervisor"), by=cast.coordinator)
    assert refused.value.code == "account_open"


def test_a_reason_is_needed(cast: Cast) -> None:
    assert refusal_of(cast, "officer", reason="  ") == "reason_required"


def test_the_last_coordinator_stays(cast: Cast) -> None:
    RoleGrant.objects.filter(person=cast.coordinator).delete()
    acting = PersonFactory(agency=cast.agency)
    grant = RoleGrantFactory(person=acting, role="coordinator", unit=None)
    assert acting.has_perm("mentors.close_account", cast.other_coordinator)
    grant.delete()
    with pytest.raises(Refusal) as refused:
        close_account(person=cast.other_coordinator, reason="Baja", by=acting)
    assert refused.value.code == "last_coordinator"


@pytest.mark.parametrize("by", ["leadership", "supervisor", "stranger_coordinator"])
def test_only_who_coordinates_closes_and_reopens(cast: Cast, by: str) -> None:
    with pytest.raises(PermissionDenied):
        close(cast, "officer", by=by)
    User.objects.filter(pk=cast.officer.pk).update(is_active=False)
    with pytest.raises(PermissionDenied):
        reopen_account(person=cast.again("officer"), by=getattr(cast, by))


@pytest.mark.parametrize("name", ["coordinator", "audit"])
def test_neither_oneself_nor_audit(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        close(cast, name)
