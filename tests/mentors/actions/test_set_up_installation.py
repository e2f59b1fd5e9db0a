"""The first start: a code used once, tried a few times, and an agency or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from curriculum.choices import VersionStatus
from curriculum.models import ProgrammeVersion
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.create_agency import FirstCoordinator
from mentors.actions.issue_installation_code import issue_installation_code
from mentors.actions.set_up_installation import set_up_installation
from mentors.models import Agency, InstallationCode, RoleGrant, User
from mentors.queries.installation import MOST_ATTEMPTS, is_empty

WHO = FirstCoordinator(
    service_number="10001", first_name="Lesbia", last_name="Ajú", password="una frase propia"
)


def set_up(code: str, **changed: Any) -> tuple[Agency, User]:
    facts = {
        "agency_code": "PNC-GT",
        "name": "Policía",
        "country": "GT",
        "time_zone": "America/Guatemala",
        "coordinator": WHO,
    }
    return set_up_installation(code=code, **(facts | changed))


def refusal_of(code: str) -> str:
    with pytest.raises(Refusal) as refused:
        set_up(code)
    return refused.value.code


@pytest.mark.django_db
def test_the_code_makes_an_agency_a_coordinator_and_a_programme_to_choose() -> None:
    agency, person = set_up(issue_installation_code())
    assert person.check_password("una frase propia")
    assert list(RoleGrant.objects.values_list("person", "role", "unit")) == [
        (person.pk, "coordinator", None)
    ]
    assert ProgrammeVersion.objects.filter(status=VersionStatus.OPEN).exists()
    assert list(AuditEvent.objects.values_list("actor", "agency", "verb").order_by("pk")) == [
        ("operator", "PNC-GT", "agency.created"),
        ("operator", "PNC-GT", "role.granted"),
    ]
    assert (agency.code, is_empty()) == ("PNC-GT", False)


@pytest.mark.django_db
def test_a_code_is_read_with_or_without_dashes_in_any_letter_case() -> None:
    code = issue_installation_code()
    agency, _person = set_up(f" {code.replace('-', '').upper()} ")
    assert agency.code == "PNC-GT"


@pytest.mark.django_db
def test_a_code_is_stored_as_digest_only() -> None:
    code = issue_installation_code()
    assert code not in InstallationCode.objects.get().digest


@pytest.mark.django_db
def test_a_code_is_used_once_and_nothing_opens_the_page_again() -> None:
    code = issue_installation_code()
    set_up(code)
    assert refusal_of(code) == "wrong_code"
    with pytest.raises(Refusal) as refused:
        issue_installation_code()
    assert refused.value.code == "set_up_already"


@pytest.mark.django_db
def test_a_new_code_replaces_the_one_before() -> None:
    before, now = issue_installation_code(), issue_installation_code()
    assert refusal_of(before) == "wrong_code"
    assert set_up(now)[0].code == "PNC-GT"


@pytest.mark.django_db
def test_a_code_expires_after_a_day() -> None:
    code = issue_installation_code()
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert refusal_of(code) == "wrong_code"
    assert is_empty()


@pytest.mark.django_db
def test_a_code_is_worth_nothing_after_ten_wrong_guesses() -> None:
    code = issue_installation_code()
    for _guess in range(MOST_ATTEMPTS):
        assert refusal_of("aaaa-bbbb-cccc") == "wrong_code"
    assert refusal_of(code) == "wrong_code"


@pytest.mark.django_db
def test_what_cannot_be_created_leaves_the_code_unused() -> None:
    code = issue_installation_code()
    with pytest.raises(ValueError, match="boom"):
        set_up(code, coordinator=_Failing())
    assert is_empty()
    assert set_up(code)[0].code == "PNC-GT"


class _Failing:
    """Facts that cannot be written, as a full disk would be."""

    @property
    def service_number(self) -> str:
        raise ValueError("boom")
