"""New versions: who replaces what, and what happens to corrections that were held and returned."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.review import return_observation
from evaluations.choices import LIVE, State
from evaluations.models import Observation
from evaluations.queries.waiting import for_officer
from interface.refusal import Refusal
from tests.cast import Cast, client_for
from tests.envelopes import LONG_ENOUGH, envelope, file
from tests.evaluations import steps
from tests.evaluations.outcomes import TALKS_OF_A_PERSON
from tests.evaluations.steps import again, correction

IDENTIFIES = {"narrative": {"general": TALKS_OF_A_PERSON}}


def corrected(cast: Cast, observation: Observation, **changes: object) -> Observation:
    """File a new version and return it, filed or held."""
    return again(file(cast, correction(cast, observation, **changes)).item.pk)


def sent_back(cast: Cast, observation: Observation, **changes: object) -> Observation:
    """File a correction that is held, and the coordinator returns it."""
    version = corrected(cast, observation, **(changes or IDENTIFIES))
    assert version.current.state == State.HELD
    return_observation(observation=version, by=cast.coordinator, reason="Quite el dato.")
    return again(version)


def live_heads(cast: Cast) -> list[Observation]:
    heads = cast.enrolment.observations.filter(current__head=True, current__state__in=LIVE)
    return list(heads.order_by("sequence"))


def test_a_new_version_keeps_the_first_one_readable_beside_it(cast: Cast) -> None:
    first = steps.filed(cast)
    second = corrected(cast, first)
    third = corrected(cast, second)
    assert [(row.version, row.first_version_id) for row in (first, second, third)] == [
        (1, None),
        (2, first.pk),
        (3, first.pk),
    ]
    assert live_heads(cast) == [third]
    page = client_for(cast.trainee).get(reverse("evaluations:observation", args=[first.pk]))
    assert page.status_code == 200


def test_the_trainee_answers_a_new_version_again(cast: Cast) -> None:
    second = corrected(cast, steps.acknowledged(cast))
    assert second.current.state == State.FILED
    assert not hasattr(second, "acknowledgement")


def test_a_returned_observation_is_replaced_by_its_correction(cast: Cast) -> None:
    first = steps.returned(cast)
    second = corrected(cast, first)
    assert (again(first).current.state, second.current.state) == (State.SUPERSEDED, State.FILED)
    assert list(for_officer(cast.officer)) == []


def test_a_held_correction_that_was_returned_can_be_corrected_and_replaces_both(
    cast: Cast,
) -> None:
    first = steps.filed(cast)
    second = sent_back(cast, first)
    assert (second.current.head, list(for_officer(cast.officer))) == (False, [second])
    assert live_heads(cast) == [first]
    third = corrected(cast, second)
    assert third.current.state == State.FILED
    assert third.version == 3
    assert live_heads(cast) == [third]
    assert {again(first).current.state, again(second).current.state} == {State.SUPERSEDED}
    assert list(for_officer(cast.officer)) == []


def test_a_correction_may_be_returned_more_than_once(cast: Cast) -> None:
    first = steps.filed(cast)
    second = sent_back(cast, first)
    third = sent_back(cast, second)
    fourth = corrected(cast, third)
    assert fourth.current.state == State.FILED
    assert live_heads(cast) == [fourth]
    assert list(for_officer(cast.officer)) == []


def test_a_returned_correction_leaves_when_another_one_is_filed(cast: Cast) -> None:
    first = steps.filed(cast)
    second = sent_back(cast, first)
    third = corrected(cast, first)
    assert third.current.state == State.FILED
    assert again(second).current.state == State.SUPERSEDED
    assert live_heads(cast) == [third]


def test_a_returned_correction_of_a_version_that_was_replaced_stays_stale(cast: Cast) -> None:
    first = steps.filed(cast)
    late = correction(cast, first)
    second = corrected(cast, first)
    stale = again(file(cast, late).item.pk)
    assert "stale_base" in stale.current.holds
    return_observation(observation=stale, by=cast.coordinator, reason="Ya hay otra versión.")
    fourth = corrected(cast, stale)
    assert "stale_base" in fourth.current.holds
    assert live_heads(cast) == [second]


def test_a_returned_correction_of_what_closed_meanwhile_needs_the_coordinator(cast: Cast) -> None:
    first = steps.closed(cast)
    second = sent_back(cast, first, ratings=[{"c": "PRI-01", "v": 4}])
    third = corrected(cast, second)
    assert third.current.holds == ["closed_base"]
    accept_held(observation=third, by=cast.coordinator, reason="De acuerdo con la oficial.")
    assert live_heads(cast) == [third]
    assert {again(first).current.state, again(second).current.state} == {State.SUPERSEDED}


def test_a_returned_duplicate_becomes_a_record_of_its_own_with_the_right_date(cast: Cast) -> None:
    first = steps.filed(cast)
    duplicate = again(file(cast, envelope(cast)).item.pk)
    assert duplicate.current.holds == ["DUP-01"]
    return_observation(observation=duplicate, by=cast.coordinator, reason="¿Fue ayer?")
    day_before = envelope(cast, days_ago=1)["shift"]
    moved = corrected(cast, duplicate, shift=day_before, late_reason="Fecha equivocada.")
    assert moved.current.state == State.FILED
    assert moved.shift_date == first.shift_date - timedelta(days=1)
    assert again(duplicate).current.state == State.SUPERSEDED
    assert live_heads(cast) == [first, moved]


def test_a_returned_duplicate_of_the_same_shift_stays_one(cast: Cast) -> None:
    first = steps.filed(cast)
    duplicate = again(file(cast, envelope(cast)).item.pk)
    return_observation(observation=duplicate, by=cast.coordinator, reason="Está repetida.")
    assert corrected(cast, duplicate).current.holds == ["DUP-01"]
    assert live_heads(cast) == [first]


def test_the_officer_opens_the_form_of_a_returned_correction(cast: Cast) -> None:
    second = sent_back(cast, steps.filed(cast))
    client = client_for(cast.officer)
    home = client.get(reverse("evaluations:field_home")).content.decode()
    address = reverse("evaluations:correct", args=[second.pk])
    assert f'href="{address}"' in home
    assert client.get(address).status_code == 200
    for page in ("receipt", "observation"):
        seen = client.get(reverse(f"evaluations:{page}", args=[second.pk])).content.decode()
        assert f'href="{address}"' in seen


def test_the_coordinator_does_not_put_a_second_head_beside_the_first(cast: Cast) -> None:
    first = steps.filed(cast)
    duplicate = again(file(cast, envelope(cast)).item.pk)
    with pytest.raises(Refusal) as refused:
        accept_held(observation=duplicate, by=cast.coordinator, reason="Valen las dos.")
    assert refused.value.code == "DUP-01"
    void(observation=first, by=cast.coordinator, code="DUP-01", reason="Vale la segunda.")
    accept_held(observation=again(duplicate), by=cast.coordinator, reason="Vale la segunda.")
    assert live_heads(cast) == [duplicate]


def test_another_officers_observation_of_the_shift_stands_beside_it_when_accepted(
    cast: Cast,
) -> None:
    """Two officers, one shift: both are kept and a person decides (experience.md 2.5)."""
    steps.filed(cast)
    payload = envelope(cast, author=cast.other_officer)
    second = again(file(cast, payload, by=cast.other_officer).item.pk)
    assert second.current.holds == ["AUT-02", "DUP-01"]
    accept_held(observation=second, by=cast.coordinator, reason="Relevo de medio turno.")
    assert len(live_heads(cast)) == 2


def test_a_held_correction_of_a_correction_carries_its_text(cast: Cast) -> None:
    second = sent_back(cast, steps.filed(cast))
    form = client_for(cast.officer).get(reverse("evaluations:correct", args=[second.pk]))
    assert LONG_ENOUGH in form.content.decode()
