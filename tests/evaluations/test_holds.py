"""Holds as pure rules: each fact of the world has its code, and codes come in one order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from curriculum.form_definition import FormDefinition, parse
from curriculum.queries.forms import form_for
from evaluations.choices import Hold
from evaluations.deadlines import Deadlines
from evaluations.envelope import Envelope, Example, read
from evaluations.holds import World, holds_for, unproven_nrt
from tests.cast import Cast
from tests.envelopes import envelope, signed, soon_after

NOTHING_WRONG = World(
    certified=True,
    assigned=True,
    conflict=False,
    rating_due=True,
    shift_taken=False,
    form_closed=False,
    trained_before=(),
)
Ask = Callable[..., list[str]]


@pytest.fixture
def form(cast: Cast) -> FormDefinition:
    return parse(form_for(cast.programme))


@pytest.fixture
def sent(cast: Cast) -> Envelope:
    content, digest = signed(envelope(cast))
    return read(content, digest=digest)


@pytest.fixture
def ask(cast: Cast, form: FormDefinition, sent: Envelope) -> Ask:
    """Return the holds of a valid envelope with something changed in it or around it."""
    received = soon_after(envelope(cast))

    def asked(
        changes: dict[str, object] | None = None,
        *,
        at: datetime = received,
        allowed_phones: frozenset[str] = frozenset(),
        **world: object,
    ) -> list[str]:
        return holds_for(
            replace(sent, **(changes or {})),
            form,
            Deadlines.of(cast.programme.deadlines),
            replace(NOTHING_WRONG, **world),
            received=at,
            allowed_phones=allowed_phones,
        )

    return asked


def test_a_sound_observation_is_held_for_nothing(ask: Ask) -> None:
    assert ask() == []


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ({"certified": False}, "AUT-01"),
        ({"assigned": False}, "AUT-02"),
        ({"conflict": True}, "AUT-03"),
        ({"rating_due": False}, "TMP-01"),
        ({"shift_taken": True}, "DUP-01"),
        ({"form_closed": True}, "VER-01"),
        ({"base": "stale"}, "stale_base"),
        ({"base": "missing"}, "missing_base"),
        ({"base": "closed"}, "closed_base"),
        ({"base": "head"}, None),
    ],
)
def test_each_fact_of_the_world_has_its_own_code(
    ask: Ask, fact: dict[str, object], code: str | None
) -> None:
    assert ask(**fact) == ([code] if code else [])


def test_every_reason_is_told_in_the_order_of_the_list(ask: Ask) -> None:
    everything = ask(
        {
            "general": "Su DPI es 9999 99990 0101.",
            "offset_ms": 3_600_000,
            "best": Example("", ""),
        },
        certified=False,
        assigned=False,
        conflict=True,
        rating_due=False,
        shift_taken=True,
        form_closed=True,
        base="stale",
    )
    in_order = [code for code in Hold.values if code in everything]
    assert everything == in_order
    assert len(everything) == 10


def test_a_reason_for_the_delay_lifts_lateness_and_nothing_else(ask: Ask, sent: Envelope) -> None:
    late = sent.shift_end + timedelta(hours=73)
    assert ask(at=late) == ["TMP-03"]
    assert ask({"late_reason": "Sin señal en el puesto."}, at=late) == []
    assert ask({"late_reason": "Sin señal."}, at=late, certified=False) == ["AUT-01"]


def test_numbers_of_the_referral_directory_identify_nobody(ask: Ask) -> None:
    text = {"general": "Se llamó al 2422 5900 para pedir acompañamiento."}
    assert ask(text) == ["PRI-01"]
    assert ask(text, allowed_phones=frozenset({"24225900"})) == []


@pytest.mark.parametrize("place", ["general", "late_reason", "amend_reason", "identifier_reason"])
def test_every_text_is_read_for_identifiers(ask: Ask, place: str) -> None:
    assert "PRI-01" in ask({place: "Su DPI es 9999 99990 0101."})


def test_nrt_names_the_competencies_that_it_cannot_stand_on(
    sent: Envelope, form: FormDefinition
) -> None:
    marked = [
        replace(row, nrt=True, value=value)
        for row, value in zip(sent.ratings, (3, 3, 4), strict=True)
    ]
    nrt = replace(sent, ratings=tuple(marked))
    first, second, third = (row.code for row in marked)
    assert unproven_nrt(nrt, form, ()) == [first, second, third]
    assert unproven_nrt(nrt, form, {first, third}) == [second, third]
