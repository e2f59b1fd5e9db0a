"""The learner's pages: open to the one who learns, in order, and the same without a script."""

from __future__ import annotations

import gzip
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from curriculum.models import Attempt, AttemptEvent, Certificate, Reflection
from curriculum.queries.progress import progress_of
from tests.cast import Cast, client_for
from tests.curriculum.starter import SHORT
from tests.curriculum.steps import answer, finish, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_module")]

LIST = "/app/aprender/modulos/"
M01 = f"{LIST}m01/"
BUDGET = 80 * 1024


def hidden(page: str) -> dict[str, str]:
    """The attempt and the number of the step, as the page carries them."""
    found = dict(re.findall(r'name="(attempt|number)" value="([^"]+)"', page))
    return {"attempt": found["attempt"], "number": found["number"]}


def send(client: Client, address: str, shown: str, **fields: Any) -> Any:
    return client.post(address, {**hidden(shown), **fields})


def shown(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_a_visitor_is_asked_to_sign_in_and_who_has_no_agency_learns_nothing(cast: Cast) -> None:
    assert client_for(None).get(M01)["Location"].startswith("/cuentas/ingresar/")
    cast.editor.agency = None
    cast.editor.save()
    assert client_for(cast.editor).get(LIST).status_code == 403


@pytest.mark.usefixtures("modules")
def test_modules_of_mentors_do_not_exist_for_trainees(cast: Cast) -> None:
    assert client_for(cast.trainee).get(f"{LIST}m13/").status_code == 404
    assert client_for(cast.officer).get(f"{LIST}m13/").status_code == 200
    assert client_for(cast.trainee).get(f"{LIST}m99/").status_code == 404


@pytest.mark.usefixtures("modules")
def test_the_list_says_what_is_open_and_what_opens_the_rest(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    client = client_for(cast.trainee)
    with django_assert_num_queries(7):
        page = client.get(LIST)
    rows = {row["detail"].split(" · ")[0]: row for row in page.context["rows"]}
    assert list(rows) == ["M01", "M02", "M06"]
    assert rows["M02"]["hint"] == "Se abre cuando termine M01."
    finish(cast.trainee)
    with django_assert_num_queries(7):
        page = client.get(LIST)
    rows = {row["detail"].split(" · ")[0]: row for row in page.context["rows"]}
    assert (rows["M01"]["status"], rows["M02"]["hint"]) == ("Terminado", "")


@pytest.mark.usefixtures("modules")
def test_a_closed_module_explains_itself_and_keeps_its_inside_closed(cast: Cast) -> None:
    client = client_for(cast.trainee)
    cover = client.get(f"{LIST}m02/")
    assert "Se abre cuando termine M01." in cover.content.decode()
    for inside in ("seguir/", "lecciones/l2-1/1/", "escenario/", "cuestionario/", "cierre/"):
        assert client.get(f"{LIST}m02/{inside}").status_code == 409


def test_the_cover_warns_calmly_within_its_budget(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    client = client_for(cast.trainee)
    with django_assert_num_queries(9):
        response = client.get(M01)
    page = response.content.decode()
    assert SHORT.content_warning.text in page
    assert "<title>M01 – Acompaña</title>" in page
    assert 'href="/ayuda/" rel="nofollow noreferrer" data-behaviour="quick-exit"' in page
    assert response["Cache-Control"] == "no-store"
    assert len(gzip.compress(response.content)) <= BUDGET


@pytest.mark.usefixtures("modules")
def test_a_high_level_offers_an_alternative_without_tales(cast: Cast) -> None:
    client = client_for(cast.trainee)
    assert "alternativa/" in shown(client, f"{LIST}m06/")
    assert client.get(f"{M01}alternativa/").status_code == 404
    page = shown(client, f"{LIST}m06/alternativa/")
    assert "Así suena" not in page
    assert send(client, f"{LIST}m06/alternativa/", page).status_code == 302
    answer(cast.trainee, "M06")
    assert ("module", "M06") in progress_of(cast.trainee)


def test_a_lesson_goes_on_where_it_stopped_and_sending_twice_is_once(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    client = client_for(cast.trainee)
    first = shown(client, f"{M01}lecciones/l1-1/")
    assert SHORT.lessons[0].intro in first
    for _twice in range(2):
        response = send(client, f"{M01}lecciones/l1-1/1/seguir/", first)
        assert response["Location"] == f"{M01}lecciones/l1-1/2/"
    assert AttemptEvent.objects.count() == 1
    with django_assert_num_queries(11):
        page = client.get(f"{M01}lecciones/l1-1/2/").content.decode()
    assert SHORT.lessons[0].points[0] in page
    assert "<title>M01 · L1.1 – Acompaña</title>" in page
    assert client.get(f"{M01}seguir/", follow=True).redirect_chain[-1][0].endswith("l1-1/2/")
    assert client.get(f"{M01}lecciones/l1-1/99/")["Location"].endswith("/8/")
    assert client.get(f"{M01}lecciones/l9-9/1/").status_code == 404


def test_two_windows_do_not_lose_a_step(cast: Cast) -> None:
    client = client_for(cast.trainee)
    first = shown(client, f"{M01}lecciones/l1-1/1/")
    send(client, f"{M01}lecciones/l1-1/1/seguir/", first)
    response = send(client, f"{M01}lecciones/l1-1/3/seguir/", first)
    assert response.status_code == 302
    assert "Usted siguió en otra ventana." in shown(client, response["Location"])
    assert client.post(f"{M01}lecciones/l1-1/1/seguir/", {}).status_code == 400


def test_another_countrys_variation_is_shown_on_request(cast: Cast) -> None:
    client = client_for(cast.trainee)
    note = SHORT.lessons[1].country_notes[0].text
    screens = [shown(client, f"{M01}lecciones/l1-4/{number}/?pais=SV") for number in range(1, 10)]
    assert any(note in page or "Texto en revisión legal" in page for page in screens)
    assert not any("<h2>El Salvador</h2>" in shown(client, f"{M01}lecciones/l1-4/{n}/")
                   for n in range(1, 10))  # fmt: skip


def test_a_story_by_plain_forms(cast: Cast) -> None:
    client = client_for(cast.trainee)
    decide = f"{M01}escenario/decidir/"
    assert SHORT.scenario.situation in shown(client, f"{M01}escenario/")
    page = client.get(decide)
    form, screen = page.context["form"], page.context["screen"]
    refused = send(client, decide, page.content.decode(), event="chosen", screen=screen["key"])
    assert refused.status_code == 422
    assert refused.context["form"].fields["option"].choices == form.fields["option"].choices
    harmful = next(each for each in screen["options"] if each["rating"] == "danina")
    send(
        client, decide, refused.content.decode(),
        event="chosen", screen=screen["key"], option=harmful["id"],
    )  # fmt: skip
    page_of_harm = shown(client, decide)
    assert "Esta opción puede hacer daño. Lea por qué." in page_of_harm
    assert harmful["feedback"] in page_of_harm
    send(client, decide, page_of_harm, event="taken_back", screen=screen["key"])
    assert "Decisión 1 de 4" in shown(client, decide)
    assert send(client, decide, page_of_harm, event="jumped", screen="d1").status_code == 400
    assert send(client, decide, page_of_harm, event="chosen", screen="d9").status_code == 400


def test_a_quiz_keeps_what_was_typed_and_tells_the_reason(cast: Cast) -> None:
    client, attempt = client_for(cast.trainee), uuid4()
    order = f"{M01}cuestionario/{attempt}/3/"
    page = client.get(order)
    ids = page.context["form"]._ids
    twice = send(client, order, page.content.decode(), **{f"place_{n}": "1" for n in range(4)})
    assert twice.status_code == 422
    assert "Dos pasos tienen el mismo lugar." in twice.content.decode()
    assert twice.content.decode().count('<option value="1" selected') == 4
    right = [each["id"] for each in page.context["question"]["options"]]
    places = {f"place_{n}": str(right.index(each) + 1) for n, each in enumerate(ids)}
    response = send(client, order, twice.content.decode(), **places)
    answered = shown(client, response["Location"])
    assert SHORT.quiz[2].rationale in answered
    assert client.get(f"{M01}cuestionario/{attempt}/resultado/")["Location"] == (
        f"{M01}cuestionario/"
    )
    assert client_for(cast.other_trainee).get(order).status_code == 404
    assert client.get(f"{M01}cuestionario/{attempt}/9/").status_code == 404


def test_after_two_failures_a_lesson_is_proposed_and_opens_the_quiz(cast: Cast) -> None:
    client = client_for(cast.trainee)
    for _attempt in range(2):
        outcome = answer(cast.trainee, "M01", right=False)
    assert outcome is not None
    result = client.get(f"{M01}cuestionario/{outcome.attempt.pk}/resultado/")
    assert result.context["left"] == 0
    assert [row["detail"] for row in result.context["review"]] == ["L1.1"]
    assert client.get(f"{M01}cuestionario/").context["blocked"] is True
    read(cast.trainee, "L1.1")
    assert client.get(f"{M01}cuestionario/").context["blocked"] is False


def test_the_closing_leads_to_the_certificate(cast: Cast) -> None:
    finish(cast.trainee)
    client = client_for(cast.trainee)
    page = shown(client, f"{M01}cierre/")
    certificate = Certificate.objects.get()
    assert f"/app/aprender/certificados/{certificate.pk}.pdf" in page
    assert certificate.shown_code in page
    assert client.get(f"{M01}seguir/")["Location"] == f"{M01}cierre/"


def test_a_reflection_is_its_authors_alone_and_erased_without_a_trace(cast: Cast) -> None:
    client = client_for(cast.trainee)
    assert client.post(f"{M01}cierre/", {"text": ""}).status_code == 422
    assert client.post(f"{M01}cierre/", {"text": "Aprendí a esperar."}).status_code == 302
    assert "Aprendí a esperar." in shown(client, f"{M01}cierre/")
    kept = Reflection.objects.get()
    assert "Aprendí" not in str(kept)
    cast.coordinator.is_superuser = True
    cast.coordinator.save()
    for name in ("other_trainee", "officer", "supervisor", "coordinator", "leadership", "audit"):
        person = cast.again(name)
        assert "Aprendí" not in shown(client_for(person), f"{M01}cierre/")
        assert client_for(person).post(f"{M01}cierre/borrar/").status_code == 404
        assert not person.has_perm("curriculum.read_reflection", kept)
        assert not person.has_perm("curriculum.erase_reflection", kept)
    assert client.post(f"{M01}cierre/borrar/").status_code == 302
    assert not Reflection.objects.exists()


def test_pausing_writes_nothing(cast: Cast) -> None:
    client = client_for(cast.trainee)
    assert "Su lugar queda guardado." in shown(client, f"{M01}pausa/")
    assert not Attempt.objects.exists()
