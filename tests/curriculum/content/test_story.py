"""Stories: what stands against publishing one, and how a path ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.story import (
    EARNED,
    OUTCOMES,
    Decision,
    Ending,
    Fault,
    Option,
    Story,
    earned_ending,
    faults,
    outcome_of,
    reached,
    too_long,
    ways_on,
)

RATINGS = ("optima", "aceptable", "danina")
ENDINGS = tuple(Ending(f"end-{outcome}", outcome) for outcome in OUTCOMES)


def decision(key: str, *to: str) -> Decision:
    """A decision whose first option protects."""
    options = (
        Option(target, "optima" if not n else "danina", "t", "f") for n, target in enumerate(to)
    )
    return Decision(key, tuple(options))


WHOLE = Story((decision("d1", "d2", "d2"), decision("d2", EARNED, EARNED)), ENDINGS)


def test_a_whole_story_has_no_fault() -> None:
    assert faults(WHOLE) == []


@pytest.mark.parametrize(
    ("story", "fault"),
    [
        (Story((), ENDINGS), Fault("story_without_decision")),
        (replace(WHOLE, endings=()), Fault("story_without_ending")),
        (
            replace(WHOLE, decisions=(*WHOLE.decisions, decision("d3", EARNED, EARNED))),
            Fault("unreachable", "d3"),
        ),
        (
            replace(WHOLE, decisions=(decision("d1", "d2", EARNED), Decision("d2", ()))),
            Fault("dead_end", "d2"),
        ),
        (
            replace(WHOLE, decisions=(decision("d1", "d9", EARNED),)),
            Fault("leads_nowhere", "d1", 1),
        ),
        (
            replace(
                WHOLE,
                decisions=(
                    Decision(
                        "d1",
                        (Option(EARNED, "optima", "t", "f"), Option(EARNED, "danina", "t", " ")),
                    ),
                ),
            ),
            Fault("feedback_missing", "d1", 2),
        ),
        (
            replace(
                WHOLE,
                decisions=(
                    decision("d1", "d2", EARNED),
                    decision("d2", "d3", "d3"),
                    decision("d3", "d2", "d2"),
                ),
            ),
            Fault("loop_without_exit", "d3"),
        ),
        (
            replace(WHOLE, decisions=(Decision("d1", (Option(EARNED, "danina", "t", "f"),) * 2),)),
            Fault("no_good_option", "d1"),
        ),
        (replace(WHOLE, decisions=(decision("d1", EARNED),)), Fault("options_number", "d1")),
        (
            replace(WHOLE, decisions=(*WHOLE.decisions, decision("d1", EARNED, EARNED))),
            Fault("key_taken", "d1"),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Fault) else "",
)
def test_each_fault_is_found(story: Story, fault: Fault) -> None:
    assert fault in faults(story)


def test_the_worst_choice_that_stands_decides_the_ending() -> None:
    assert earned_ending(WHOLE, ["optima", "optima"]).outcome == "good"
    assert earned_ending(WHOLE, ["optima", "aceptable"]).outcome == "mixed"
    assert earned_ending(WHOLE, ["danina", "optima"]).outcome == "harmful"


def test_a_story_with_one_ending_always_ends_there() -> None:
    story = replace(WHOLE, endings=ENDINGS[:1])
    assert earned_ending(story, ["danina"]) == ENDINGS[0]
    with pytest.raises(ValueError, match="no ending"):
        earned_ending(replace(WHOLE, endings=()), [])


@given(st.lists(st.sampled_from(RATINGS)))
def test_the_order_of_choices_changes_no_ending(ratings: list[str]) -> None:
    assert outcome_of(ratings) == outcome_of(sorted(ratings))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Any graph of up to six decisions, ends included."""
    keys = [f"d{n}" for n in range(draw(st.integers(1, 6)))]
    targets = st.sampled_from([*keys, EARNED, "end-good", "nowhere"])
    return Story(
        tuple(decision(key, *draw(st.lists(targets, max_size=4))) for key in keys),
        ENDINGS[: draw(st.integers(0, 3))],
    )


@given(stories())
def test_in_a_story_without_faults_every_screen_is_met_and_every_path_can_end(
    story: Story,
) -> None:
    if faults(story):
        return
    graph = ways_on(story)
    assert reached(graph, story.decisions[0].key) == set(graph)
    endings = {ending.key for ending in story.endings}
    assert all(reached(graph, each.key) & endings for each in story.decisions)


@given(stories())
def test_a_fault_of_reach_is_reported_exactly_when_it_is_there(story: Story) -> None:
    graph = ways_on(story)
    seen = reached(graph, story.decisions[0].key)
    reported = {fault.node for fault in faults(story) if fault.code == "unreachable"}
    assert reported == {
        node.key for node in (*story.decisions, *story.endings) if node.key not in seen
    }


def test_a_screen_with_too_many_words_is_named() -> None:
    long = replace(WHOLE, endings=(Ending("end-good", "good", "palabra " * 91), *ENDINGS[1:]))
    assert too_long(long) == ["end-good"]
