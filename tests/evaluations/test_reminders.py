"""Who is reminded of what, once, in words that anybody may read (experience.md 1.1, Avisos)."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.let_time_pass import expire_acknowledgements
from evaluations.models import Observation
from mentors.actions.claim_work import do_work, sweep
from mentors.actions.notify import plan_digests, remind
from mentors.actions.set_notice_preference import set_notice_preference
from mentors.choices import WorkState
from mentors.models import Notice, User, WorkItem
from mentors.notices import registry
from mentors.queries.notices import on_paper
from mentors.tasks import sweep_work
from tests.cast import Cast
from tests.envelopes import envelope, file
from tests.evaluations.steps import filed, held, returned

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 18, tzinfo=UTC)
"""Noon in Guatemala."""


def told(person: User) -> list[str]:
    """Return the kinds of notices that a person has, oldest first."""
    return list(person.notices.order_by("pk").values_list("kind", flat=True))


def now_of(observation: Observation) -> datetime:
    """Return the moment of its last step."""
    return observation.current.changed_at


def test_the_trainee_is_told_once_of_each_step_of_the_time_to_answer(cast: Cast) -> None:
    observation = filed(cast)
    arrived, end = now_of(observation), observation.current.acknowledge_by
    assert end is not None
    for moment in (arrived, arrived + HOUR, end - 5 * HOUR, end - 4 * HOUR):
        remind(at=moment)
    assert told(cast.trainee) == ["answer", "answer_soon"]
    expire_acknowledgements(at=end)
    remind(at=end)
    remind(at=end + HOUR)
    assert told(cast.trainee) == ["answer", "answer_soon", "answer_over"]


def test_nobody_is_told_of_what_was_answered(cast: Cast) -> None:
    observation = filed(cast)
    acknowledge(observation=observation, by=cast.trainee, kind="agree")
    remind(at=observation.received_at + HOUR)
    assert told(cast.trainee) == []


def test_the_officer_is_told_and_reminded_after_a_day(cast: Cast) -> None:
    observation = returned(cast)
    since = now_of(observation)
    for moment in (since, since + HOUR, since + 25 * HOUR, since + 49 * HOUR):
        remind(at=moment)
    assert told(cast.officer) == ["returned", "returned"]


def test_supervision_hears_of_reviews_once_a_day_however_many_wait(cast: Cast) -> None:
    rows = [
        Observation.objects.get(pk=file(cast, envelope(cast, days_ago=day)).item.pk)
        for day in (1, 2, 3)
    ]
    for row in rows:
        acknowledge(observation=row, by=cast.trainee, kind="agree")
    moment = timezone.now()
    remind(at=moment)
    remind(at=moment + timedelta(minutes=10))
    assert told(cast.supervisor) == ["review"]
    assert told(cast.other_supervisor) == []
    remind(at=moment + 24 * HOUR)
    assert told(cast.supervisor) == ["review", "review"]


def test_coordination_hears_of_what_is_held_for_more_than_a_day(cast: Cast) -> None:
    observation = held(cast)
    remind(at=observation.received_at + 23 * HOUR)
    assert told(cast.coordinator) == []
    remind(at=observation.received_at + 25 * HOUR)
    assert told(cast.coordinator) == ["held"]
    assert told(cast.stranger_coordinator) == []


def with_email(person: User, **hours: time) -> User:
    """Give a person an address and the wish to be written to."""
    User.objects.filter(pk=person.pk).update(email=f"{person.service_number}@example.org")
    person.refresh_from_db()
    chosen = {"quiet_from": None, "quiet_to": None} | hours
    set_notice_preference(person=person, by_email=True, **chosen)  # type: ignore[arg-type]
    return person


def notice(person: User, key: str, at: datetime = NOON) -> Notice:
    """Write one notice."""
    return Notice.objects.create(person=person, kind="answer", key=key, at=at)


def test_one_message_a_day_says_nothing_about_anybody(cast: Cast) -> None:
    person = with_email(cast.trainee)
    filed(cast)
    notice(person, "a")
    notice(person, "b")
    assert (plan_digests(at=NOON), plan_digests(at=NOON + HOUR)) == (1, 0)
    notice(person, "c")
    assert plan_digests(at=NOON + 2 * HOUR) == 0
    (item,) = WorkItem.objects.all()
    assert do_work(item_id=item.pk, at=NOON) == WorkState.DONE
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["trainee@example.org"], "Avisos en Acompaña")
    names = [cast.trainee.last_name, cast.officer.last_name, cast.trainee.first_name]
    assert not any(name in message.body for name in names)
    assert "Una observación espera su respuesta." in message.body
    assert plan_digests(at=NOON + 24 * HOUR) == 1


def test_nothing_is_sent_in_the_quiet_hours_of_agency_or_person(cast: Cast) -> None:
    night = NOON + 10 * HOUR  # 22:00 in Guatemala
    early = with_email(cast.trainee)
    late = with_email(cast.officer, quiet_from=time(12), quiet_to=time(23))
    for person in (early, late):
        notice(person, "a", night)
    assert plan_digests(at=night) == 2
    after = {item.payload["person"]: item.run_after - night for item in WorkItem.objects.all()}
    assert after == {str(early.pk): 8 * HOUR, str(late.pk): HOUR}
    assert sweep(at=night + HOUR / 2) == []
    assert len(sweep(at=night + 8 * HOUR)) == 2


@pytest.mark.parametrize(
    "change",
    {
        "read": lambda person: person.notices.update(read_at=NOON),
        "agrees no more": lambda person: set_notice_preference(
            person=person, by_email=False, quiet_from=None, quiet_to=None
        ),
        "left": lambda person: User.objects.filter(pk=person.pk).update(is_active=False),
        "lost the address": lambda person: User.objects.filter(pk=person.pk).update(email=None),
    }.values(),
)
def test_what_changed_since_is_respected(cast: Cast, change: Callable[[User], Any]) -> None:
    person = with_email(cast.trainee)
    notice(person, "a")
    plan_digests(at=NOON)
    change(person)
    assert do_work(item_id=WorkItem.objects.get().pk, at=NOON) == WorkState.DONE
    assert mail.outbox == []


@pytest.mark.parametrize("agrees", [True, False])
def test_who_did_not_agree_is_not_written_to_and_stands_on_paper(cast: Cast, agrees: bool) -> None:
    person = with_email(cast.trainee)
    if not agrees:
        set_notice_preference(person=person, by_email=False, quiet_from=None, quiet_to=None)
    notice(person, "a")
    assert plan_digests(at=NOON) == int(agrees)
    for name in ("supervisor", "coordinator"):
        assert on_paper(cast.again(name)).count() == int(not agrees)
    for name in ("other_supervisor", "stranger_coordinator", "leadership", "officer", "trainee"):
        assert on_paper(cast.again(name)).count() == 0


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (smtplib.SMTPRecipientsRefused({}), WorkState.WAITING),
        (ConnectionRefusedError(), WorkState.WAITING),
        (smtplib.SMTPServerDisconnected(), WorkState.UNSURE),
        (TimeoutError(), WorkState.UNSURE),
    ],
)
def test_a_no_is_tried_again_and_a_silence_is_not(
    cast: Cast, problem: Exception, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice(with_email(cast.trainee), "a")
    plan_digests(at=NOON)

    def fail(*_args: object, **_kwargs: object) -> int:
        raise problem

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    assert do_work(item_id=WorkItem.objects.get().pk, at=NOON) == state


def test_the_beat_hands_out_what_is_due(cast: Cast) -> None:
    notice(with_email(cast.trainee), "a")
    plan_digests(at=NOON - timedelta(days=900))
    sweep_work()
    assert len(mail.outbox) == 1


def test_every_kind_of_notice_leads_somewhere_and_has_a_letter(cast: Cast) -> None:
    assert {kind.letter for kind in registry.known.values()} >= {"R", "C", "V", "D"}
    assert all(kind.address.startswith("/") for kind in registry.known.values())
