"""Who writes, who reviews and who publishes content: groups, rights and the workflow."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

WRITE = ("add_page", "change_page")
PUBLISH = ("publish_page", "lock_page", "unlock_page")
WAGTAILS_TITLE = "Welcome to your new Wagtail site!"
"""What Wagtail's own migration calls the home page."""
SNIPPETS = ("legalreference", "referralservice")


@dataclass(frozen=True)
class Part:
    """A part in the making of content: its group, what it may do with pages and with snippets."""

    name: Promise
    pages: tuple[str, ...]
    snippets: tuple[str, ...]


AUTHORS = Part(_("Content authors"), WRITE, ("add", "change", "view"))
REVIEWERS = Part(_("Clinical and survivor review"), ("change_page", "lock_page"), ("view",))
PUBLISHERS = Part(_("Publication"), WRITE + PUBLISH, ("add", "change", "view", "delete"))
WORKFLOW = _("Review of content")


def group_of(part: Part) -> Group:
    """Return the group of a part; groups carry one name, in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        group, _created = Group.objects.get_or_create(name=str(part.name))
    return group


@transaction.atomic
def arrange_editing() -> Workflow:
    """Create what is missing of groups, rights and workflow; what somebody changed stays.

    Authors submit; clinical and survivor reviewers approve or send back; publishers release.
    """
    home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    with translation.override(settings.LANGUAGE_CODE):
        name = str(WORKFLOW)
    workflow = Workflow.objects.filter(name=name).first()
    if workflow is not None:
        return workflow
    for part in (AUTHORS, REVIEWERS, PUBLISHERS):
        _grant(group_of(part), part, home)
    workflow = Workflow.objects.create(name=name)
    for order, part in enumerate((REVIEWERS, PUBLISHERS)):
        group = group_of(part)
        task = GroupApprovalTask.objects.create(name=group.name)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    _name(home)
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def _name(home: Page) -> None:
    """Call site and home page by the product's name, unless somebody named them."""
    Site.objects.filter(root_page=home, site_name="").update(site_name=settings.WAGTAIL_SITE_NAME)
    Page.objects.filter(pk=home.pk, title=WAGTAILS_TITLE).update(
        title=settings.WAGTAIL_SITE_NAME, draft_title=settings.WAGTAIL_SITE_NAME
    )


def _grant(group: Group, part: Part, home: Page) -> None:
    codes = [f"{verb}_{model}" for model in SNIPPETS for verb in part.snippets]
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="curriculum", codename__in=codes),
    )
    rights = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=part.pages
    )
    for right in rights:
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=right)
    if "add_page" not in part.pages:
        return
    pictures = Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=("add_image", "choose_image")
    )
    for right in pictures:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=right
        )
