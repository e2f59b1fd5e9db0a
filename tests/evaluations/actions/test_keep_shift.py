"""What a day was follows from the records that count, unless somebody noted it by hand."""

from __future__ import annotations

from typing import Any

from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.review import return_observation
from evaluations.choices import State
from evaluations.models import Observation, Shift
from evaluations.queries.sheets import days_recorded
from mentors.models import User
from tests.cast import Cast
from tests.envelopes import envelope, file
from tests.evaluations import steps


def absence(cast: Cast, reason: str = "Reposo por dos días.", **changes: Any) -> dict[str, Any]:
    """Return a shift without evaluation."""
    return envelope(
        cast,
        **{
            "kind": "no_evaluation",
            "disposition": "sick",
            "ratings": [],
            "narrative": {"best": {"c": None, "text": ""}, "general": reason},
            **changes,
        },
    )


def filed(cast: Cast, payload: dict[str, Any], by: User | None = None) -> Observation:
    return steps.again(file(cast, payload, by=by).item.pk)


def notes() -> list[tuple[str, str]]:
    return list(Shift.objects.order_by("date").values_list("disposition", "reason"))


def voided(cast: Cast, observation: Observation) -> None:
    void(observation=observation, by=cast.coordinator, code="TMP-02", reason="No fue así.")


def test_a_rated_shift_needs_no_reason(cast: Cast) -> None:
    filed(cast, envelope(cast))
    assert notes() == [("rated", "")]


def test_a_voided_absence_opens_the_day_for_a_rating(cast: Cast) -> None:
    voided(cast, filed(cast, absence(cast)))
    assert notes() == []
    assert filed(cast, envelope(cast)).current.state == State.FILED
    assert notes() == [("rated", "")]


def test_a_voided_rating_leaves_a_day_that_asks_for_a_record_again(cast: Cast) -> None:
    observation = filed(cast, envelope(cast))
    day = observation.shift_date
    asked = (cast.officer, [cast.enrolment.pk], day)
    assert days_recorded(*asked) == {(cast.enrolment.pk, day)}
    voided(cast, observation)
    assert (notes(), days_recorded(*asked)) == ([], set())


def test_a_returned_absence_says_nothing_until_it_is_corrected(cast: Cast) -> None:
    observation = filed(cast, absence(cast))
    return_observation(observation=observation, by=cast.supervisor, reason="¿Fue permiso?")
    assert notes() == []
    said = {"amends": str(observation.pk), "amend_reason": "Fue permiso."}
    filed(cast, absence(cast, "Permiso por estudio.", disposition="leave", **said))
    assert notes() == [("leave", "Permiso por estudio.")]


def test_a_corrected_absence_changes_what_the_day_was(cast: Cast) -> None:
    observation = filed(cast, absence(cast))
    said = {"amends": str(observation.pk), "amend_reason": "Fue audiencia."}
    filed(cast, absence(cast, "Audiencia en el juzgado.", disposition="court", **said))
    assert notes() == [("court", "Audiencia en el juzgado.")]


def test_a_correction_that_moves_to_another_day_opens_the_first_one(cast: Cast) -> None:
    observation = filed(cast, envelope(cast))
    moved = steps.correction(
        cast, observation, shift=envelope(cast, days_ago=1)["shift"], late_reason="Otra fecha."
    )
    later = filed(cast, moved)
    assert list(Shift.objects.values_list("date", flat=True)) == [later.shift_date]


def test_an_accepted_correction_moves_the_day_as_well(cast: Cast) -> None:
    observation = filed(cast, envelope(cast))
    moved = steps.correction(cast, observation, shift=envelope(cast, days_ago=1)["shift"])
    later = filed(cast, moved)
    assert later.current.holds == ["TMP-03"]
    accept_held(observation=later, by=cast.coordinator, reason="Se aclaró.")
    assert list(Shift.objects.values_list("date", flat=True)) == [later.shift_date]


def test_an_accepted_absence_keeps_the_words_of_its_author(cast: Cast) -> None:
    observation = filed(cast, absence(cast, author=cast.other_officer), by=cast.other_officer)
    assert notes() == []
    accept_held(observation=observation, by=cast.coordinator, reason="Relevo aprobado.")
    assert notes() == [("sick", "Reposo por dos días.")]
    assert Shift.objects.get().recorded_by == cast.other_officer


def test_when_the_first_record_goes_the_next_one_tells_what_the_day_was(cast: Cast) -> None:
    first = filed(cast, absence(cast))
    second = filed(cast, envelope(cast, author=cast.other_officer), by=cast.other_officer)
    accept_held(observation=second, by=cast.coordinator, reason="Trabajó media jornada.")
    assert notes() == [("sick", "Reposo por dos días.")]
    voided(cast, first)
    assert notes() == [("rated", "")]


def test_what_a_coordinator_noted_stays(cast: Cast) -> None:
    payload = envelope(cast)
    Shift.objects.create(
        enrolment=cast.enrolment,
        date=payload["shift"]["date"],
        disposition="leave",
        reason="Permiso",
        recorded_by=cast.coordinator,
    )
    observation = filed(cast, payload)
    assert observation.current.holds == ["TMP-01"]
    accept_held(observation=observation, by=cast.coordinator, reason="Sí trabajó.")
    voided(cast, steps.again(observation))
    assert notes() == [("leave", "Permiso")]
