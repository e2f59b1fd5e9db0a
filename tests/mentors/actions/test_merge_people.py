"""Two accounts of one person: facts move, signatures stay, the other becomes an alias."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from evaluations.models import Observation
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.actions.close_account import reopen_account
from mentors.actions.merge_people import merge_people
from mentors.merging import MOVED, STAYS
from mentors.models import (
    AccountMerge,
    Assignment,
    Enrolment,
    FormerNumber,
    OfficerCertification,
    RoleGrant,
    User,
)
from mentors.queries.merging import account_that_stays, compared
from tests.cast import Cast, client_for, enrol, envelope, file
from tests.factories import (
    AssignmentFactory,
    CertificationFactory,
    ConflictFactory,
    PersonFactory,
    RoleGrantFactory,
)

REASON = "Registrado dos veces por la lista de marzo"


def every_key_to_a_person() -> set[str]:
    """Return ``app.model.field`` of each foreign key to a person, many-to-many tables included."""
    return {
        f"{field.model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.remote_field is not None and field.remote_field.model is User
    }


def merge(cast: Cast, kept: User, merged: User, by: User | None = None) -> AccountMerge:
    return merge_people(kept=kept, merged=merged, reason=REASON, by=by or cast.coordinator)


def refusal_of(cast: Cast, kept: User, merged: User) -> str:
    with pytest.raises(Refusal) as refused:
        merge(cast, kept, merged)
    return refused.value.code


@pytest.fixture
def double(cast: Cast) -> User:
    """A second account of the officer."""
    return PersonFactory(
        agency=cast.agency, unit=cast.units.second, service_number="30113-B", email="b@pnc.gt"
    )


def test_every_key_to_a_person_is_decided_once() -> None:
    assert every_key_to_a_person() == MOVED | STAYS
    assert set() == MOVED & STAYS


def test_facts_about_the_person_move(cast: Cast, double: User) -> None:
    RoleGrantFactory(person=double, role="supervisor", unit=cast.units.second)
    ConflictFactory(person=double, other=cast.leadership, from_date="2026-01-01")
    ConflictFactory(person=cast.leadership, other=double, from_date="2026-01-01")
    AssignmentFactory(
        enrolment=cast.distant_trainee.enrolment, officer=double, from_date="2026-02-01"
    )
    FormerNumber.objects.create(person=double, number="OLD", login_key="pnc-gt/old")
    merge(cast, cast.officer, double)
    assert set(cast.officer.grants.values_list("role", flat=True)) == {"fto", "supervisor"}
    assert Assignment.objects.filter(officer=cast.officer).count() == 2
    assert {row.number for row in cast.officer.former_numbers.all()} == {"OLD", "30113-B"}
    assert not double.declared_conflicts.exists()
    kept = User.objects.get(pk=cast.officer.pk)
    assert (kept.email, User.objects.get(pk=double.pk).email) == ("b@pnc.gt", None)


def test_a_role_held_twice_is_held_once_by_who_stays(cast: Cast, double: User) -> None:
    RoleGrantFactory(person=double, role="fto", unit=cast.units.first)
    RoleGrantFactory(person=double, role="leadership", unit=None)
    RoleGrantFactory(person=cast.officer, role="leadership", unit=None)
    merge(cast, cast.officer, double)
    held = RoleGrant.objects.filter(person=cast.officer).values_list("role", "unit")
    assert sorted(held, key=str) == [("fto", cast.units.first.pk), ("leadership", None)]


@pytest.mark.parametrize("kept_is_candidate", [True, False])
def test_a_confirmed_certificate_wins_over_one_to_be_confirmed(
    cast: Cast, double: User, kept_is_candidate: bool
) -> None:
    CertificationFactory(person=double, status="active" if kept_is_candidate else "candidate")
    if kept_is_candidate:
        OfficerCertification.objects.filter(person=cast.officer).update(status="candidate")
    merge(cast, cast.officer, double)
    assert list(OfficerCertification.objects.filter(person=cast.officer).values_list("status")) == [
        ("active",)
    ]


def test_a_training_moves_and_its_signed_record_stays_sound(cast: Cast, double: User) -> None:
    file(cast, envelope(cast, days_ago=1))
    observation = Observation.objects.get()
    other = PersonFactory(agency=cast.agency, unit=cast.units.first, service_number="57-B")
    merge(cast, other, cast.trainee)
    observation.refresh_from_db()
    assert observation.enrolment.trainee == other
    assert observation.author == cast.officer
    assert verify_observation(observation) == []


def test_signatures_keep_naming_the_account_that_signed(cast: Cast, double: User) -> None:
    file(cast, envelope(cast, days_ago=1))
    merge(cast, double, cast.officer)
    observation = Observation.objects.get()
    assert observation.author == cast.officer
    assert verify_observation(observation) == []


def test_what_a_phone_signed_about_the_alias_still_arrives(cast: Cast) -> None:
    other = PersonFactory(agency=cast.agency, unit=cast.units.first, service_number="57-B")
    late = envelope(cast, days_ago=1)
    merge(cast, other, cast.trainee)
    assert file(cast, late).holds == []
    assert Observation.objects.get().enrolment.trainee == other


def test_the_alias_signs_nobody_in_and_is_never_reopened(cast: Cast, double: User) -> None:
    double.set_password("una frase propia")
    double.save()
    client = client_for(double)
    merge(cast, cast.officer, double)
    alias = User.objects.get(pk=double.pk)
    assert (alias.is_active, alias.has_usable_password()) == (False, False)
    assert client.get("/app/").status_code == 302
    with pytest.raises(Refusal) as refused:
        reopen_account(person=alias, by=cast.coordinator)
    assert refused.value.code == "merged_account"


def test_an_alias_leads_through_later_merges(cast: Cast, double: User) -> None:
    third = PersonFactory(agency=cast.agency, unit=cast.units.first, service_number="3")
    merge(cast, double, third)
    merge(cast, cast.officer, User.objects.get(pk=double.pk))
    assert account_that_stays(third.pk) == cast.officer.pk
    assert account_that_stays(cast.officer.pk) is None
    assert {row.number for row in cast.officer.former_numbers.all()} == {"3", "30113-B"}


def test_it_is_recorded_and_never_undone(cast: Cast, double: User) -> None:
    row = merge(cast, cast.officer, double)
    event = AuditEvent.objects.get(verb="people.merged")
    assert (event.subject, event.reason) == (str(cast.officer.pk), f"{double.pk}: {REASON}")
    for act in (row.delete, lambda: AccountMerge.objects.update(reason="otra")):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_two_running_trainings_are_ended_by_people_first(cast: Cast) -> None:
    assert refusal_of(cast, cast.trainee, cast.other_trainee) == "both_in_training"


def test_who_accompanied_or_signed_for_the_other_is_somebody_else(cast: Cast) -> None:
    assert refusal_of(cast, cast.officer, cast.trainee) == "accompanied_each_other"
    file(cast, envelope(cast, days_ago=1))
    Assignment.objects.all().delete()
    assert refusal_of(cast, cast.officer, cast.trainee) == "signed_for_each_other"
    assert refusal_of(cast, cast.trainee, cast.officer) == "signed_for_each_other"


def test_a_merge_refused_above_changes_nothing(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    Assignment.objects.all().delete()
    refusal_of(cast, cast.officer, cast.trainee)
    assert Enrolment.objects.get(pk=cast.enrolment.pk).trainee == cast.trainee
    assert cast.again("trainee").is_active


def test_an_account_merges_once_and_with_another_one(cast: Cast, double: User) -> None:
    assert refusal_of(cast, double, double) == "same_account"
    User.objects.filter(pk=double.pk).update(is_active=False)
    double.refresh_from_db()
    assert refusal_of(cast, double, cast.other_officer) == "closed_account_stays"
    merge(cast, cast.officer, double)
    again = User.objects.get(pk=double.pk)
    assert refusal_of(cast, cast.other_officer, again) == "merged_account"


@pytest.mark.parametrize("name", ["leadership", "supervisor", "stranger_coordinator", "officer"])
def test_only_who_coordinates_both_merges(cast: Cast, double: User, name: str) -> None:
    with pytest.raises(PermissionDenied):
        merge(cast, cast.officer, double, by=getattr(cast, name))


def test_nobody_merges_an_account_into_the_own_one_or_with_audit(cast: Cast, double: User) -> None:
    for pair in ((cast.coordinator, double), (double, cast.coordinator), (double, cast.audit)):
        with pytest.raises(PermissionDenied):
            merge(cast, *pair)
    with pytest.raises(PermissionDenied):
        merge(cast, double, cast.stranger_officer)


def test_the_comparison_shows_what_differs(cast: Cast, double: User) -> None:
    enrol(double, cast.cohort)
    facts = {fact.label: (fact.one, fact.other) for fact in compared(cast.officer, double)}
    assert facts["Número de servicio"] == ("officer", "30113-B")
    assert facts["Unidad"] == ("Comisaría 11", "Comisaría 12")
    assert facts["Formación"] == ("–", "57: En fase")
    assert facts["Asignaciones como oficial"] == ("1", "0")
