"""The editor's menu, the directory and the law in it, and the words of its log."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from curriculum.actions.log_override import ACTION
from curriculum.models import CurriculumIndexPage, LegalReference, ReferralService
from curriculum.queries.directory import waiting_for_editors


class ReferralServiceViewSet(SnippetViewSet):
    """The referral directory."""

    model = ReferralService
    icon = "mobile-alt"
    menu_label = _("Referral directory")
    list_display = [
        "name",
        "country",
        "phone",
        Column("standing_now", label=_("Verification")),
        BooleanColumn("needs_confirmation", label=_("Doubts")),
        "visibility",
    ]
    list_filter = ["country", "visibility", "needs_confirmation"]
    ordering = ["country", "name"]


class LegalReferenceViewSet(SnippetViewSet):
    """Provisions that lessons cite."""

    model = LegalReference
    icon = "doc-full"
    menu_label = _("Legal references")
    list_display = ["__str__", "instrument", "confidence", "last_legal_review"]
    list_filter = ["country", "confidence"]
    ordering = ["country", "instrument"]


class DirectoryGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    items = (ReferralServiceViewSet, LegalReferenceViewSet)
    menu_label = _("Reference")
    menu_icon = "list-ul"
    menu_order = 210


register_snippet(DirectoryGroup)


class ModulesMenuItem(MenuItem):
    """Leads to the modules; shown once there are any."""

    def is_shown(self, request: Any) -> bool:
        """Tell whether a programme is there to open; one query."""
        index = CurriculumIndexPage.objects.order_by("path").only("pk").first()
        if index is None:
            return False
        self.url = reverse("wagtailadmin_explore", args=[index.pk])
        return True


@hooks.register("register_admin_menu_item")
def modules_menu_item() -> MenuItem:
    """Offer the modules before anything else."""
    return ModulesMenuItem(_("Modules"), "", name="modules", icon_name="form", order=90)


class WaitingEntries(Component):
    """How many entries of the directory somebody should call."""

    order = 50
    template_name = "curriculum/editing/waiting.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the first entries and how many there are."""
        waiting = waiting_for_editors(timezone.localdate())
        return {
            "waiting": waiting[:5],
            "count": len(waiting),
            "address": reverse(ReferralService.snippet_viewset.get_url_name("list")),
        }


@hooks.register("construct_homepage_panels")
def waiting_entries(request: Any, panels: list[Any]) -> None:
    """Show editors of the directory what waits for a call."""
    if request.user.has_perm("curriculum.change_referralservice"):
        panels.append(WaitingEntries())


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Give the override words in the history of a page."""

    @actions.register_action(ACTION)
    class PublishedAnyway(LogFormatter):
        label = _("Publish against findings")

        def format_message(self, log_entry: Any) -> Any:
            return _("Published although something stood against it. Reason: %(reason)s") % {
                "reason": log_entry.data.get("reason", "")
            }
