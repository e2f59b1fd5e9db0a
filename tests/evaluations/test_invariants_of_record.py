"""Invariants 7, 10, 14 and 15: pinned, never silently edited, one standard, open to the trainee."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from curriculum.choices import VersionStatus
from curriculum.form_definition import derive, parse, serialise
from curriculum.models import FormVersion
from evaluations.actions.resolve_held import void
from evaluations.choices import State
from evaluations.models import (
    Acknowledgement,
    InboxBody,
    InboxItem,
    Narrative,
    Observation,
    ObservationEvent,
    ObservationState,
    Rating,
    Standing,
)
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from tests.cast import Cast, client_for, enrol, next_version
from tests.envelopes import LONG_ENOUGH, envelope, file, form_key
from tests.evaluations import steps
from tests.evaluations.plain_form import review
from tests.factories import PersonFactory
from tests.ledger.chains import refused_by

# 7. What was pinned at enrolment stays, whatever is published later.


def another_form(cast: Cast) -> FormVersion:
    """Publish a second form of the programme version that the trainee is pinned to."""
    text, sha256 = serialise(
        derive(cast.programme, form_id="5f0a3f0e-0000-4000-8000-000000000002", number=2)
    )
    return FormVersion.objects.create(
        id="5f0a3f0e-0000-4000-8000-000000000002",
        programme_version=cast.programme,
        version=2,
        definition=text,
        sha256=sha256,
    )


def test_a_new_form_changes_no_old_record_and_the_old_form_is_taken_until_it_closes(
    cast: Cast,
) -> None:
    first = steps.filed(cast)
    waiting = [envelope(cast, days_ago=day, late_reason="Sin señal.") for day in (1, 2, 3)]
    second = another_form(cast)
    assert steps.again(first).form_id != second.pk
    assert verify_observation(steps.again(first)) == []
    assert file(cast, waiting[0]).state == State.FILED
    FormVersion.objects.filter(pk=first.form_id).update(status=VersionStatus.CLOSING)
    assert file(cast, waiting[1]).state == State.FILED
    FormVersion.objects.filter(pk=first.form_id).update(status=VersionStatus.CLOSED)
    assert file(cast, waiting[2]).holds == ["VER-01"]
    assert set(Observation.objects.values_list("form", flat=True)) == {first.form_id}


def test_a_form_of_another_programme_version_is_none_of_this_trainee(cast: Cast) -> None:
    other = next_version(cast)
    other.phases.create(order=1, names={"es": "Fase I"}, kind="training", days=35)
    form = another_form(cast)
    cast.cohort.programme_version = other
    cast.cohort.save()
    assert steps.filed(cast).enrolment.programme_version == cast.programme
    later = enrol(PersonFactory(agency=cast.agency, unit=cast.units.first), cast.cohort, order=1)
    assert later.programme_version == other
    with pytest.raises(Refusal) as refused:
        file(cast, envelope(cast, trainee=later.trainee, form=form_key(form)))
    assert (refused.value.code, refused.value.reason) == (
        "sobre_invalido",
        "form: unknown version",
    )


# 10. After the signature the content never changes; a change is a new version with a reason.


CHANGES: dict[Any, dict[str, Any]] = {
    InboxItem: {"digest": "0" * 64},
    InboxBody: {"content": b"{}"},
    Observation: {"shift_date": date(2020, 1, 1)},
    Rating: {"value": 7},
    Narrative: {"text": "Otra cosa."},
    ObservationEvent: {"note": "Otra cosa."},
    Acknowledgement: {"kind": "disagree"},
}


@pytest.mark.database
@pytest.mark.parametrize("table", CHANGES, ids=lambda table: table.__name__)
def test_the_database_changes_and_deletes_nothing_that_was_signed(cast: Cast, table: Any) -> None:
    steps.acknowledged(cast)
    name = table._meta.db_table
    before = list(table.objects.values_list())
    with refused_by(name):
        table.objects.update(**CHANGES[table])
    with refused_by(name):
        table.objects.all()._raw_delete("default")
    assert list(table.objects.values_list()) == before


@pytest.mark.database
def test_the_database_does_not_forget_where_an_observation_stands(cast: Cast) -> None:
    steps.filed(cast)
    with refused_by("evaluations_observationstate"):
        ObservationState.objects.all()._raw_delete("default")


ERASED = {"redacted_at": "2026-03-01T12:00:00Z", "salt": ""}


@pytest.mark.database
def test_a_text_can_only_be_erased_and_the_record_stays_sound(cast: Cast) -> None:
    observation = steps.acknowledged(cast)
    texts = Narrative.objects.filter(observation=observation)
    with refused_by("evaluations_narrative"):
        texts.update(**ERASED, text="Otra cosa.")
    with refused_by("evaluations_narrative"):
        texts.update(**ERASED, text="", leaf="0" * 64)
    with refused_by("evaluations_acknowledgement"):
        Acknowledgement.objects.update(**ERASED, comment="", witness=cast.other_officer)
    with refused_by("evaluations_observationevent"):
        ObservationEvent.objects.update(**ERASED, note="", role="coordinator")
    texts.update(**ERASED, text="")
    Acknowledgement.objects.update(**ERASED, comment="")
    ObservationEvent.objects.update(**ERASED, note="")
    InboxBody.objects.update(redacted_at=ERASED["redacted_at"], content=b"")
    assert verify_observation(steps.again(observation)) == []


def test_a_change_without_a_reason_waits_for_a_person(cast: Cast) -> None:
    first = steps.filed(cast)
    without = steps.correction(cast, first, amend_reason="  ")
    outcome = file(cast, without)
    assert (outcome.state, outcome.holds) == (State.HELD, ["CON-01"])
    assert steps.again(first).current.state == State.FILED


def test_the_form_asks_why_before_a_correction_is_signed(cast: Cast) -> None:
    first = steps.filed(cast)
    address = reverse("evaluations:correct", args=[first.pk])
    page = review(cast, {"amend_reason": " "}, address=address)
    assert list(page.context["form"].errors) == ["amend_reason"]


# 14. The solo officer is the standard in every phase; a value is never adjusted.


def test_the_author_signs_the_standard_of_a_solo_officer(cast: Cast) -> None:
    definition = parse(steps.filed(cast).form)
    assert definition.attestation_id == "solo-1"
    assert definition.attestation == (
        "Declaro que estas calificaciones son mías, que corresponden a lo que observé en este "
        "turno y que usan como referencia a un agente que trabaja solo."
    )
    page = review(cast)
    assert definition.attestation in page.content.decode()


def test_the_same_value_counts_the_same_in_every_phase(cast: Cast) -> None:
    cells = []
    for template in cast.programme.phases.filter(rated=True):
        with steps.undone():
            phase = cast.phase
            phase.template = template
            phase.save()
            file(
                cast,
                envelope(
                    cast,
                    ratings=[{"c": "PRI-01", "v": 2, "n": LONG_ENOUGH}],
                    narrative={"least": {"c": "PRI-01", "text": LONG_ENOUGH}},
                ),
            )
            cells.append(Standing.objects.get().cells["PRI-01"]["v"])
    assert cells == [[2]] * 4


# 15. The trainee reads the own observation once filed, before the review is final, and edits none.


def test_the_trainee_reads_it_before_the_supervisor_decides_and_may_only_answer(
    cast: Cast,
) -> None:
    observation = steps.filed(cast)
    page = client_for(cast.trainee).get(reverse("evaluations:observation", args=[observation.pk]))
    assert (page.status_code, page.context["verbs"]) == (200, {"acknowledge"})
    assert LONG_ENOUGH in page.content.decode()
    correct = reverse("evaluations:correct", args=[observation.pk])
    assert client_for(cast.trainee).get(correct).status_code == 403


def test_the_trainee_signs_no_observation_about_the_own_shift(cast: Cast) -> None:
    """What a trainee sends as author is held and becomes nobody's figure."""
    outcome = file(cast, envelope(cast, author=cast.trainee), by=cast.trainee)
    assert outcome.holds == ["AUT-01", "AUT-02"]
    assert Standing.objects.get().cells == {}


def test_what_was_voided_stays_readable_for_the_trainee(cast: Cast) -> None:
    observation = steps.filed(cast)
    void(observation=observation, by=cast.coordinator, code="EST-01", reason="Otro criterio.")
    page = client_for(cast.trainee).get(reverse("evaluations:observation", args=[observation.pk]))
    assert page.status_code == 200
