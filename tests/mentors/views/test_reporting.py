"""«Avisar» on the phone, and the coordination's answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from mentors.actions.ask_relief import ask_relief
from mentors.actions.report_absence import report_absence
from mentors.models import Absence, Assignment, DeclaredConflict, ReliefRequest, User
from tests.cast import Cast, client_for, days_before
from tests.factories import AssignmentFactory, ConflictFactory

TODAY = days_before(0)
TEXT = "Me grita delante de las personas usuarias."


def absence(person: User) -> Absence:
    return report_absence(person=person, by=person, kind="court", from_date=TODAY, to_date=TODAY)


def relief(cast: Cast, by: User) -> ReliefRequest:
    return ask_relief(
        enrolment=cast.enrolment, by=by, reason="treatment", text=TEXT, from_date=TODAY
    )


@pytest.mark.parametrize("name", ["report", "report_absence", "ask_relief", "declare_conflict"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 200), ("trainee", 200), ("supervisor", 403), ("coordinator", 403)],
)
def test_who_works_in_the_field_reports(cast: Cast, name: str, who: str, status: int) -> None:
    assert client_for(getattr(cast, who)).get(reverse(f"mentors:{name}")).status_code == status


def test_an_absence_is_reported_and_answered(cast: Cast) -> None:
    officer = client_for(cast.officer)
    said = {"kind": "leave", "from_date": str(TODAY), "to_date": str(days_before(1)), "note": "x"}
    refused = officer.post(reverse("mentors:report_absence"), said)
    assert refused.status_code == 422
    assert "El último día no puede ser anterior al primero." in refused.content.decode()
    said["to_date"] = str(TODAY)
    assert officer.post(reverse("mentors:report_absence"), said).status_code == 302
    row = Absence.objects.get()
    coordinator = client_for(cast.coordinator)
    decide = reverse("mentors:decide_absence", args=[row.pk])
    page = coordinator.get(decide)
    assert "Sin oficial" in page.content.decode()
    assert coordinator.post(decide, {"verb": "decline", "answer-note": ""}).status_code == 422
    assert (
        coordinator.post(decide, {"verb": "approve", "answer-note": "De acuerdo."}).status_code
        == 302
    )
    assert "De acuerdo." in officer.get(reverse("mentors:report")).content.decode()
    own = reverse("mentors:own_absence", args=[row.pk])
    assert officer.post(own).status_code == 302
    row.refresh_from_db()
    assert row.state == "cancelled"


def test_a_trainee_asks_for_relief_and_the_officer_learns_nothing(cast: Cast) -> None:
    trainee = client_for(cast.trainee)
    page = trainee.get(reverse("mentors:ask_relief"))
    assert "Su oficial no ve esta solicitud" in page.content.decode()
    said = {
        "enrolment": str(cast.enrolment.pk),
        "reason": "treatment",
        "text": TEXT,
        "from_date": str(TODAY),
    }
    assert trainee.post(reverse("mentors:ask_relief"), said).status_code == 302
    row = ReliefRequest.objects.get()
    officer = client_for(cast.officer)
    for name in ("own_relief", "decide_relief"):
        address = reverse(f"mentors:{name}", args=[row.pk])
        assert officer.get(address).status_code in (403, 404)
    assert TEXT not in officer.get(reverse("mentors:report")).content.decode()
    coordinator = client_for(cast.coordinator)
    decide = reverse("mentors:decide_relief", args=[row.pk])
    assert TEXT in coordinator.get(decide).content.decode()
    answer = {
        "verb": "approve",
        "officer": str(cast.other_officer.pk),
        "role": "primary",
        "from_date": str(TODAY),
        "note": "Desde hoy.",
    }
    assert coordinator.post(decide, answer).status_code == 302
    assert Assignment.objects.get(officer=cast.other_officer).from_date == TODAY
    own = trainee.get(reverse("mentors:own_relief", args=[row.pk])).content.decode()
    assert "Desde hoy." in own
    assert str(cast.other_officer) in own


def test_an_answer_that_is_refused_keeps_what_was_written(cast: Cast) -> None:
    row = relief(cast, cast.trainee)
    ConflictFactory(person=cast.trainee, other=cast.other_officer, from_date=days_before(3))
    page = client_for(cast.coordinator).post(
        reverse("mentors:decide_relief", args=[row.pk]),
        {
            "verb": "approve",
            "officer": str(cast.other_officer.pk),
            "role": "relief",
            "from_date": str(TODAY),
            "note": "Desde hoy.",
        },
    )
    assert page.status_code == 422
    assert "Hay un conflicto de interés declarado" in page.content.decode()
    assert "Desde hoy." in page.content.decode()


def test_declining_needs_its_reason_and_who_asked_reads_it(cast: Cast) -> None:
    row = relief(cast, cast.officer)
    client = client_for(cast.coordinator)
    decide = reverse("mentors:decide_relief", args=[row.pk])
    page = client.post(decide, {"verb": "decline", "answer-note": ""})
    assert page.status_code == 422
    assert "Escriba el motivo de la decisión." in page.content.decode()
    said = {"verb": "decline", "answer-note": "Lo vemos el lunes."}
    assert client.post(decide, said).status_code == 302
    assert (
        "Lo vemos el lunes."
        in client_for(cast.officer)
        .get(reverse("mentors:own_relief", args=[row.pk]))
        .content.decode()
    )


def test_a_conflict_is_declared_by_number_and_only_who_pairs_reads_it(cast: Cast) -> None:
    trainee = client_for(cast.trainee)
    said = {"other": "another", "number": "nadie", "kind": "other", "from_date": str(TODAY)}
    refused = trainee.post(reverse("mentors:declare_conflict"), said)
    assert "No hay oficial ni agente con ese número." in refused.content.decode()
    said["number"] = "OTHER_OFFICER"
    assert trainee.post(reverse("mentors:declare_conflict"), said).status_code == 302
    row = DeclaredConflict.objects.get()
    assert (row.person, row.other) == (cast.trainee, cast.other_officer)
    listed = client_for(cast.coordinator).get(reverse("mentors:conflicts"))
    assert listed.context["listing"].rows == [row]
    for name in ("other_officer", "supervisor", "leadership"):
        response = client_for(getattr(cast, name)).get(reverse("mentors:conflicts"))
        assert response.status_code == 403
    own = reverse("mentors:own_conflict", args=[row.pk])
    assert client_for(cast.other_officer).get(own).status_code == 404
    assert trainee.post(own).status_code == 302
    row.refresh_from_db()
    assert row.withdrawn_by == cast.trainee


def test_the_coordination_declares_and_withdraws_for_two_people(cast: Cast) -> None:
    client = client_for(cast.coordinator)
    said = {"person": "trainee", "other": "officer", "kind": "kinship", "from_date": str(TODAY)}
    assert client.post(reverse("mentors:declare_conflict_between"), said).status_code == 302
    row = DeclaredConflict.objects.get()
    address = reverse("mentors:withdraw_conflict", args=[row.pk])
    assert client_for(cast.stranger_coordinator).get(address).status_code == 404
    assert client.post(address).status_code == 302


def test_the_coordination_records_an_absence_for_its_people_only(cast: Cast) -> None:
    said = {"kind": "medical", "from_date": str(TODAY), "to_date": str(TODAY), "note": ""}
    client = client_for(cast.coordinator)
    page = client.post(reverse("mentors:absence_of"), said | {"number": "stranger_officer"})
    assert page.status_code == 422
    assert (
        client.post(reverse("mentors:absence_of"), said | {"number": "trainee"}).status_code == 302
    )
    assert Absence.objects.get().state == "approved"


@pytest.mark.parametrize("count", [1, 3])
def test_the_requests_cost_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    people = [cast.officer, cast.other_officer, cast.trainee][:count]
    for person in people:
        absence(person)
    for trainee in [cast.trainee, cast.other_trainee, cast.distant_trainee][:count]:
        ReliefRequest.objects.create(
            enrolment=trainee.enrolment, asked_by=trainee, reason="roster", from_date=TODAY
        )
    client = client_for(cast.coordinator)
    with django_assert_num_queries(8):
        page = client.get(reverse("mentors:requests"))
    assert (len(page.context["relief"]), len(page.context["absences"])) == (count, count)


@pytest.mark.parametrize("count", [1, 3])
def test_the_phone_page_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for day in range(count):
        Absence.objects.create(
            person=cast.trainee,
            asked_by=cast.trainee,
            kind="leave",
            from_date=days_before(day),
            to_date=days_before(day),
        )
    ReliefRequest.objects.create(
        enrolment=cast.enrolment, asked_by=cast.trainee, reason="roster", from_date=TODAY
    )
    ConflictFactory(
        person=cast.trainee, other=cast.officer, declared_by=cast.trainee, from_date=TODAY
    )
    client = client_for(cast.trainee)
    with django_assert_num_queries(9):
        page = client.get(reverse("mentors:report"))
    assert len(page.context["reports"]) == count + 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_conflicts_cost_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for other in [cast.officer, cast.other_officer, cast.distant_trainee][:count]:
        ConflictFactory(person=cast.trainee, other=other, from_date=TODAY)
    client = client_for(cast.coordinator)
    with django_assert_num_queries(6):
        page = client.get(reverse("mentors:conflicts"))
    assert page.context["listing"].count == count


def test_an_absence_says_who_covers(cast: Cast) -> None:
    row = absence(cast.officer)
    AssignmentFactory(
        enrolment=cast.enrolment, officer=cast.other_officer, role="relief", from_date=TODAY
    )
    page = client_for(cast.coordinator).get(reverse("mentors:decide_absence", args=[row.pk]))
    assert f"Cubre {cast.other_officer}" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "status"), [("officer", 403), ("supervisor", 403), ("stranger_coordinator", 404)]
)
def test_decisions_are_the_coordinations(cast: Cast, name: str, status: int) -> None:
    client = client_for(getattr(cast, name))
    for page, row in (
        ("decide_absence", absence(cast.trainee)),
        ("decide_relief", relief(cast, cast.trainee)),
    ):
        assert client.get(reverse(f"mentors:{page}", args=[row.pk])).status_code == status
