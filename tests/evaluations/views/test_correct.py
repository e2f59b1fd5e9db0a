"""Correcting: the officer reads first why the observation came back."""

from typing import Any

import pytest
from django.urls import reverse

from evaluations.models import Observation
from tests.cast import Cast, client_for, envelope, file

REASON = "Falta decir qué se hizo después."


def returned(cast: Cast, **changes: Any) -> Observation:
    observation = Observation.objects.get(
        pk=file(cast, envelope(cast, days_ago=1, **changes)).item.pk
    )
    client_for(cast.supervisor).post(
        reverse("evaluations:decide", args=[observation.pk]), {"verb": "return", "note": REASON}
    )
    return observation


def test_the_reason_and_who_gave_it_stand_above_the_form(cast: Cast) -> None:
    page = client_for(cast.officer).get(reverse("evaluations:correct", args=[returned(cast).pk]))
    text = page.content.decode()

    assert REASON in text
    assert f"{cast.supervisor.get_short_name()} la devolvió" in text


def test_an_observation_that_nobody_returned_has_no_such_notice(cast: Cast) -> None:
    observation = Observation.objects.get(pk=file(cast, envelope(cast, days_ago=1)).item.pk)
    page = client_for(cast.officer).get(reverse("evaluations:correct", args=[observation.pk]))

    assert page.status_code == 200
    assert "la devolvió" not in page.content.decode()


@pytest.mark.parametrize("name", ["trainee", "supervisor", "coordinator"])
def test_nobody_else_opens_the_correction(cast: Cast, name: str) -> None:
    page = client_for(getattr(cast, name)).get(
        reverse("evaluations:correct", args=[returned(cast).pk])
    )
    assert page.status_code == 403
