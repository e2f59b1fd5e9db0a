"""Invariants 1 to 3: what a rating and its texts must be, in the form and at intake.

The form says it before the signature; intake holds what came another way; the database refuses
what no code should ever write.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from curriculum.form_definition import parse
from curriculum.models import Competency
from evaluations.actions.resolve_held import void
from evaluations.actions.review import return_observation
from evaluations.envelope import read
from evaluations.holds import missing_comments
from evaluations.models import Rating
from tests.cast import Cast
from tests.envelopes import LONG_ENOUGH, envelope, file, signed
from tests.evaluations import steps
from tests.evaluations.plain_form import errors, review

TRAINED = {"c": "PRI-01", "v": 4, "rem_min": 20, "rem_how": "shown", "n": LONG_ENOUGH}
NRT = {"c": "PRI-01", "v": 3, "nrt": True, "n": LONG_ENOUGH}
LEAST = {"least": {"c": "PRI-01", "text": LONG_ENOUGH}}


def holds(cast: Cast, *ratings: dict[str, Any], **changes: Any) -> list[str]:
    """File ratings of a shift and return why the record is held."""
    return file(cast, envelope(cast, ratings=list(ratings), **changes)).holds


# 1. Exactly one of value and «not observed».


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": 4, "not_observed_reason": "other"},
        {"value": None, "not_observed_reason": ""},
        {"value": None, "not_observed_reason": "other", "nrt": True},
    ],
    ids=["both", "neither", "NRT without a value"],
)
def test_the_database_takes_exactly_one_of_value_and_not_observed(
    cast: Cast, wrong: dict[str, Any]
) -> None:
    observation = steps.filed(cast)
    competency = Competency.objects.get(code="NNA-01")
    with pytest.raises(IntegrityError, match=r"either_a_value|nrt_needs"), transaction.atomic():
        Rating.objects.create(observation=observation, competency=competency, **wrong)


def test_the_form_takes_a_number_or_a_reason_and_says_so(cast: Cast) -> None:
    page = review(cast, {"v-PRI-02": "4", "why-PRI-02": "no_opportunity"})
    assert list(errors(page)) == ["v-PRI-02"]
    assert "Deje solo uno" in errors(page)["v-PRI-02"]


def test_the_form_asks_for_a_rating_where_something_was_written(cast: Cast) -> None:
    page = review(cast, {"n-PRI-02": LONG_ENOUGH})
    assert list(errors(page)) == ["v-PRI-02"]


def test_an_explicit_not_observed_is_stored_with_its_reason_and_has_no_value(cast: Cast) -> None:
    outcome = file(
        cast,
        envelope(cast, ratings=[{"c": "PRI-01", "no": "explicit", "why_no": "no_invasivo"}]),
    )
    rating = Rating.objects.get(observation=outcome.item.pk)
    assert (outcome.state, rating.value, rating.not_observed_reason) == (
        "filed",
        None,
        "no_invasivo",
    )


# 1. NRT needs a value below the minimum and earlier corrective training on the same competency.


def test_nrt_after_training_on_an_earlier_shift_is_filed(cast: Cast) -> None:
    assert holds(cast, TRAINED, days_ago=1) == []
    assert holds(cast, NRT, narrative=LEAST) == []


def test_nrt_at_the_minimum_does_not_stand(cast: Cast) -> None:
    holds(cast, TRAINED, days_ago=1)
    assert holds(cast, NRT | {"v": 4}) == ["CON-03"]


def test_training_on_another_competency_does_not_count(cast: Cast) -> None:
    holds(cast, TRAINED | {"c": "PRI-02"}, days_ago=1)
    assert holds(cast, NRT, narrative=LEAST) == ["CON-03"]


def test_training_given_with_the_same_rating_is_not_earlier(cast: Cast) -> None:
    both = NRT | {"rem_min": 15, "rem_how": "shown"}
    assert holds(cast, both, narrative=LEAST) == ["CON-03"]


def test_training_on_a_later_shift_does_not_count(cast: Cast) -> None:
    holds(cast, TRAINED)
    assert holds(cast, NRT, narrative=LEAST, days_ago=1) == ["CON-03"]


def test_training_of_a_voided_or_returned_record_does_not_count(cast: Cast) -> None:
    for end in (
        lambda seen: void(observation=seen, by=cast.coordinator, code="TMP-02", reason="No fue."),
        lambda seen: return_observation(observation=seen, by=cast.supervisor, reason="Revise."),
    ):
        with steps.undone():
            outcome = file(cast, envelope(cast, ratings=[TRAINED], days_ago=1))
            end(steps.again(outcome.item.pk))
            assert holds(cast, NRT, narrative=LEAST) == ["CON-03"]


def test_a_correction_does_not_lean_on_the_training_that_it_takes_back(cast: Cast) -> None:
    first = steps.again(file(cast, envelope(cast, ratings=[TRAINED])).item.pk)
    corrected = steps.correction(cast, first, ratings=[NRT], narrative=LEAST)
    assert file(cast, corrected).holds == ["CON-03"]


def test_the_form_refuses_nrt_in_words_without_earlier_training_or_at_the_minimum(
    cast: Cast,
) -> None:
    fields = {"nrt-PRI-01": "1", "n-PRI-01": LONG_ENOUGH, "least": LONG_ENOUGH}
    assert errors(review(cast, fields | {"v-PRI-01": "3"})).keys() == {"nrt-PRI-01"}
    holds(cast, TRAINED, days_ago=1)
    assert errors(review(cast, fields | {"v-PRI-01": "4"})).keys() == {"nrt-PRI-01"}
    assert errors(review(cast, fields | {"v-PRI-01": "3"})) == {}


# 2. Low and high values, NRT and training ask for a comment of at least twenty characters.


@pytest.mark.parametrize(
    ("rating", "asks"),
    [
        ({"v": 1}, True),
        ({"v": 2}, True),
        ({"v": 3}, False),
        ({"v": 5}, False),
        ({"v": 6}, True),
        ({"v": 7}, True),
        ({"v": 4, "rem_min": 0}, False),
        ({"v": 4, "rem_min": 1, "rem_how": "shown"}, True),
    ],
    ids=str,
)
def test_a_comment_is_due_from_the_programmes_limits_on(
    cast: Cast, rating: dict[str, Any], asks: bool
) -> None:
    row = {"c": "PRI-01"} | rating
    assert holds(cast, row, narrative=LEAST) == (["CON-01"] if asks else [])
    typed = {"v-PRI-01": str(rating["v"]), "least": LONG_ENOUGH}
    if rating.get("rem_min"):
        typed |= {"rt-PRI-01": str(rating["rem_min"]), "how-PRI-01": "shown"}
    assert list(errors(review(cast, typed))) == (["n-PRI-01"] if asks else [])


def test_nrt_asks_for_a_comment(cast: Cast) -> None:
    holds(cast, TRAINED, days_ago=1)
    assert holds(cast, NRT | {"n": ""}, narrative=LEAST) == ["CON-01"]
    typed = {"v-PRI-01": "3", "nrt-PRI-01": "1", "least": LONG_ENOUGH}
    assert list(errors(review(cast, typed))) == ["n-PRI-01"]


@pytest.mark.parametrize(("length", "enough"), [(19, False), (20, True)])
def test_twenty_characters_are_enough_and_blanks_do_not_count(
    cast: Cast, length: int, enough: bool
) -> None:
    comment = "x" * length
    row = {"c": "PRI-01", "v": 6, "n": f"   {comment}   \n"}
    assert holds(cast, row) == ([] if enough else ["CON-01"])
    page = review(cast, {"v-PRI-01": "6", "n-PRI-01": f" {comment} "})
    assert list(errors(page)) == ([] if enough else ["n-PRI-01"])
    assert enough or "19 de al menos 20 caracteres" in errors(page)["n-PRI-01"]


def test_where_the_comment_is_due_is_the_programmes_decision(cast: Cast) -> None:
    """Rules are data: another programme may ask from 3 down or for ten characters only."""
    observation = steps.filed(cast)
    definition = parse(observation.form)
    row = {"c": "PRI-01", "v": 3, "n": "diez letras"}
    content, digest = signed(envelope(cast, ratings=[row], narrative=LEAST))
    sent = read(content, digest=digest)
    for rule, missing in (
        ({}, []),
        ({"comment_low_max": 3}, ["rating:PRI-01"]),
        ({"comment_low_max": 3, "comment_min_chars": 11}, []),
        ({"comment_high_min": 3}, ["rating:PRI-01"]),
    ):
        other = replace(definition, rule=replace(definition.rule, **rule))
        assert missing_comments(sent, other) == missing, rule


# 3. The most acceptable performance always; the least acceptable when a value is below the minimum.


@pytest.mark.parametrize("kind", ["shift", "relief"])
def test_the_most_acceptable_performance_is_always_due(cast: Cast, kind: str) -> None:
    without = {"best": {"c": "TRA-01", "text": "  "}}
    assert "CON-01" in file(cast, envelope(cast, kind=kind, narrative=without)).holds
    assert list(errors(review(cast, {"kind": kind, "best": "", "best_c": ""}))) == ["best"]


@pytest.mark.parametrize(("value", "due"), [(3, True), (4, False)])
def test_the_least_acceptable_one_is_due_when_a_value_is_below_the_minimum(
    cast: Cast, value: int, due: bool
) -> None:
    assert holds(cast, {"c": "PRI-01", "v": value}) == (["CON-01"] if due else [])
    assert list(errors(review(cast, {"v-PRI-01": str(value)}))) == (["least"] if due else [])


def test_a_programme_may_always_ask_for_the_least_acceptable_one(cast: Cast) -> None:
    definition = parse(steps.filed(cast).form)
    content, digest = signed(envelope(cast))
    sent = read(content, digest=digest)
    always = replace(definition, rule=replace(definition.rule, least_acceptable="always"))
    assert missing_comments(sent, definition) == []
    assert missing_comments(sent, always) == ["least"]


@pytest.mark.parametrize("kind", ["simulation", "case_review", "episode"])
def test_a_single_event_needs_no_best_and_no_least(cast: Cast, kind: str) -> None:
    bare = {"best": {"c": None, "text": ""}}
    assert holds(cast, {"c": "PRI-01", "v": 3}, kind=kind, narrative=bare) == []
