"""The plain form, step by step: shift → write → review → sign; nothing typed is ever lost."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from curriculum.queries.forms import form_for
from evaluations.choices import State
from evaluations.models import InboxBody, InboxItem, Narrative, Observation
from tests.cast import Cast, client_for, days_before
from tests.envelopes import LONG_ENOUGH
from tests.evaluations import steps
from tests.evaluations.plain_form import (
    assert_keeps,
    drawn_fields,
    errors,
    review,
    reviewed,
    sign,
    typed,
)

WORDS = 'Dijo "espere" & <esperó> diez minutos junto a la niña, sin preguntar más.'
OTHERS = {
    "other_officer": 404,
    "trainee": 403,
    "supervisor": 403,
    "coordinator": 403,
    "leadership": 403,
    "audit": 403,
    "other_trainee": 404,
    "other_supervisor": 404,
    "editor": 404,
    "donor": 404,
    "stranger_officer": 404,
    "stranger_coordinator": 404,
}


def address(cast: Cast, step: str = "write") -> str:
    return reverse(f"evaluations:{step}", args=[cast.assignment.pk])


# Who opens it.


@pytest.mark.parametrize(("name", "status"), OTHERS.items())
@pytest.mark.parametrize("step", ["write", "no_evaluation"])
def test_only_the_assigned_officer_opens_and_posts_it(
    cast: Cast, step: str, name: str, status: int
) -> None:
    person = getattr(cast, name)
    client = client_for(person)
    fields = typed(cast, {"author": str(person.pk), "step": "review"})
    assert client.get(address(cast, step)).status_code == status
    assert client.post(address(cast, step), fields).status_code == status
    assert client.post(address(cast, "sign"), fields).status_code == status
    assert InboxItem.objects.count() == 0


def test_the_trainee_of_the_assignment_is_a_reader_and_no_writer(cast: Cast) -> None:
    assert client_for(cast.trainee).get(address(cast)).status_code == 403


def test_an_officer_whose_assignment_ended_may_still_deliver_a_late_record(cast: Cast) -> None:
    """Fourteen days, as long as a phone may hold a record back."""
    for ended, status in ((14, 200), (15, 403)):
        cast.assignment.from_date, cast.assignment.to_date = days_before(30), days_before(ended)
        cast.assignment.save()
        assert client_for(cast.officer).get(address(cast)).status_code == status


@pytest.mark.parametrize("step", ["write", "sign", "no_evaluation"])
def test_a_visitor_signs_in_first(cast: Cast, step: str) -> None:
    response = Client().get(address(cast, step))
    assert response["Location"] == f"/cuentas/ingresar/?next={address(cast, step)}"


# From the empty form to the receipt.


def test_the_empty_form_offers_every_competency_and_no_score(cast: Cast) -> None:
    page = client_for(cast.officer).get(address(cast))
    codes = list(page.context["opened"].definition.items)
    fields = drawn_fields(page)
    assert len(codes) == 34
    assert [name for name in fields if name.startswith("v-")] == []
    assert fields["author"] == str(cast.officer.pk)
    assert 'name="v-PRI-01"' in page.content.decode()


def test_review_and_signature_file_what_was_typed(cast: Cast) -> None:
    fields = {
        "v-PRI-01": "2",
        "n-PRI-01": WORDS,
        "rt-PRI-01": "15",
        "how-PRI-01": "shown",
        "v-NNA-01": "no",
        "why-NNA-01": "no_invasivo",
        "least_c": "PRI-01",
        "least": WORDS,
        "general": "Turno tranquilo.",
        "hours": "7,5",
    }
    page = review(cast, fields)
    assert (page.status_code, page.templates[0].name) == (200, "evaluations/field/review.html")
    assert escape(WORDS) in page.content.decode()
    assert InboxItem.objects.count() == 0
    signed = sign(cast, reviewed(page))
    observation = Observation.objects.get()
    assert signed["Location"] == reverse("evaluations:receipt", args=[observation.pk])
    assert (observation.current.state, float(observation.hours)) == (State.FILED, 7.5)
    rows = observation.ratings.values_list(
        "competency__code", "value", "not_observed_reason", "training_minutes", "training_how"
    )
    assert set(rows) == {
        ("PRI-01", 2, "", 15, "shown"),
        ("TRA-01", 5, "", 0, ""),
        ("NNA-01", None, "no_invasivo", 0, ""),
    }
    assert dict(Narrative.objects.values_list("path", "text")) == {
        "rating:PRI-01": WORDS,
        "best": LONG_ENOUGH,
        "least": WORDS,
        "general": "Turno tranquilo.",
    }
    payload = json.loads(bytes(InboxBody.objects.get().content))
    assert payload["confirm_not_observed"] is True
    assert payload["form"]["sha256"] == form_for(cast.programme).sha256


def test_the_review_counts_what_stays_unobserved_and_asks_to_confirm_it(cast: Cast) -> None:
    page = review(cast)
    assert len(page.context["review"].left_out) == 32
    refused = sign(cast, reviewed(page), confirm=False)
    assert (refused.status_code, InboxItem.objects.count()) == (422, 0)
    assert "Confirme que no observó las demás competencias." in refused.content.decode()
    carried = reviewed(refused)
    assert {name: carried[name] for name in typed(cast)} == typed(cast)
    assert sign(cast, carried).status_code == 302


def test_back_to_the_form_changes_nothing(cast: Cast) -> None:
    fields = typed(cast, {"v-PRI-02": "3", "least": WORDS})
    page = client_for(cast.officer).post(
        address(cast), reviewed(review(cast, fields)) | {"step": "edit"}
    )
    assert page.templates[0].name == "evaluations/field/write.html"
    assert_keeps(page, {name: fields[name] for name in ("v-PRI-02", "least", "v-TRA-01", "best")})


# Errors: the form comes back whole.


def test_every_error_is_told_beside_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    fields = typed(
        cast,
        {
            "shift_start": "07:00",
            "shift_end": "",
            "hours": "muchas",
            "v-PRI-01": "1",
            "n-PRI-01": WORDS,
            "v-PRI-02": "9",
            "rt-PRI-03": "una hora",
            "n-PRI-04": WORDS,
            "least": WORDS,
            "general": WORDS,
            "late_reason": WORDS,
        },
    )
    page = review(cast, fields)
    assert page.status_code == 422
    assert list(errors(page)) == [
        "shift_end", "hours", "v-PRI-02", "rt-PRI-03", "v-PRI-04",
    ]  # fmt: skip
    text = page.content.decode()
    assert "Hay un problema" in text
    for name in ("n-PRI-01", "n-PRI-04", "least", "general", "late_reason", "best"):
        assert escape(fields[name]) in text, name
    assert_keeps(
        page,
        {name: fields[name] for name in ("v-PRI-01", "n-PRI-01", "shift_start", "best", "hours")},
    )
    assert InboxItem.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": ""}, ["kind"]),
        ({"kind": "no_evaluation"}, ["kind"]),
        ({"shift_day": ""}, ["shift_day"]),
        ({"shift_day": "2999-01-01"}, ["shift_day"]),
        ({"shift_day": "other", "shift_date": "ayer"}, ["shift_date"]),
        ({"shift_day": "other", "shift_date": "0026-01-05"}, ["shift_date"]),
        ({"hours": "9"}, ["hours"]),
        ({"hours": "0"}, ["hours"]),
        ({"v-PRI-01": "8"}, ["v-PRI-01"]),
        ({"v-PRI-01": "4.5"}, ["v-PRI-01"]),
        ({"v-PRI-02": "no", "why-PRI-02": "pereza"}, ["why-PRI-02"]),
        ({"rt-PRI-01": "601", "how-PRI-01": "shown"}, ["rt-PRI-01"]),
        ({"rt-PRI-01": "5", "n-PRI-01": LONG_ENOUGH}, ["how-PRI-01"]),
        ({"how-PRI-01": "shown"}, ["rt-PRI-01"]),
        ({"mode-PRI-01": "telepathy"}, ["mode-PRI-01"]),
        ({"n-PRI-01": "x" * 4001}, ["n-PRI-01"]),
        ({"general": "x" * 4001}, ["general"]),
        ({"best_c": "PRI-99"}, ["best_c"]),
        ({"least_c": "PRI-01", "least": ""}, ["least"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, list) else None,
)
def test_what_would_make_no_readable_record_is_said_at_once(
    cast: Cast, fields: dict[str, str], wrong: list[str]
) -> None:
    page = review(cast, fields)
    assert (page.status_code, list(errors(page))) == (422, wrong)
    assert all(errors(page).values())


def test_a_late_record_asks_for_its_reason_and_is_filed_with_it(cast: Cast) -> None:
    fields = {"shift_day": "other", "shift_date": "2026-01-05"}
    assert list(errors(review(cast, fields))) == ["late_reason"]
    sign(cast, reviewed(review(cast, fields | {"late_reason": "Estuve sin señal."})))
    observation = Observation.objects.get()
    assert observation.late is True
    assert "TMP-03" not in observation.current.holds


def test_data_of_a_person_served_stops_the_signature_until_a_reason_is_given(cast: Cast) -> None:
    fields = {"general": "Su DPI es 9999 99990 0101."}
    page = review(cast, fields)
    assert list(errors(page)) == ["general", "identifier_reason"]
    assert "9999 99990 0101" in page.content.decode()
    explained = review(cast, fields | {"identifier_reason": "Es un ejemplo de la academia."})
    assert explained.status_code == 200
    sign(cast, reviewed(explained))
    assert Observation.objects.get().current.holds == ["PRI-01"]


# Interruptions.


def test_a_session_that_ended_gives_the_text_back_to_go_on_with(cast: Cast) -> None:
    fields = typed(cast, {"general": WORDS})
    client = Client(headers={"origin": "http://testserver"})
    page = client.post(address(cast), fields | {"step": "review"})
    assert (page.status_code, page["Cache-Control"]) == (401, "no-store")
    assert_keeps(page, fields)
    assert InboxItem.objects.count() == 0


def test_another_person_on_the_same_phone_signs_nothing_and_loses_nothing(cast: Cast) -> None:
    fields = typed(cast, {"general": WORDS})
    page = client_for(cast.other_officer).post(address(cast, "sign"), fields)
    assert page.status_code == 403
    assert_keeps(page, fields)
    assert InboxItem.objects.count() == 0


def test_an_old_token_from_our_own_page_draws_the_form_again(cast: Cast) -> None:
    client = client_for(cast.officer, enforce_csrf_checks=True)
    fields = typed(cast, {"general": WORDS})
    page = client.post(address(cast, "sign"), fields, headers={"origin": "http://testserver"})
    assert page.status_code == 422
    assert page.context["form"].message in page.content.decode()
    assert page.context["form"].message.startswith("Esta página")
    assert_keeps(page, {"general": WORDS, "best": fields["best"], "v-PRI-01": "4"})
    assert InboxItem.objects.count() == 0


def test_a_foreign_page_gets_nothing_shown_in_our_name(cast: Cast) -> None:
    client = client_for(cast.officer, enforce_csrf_checks=True)
    page = client.post(
        address(cast, "sign"),
        typed(cast, {"general": WORDS}),
        headers={"origin": "https://evil.example"},
    )
    assert page.status_code == 403
    assert escape(WORDS) not in page.content.decode()


# Pressed twice, signed once.


def test_a_second_press_leads_to_the_same_receipt(cast: Cast) -> None:
    fields = reviewed(review(cast))
    first, second = sign(cast, fields), sign(cast, fields)
    assert first["Location"] == second["Location"]
    assert InboxItem.objects.count() == 1


def test_other_answers_under_a_number_already_signed_are_shown_and_not_filed(cast: Cast) -> None:
    fields = reviewed(review(cast))
    sign(cast, fields)
    page = sign(cast, fields | {"v-PRI-01": "5", "general": WORDS})
    assert page.status_code == 422
    assert "Ya firmó esta página" in page.content.decode()
    carried = reviewed(page)
    assert (carried["v-PRI-01"], carried["general"]) == ("5", WORDS)
    assert carried["envelope"] != fields["envelope"]
    assert InboxItem.objects.count() == 1


def test_a_reload_of_the_signature_leads_back_to_the_form(cast: Cast) -> None:
    response = client_for(cast.officer).get(address(cast, "sign"))
    assert response["Location"] == address(cast)


def test_a_signature_without_a_review_is_reviewed_first(cast: Cast) -> None:
    page = sign(cast, typed(cast))
    assert page.templates[0].name == "evaluations/field/review.html"
    assert InboxItem.objects.count() == 0


def test_a_number_that_somebody_else_used_brings_the_form_back(cast: Cast) -> None:
    taken = steps.filed(cast)
    fields = reviewed(review(cast, {"kind": "simulation"})) | {"envelope": str(taken.pk)}
    page = sign(cast, fields | {"general": WORDS})
    assert page.status_code == 422
    assert escape(WORDS) in page.content.decode()
    assert InboxItem.objects.count() == 1
