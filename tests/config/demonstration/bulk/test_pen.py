"""What is written in bulk is what the product's own actions would have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from config.demonstration.bulk.arrivals import Arrival, Step
from config.demonstration.bulk.pen import Pen
from config.demonstration.bulk.proof import NotTheProductsRecord, prove
from config.demonstration.bulk.saving import save
from curriculum.form_definition import parse
from curriculum.queries.forms import form_for
from evaluations.models import InboxItem, Observation, ObservationState, Shift, Standing
from evaluations.verification import verify_observation
from ledger.verification import verify_scope
from mentors.models import User
from tests.benchmarks.population import Town
from tests.benchmarks.record import write_record
from tests.benchmarks.sheets import Signature, sheet, shift_end

from .replaying import assert_replay_says_the_same

pytestmark = pytest.mark.database

SHIFTS = 4

Later = Callable[[datetime], Step]


@pytest.fixture
def town(db: None) -> Town:
    return Town("PNC-GT", seed=1, today=timezone.localdate())


def test_the_usual_course_of_benchmarks(town: Town) -> None:
    pairs = town.cohort("57", 3)
    verbs = assert_replay_says_the_same(
        lambda: write_record(pairs, town, now=timezone.now(), shifts=SHIFTS),
        [pair.learner.enrolment for pair in pairs],
    )
    assert verbs == {"file", "acknowledge", "review", "close", "expire"}


class Scene:
    """One trainee whose observations are written by hand."""

    def __init__(self, town: Town) -> None:
        town.readers()
        (self.pair,) = town.cohort("57", 1)
        self.town = town
        self.form = form_for(town.programme)
        self.random = Random(5)
        self.coordinator = User.objects.get(service_number="coordinator")

    def arrival(
        self, ago: int, *later: Later, kind: str = "shift", days: int = 0, **more: str
    ) -> Arrival:
        """One observation of some days ago that arrived ``days`` later."""
        day = self.town.today - timedelta(days=ago)
        received = shift_end(day) + timedelta(minutes=22, days=days)
        return Arrival(
            content=sheet(self.random, parse(self.form), self.signature(day, kind, **more)),
            author=self.pair.officer,
            received_at=received,
            steps=tuple(make(received) for make in later),
            device="tel-1",
        )

    def signature(self, day: date, kind: str, **more: str) -> Signature:
        return Signature(
            id=self.town.new_id(),
            author=self.pair.officer.pk,
            trainee=self.pair.learner.enrolment.trainee_id,
            day=day,
            signed_at=shift_end(day) + timedelta(minutes=20),
            kind=kind,
            **more,
        )

    def write(self, *arrivals: Arrival) -> Callable[[], object]:
        """Return what writes them in bulk."""
        pen = Pen(self.pair.learner, self.form, answer_id=self.town.new_id)
        rows = pen.write(arrivals)
        return lambda: save(rows)


def after(hours: float, verb: str, by: User, text: str = "", **more: Any) -> Later:
    """A step some hours after the observation arrived."""
    return lambda received: Step(verb, received + timedelta(hours=hours), by, text=text, **more)


@pytest.fixture
def scene(town: Town) -> Scene:
    return Scene(town)


def test_every_verb_and_what_is_held(scene: Scene) -> None:
    trainee, officer = scene.pair.learner.enrolment.trainee, scene.pair.officer
    supervisor, coordinator = scene.pair.supervisor, scene.coordinator
    answered = after(2, "acknowledge", trainee, "Lo practicaré.", answer="comment")
    disputed = after(2, "acknowledge", trainee, "No fue así.", answer="disagree")
    refused = after(3, "refuse", officer, "Prefirió no firmar.", witness=supervisor)
    write = scene.write(
        scene.arrival(30, answered, after(9, "review", supervisor, "Leído.")),
        scene.arrival(29, disputed),
        scene.arrival(28, refused),
        scene.arrival(27, answered, after(5, "return", supervisor, "Falta la conducta.")),
        scene.arrival(26, answered, after(30, "void", coordinator, "No hubo.", code="TMP-02")),
        scene.arrival(25, days=5),  # held: late, and no reason given
        scene.arrival(24, days=5, late_reason="Sin señal en el puesto."),
        scene.arrival(23, answered),
        scene.arrival(23, kind="relief", days=1),  # the same day again, of another kind
    )
    verbs = assert_replay_says_the_same(write, [scene.pair.learner.enrolment])
    assert verbs == {"file", "hold", "acknowledge", "review", "refuse", "return", "void"}
    held = InboxItem.objects.exclude(holds=[])
    assert list(held.values_list("holds", flat=True)) == [["TMP-03"]]
    states = Counter(ObservationState.objects.values_list("state", flat=True))
    assert states == {
        "acknowledged": 2,
        "filed": 2,
        "held": 1,
        "refused": 1,
        "returned": 1,
        "reviewed": 1,
        "voided": 1,
    }
    # The days of the returned, the voided and the held one are open again.
    assert Shift.objects.count() == 5


def test_a_voided_record_gives_its_day_to_the_next_one(scene: Scene) -> None:
    voided = after(40, "void", scene.coordinator, "Fue relevo.", code="TMP-02")
    write = scene.write(scene.arrival(20, voided), scene.arrival(20, kind="relief", days=1))
    assert_replay_says_the_same(write, [scene.pair.learner.enrolment])
    assert Shift.objects.count() == 1


def test_a_tampered_value_is_found_where_it_is(scene: Scene) -> None:
    day = scene.town.today - timedelta(days=20)
    arrival = Arrival(
        content=sheet(scene.random, parse(scene.form), scene.signature(day, "shift"), whole=True),
        author=scene.pair.officer,
        received_at=shift_end(day) + timedelta(minutes=22),
        tampered=("PRI-01", 7),
    )
    scene.write(arrival)()
    assert verify_observation(Observation.objects.get()) == ["value:PRI-01: not what was sealed"]


def test_bulk_data_passes_the_products_own_checks(town: Town) -> None:
    pairs = town.cohort("57", 3)
    counts = write_record(pairs, town, now=timezone.now(), shifts=SHIFTS)
    assert (counts["evaluations_observation"], prove("PNC-GT")) == (3 * SHIFTS, 3)
    report = verify_scope("PNC-GT")
    assert (report.chains, report.faults) == (3, [])


def test_a_standing_that_differs_is_noticed(town: Town) -> None:
    write_record(town.cohort("57", 1), town, now=timezone.now(), shifts=1)
    Standing.objects.update(counted=7)
    with pytest.raises(NotTheProductsRecord, match="standing"):
        prove("PNC-GT")
