"""The pages of programmes: who reaches them, what they say, what a wrong answer keeps."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from curriculum.actions.draft_programme import draft_programme
from curriculum.actions.load_starter import Starter
from curriculum.actions.propose_version import propose_version
from curriculum.definition_content import phase_content
from curriculum.models import ProgrammeVersion, Proposal
from tests.cast import Cast, client_for

pytestmark = pytest.mark.django_db

LIST = "/coordinacion/programas/"


def address(version: ProgrammeVersion, part: str = "") -> str:
    """Return a page of a version."""
    return f"{LIST}{version.pk}/{part}"


def phases_sent(version: ProgrammeVersion, **changed: str) -> dict[str, str]:
    """Return what the page of phases would send; ``changed`` replaces single fields."""
    phases = list(version.phases.all())
    sent = {"form-TOTAL_FORMS": str(len(phases)), "form-INITIAL_FORMS": str(len(phases))}
    for place, phase in enumerate(phases):
        sent |= {
            f"form-{place}-place": str(phase.order),
            f"form-{place}-name": phase.names["es"],
            f"form-{place}-kind": phase.kind,
            f"form-{place}-days": str(phase.days),
            f"form-{place}-unrated_first_days": str(phase.unrated_first_days),
            f"form-{place}-officer_rule": phase.officer_rule,
            **({f"form-{place}-rated": "on"} if phase.rated else {}),
        }
    return {**sent, **{name.replace("_0_", "-0-"): value for name, value in changed.items()}}


@pytest.mark.parametrize(
    ("name", "status"),
    [("coordinator", 200), ("leadership", 200), ("audit", 200), ("supervisor", 403),
     ("officer", 403), ("trainee", 403), ("donor", 403), ("editor", 403)],
)  # fmt: skip
def test_the_list_is_for_who_leads_or_audits(
    cast: Cast, starter: Starter, name: str, status: int
) -> None:
    client = client_for(getattr(cast, name))
    assert client.get(LIST).status_code == status
    assert client.get("/coordinacion/marcos/").status_code == status


def test_a_stranger_meets_no_draft_and_no_programme_of_another_agency(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    client = client_for(cast.stranger_coordinator)
    assert "GT-16-NORTE" not in client.get(LIST).content.decode()
    for part in ("", "fases/", "reglas/", "palabras/", "formulario/"):
        assert client.get(address(draft, part)).status_code == 404, part
    assert client.post(address(draft, "proponer/")).status_code == 404


def test_who_reads_may_not_change(cast: Cast, draft: ProgrammeVersion) -> None:
    client = client_for(cast.audit)
    assert client.get(address(draft)).status_code == 200
    for part in ("fases/", "reglas/", "palabras/"):
        assert client.get(address(draft, part)).status_code == 403, part
    for part in ("proponer/", "descartar/", "version/"):
        assert client.post(address(draft, part)).status_code == 403, part
    assert client.get(f"{LIST}nuevo/").status_code == 403


def test_shared_templates_are_read_and_not_changed(cast: Cast, starter: Starter) -> None:
    client, template = client_for(cast.coordinator), starter.programmes[0]
    page = client.get(address(template)).content.decode()
    assert "Plantilla compartida" in page
    assert "Iniciar un programa a partir de este" in page
    assert client.get(address(template, "fases/")).status_code == 403


def test_a_programme_starts_from_a_template(cast: Cast, starter: Starter) -> None:
    client = client_for(cast.coordinator)
    source = starter.programmes[3]
    sent = {"source": source.pk, "code": "sj-corto", "name": "San José corto"}
    made = client.post(f"{LIST}nuevo/", sent)
    version = ProgrammeVersion.objects.get(programme__code="SJ-CORTO")
    assert made["Location"] == address(version)
    assert version.programme.names == {"es": "San José corto"}
    again = client.post(f"{LIST}nuevo/", sent)
    assert again.status_code == 422
    assert "Ya hay un programa con el código «SJ-CORTO»" in again.content.decode()
    assert 'value="San José corto"' in again.content.decode()


def test_phases_change_place_days_and_name(cast: Cast, draft: ProgrammeVersion) -> None:
    client = client_for(cast.coordinator)
    sent = phases_sent(draft) | {"form-1-days": "21", "form-1-name": "Fase de calle",
                                 "form-2-place": "4", "form-3-place": "3",
                                 "form-0-remove": "on"}  # fmt: skip
    assert client.post(address(draft, "fases/"), sent).status_code == 302
    assert [(phase.order, phase.names, phase.days) for phase in draft.phases.all()] == [
        (1, {"es": "Fase de calle"}, 21),
        (2, {"es": "Fase III", "en": "Phase III"}, 28),
        (3, {"es": "Fase II", "en": "Phase II"}, 28),
        (4, {"es": "Sombra", "en": "Shadow"}, 14),
    ]


def test_a_button_adds_a_phase_and_keeps_what_was_typed(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    client = client_for(cast.coordinator)
    sent = phases_sent(draft) | {"form-0-name": "Inducción", "form-0-days": "", "add": "1"}
    page = client.post(address(draft, "fases/"), sent)
    assert page.status_code == 200
    names = [form["name"].value() for form in page.context["form"].forms]
    assert names == ["Inducción", "Fase I", "Fase II", "Fase III", "Sombra", None]
    assert page.context["form"].forms[5]["place"].value() == 6
    assert draft.phases.count() == 5


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"form-1-days": "0"}, "mayor o igual a 1"),
        ({"form-1-name": ""}, "Escriba el nombre de la fase."),
        ({"form-0-place": "9"}, "«Orientación»: la orientación va antes de las demás fases."),
        ({"form-4-place": "1", "form-0-place": "2"}, "«Sombra»: ponga antes una fase"),
        ({"form-1-officer_rule": "same_as_first"}, "«Fase I»: esa regla sobre quién acompaña"),
        ({"form-1-unrated_first_days": "35"}, "«Fase I»: deje días con calificación"),
        ({f"form-{place}-remove": "on" for place in range(5)}, "Agregue al menos una fase."),
    ],
)
def test_phases_that_make_no_sense_come_back_with_what_was_typed(
    cast: Cast, draft: ProgrammeVersion, changed: dict[str, str], says: str
) -> None:
    before = [phase_content(phase) for phase in draft.phases.all()]
    page = client_for(cast.coordinator).post(address(draft, "fases/"), phases_sent(draft) | changed)
    assert page.status_code == 422
    assert says in page.content.decode()
    assert [phase_content(phase) for phase in draft.phases.all()] == before


def rules_sent(client: Any, draft: ProgrammeVersion) -> dict[str, Any]:
    """Return what the page of rules would send unchanged."""
    form = client.get(address(draft, "reglas/")).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_rules_change_within_the_scale(cast: Cast, draft: ProgrammeVersion) -> None:
    client = client_for(cast.coordinator)
    sent = rules_sent(client, draft) | {"comment_low_max": 3, "review_hours": 48}
    assert client.post(address(draft, "reglas/"), sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.narrative_rule["comment_low_max"], draft.deadlines["review_hours"]) == (3, 48)
    assert draft.deadlines["submit_hours"] == 24


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"comment_low_max": 8}, "Con esta escala: de 0 a 7."),
        ({"critical_not_below": 5}, "Con esta escala: de 1 a 4."),
        ({"comment_low_max": 6, "comment_high_min": 6}, "deben terminar antes de las altas"),
        ({"review_hours": ""}, "Escriba un número."),
        ({"last_valid_passing": 6}, "son parte de las que forman un nivel"),
        ({"offline_grace_hours": 2}, "Sin señal debe haber al menos tanto tiempo"),
    ],
)
def test_rules_outside_their_limits_come_back(
    cast: Cast, draft: ProgrammeVersion, changed: dict[str, Any], says: str
) -> None:
    client = client_for(cast.coordinator)
    page = client.post(address(draft, "reglas/"), rules_sent(client, draft) | changed)
    assert page.status_code == 422
    assert says in page.content.decode()


def test_words_change_and_an_empty_one_is_the_countrys(cast: Cast, draft: ProgrammeVersion) -> None:
    client = client_for(cast.coordinator)
    form = client.get(address(draft, "palabras/")).context["form"]
    sent = {name: form[name].value() for name in form.fields} | {"trainee": "cadete", "unit": ""}
    assert client.post(address(draft, "palabras/"), sent).status_code == 302
    draft.refresh_from_db()
    assert draft.labels["trainee"] == {"es": "cadete"}
    assert draft.labels["unit"] == {"es": "comisaría", "en": "police district"}
    assert "cadete" in client.get(address(draft)).content.decode()


def test_the_preview_is_the_form_that_would_be_published(
    cast: Cast, draft: ProgrammeVersion
) -> None:
    page = client_for(cast.coordinator).get(address(draft, "formulario/"))
    assert page.content.decode().count('<fieldset class="rating"') == 34


def test_two_coordinators_publish_through_the_pages(cast: Cast, draft: ProgrammeVersion) -> None:
    first, second = client_for(cast.coordinator), client_for(cast.other_coordinator)
    assert first.post(address(draft, "proponer/"), {"note": "Para la 59"}).status_code == 302
    proposal = Proposal.objects.get()
    decide = reverse("curriculum:publication", args=[proposal.pk])
    assert "Espera por usted" not in first.get(LIST).content.decode()
    assert "Espera por usted" in second.get(LIST).content.decode()
    assert first.post(decide, {"verb": "approve"}).status_code == 403
    assert second.get(decide)["Location"] == address(draft)
    page = second.post(decide, {"verb": "return", "reason": ""})
    assert page.status_code == 422
    assert "Escriba qué tiene que cambiar antes de publicarla." in page.content.decode()
    assert second.post(decide, {"verb": "approve"}).status_code == 302
    draft.refresh_from_db()
    assert draft.status == "open"
    assert client_for(cast.stranger_coordinator).get(decide).status_code == 404


def test_a_second_version_shows_what_it_changes(cast: Cast, draft: ProgrammeVersion) -> None:
    first, second = client_for(cast.coordinator), client_for(cast.other_coordinator)
    first.post(address(draft, "proponer/"))
    second.post(
        reverse("curriculum:publication", args=[Proposal.objects.get().pk]), {"verb": "approve"}
    )
    first.post(address(draft, "version/"))
    made = ProgrammeVersion.objects.get(programme=draft.programme, version=2)
    first.post(address(made, "fases/"), phases_sent(made) | {"form-1-days": "42"})
    page = first.get(address(made))
    assert [change.label for change in page.context["changes"]] == ["Fase en el lugar 2"]
    assert "35 días" in page.context["changes"][0].old
    assert "42 días" in page.context["changes"][0].new


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_three_as_for_one(
    cast: Cast, starter: Starter, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        made = draft_programme(
            source=starter.programmes[0], by=cast.coordinator, code=f"P-{number}", name="X"
        )
        propose_version(definition=made, by=cast.coordinator)
    client = client_for(cast.other_coordinator)
    # session, person, grants, the menu; agency; count, programmes, versions; waiting.
    with django_assert_num_queries(9):
        client.get(LIST)
    # No versions below a framework: it is one.
    with django_assert_num_queries(8):
        client.get("/coordinacion/marcos/")
