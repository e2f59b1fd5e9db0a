"""Content files: what ships is whole, and what is written is read back the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.content.places import STARTER
from curriculum.content.source import Module, parse, parse_services, read_modules, serialise
from curriculum.content.typed import SourceProblem

MODULES = read_modules(STARTER / "modules")
FIRST = MODULES[0]
COMPETENCIES = set(
    re.findall(r'"code": "([A-Z]{3}-\d\d)"', (STARTER / "mcv-1.json").read_text("utf-8"))
)


def test_the_starter_holds_what_its_readme_counts() -> None:
    assert [module.code for module in MODULES] == [f"M{n:02}" for n in range(1, 14)]
    assert sum(len(module.lessons) for module in MODULES) == 55
    decisions = [each for module in MODULES for each in module.scenario.decisions]
    assert len(decisions) == 52
    assert sum(len(each.options) for each in decisions) == 156
    assert sum(len(module.quiz) for module in MODULES) == 78


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.code)
def test_every_module_is_whole(module: Module) -> None:
    lesson_minutes = sum(lesson.minutes for lesson in module.lessons)
    assert module.minutes == lesson_minutes + 25 + 15
    assert len(module.content_warning.text) <= 160
    assert [each.outcome for each in module.scenario.endings] == ["good", "mixed", "harmful"]
    for decision in module.scenario.decisions:
        assert [each.rating for each in decision.options].count("optima") == 1
        assert all(each.score == {"optima": 2, "aceptable": 1, "danina": 0}[each.rating]
                   for each in decision.options)  # fmt: skip
    named = {*module.competencies, *module.scenario.competencies}
    named |= {code for question in module.quiz for code in question.competencies}
    assert named <= COMPETENCIES
    assert named == set(module.competencies)


def test_held_back_questions_are_the_four_that_wait_for_law_or_health() -> None:
    held = [each.code for module in MODULES for each in module.quiz if each.confidence == "L"]
    assert held == ["M04-P6", "M05-P3", "M06-P6", "M08-P2"]


def test_no_shelter_ships_with_an_address() -> None:
    services = parse_services((STARTER / "referral-services.yaml").read_text("utf-8"))
    shelters = [each for each in services if "refugio" in each.types]
    assert shelters
    assert {(each.address, each.visibility) for each in shelters} == {(None, "hidden")}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.code)
def test_a_module_is_read_back_as_it_was_written(module: Module) -> None:
    assert parse(serialise(module)) == module


# YAML takes these two, and control characters, for the ends of lines or refuses them.
WRITTEN = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff")
)


@settings(max_examples=50)
@given(WRITTEN, WRITTEN, st.integers(1, 999), st.booleans())
def test_any_text_survives_a_file(title: str, point: str, minutes: int, mentor: bool) -> None:
    lesson = replace(FIRST.lessons[0], points=(point,), title=title)
    module = replace(FIRST, title=title, minutes=minutes, mentor_only=mentor, lessons=(lesson,))
    assert parse(serialise(module)) == module


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["title"], None, "m.yaml.title: str is needed"),
        (["lessons", 1, "minutes"], "veinte", r"m.yaml.lessons\[1\].minutes: int is needed"),
        (["minutes"], True, "m.yaml.minutes: int is needed"),
        (["audience"], "todos", "m.yaml.audience: 'todos' is none of recruits"),
        (["scenario", "titel"], "x", "m.yaml.scenario.titel: unknown key"),
        (["quiz", 0, "correct"], [9], "M01-P1: an answer points at no option"),
        (["quiz", 0, "correct"], [0, 1], "M01-P1: one answer is needed"),
        (["quiz", 2, "correct"], [3, 1], "M01-P3: the answer is not complete"),
        (["objectives"], {}, "m.yaml.objectives: a list is needed"),
    ],
)
def test_a_file_that_does_not_fit_names_the_place(
    path: list[str | int], value: object, message: str
) -> None:
    data = yaml.safe_load(serialise(FIRST))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(SourceProblem, match=message):
        parse(yaml.safe_dump(data), "m.yaml")


def test_a_missing_key_and_broken_yaml_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceProblem, match="title: missing"):
        parse("code: M01", "m.yaml")
    with pytest.raises(SourceProblem, match="not YAML"):
        parse("a: [", "m.yaml")
    with pytest.raises(SourceProblem, match="no module file"):
        read_modules(tmp_path)
