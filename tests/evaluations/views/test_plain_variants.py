"""The plain form of a shift without evaluation, and of a correction."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from evaluations.choices import State
from evaluations.models import InboxItem, Observation
from tests.cast import Cast, client_for
from tests.envelopes import LONG_ENOUGH
from tests.evaluations import steps
from tests.evaluations.plain_form import (
    assert_keeps,
    drawn_fields,
    errors,
    review,
    reviewed,
    sign,
    typed,
)

WORDS = 'Dijo "espere" & <esperó> diez minutos junto a la niña, sin preguntar más.'
OTHERS = {
    "other_officer": 404,
    "trainee": 403,
    "supervisor": 403,
    "coordinator": 403,
    "leadership": 403,
    "audit": 403,
    "other_trainee": 404,
    "other_supervisor": 404,
    "editor": 404,
    "donor": 404,
    "stranger_officer": 404,
    "stranger_coordinator": 404,
}


def absence_address(cast: Cast) -> str:
    return reverse("evaluations:no_evaluation", args=[cast.assignment.pk])


def absent(cast: Cast, **fields: str) -> Any:
    page = client_for(cast.officer).get(absence_address(cast))
    number = drawn_fields(page)["envelope"]
    said = {"disposition": "court", "general": WORDS, "step": "sign", "envelope": number, **fields}
    return client_for(cast.officer).post(absence_address(cast), typed(cast, said))


def test_a_shift_without_evaluation_is_filed_with_its_reason(cast: Cast) -> None:
    response = absent(cast)
    observation = Observation.objects.get()
    assert response["Location"] == reverse("evaluations:receipt", args=[observation.pk])
    assert (observation.kind, observation.disposition) == ("no_evaluation", "court")
    assert observation.ratings.count() == 0
    assert observation.narratives.get().text == WORDS


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"disposition": ""}, "disposition"),
        ({"disposition": "rated"}, "disposition"),
        ({"general": " "}, "general"),
        ({"shift_day": "2999-01-01"}, "shift_day"),
    ],
)
def test_a_shift_without_evaluation_needs_day_kind_and_reason(
    cast: Cast, fields: dict[str, str], wrong: str
) -> None:
    page = absent(cast, **fields)
    assert (page.status_code, list(errors(page))) == (422, [wrong])
    assert "general" in fields or escape(WORDS) in page.content.decode()
    assert InboxItem.objects.count() == 0


def test_a_correction_starts_from_the_version_in_force_and_shows_what_changes(cast: Cast) -> None:
    sign(cast, reviewed(review(cast, {"general": WORDS})))
    base = Observation.objects.get()
    write = reverse("evaluations:correct", args=[base.pk])
    form = client_for(cast.officer).get(write)
    assert_keeps(form, {"v-PRI-01": "4", "v-TRA-01": "5", "general": WORDS, "best": LONG_ENOUGH})
    changed = {"v-PRI-01": "5", "general": WORDS, "amend_reason": "Me equivoqué de renglón."}
    page = review(cast, changed, address=write)
    assert [(row["old"], row["new"]) for row in page.context["review"].changes] == [("4", "5")]
    signing = reverse("evaluations:sign_correction", args=[base.pk])
    assert sign(cast, reviewed(page), address=signing).status_code == 302
    assert steps.again(base).current.state == State.SUPERSEDED


@pytest.mark.parametrize(("name", "status"), OTHERS.items())
def test_nobody_but_the_author_corrects(cast: Cast, name: str, status: int) -> None:
    observation = steps.filed(cast)
    write = reverse("evaluations:correct", args=[observation.pk])
    response = client_for(getattr(cast, name)).get(write)
    assert response.status_code == status


@pytest.mark.parametrize("state", [State.HELD, State.CLOSED, State.SUPERSEDED, State.VOIDED])
def test_what_cannot_be_corrected_any_more_says_why_and_shows_what_was_typed(
    cast: Cast, state: str
) -> None:
    observation = steps.INTO[state](cast)
    write = reverse("evaluations:correct", args=[observation.pk])
    page = review(cast, {"general": WORDS, "n-PRI-01": "Otra cosa."}, address=write)
    text = page.content.decode()
    assert page.status_code == 409
    assert (escape(WORDS) in text, "Otra cosa." in text) == (True, True)
