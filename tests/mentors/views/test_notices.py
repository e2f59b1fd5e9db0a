"""Own notices, how to be told, the sheet on the wall, a failed message."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from mentors.models import Notice, NoticePreference, User, WorkItem
from tests.cast import Cast, client_for

LIST = "mentors:notices"
PREFERENCES = "mentors:notice_preferences"


def notices(person: User, count: int = 1) -> list[Notice]:
    """Write some notices to a person."""
    now = timezone.now()
    return [
        Notice.objects.create(person=person, kind="answer", key=f"a{number}", at=now)
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_three_as_for_one(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    notices(cast.trainee, count)
    client = client_for(cast.trainee)
    with django_assert_num_queries(6):
        response = client.get(reverse(LIST))
    assert len(response.context["rows"]) == count


def test_opening_a_notice_marks_it_and_leads_to_the_work(cast: Cast) -> None:
    (row,) = notices(cast.trainee)
    response = client_for(cast.trainee).get(reverse("mentors:open_notice", args=[row.pk]))
    assert response["Location"] == reverse("evaluations:own_inbox")
    row.refresh_from_db()
    assert row.read_at is not None


def test_nobody_opens_or_marks_what_is_not_theirs(cast: Cast) -> None:
    (row,) = notices(cast.trainee)
    client = client_for(cast.other_trainee)
    assert client.get(reverse("mentors:open_notice", args=[row.pk])).status_code == 404
    client.post(reverse("mentors:read_notices"))
    row.refresh_from_db()
    assert row.read_at is None


def test_all_at_once(cast: Cast) -> None:
    notices(cast.trainee, 3)
    client_for(cast.trainee).post(reverse("mentors:read_notices"))
    assert not Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("name", ["officer", "coordinator", "leadership", "donor", "editor"])
def test_every_role_has_the_page_and_reads_why_it_is_empty(cast: Cast, name: str) -> None:
    response = client_for(getattr(cast, name)).get(reverse(LIST))
    assert "Todavía no hay avisos" in response.content.decode()


def test_a_visitor_signs_in_first(client: Any, db: None) -> None:
    assert client.get(reverse(LIST)).status_code == 302


def test_choosing_e_mail_and_hours(cast: Cast) -> None:
    User.objects.filter(pk=cast.officer.pk).update(email="officer@example.org")
    client = client_for(cast.officer)
    typed = {"by_email": "on", "quiet_from": "20:00", "quiet_to": "07:30"}
    response = client.post(reverse(PREFERENCES), typed, follow=True)
    kept = NoticePreference.objects.get(person=cast.officer)
    assert (kept.by_email, f"{kept.quiet_from:%H:%M}", f"{kept.quiet_to:%H:%M}") == (
        True,
        "20:00",
        "07:30",
    )
    assert "Guardado" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"by_email": "on"}, "no tiene correo registrado"),
        ({"quiet_from": "20:00"}, "Escriba las dos horas"),
        ({"quiet_from": "25:00", "quiet_to": "07:00"}, "25:00"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(
    cast: Cast, typed: dict[str, str], words: str
) -> None:
    response = client_for(cast.officer).post(reverse(PREFERENCES), typed)
    text = response.content.decode()
    assert (response.status_code, NoticePreference.objects.count()) == (422, 0)
    assert words in text
    assert all(value in text for value in typed.values() if value != "on")


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_holds_numbers_and_letters_and_no_name(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for person in (cast.trainee, cast.other_trainee, cast.officer)[:count]:
        notices(person, 2)
    client = client_for(cast.supervisor)
    with django_assert_num_queries(6):
        text = client.get(reverse("mentors:notice_sheets")).content.decode()
    assert text.count("<td>R</td>") == count
    assert cast.trainee.last_name not in text
    assert cast.trainee.get_full_name() not in text


@pytest.mark.parametrize("name", ["officer", "trainee", "leadership", "donor", "editor"])
def test_the_sheet_is_for_supervision_and_coordination(cast: Cast, name: str) -> None:
    assert client_for(getattr(cast, name)).get(reverse("mentors:notice_sheets")).status_code == 403


@pytest.mark.parametrize(("verb", "state"), [("again", "waiting"), ("leave", "dropped")])
def test_a_coordinator_settles_a_failed_message(cast: Cast, verb: str, state: str) -> None:
    now = timezone.now()
    item = WorkItem.objects.create(
        kind="digest", key="x", agency=cast.agency, state="unsure", run_after=now,
        created_at=now, changed_at=now,
    )  # fmt: skip
    address = reverse("mentors:message", args=[item.pk])
    client = client_for(cast.coordinator)
    assert "puede llegar dos veces" in client.get(address).content.decode()
    assert client_for(cast.supervisor).get(address).status_code == 404
    assert client_for(cast.stranger_coordinator).post(address).status_code == 404
    assert client.post(address, {"verb": verb})["Location"] == reverse("evaluations:inbox")
    item.refresh_from_db()
    assert item.state == state
