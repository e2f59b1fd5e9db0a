"""From a draft to readers: who may, what stands against it, and what the log keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Task, Workflow
from wagtail.test.utils.form_data import nested_form_data, streamfield

from curriculum.actions.arrange_editing import (
    AUTHORS,
    PUBLISHERS,
    REVIEWERS,
    arrange_editing,
    group_of,
)
from curriculum.actions.load_curriculum import load_curriculum
from curriculum.actions.load_directory import load_directory
from curriculum.models import ContentVersion, LessonPage, PublishedContent
from curriculum.models.pages.content import PublicationRefused
from ledger.models import AuditEvent
from mentors.models import User
from tests.cast import Cast, client_for

pytestmark = pytest.mark.django_db

HARD = (
    "La institucionalización multidisciplinaria de procedimientos administrativos extraordinarios "
    "condiciona sistemáticamente la implementación interinstitucional "
) * 10
REASON = "Lo pidió la fiscalía para mañana; se acorta el lunes."


@pytest.fixture
def page(folder: Path) -> LessonPage:
    """L1.1 as a draft that waits for its review."""
    load_curriculum(folder=folder)
    return LessonPage.objects.get(code="L1.1")


def member(person: User, *parts: Any) -> Client:
    """A browser of a person who plays these parts."""
    person.groups.add(*(group_of(part) for part in parts))
    return client_for(person)


def form(page: LessonPage, **changes: str) -> dict[str, str]:
    """What the editor's form sends, without any block."""
    data: dict[str, str] = nested_form_data(
        {
            "title": page.title, "slug": page.slug, "code": page.code, "minutes": page.minutes,
            "intro": page.intro, "body": streamfield([]), "reviewed_on": "",
            "clinical_reviewer": "", "editor_notes": "", "publication_reason": "",
        }
    )  # fmt: skip
    return data | changes


def edit(page: LessonPage) -> str:
    """The address of the page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_second_arrangement_changes_nothing() -> None:
    workflow = arrange_editing()
    group_of(AUTHORS).permissions.clear()
    assert arrange_editing() == workflow
    assert not group_of(AUTHORS).permissions.exists()
    assert [task.name for task in workflow.tasks] == [
        "Revisión clínica y de sobrevivientes",
        "Publicación",
    ]


@pytest.mark.parametrize(
    ("part", "may_publish", "may_add"),
    [(AUTHORS, False, True), (REVIEWERS, False, False), (PUBLISHERS, True, True)],
    ids=["author", "reviewer", "publisher"],
)
def test_each_part_may_do_its_own(
    cast: Cast, page: LessonPage, part: Any, may_publish: bool, may_add: bool
) -> None:
    member(cast.editor, part)
    rights = page.permissions_for_user(cast.again("editor"))
    assert (rights.can_publish(), rights.can_add_subpage()) == (may_publish, False)
    module = page.get_parent().specific.permissions_for_user(cast.again("editor"))
    assert module.can_add_subpage() == may_add


@pytest.mark.parametrize("name", ["trainee", "officer", "coordinator", "donor"])
def test_who_plays_no_part_does_not_enter(cast: Cast, page: LessonPage, name: str) -> None:
    response = client_for(getattr(cast, name)).get(edit(page), follow=True)
    assert response.status_code == 403


def test_a_loaded_draft_goes_from_review_to_readers(cast: Cast, page: LessonPage) -> None:
    reviewer = member(cast.editor, REVIEWERS)
    publisher = member(cast.donor, PUBLISHERS)
    assert page.current_workflow_task.name == group_of(REVIEWERS).name
    assert page.get_lock().for_user(cast.again("donor"))
    approve = {"action-workflow-action": "yes", "workflow-action-name": "approve"}
    reviewer.post(edit(page), form(page) | approve)
    page = LessonPage.objects.get(pk=page.pk)
    assert (page.live, page.current_workflow_task.name) == (False, group_of(PUBLISHERS).name)
    publisher.post(edit(page), form(page) | approve)
    page = LessonPage.objects.get(pk=page.pk)
    assert (page.live, page.current_workflow_state) == (True, None)
    version = ContentVersion.objects.get(code="L1.1")
    assert (version.findings, version.override_reason) == ([], "")
    assert PublishedContent.objects.get(code="L1.1").version == version
    assert not AuditEvent.objects.filter(verb="content.published_anyway").exists()


def test_a_hard_text_is_saved_and_not_published(cast: Cast, page: LessonPage) -> None:
    publisher = member(cast.editor, PUBLISHERS, REVIEWERS)
    response = publisher.post(edit(page), form(page, intro=HARD) | {"action-publish": "yes"})
    errors = response.context["form"].errors
    assert "muy difícil de leer" in errors["__all__"][0]
    assert "al menos 15 letras" in errors["publication_reason"][0]
    assert response.context["form"]["intro"].value() == HARD
    assert "Esto impide publicar:" in response.content.decode()
    assert not ContentVersion.objects.exists()
    publisher.post(edit(page), form(page, intro=HARD))
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().intro == HARD.strip()
    assert not page.live


def test_a_reason_publishes_it_and_stays_in_the_log(cast: Cast, page: LessonPage) -> None:
    publisher = member(cast.editor, PUBLISHERS, REVIEWERS)
    sent = form(page, intro=HARD, publication_reason=REASON) | {"action-publish": "yes"}
    publisher.post(edit(page), sent)
    version = ContentVersion.objects.get(code="L1.1")
    assert (version.findings, version.override_reason) == (["reading_hard"], REASON)
    entry = PageLogEntry.objects.get(action="curriculum.publish_anyway")
    assert (entry.user, entry.data) == (
        cast.editor, {"reason": REASON, "findings": ["reading_hard"]},
    )  # fmt: skip
    event = AuditEvent.objects.get(verb="content.published_anyway")
    assert (event.actor, event.subject, event.reason) == (str(cast.editor.pk), "L1.1", REASON)
    history = publisher.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert REASON in history.content.decode()
    # One reason, one publication.
    page = LessonPage.objects.get(pk=page.pk)
    asked = publisher.get(edit(page)).context["form"]["publication_reason"].value()
    assert asked == ""


def test_a_reason_is_kept_only_where_something_stood_against_it(
    cast: Cast, page: LessonPage
) -> None:
    publisher = member(cast.editor, PUBLISHERS, REVIEWERS)
    publisher.post(edit(page), form(page, publication_reason=REASON) | {"action-publish": "yes"})
    assert ContentVersion.objects.get(code="L1.1").override_reason == ""
    assert not PageLogEntry.objects.filter(action="curriculum.publish_anyway").exists()


def test_no_other_way_leads_past_the_checker(cast: Cast, page: LessonPage) -> None:
    page.intro = HARD
    revision = page.save_revision()
    with pytest.raises(PublicationRefused) as refused:
        revision.publish()
    assert isinstance(refused.value, PermissionDenied)
    assert (refused.value.code, refused.value.reason) == ("content_not_ready", "reading_hard")
    page.refresh_from_db()
    assert not page.live
    publisher = member(cast.editor, PUBLISHERS)
    page.current_workflow_task_state.approve(user=cast.coordinator)
    page = LessonPage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    publisher.post(address, {"comment": ""})
    page = LessonPage.objects.get(pk=page.pk)
    assert (page.live, page.current_workflow_task_state) == (False, state)


def test_two_pages_of_a_kind_never_share_a_code(cast: Cast, page: LessonPage) -> None:
    editor = member(cast.editor, PUBLISHERS, REVIEWERS)
    response = editor.post(edit(page), form(page, code="L1.4"))
    assert response.context["form"].errors["code"] == [
        "Otra página ya tiene este código. Elija otro."
    ]


def test_the_editor_shows_how_a_page_reads_and_what_it_waits_for(
    cast: Cast, page: LessonPage
) -> None:
    editor = member(cast.editor, PUBLISHERS, REVIEWERS)
    shown = editor.get(edit(page)).content.decode()
    assert "Lectura: Bastante fácil" in shown
    assert "Nada impide publicar." in shown
    module = page.get_parent()
    shown = editor.get(edit(module)).content.decode()
    assert "No consta una revisión clínica o de sobrevivientes." in shown


@pytest.mark.parametrize("code", ["L1.1", "E1", "M01"])
def test_every_kind_of_page_has_a_preview(cast: Cast, page: LessonPage, code: str) -> None:
    editor = member(cast.editor, PUBLISHERS, REVIEWERS)
    family = [page.get_parent().specific, *page.get_parent().get_children().specific()]
    for each in family:
        if each.code == code:
            address = reverse("wagtailadmin_pages:view_draft", args=[each.pk])
            shown = editor.get(address).content.decode()
            assert each.title in shown
            assert not each.editor_notes or each.editor_notes not in shown
    assert editor.get(f"/paginas/programa/m01/{page.slug}/").status_code == 404


def test_the_menu_leads_to_modules_and_directory(cast: Cast, page: LessonPage) -> None:
    editor = member(cast.editor, AUTHORS)
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    index = page.get_parent().get_parent()
    assert reverse("wagtailadmin_explore", args=[index.pk]) in home
    assert "Consulta" in home
    for model in ("legalreference", "referralservice"):
        load_directory()
        address = reverse(f"wagtailsnippets_curriculum_{model}:list")
        assert editor.get(address).status_code == 200


def test_names_of_the_parts_are_those_of_the_site() -> None:
    arrange_editing()
    names = {str(group_of(part).name) for part in (AUTHORS, REVIEWERS, PUBLISHERS)}
    assert names <= set(Group.objects.values_list("name", flat=True))
    assert Workflow.objects.filter(name="Revisión de contenidos").count() == 1
    assert Task.objects.filter(name__in=names).count() == 2
