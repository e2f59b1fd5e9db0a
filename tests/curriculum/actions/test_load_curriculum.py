"""Files become drafts once; what an editor changed stays."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.models import (
    ContentVersion,
    CurriculumIndexPage,
    LessonPage,
    ModulePage,
    PublishedContent,
    QuizPage,
    ScenarioPage,
)
from tests.curriculum.starter import SHORT, write

pytestmark = pytest.mark.django_db

NAMES = ["module M01", "lesson L1.1", "lesson L1.4", "scenario E1", "quiz M01"]


def test_everything_becomes_a_draft_under_the_programme(folder: Path) -> None:
    report = load_curriculum(folder=folder)
    assert report.created == NAMES
    module = ModulePage.objects.get()
    assert module.get_parent().specific == CurriculumIndexPage.objects.get()
    assert [each.slug for each in module.get_children()] == ["l1-1", "l1-4", "e1", "cuestionario"]
    for page in (module, *module.get_children()):
        assert (page.live, page.has_unpublished_changes) == (False, True)
        assert page.get_latest_revision() is not None
    assert not ContentVersion.objects.exists()


def test_a_second_run_changes_nothing(folder: Path) -> None:
    load_curriculum(folder=folder)
    before = list(LessonPage.objects.values_list("pk", "latest_revision_id", "source_digest"))
    report = load_curriculum(folder=folder)
    assert (report.created, report.changed, report.left_alone) == ([], [], NAMES)
    assert (
        list(LessonPage.objects.values_list("pk", "latest_revision_id", "source_digest")) == before
    )


def test_what_the_file_changed_is_changed_and_keeps_its_ids(folder: Path) -> None:
    load_curriculum(folder=folder)
    old = LessonPage.objects.get(code="L1.1")
    lesson = replace(SHORT.lessons[0], intro="Otra entrada.")
    write(folder, replace(SHORT, lessons=(lesson, SHORT.lessons[1])))
    assert load_curriculum(folder=folder).changed == ["lesson L1.1"]
    new = LessonPage.objects.get(code="L1.1").get_latest_revision_as_object()
    assert new.intro == "Otra entrada."
    assert [each.id for each in new.body] == [each.id for each in old.body]
    assert load_curriculum(folder=folder).changed == []


def test_an_edited_page_is_overwritten_by_force_alone(folder: Path) -> None:
    load_curriculum(folder=folder)
    page = LessonPage.objects.get(code="L1.1")
    page.intro = "Escrito por una editora."
    page.save_revision()
    lesson = replace(SHORT.lessons[0], intro="Otra entrada.")
    write(folder, replace(SHORT, lessons=(lesson, SHORT.lessons[1])))

    report = load_curriculum(folder=folder)
    assert (report.changed, report.edited) == ([], ["lesson L1.1"])
    assert page.get_latest_revision_as_object().intro == "Escrito por una editora."

    report = load_curriculum(folder=folder, force=True)
    assert (report.changed, report.edited) == (["lesson L1.1"], [])
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().intro == "Otra entrada."


def test_an_edited_page_is_left_alone_when_its_file_says_nothing_new(folder: Path) -> None:
    load_curriculum(folder=folder)
    page = LessonPage.objects.get(code="L1.1")
    page.intro = "Escrito por una editora."
    page.save_revision()
    report = load_curriculum(folder=folder)
    assert (report.left_alone, report.edited) == (NAMES, [])


def test_the_demonstration_publishes_with_a_mark(folder: Path) -> None:
    load_curriculum(folder=folder, publish=True)
    assert PublishedContent.objects.count() == len(NAMES)
    assert all(version.payload["mark"] for version in ContentVersion.objects.all())
    load_curriculum(folder=folder, publish=True)
    assert ContentVersion.objects.count() == len(NAMES)


def test_a_broken_file_writes_nothing(folder: Path) -> None:
    (folder / "m02.yaml").write_text("code: M02", encoding="utf-8")
    with pytest.raises(CommandError, match="m02"):
        call_command("load_curriculum", str(folder))
    assert not ModulePage.objects.exists()


def test_the_command_prints_what_the_database_holds() -> None:
    """Counts equal the source: in what is printed, and in the pages themselves."""
    output = StringIO()
    call_command("load_curriculum", "--json", stdout=output)
    counts = {"modules": 13, "lessons": 55, "scenarios": 13, "decisions": 52, "options": 156}
    assert json.loads(output.getvalue()) == counts | {
        "questions": 78, "created": 94, "changed": 0, "left_alone": 0, "edited": [],
    }  # fmt: skip
    assert (ModulePage.objects.count(), LessonPage.objects.count()) == (13, 55)
    screens = [
        screen.value
        for page in ScenarioPage.objects.all()
        for screen in page.screens
        if screen.block_type == "decision"
    ]
    assert len(screens) == 52
    assert sum(len(screen["options"]) for screen in screens) == 156
    assert sum(len(page.questions) for page in QuizPage.objects.all()) == 78
