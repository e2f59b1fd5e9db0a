"""The receipt says how long a signature may be taken back, and the page that does it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.mark_read import mark_read
from evaluations.choices import State
from evaluations.models import Observation
from tests.cast import Cast, client_for
from tests.envelopes import file
from tests.evaluations.steps import again

OFFER = "¿Firmó por error?"


def filed(cast: Cast) -> Observation:
    """File what the officer signed, received this moment."""
    return again(file(cast, received=timezone.now()).item.pk)


def pages(cast: Cast, observation: Observation, name: str = "officer") -> tuple[Any, Any]:
    """Return the receipt and the page that takes it back, as somebody gets them."""
    client = client_for(getattr(cast, name))
    return tuple(  # type: ignore[return-value]
        client.get(reverse(f"evaluations:{page}", args=[observation.pk]))
        for page in ("receipt", "retract")
    )


def test_the_receipt_offers_it_with_the_time_left(cast: Cast) -> None:
    observation = filed(cast)
    receipt, page = pages(cast, observation)
    assert OFFER in receipt.content.decode()
    assert "14\xa0minutos" in receipt.content.decode()
    assert "Retirar mi firma" in page.content.decode()


def test_the_offer_ends_with_the_minutes(cast: Cast) -> None:
    observation = filed(cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        receipt, page = pages(cast, observation)
    assert OFFER not in receipt.content.decode()
    assert "Ya no se puede retirar" in page.content.decode()
    assert 'id="task"' not in page.content.decode()


def test_taking_it_back_leads_to_a_receipt_that_says_so(cast: Cast) -> None:
    observation = filed(cast)
    client = client_for(cast.officer)
    address = reverse("evaluations:retract", args=[observation.pk])
    response = client.post(address, follow=True)
    assert response.redirect_chain == [(reverse("evaluations:receipt", args=[observation.pk]), 302)]
    assert "Usted la retiró" in response.content.decode()
    assert again(observation).current.state == State.VOIDED
    second = client.post(address)
    assert (second.status_code, "Corregirla" in second.content.decode()) == (409, False)


def test_too_late_says_why_and_what_remains(cast: Cast) -> None:
    observation = filed(cast)
    mark_read(observation=observation, by=cast.trainee)
    response = client_for(cast.officer).post(reverse("evaluations:retract", args=[observation.pk]))
    assert response.status_code == 409
    assert "Alguien ya la leyó" in response.content.decode()
    assert reverse("evaluations:correct", args=[observation.pk]) in response.content.decode()


@pytest.mark.parametrize("name", ["trainee", "other_officer", "coordinator", "stranger_officer"])
def test_nobody_else_finds_the_pages(cast: Cast, name: str) -> None:
    receipt, page = pages(cast, filed(cast), name)
    assert (receipt.status_code, page.status_code) == (404, 404)
    address = reverse("evaluations:retract", args=[Observation.objects.get().pk])
    assert client_for(getattr(cast, name)).post(address).status_code == 404
