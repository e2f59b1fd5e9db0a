"""One door for every step: idempotent, in any order, and only one's own."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from curriculum.actions.rebuild_progress import rebuild_progress
from curriculum.actions.record_attempt_event import record_attempt_event
from curriculum.choices import AttemptKind
from curriculum.learning.events import Told, write
from curriculum.models import Attempt, AttemptEvent, Certificate, Progress
from curriculum.queries.progress import progress_of
from interface.refusal import Refusal
from ledger.models import AuditEvent
from mentors.models import Cohort
from tests.cast import Cast, next_version
from tests.curriculum.steps import answer, answers, choices, finish, play, read, tell, version
from tests.ledger.chains import refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_module")]


def opened(screen: int = 2) -> bytes:
    return write(Told("lesson", version("lesson", "L1.1").pk, "opened", {"screen": screen}))


def test_the_same_step_twice_is_one(cast: Cast) -> None:
    attempt, content = uuid4(), opened()
    first = record_attempt_event(person=cast.trainee, attempt_id=attempt, number=1, content=content)
    again = record_attempt_event(person=cast.trainee, attempt_id=attempt, number=1, content=content)
    assert (first.new, again.new) == (True, False)
    assert again.event == first.event
    assert AttemptEvent.objects.count() == 1


def unknown(kind: str, key: int, event: str, data: dict[str, Any]) -> dict[str, Any]:
    """A step of an attempt that does not exist yet."""
    return {"attempt_id": uuid4(), "content": write(Told(kind, key, event, data))}


@pytest.mark.usefixtures("modules")
def test_what_stands_against_a_step_is_said_and_changes_nothing(cast: Cast) -> None:
    attempt = uuid4()
    record_attempt_event(person=cast.trainee, attempt_id=attempt, number=1, content=opened())
    other = write(Told("lesson", version("lesson", "L1.4").pk, "finished", {}))
    no_option = {"screen": "d1", "option": "x"}
    for change, status, code in [
        ({"content": opened(3)}, 409, "id_reutilizado"),
        ({"content": b"{}", "number": 2}, 422, "sobre_invalido"),
        ({"content": b"\xff", "number": 2}, 422, "sobre_invalido"),
        ({"number": 0}, 422, "sobre_invalido"),
        ({"number": 1001}, 422, "sobre_invalido"),
        ({"digest": "", "number": 2}, 400, "digest"),
        ({"person": cast.other_trainee, "number": 2}, 403, "autor_distinto"),
        ({"content": other, "number": 2}, 422, "sobre_invalido"),
        (
            unknown("lesson", version("lesson", "L2.1").pk, "finished", {}),
            409,
            "modulo_cerrado",
        ),
        (
            unknown("lesson", version("lesson", "L13.1").pk, "finished", {}),
            404,
            "contenido_desconocido",
        ),
        (unknown("lesson", 2**40, "finished", {}), 404, "contenido_desconocido"),
        (
            unknown("scenario", version("scenario", "E1").pk, "chosen", no_option),
            422,
            "sobre_invalido",
        ),
    ]:
        wanted: dict[str, Any] = {
            "person": cast.trainee,
            "attempt_id": attempt,
            "number": 1,
            "content": opened(),
            **change,
        }
        with pytest.raises(Refusal) as refused:
            record_attempt_event(**wanted)
        assert (refused.value.status, refused.value.code) == (status, code), change
        assert AttemptEvent.objects.count() == Attempt.objects.count() == 1


def test_a_stated_digest_must_be_right(cast: Cast) -> None:
    content = opened()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    outcome = record_attempt_event(
        person=cast.trainee, attempt_id=uuid4(), number=1, content=content, digest=digest
    )
    assert outcome.new


@pytest.mark.usefixtures("modules")
def test_a_finished_module_brings_one_certificate_and_opens_the_next(cast: Cast) -> None:
    finish(cast.trainee)
    known = progress_of(cast.trainee)
    assert known["module", "M01"].version == version("module", "M01")
    certificate = Certificate.objects.get()
    assert certificate.person == cast.trainee
    assert certificate.subject == "M01"
    assert certificate.content_sha256 == version("module", "M01").sha256
    assert AuditEvent.objects.filter(verb="module.finished").count() == 1
    read(cast.trainee, "L2.1")
    finish(cast.trainee)
    assert Certificate.objects.count() == 1
    assert AuditEvent.objects.filter(verb="module.finished").count() == 1


@pytest.mark.parametrize("missing", ["lesson", "scenario", "quiz"])
def test_a_module_is_not_finished_while_something_is_missing(cast: Cast, missing: str) -> None:
    read(cast.trainee, "L1.1")
    if missing != "lesson":
        read(cast.trainee, "L1.4")
    if missing != "scenario":
        play(cast.trainee, "E1")
    answer(cast.trainee, "M01", right=missing != "quiz")
    assert ("module", "M01") not in progress_of(cast.trainee)
    assert not Certificate.objects.exists()


def test_a_harmful_end_finishes_the_story_like_any_other(cast: Cast) -> None:
    play(cast.trainee, "E1", "danina")
    row = progress_of(cast.trainee)["scenario", "E1"]
    assert row.done_at is not None
    kept = {field.name for field in Progress._meta.get_fields()}
    assert not kept & {"outcome", "rating", "choice"}


@pytest.mark.usefixtures("modules")
def test_the_alternative_stands_for_lessons_and_story(cast: Cast) -> None:
    module = version("module", "M06")
    tell(cast.trainee, AttemptKind.ALTERNATIVE, module, [("finished", {})])
    answer(cast.trainee, "M06")
    assert ("module", "M06") in progress_of(cast.trainee)


def test_the_quiz_closes_after_two_failures_and_opens_with_a_lesson(cast: Cast) -> None:
    answer(cast.trainee, "M01", right=False)
    answer(cast.trainee, "M01", right=False)
    with pytest.raises(Refusal) as refused:
        answer(cast.trainee, "M01")
    assert refused.value.code == "repaso_pendiente"
    read(cast.trainee, "L1.1")
    outcome = answer(cast.trainee, "M01")
    assert outcome is not None
    assert outcome.attempt.passed is True


def test_the_pass_mark_is_the_programmes_when_the_attempt_begins(cast: Cast) -> None:
    changed = next_version(cast)
    changed.thresholds = cast.programme.thresholds | {
        "quiz_pass_percent": 10,
        "quiz_retest_days": 30,
    }
    changed.save()
    Cohort.objects.filter(pk=cast.cohort.pk).update(programme_version=changed)
    quiz = version("quiz", "M01")
    steps = [*answers(quiz)[:1], *answers(quiz, right=False)[1:]]
    at = timezone.now()
    outcome = tell(cast.trainee, AttemptKind.QUIZ, quiz, steps, at=at)
    assert outcome is not None
    assert outcome.attempt.passed is True
    due = timezone.localdate(at) + timedelta(days=30)
    assert progress_of(cast.trainee)["quiz", "M01"].retest_on == due


@pytest.mark.database
def test_the_database_keeps_steps_and_attempts(cast: Cast) -> None:
    read(cast.trainee, "L1.1")
    with refused_by("curriculum_attemptevent"):
        AttemptEvent.objects.update(number=7)
    with refused_by("curriculum_attemptevent"):
        AttemptEvent.objects.all().delete()
    for change in ({"code": "L1.4"}, {"pass_percent": 1}, {"person": cast.other_trainee}):
        with refused_by("curriculum_attempt"):
            Attempt.objects.update(**change)
    with refused_by("curriculum_attempt"):
        Attempt.objects.all()._raw_delete("default")


def told_of_a_module(person: Any) -> list[tuple[UUID, int, bytes]]:
    """Every step of M01: both lessons, a story played to harm and to good, two quizzes."""
    story, quiz = version("scenario", "E1"), version("quiz", "M01")
    attempts = [
        ("lesson", version("lesson", "L1.1"), [("opened", {"screen": 2}), ("finished", {})]),
        ("lesson", version("lesson", "L1.4"), [("opened", {"screen": 3}), ("finished", {})]),
        (
            "scenario",
            story,
            [
                *choices(story, "danina"),
                ("taken_back", {"screen": "d1"}),
                *choices(story, "optima"),
            ],
        ),
        ("quiz", quiz, answers(quiz, right=False)),
        ("quiz", quiz, answers(quiz)),
    ]
    return [
        (
            uuid5(NAMESPACE_OID, f"{place}"),
            number,
            write(Told(kind, of.pk, event, data)),
        )
        for place, (kind, of, steps) in enumerate(attempts)
        for number, (event, data) in enumerate(steps, start=1)
    ]


def amounts_to(person: Any) -> dict[tuple[str, str], Any]:
    return {
        key: (row.module_code, row.done_at is not None, row.version_id)
        for key, row in progress_of(person).items()
    }


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_any_order_and_any_repeats_amount_to_the_same(cast: Cast, drawn: DataObject) -> None:
    steps = told_of_a_module(cast.trainee)
    found = []
    order = drawn.draw(st.permutations(range(len(steps))))
    again = drawn.draw(st.lists(st.sampled_from(range(len(steps))), max_size=6))
    for wanted in (range(len(steps)), [*order, *again]):
        with transaction.atomic():
            for place in wanted:
                attempt, number, content = steps[place]
                record_attempt_event(
                    person=cast.trainee, attempt_id=attempt, number=number, content=content
                )
            found.append(amounts_to(cast.trainee))
            assert not rebuild_progress(person_id=cast.trainee.pk, check=True)
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0]["module", "M01"][1]
