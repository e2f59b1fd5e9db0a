"""The kinds of work that observations bring to a person's inbox (``interface.waiting``)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.choices import AcknowledgementKind, Hold
from evaluations.models import Observation
from evaluations.queries.observations import with_people
from evaluations.queries.waiting import (
    DISPUTED,
    awaiting_answer,
    awaiting_author,
    awaiting_confirmation,
    awaiting_decision,
    awaiting_review,
    with_answer,
)
from interface.waiting import Provider, Shown, register
from mentors.choices import Role
from mentors.models import User
from mentors.queries.scopes import scopes_of


def _shift(observation: Observation) -> str:
    return date_format(observation.shift_date, "SHORT_WEEKDAY_FORMAT")


def _address(observation: Observation) -> str:
    return reverse("evaluations:observation", args=[observation.pk])


def _to_answer(observation: Observation, _person: Any) -> Shown:
    return Shown(
        label=_("Read and answer"),
        detail=_shift(observation),
        href=_address(observation),
        state=observation.current.state,
        status=observation.current.get_state_display(),
        hint=[observation.author.get_short_name()],
    )


def _to_correct(observation: Observation, _person: Any) -> Shown:
    return Shown(
        label=_("Correct and sign again"),
        detail=_shift(observation),
        href=reverse("evaluations:correct", args=[observation.pk]),
        state=observation.current.state,
        status=observation.current.get_state_display(),
        hint=[observation.enrolment.trainee.get_short_name()],
    )


def _to_confirm(observation: Observation, _person: Any) -> Shown:
    return Shown(
        label=_("Confirm what was typed from your paper"),
        detail=_shift(observation),
        href=_address(observation),
        state=observation.current.state,
        status=observation.current.get_state_display(),
        hint=[observation.enrolment.trainee.get_short_name()],
    )


def _to_review(observation: Observation, _person: Any) -> Shown:
    disagrees = observation.answer == AcknowledgementKind.DISAGREE  # type: ignore[attr-defined]
    facts = [str(observation.author), str(observation.enrolment.unit or "")]
    if disagrees:
        return Shown(
            label=str(observation.enrolment.trainee),
            detail=_shift(observation),
            href=_address(observation),
            tone="warn",
            icon="comment",
            status=_("In disagreement"),
            hint=facts,
        )
    return Shown(
        label=str(observation.enrolment.trainee),
        detail=_shift(observation),
        href=_address(observation),
        state=observation.current.state,
        status=observation.current.get_state_display(),
        hint=facts,
    )


def _to_decide(observation: Observation, _person: Any) -> Shown:
    reasons = " ".join(str(Hold(code).label) for code in observation.current.holds)
    return Shown(
        label=str(observation.enrolment.trainee),
        detail=_shift(observation),
        href=_address(observation),
        state=observation.current.state,
        status=observation.current.get_state_display(),
        hint=[str(observation.author), reasons],
    )


def _trains(person: User) -> bool:
    return scopes_of(person).has(Role.TRAINEE)


def _accompanies(person: User) -> bool:
    return scopes_of(person).has(Role.FTO)


def _supervises(person: User) -> bool:
    return scopes_of(person).has(Role.SUPERVISOR, Role.COORDINATOR)


def _coordinates(person: User) -> bool:
    return scopes_of(person).has(Role.COORDINATOR)


def register_kinds() -> None:
    """Make the kinds known; called when the app starts."""
    register(
        Provider(
            kind="responder",
            label=gettext_lazy("To answer"),
            rows=awaiting_answer,
            read=with_people,
            show=_to_answer,
            since="received_at",
            due="current__acknowledge_by",
            applies=_trains,
            order=10,
        ),
        Provider(
            kind="corregir",
            label=gettext_lazy("To correct"),
            rows=awaiting_author,
            read=with_people,
            show=_to_correct,
            since="current__changed_at",
            applies=_accompanies,
            order=20,
        ),
        Provider(
            kind="confirmar",
            label=gettext_lazy("To confirm"),
            rows=awaiting_confirmation,
            read=with_people,
            show=_to_confirm,
            since="received_at",
            applies=_accompanies,
            order=25,
        ),
        Provider(
            kind="retenidos",
            label=gettext_lazy("Held records"),
            rows=awaiting_decision,
            read=with_people,
            show=_to_decide,
            since="received_at",
            applies=_coordinates,
            order=30,
        ),
        Provider(
            kind="revisar",
            label=gettext_lazy("To review"),
            rows=awaiting_review,
            read=with_answer,
            show=_to_review,
            since="received_at",
            due="current__review_by",
            pressing=DISPUTED,
            applies=_supervises,
            order=40,
        ),
    )
