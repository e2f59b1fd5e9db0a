"""What a learner finds, and what never reaches one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.actions.load_directory import load_directory
from curriculum.actions.load_support import load_support
from curriculum.content.readability import measure
from curriculum.models import ContentVersion, LegalReference, LessonPage, ModulePage, QuizPage
from curriculum.queries import reading
from tests.curriculum.starter import FIRST, SHORT, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(folder: Path) -> None:
    """The short module, published as in the demonstration."""
    load_curriculum(folder=folder, publish=True)


@pytest.mark.usefixtures("published")
def test_a_module_comes_with_everything_in_it(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        module = reading.module_for("M01", country="GT")
    assert module is not None
    assert module.title == FIRST.title
    assert [lesson.code for lesson in module.lessons] == ["L1.1", "L1.4"]
    assert module.scenario is not None
    assert module.scenario.code == "E1"
    assert module.quiz is not None
    assert len(module.quiz.questions) == 6
    assert module.is_whole
    assert module.mark


@pytest.mark.usefixtures("published")
def test_the_list_of_modules_is_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        modules = reading.modules_for(country="GT")
    assert [module.code for module in modules] == ["M01"]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(("country", "notes"), [("SV", ["SV"]), ("GT", [])])
def test_a_lesson_holds_the_notes_of_the_readers_country(
    country: str, notes: list[str], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        lesson = reading.lesson_for("L1.4", country=country)
    assert lesson is not None
    assert [part["country"] for part in lesson.parts if part["type"] == "country"] == notes
    assert lesson.intro == FIRST.lessons[3].intro


@pytest.mark.usefixtures("published")
def test_a_story_is_walked_by_keys_and_ids(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        story = reading.scenario_for("E1", country="HN")
    assert story is not None
    assert story.first == "d1"
    screen = story.screen("d1")
    assert screen is not None
    option = story.option("d1", screen["options"][0]["id"])
    assert option is not None
    assert (option["rating"], option["to"]) == ("danina", "d2")
    assert story.screen("no") is None
    assert story.option("no", option["id"]) is None
    assert [note["country"] for note in story.country_notes] == ["HN"]


@pytest.mark.usefixtures("published")
def test_a_question_is_found_by_its_code() -> None:
    quiz = reading.quiz_for("M01", country="GT")
    assert quiz is not None
    question = quiz.question("M01-P3")
    assert question is not None
    assert (question["kind"], [each["text"] for each in question["options"]]) == (
        "order",
        ["Comprender", "Reconocer", "Responder", "No retraumatizar"],
    )
    assert quiz.question("M99-P1") is None


@pytest.mark.usefixtures("published")
def test_a_draft_is_not_read_and_a_withdrawn_page_is_gone() -> None:
    page = LessonPage.objects.get(code="L1.1")
    page.intro = "Todavía no."
    page.save_revision()
    lesson = reading.lesson_for("L1.1", country="GT")
    assert lesson is not None
    assert lesson.intro == FIRST.lessons[0].intro
    page.unpublish()
    assert reading.lesson_for("L1.1", country="GT") is None
    LessonPage.objects.get(code="L1.4").delete()
    module = reading.module_for("M01", country="GT")
    assert module is not None
    assert not module.is_whole


def test_what_is_not_published_is_not_there(folder: Path) -> None:
    load_curriculum(folder=folder)
    assert reading.modules_for(country="GT") == []
    assert reading.module_for("M01", country="GT") is None
    assert reading.lesson_for("L1.1", country="GT") is None
    assert reading.scenario_for("E1", country="GT") is None
    assert reading.quiz_for("M01", country="GT") is None
    assert reading.support_for(country="GT") is None


@pytest.mark.usefixtures("published")
def test_a_copy_is_read_by_nobody_until_it_has_a_code_of_its_own() -> None:
    original = LessonPage.objects.get(code="L1.1")
    copy = original.copy(update_attrs={"slug": "copia", "title": "Copia"})
    lesson = reading.lesson_for("L1.1", country="GT")
    assert lesson is not None
    assert lesson.title == original.title
    copy.code = "L1.9"
    copy.save_revision().publish()
    found = reading.lesson_for("L1.9", country="GT")
    assert found is not None
    assert found.title == "Copia"


def test_a_lesson_is_read_where_it_was_moved(folder: Path) -> None:
    other = replace(
        SHORT,
        code="M02",
        lessons=(replace(SHORT.lessons[0], code="L2.1"),),
        scenario=replace(SHORT.scenario, code="E2"),
    )
    load_curriculum(folder=write(folder, other), publish=True)
    LessonPage.objects.get(code="L1.4").move(ModulePage.objects.get(code="M02"), pos="last-child")
    codes = {
        module.code: [lesson.code for lesson in module.lessons]
        for module in reading.modules_for(country="GT")
    }
    assert codes == {"M01": ["L1.1"], "M02": ["L2.1", "L1.4"]}


@pytest.mark.usefixtures("published")
def test_modules_of_mentors_are_for_mentors() -> None:
    page = ModulePage.objects.get()
    page.mentor_only = True
    page.save_revision().publish()
    assert reading.modules_for(country="GT") == []
    assert len(reading.modules_for(country="GT", mentor=True)) == 1


@pytest.mark.usefixtures("published")
def test_an_unconfirmed_question_leaves_with_the_next_publication() -> None:
    page = QuizPage.objects.get()
    page.questions[0].value["confidence"] = "L"
    page.save_revision().publish()
    quiz = reading.quiz_for("M01", country="GT")
    assert quiz is not None
    assert quiz.question("M01-P1") is None
    assert len(quiz.questions) == 5


@pytest.mark.usefixtures("published")
def test_a_provision_is_read_only_while_it_is_reviewed(django_assert_num_queries: Any) -> None:
    load_directory()
    law = LegalReference.objects.filter(confidence="C").first()
    assert law is not None
    page = LessonPage.objects.get(code="L1.1")
    page.body.append(("legal_reference", {"reference": law}))
    page.save_revision().publish()

    def provisions() -> list[LegalReference]:
        lesson = reading.lesson_for("L1.1", country="GT")
        assert lesson is not None
        return [part["law"] for part in lesson.parts if part["type"] == "legal_reference"]

    assert provisions() == []
    law.last_legal_review, law.reviewed_by = date(2026, 11, 1), "Abogada del MP"
    law.save()
    with django_assert_num_queries(2):
        assert provisions() == [law]
    law.confidence = "L"
    law.save()
    assert provisions() == []


def test_support_names_lines_and_writes_nothing(django_assert_num_queries: Any) -> None:
    load_directory()
    load_support(publish=True)
    with django_assert_num_queries(2) as captured:
        found = reading.support_for(country="GT")
    assert all(query["sql"].startswith("SELECT") for query in captured)
    assert found is not None
    lines = found[1][-1]["services"]
    assert {"110", "1572"} <= {entry.service.phone for entry in lines}
    assert all(entry.demonstration for entry in lines)


def everything_said(value: Any) -> list[str]:
    """Every text in a payload, wherever it stands."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in everything_said(each)]
    if isinstance(value, list):
        return [text for each in value for text in everything_said(each)]
    return [value] if isinstance(value, str) else []


def test_no_editors_word_no_doubt_and_no_hard_lesson_reaches_a_learner() -> None:
    """The whole starter, as it is published: one load for all three, because it takes seconds."""
    load_curriculum(publish=True)
    said = "\n".join(
        text
        for version in ContentVersion.objects.all()
        for text in everything_said(version.payload)
    )
    assert "Fuente:" not in said
    assert "http" not in said
    for page in LessonPage.objects.all():
        for note in filter(None, page.editor_notes.splitlines()):
            assert note not in said
    for note in unreadable_notes():
        assert note not in json.dumps(
            [version.payload for version in ContentVersion.objects.filter(kind="lesson")],
            ensure_ascii=False,
        )
    held = {"M04-P6", "M05-P3", "M06-P6", "M08-P2"}
    asked = {
        question["code"]
        for version in ContentVersion.objects.filter(kind="quiz")
        for question in version.payload["questions"]
    }
    assert (len(asked), asked & held) == (74, set())
    assert min(lesson_readings().values()) >= 60


def unreadable_notes() -> list[str]:
    """Texts of notes that wait for a lawyer."""
    return [
        part.value["text"]
        for page in LessonPage.objects.all()
        for part in page.body
        if part.block_type == "country" and (part.value["confidence"] == "L" or part.value["legal"])
    ]


def lesson_readings() -> dict[str, float]:
    """INFLESZ of each lesson, over every word that a reader of any country meets."""
    readings = {}
    for version in ContentVersion.objects.filter(kind="lesson"):
        payload = version.payload
        texts = [payload["title"], payload["intro"]]
        for part in payload["body"]:
            texts += [part.get("title", ""), part.get("text", ""), *part.get("points", [])]
            texts += [line["text"] for line in part.get("lines", [])]
        readings[version.code] = measure(texts).inflesz
    assert len(readings) == 55
    return readings
