"""What supervision and coordination decide: reasons, roles, figures and news."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.change_state import change_state
from evaluations.actions.keep_standing import is_current
from evaluations.actions.let_time_pass import expire_acknowledgements
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.review import return_observation, review
from evaluations.choices import State, VoidReason
from evaluations.models import Standing
from evaluations.signals import observation_changed
from interface.refusal import Refusal
from mentors.models import RoleGrant
from tests.cast import Cast
from tests.envelopes import envelope, file
from tests.evaluations import steps
from tests.evaluations.outcomes import TALKS_OF_A_PERSON
from tests.evaluations.steps import again
from tests.factories import PersonFactory


@pytest.fixture
def news() -> Iterator[list[tuple[str, str]]]:
    """Verbs and states that the signal told."""
    told: list[tuple[str, str]] = []

    def listen(sender: object, **sent: Any) -> None:
        told.append((sent["verb"], sent["state"]))

    observation_changed.connect(listen)
    yield told
    observation_changed.disconnect(listen)


def figures() -> tuple[dict[str, list[int]], int, int]:
    """Return values by competency, counted and excluded of the one standing, which must hold."""
    standing = Standing.objects.get()
    assert is_current(standing)
    cells = {code: cell["v"] for code, cell in standing.cells.items()}
    return cells, standing.counted, standing.excluded


COUNTED = ({"PRI-01": [4], "TRA-01": [5], "ENT-01": [4]}, 1, 0)
EXCLUDED: tuple[dict[str, list[int]], int, int] = ({}, 0, 1)


def test_a_review_may_carry_a_note_and_changes_no_figure(cast: Cast) -> None:
    observation = steps.acknowledged(cast)
    event = review(observation=observation, by=cast.supervisor, note=" Buen detalle. ")
    assert (event.note, event.role) == ("Buen detalle.", "supervisor")
    assert figures() == COUNTED


def test_a_review_without_an_answer_waits_for_the_answer_or_for_the_deadline(cast: Cast) -> None:
    observation = steps.filed(cast)
    with pytest.raises(Refusal) as refused:
        review(observation=observation, by=cast.supervisor)
    assert refused.value.code == "estado"
    expire_acknowledgements(at=observation.current.acknowledge_by)
    assert review(observation=again(observation), by=cast.supervisor).to_state == State.REVIEWED


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_returning_and_accepting_need_a_reason(cast: Cast, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        return_observation(observation=steps.filed(cast), by=cast.supervisor, reason=reason)
    assert (refused.value.status, refused.value.code) == (422, "motivo")
    held = again(file(cast, envelope(cast, days_ago=1, ratings=steps.MISSING_COMMENT)).item.pk)
    with pytest.raises(Refusal) as refused:
        accept_held(observation=held, by=cast.coordinator, reason=reason)
    assert (refused.value.status, refused.value.code) == (422, "motivo")


def test_what_is_returned_leaves_the_figures_until_it_is_corrected(cast: Cast) -> None:
    observation = steps.returned(cast)
    assert figures() == EXCLUDED
    file(cast, steps.correction(cast, observation))
    assert figures() == COUNTED


def test_what_is_accepted_enters_the_figures_with_the_deadlines_of_that_moment(cast: Cast) -> None:
    observation = steps.held(cast)
    assert figures() == EXCLUDED
    event = accept_held(observation=observation, by=cast.coordinator, reason="Se explicó.")
    assert figures() == ({"PRI-01": [1]}, 1, 0)
    current = again(observation).current
    assert (current.acknowledge_by - event.at).total_seconds() == 24 * 3600
    assert (current.review_by - event.at).total_seconds() == 72 * 3600
    assert current.holds == ["CON-01"]


def test_what_may_identify_a_person_is_never_accepted(cast: Cast) -> None:
    """PRI-01: returned to its author or voided; its text reaches nobody else (invariant 18)."""
    payload = envelope(cast, narrative={"general": TALKS_OF_A_PERSON})
    observation = again(file(cast, payload).item.pk)
    with pytest.raises(Refusal) as refused:
        accept_held(observation=observation, by=cast.coordinator, reason="Está bien.")
    assert refused.value.code == "PRI-01"
    return_observation(observation=observation, by=cast.coordinator, reason="Quite el dato.")
    assert again(observation).current.quarantined is True


CODES = {
    "AUT-01", "AUT-02", "AUT-03", "TMP-01", "TMP-02", "TMP-03", "DUP-01", "CON-01", "CON-03",
    "CON-04", "INT-01", "INT-02", "FIR-01", "FIR-02", "VER-01", "PRI-01", "EST-01", "retracted",
}  # fmt: skip
"""Section 1.8.6 without CON-02, which intake refuses, and the author's own withdrawal."""


def test_a_record_is_void_for_one_of_the_reasons_of_the_reference(cast: Cast) -> None:
    assert set(VoidReason.values) == CODES
    observation = steps.filed(cast)
    for code in VoidReason.values:
        with steps.undone():
            event = void(
                observation=again(observation), by=cast.coordinator, code=code, reason="Se revisó."
            )
            assert event.note == f"{code}: Se revisó."
            assert again(observation).current.head is False
            assert figures() == EXCLUDED


@pytest.mark.parametrize(
    ("code", "reason", "field"),
    [("CON-02", "Se revisó.", "code"), ("", "Se revisó.", "code"), ("TMP-02", " ", None)],
)
def test_voiding_needs_code_and_words(
    cast: Cast, code: str, reason: str, field: str | None
) -> None:
    observation = steps.filed(cast)
    with pytest.raises(Refusal) as refused:
        void(observation=observation, by=cast.coordinator, code=code, reason=reason)
    assert (refused.value.status, refused.value.code) == (422, "motivo")
    assert refused.value.extra.get("field") == field
    assert again(observation).current.state == State.FILED


def test_voiding_a_new_version_does_not_bring_the_old_one_back(cast: Cast) -> None:
    first = steps.filed(cast)
    second = again(file(cast, steps.correction(cast, first)).item.pk)
    void(observation=second, by=cast.coordinator, code="DUP-01", reason="Repetida.")
    assert again(first).current.state == State.SUPERSEDED
    assert figures() == EXCLUDED


def test_a_person_with_two_roles_decides_in_the_one_that_reaches_the_record(cast: Cast) -> None:
    person = PersonFactory(agency=cast.agency)
    for role, unit in (("supervisor", cast.units.first), ("coordinator", cast.units.second)):
        RoleGrant.objects.create(person=person, role=role, unit=unit)
    event = review(observation=steps.acknowledged(cast), by=person)
    assert event.role == "supervisor"


def test_every_step_is_told_once_and_a_refused_one_never(
    cast: Cast, news: list[tuple[str, str]]
) -> None:
    observation = steps.filed(cast)
    acknowledge(observation=observation, by=cast.trainee, kind="agree")
    with pytest.raises(PermissionDenied):
        review(observation=again(observation), by=cast.officer)
    review(observation=again(observation), by=cast.supervisor)
    with pytest.raises(Refusal):
        review(observation=again(observation), by=cast.coordinator)
    void(observation=again(observation), by=cast.coordinator, code="EST-01", reason="Otra vara.")
    assert news == [
        ("file", "filed"),
        ("acknowledge", "acknowledged"),
        ("review", "reviewed"),
        ("void", "voided"),
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_no_state_changes_outside_a_transaction(cast: Cast) -> None:
    observation = steps.filed(cast)
    with pytest.raises(RuntimeError, match="transaction"):
        change_state(current=observation.current, verb="close", actor=None, role="system")
