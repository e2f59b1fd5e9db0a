"""Bring content files into the page tree as drafts, through Wagtail's own pages and revisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from curriculum.actions.arrange_editing import arrange_editing
from curriculum.content import drafting
from curriculum.content.drafting import Fields, digest
from curriculum.content.places import STARTER
from curriculum.content.source import Module, read_modules
from curriculum.models import (
    ContentPage,
    CurriculumIndexPage,
    LessonPage,
    ModulePage,
    QuizPage,
    ScenarioPage,
)

MODULES = STARTER / "modules"
INDEX_SLUG = "programa"


@dataclass
class LoadReport:
    """``counts`` of what the files hold; codes of what was done, e.g. ``lesson L1.1``."""

    counts: dict[str, int]
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    """Those among ``left_alone`` that the files would change, had nobody edited them here."""

    def as_json(self) -> dict[str, Any]:
        """Return what ``--json`` prints."""
        return {
            **self.counts,
            "created": len(self.created),
            "changed": len(self.changed),
            "left_alone": len(self.left_alone),
            "edited": self.edited,
        }


def counts_of(modules: tuple[Module, ...]) -> dict[str, int]:
    """Return how many parts of each kind the files hold."""
    decisions = [each for module in modules for each in module.scenario.decisions]
    return {
        "modules": len(modules),
        "lessons": sum(len(module.lessons) for module in modules),
        "scenarios": len(modules),
        "decisions": len(decisions),
        "options": sum(len(decision.options) for decision in decisions),
        "questions": sum(len(module.quiz) for module in modules),
    }


class _Loader:
    """One run: knows the pages of one language and writes what differs."""

    def __init__(self, report: LoadReport, *, force: bool, publish: bool) -> None:
        self.report = report
        self.workflow = arrange_editing()
        self.force = force
        self.publish = publish
        self.locale = Locale.get_default()
        self.known: dict[tuple[str, str], ContentPage] = {
            (page.kind, page.code): page
            for model in (ModulePage, LessonPage, ScenarioPage, QuizPage)
            for page in model.objects.filter(locale=self.locale)
        }

    def bring(self, model: type[ContentPage], parent: Page, fields: Fields) -> ContentPage:
        """Create, change or leave alone one page; returns it."""
        name = f"{model.kind} {fields['code']}"
        page = self.known.get((model.kind, fields["code"]))
        if page is None:
            page = model(live=False, locale=self.locale, demonstration=self.publish)
            self._write(page, fields)
            with disable_reference_index_auto_update():
                parent.add_child(instance=page)
                self._revise(page)
            # Once for each page instead of at each of its three writings.
            ReferenceIndex.create_or_update_for_object(page)
            self.report.created.append(name)
            return page
        new = digest(fields)
        if page.source_digest == new and not self.force:
            self.report.left_alone.append(name)
            return page
        draft: ContentPage = page.get_latest_revision_as_object()
        written = digest(draft.written())
        if written == new:
            self.report.left_alone.append(name)
        elif written != page.source_digest and not self.force:
            self.report.left_alone.append(name)
            self.report.edited.append(name)
        else:
            self._write(draft, fields)
            self._revise(draft)
            self.report.changed.append(name)
        return page

    def _write(self, page: ContentPage, fields: Fields) -> None:
        for name, value in fields.items():
            setattr(page, name, value)
        page.source_digest = digest(fields)

    def _revise(self, page: ContentPage) -> None:
        revision = page.save_revision()
        # The digest tells edits from our own writing, in the row as well as in the draft.
        type(page)._default_manager.filter(pk=page.pk).update(source_digest=page.source_digest)
        if self.publish:
            revision.publish()
        elif page.current_workflow_state is None:
            self.workflow.start(page, None)


def programme_index() -> CurriculumIndexPage:
    """Return the root of all modules under the site's home page, created where it is missing."""
    known = CurriculumIndexPage.objects.filter(locale=Locale.get_default()).first()
    if known is not None:
        return known
    home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    index = CurriculumIndexPage(
        title=str(_("Learning programme")),
        slug=INDEX_SLUG,
        locale=Locale.get_default(),
    )
    home.add_child(instance=index)
    index.save_revision().publish()
    return index


@transaction.atomic
def load_curriculum(
    *, folder: Path = MODULES, force: bool = False, publish: bool = False
) -> LoadReport:
    """Bring every module of ``folder`` into the tree; a second run changes nothing.

    Drafts enter the workflow. A page that somebody edited is left alone unless ``force`` is given.
    With ``publish`` (the
    demonstration) pages are published at once, with the mark of decision 14; otherwise they stay
    drafts. Raises ``SourceProblem`` before anything is written when a file does not fit.
    """
    modules = read_modules(folder)
    report = LoadReport(counts_of(modules))
    index = programme_index()
    loader = _Loader(report, force=force, publish=publish)
    for module in modules:
        page = loader.bring(ModulePage, index, drafting.module_fields(module))
        for lesson in module.lessons:
            loader.bring(LessonPage, page, drafting.lesson_fields(lesson))
        loader.bring(ScenarioPage, page, drafting.scenario_fields(module.scenario))
        loader.bring(QuizPage, page, drafting.quiz_fields(module))
    return report
