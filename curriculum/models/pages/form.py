"""The editor's form of content pages: it publishes only what may be published."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from curriculum.content.findings import blocking, summary

SHORTEST_REASON = 15
"""Characters; «ok» is no reason."""


class ContentPageForm(WagtailAdminPageForm):
    """Saves any draft; refuses to publish against findings without a reason, and keeps the text.

    It stands with the models because a Wagtail page names its form.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        # A reason counts for one publication; the next one needs its own.
        if page.live_revision_id and page.live_revision_id == page.latest_revision_id:
            self.initial["publication_reason"] = ""

    def clean_code(self) -> str:
        """Refuse a code that another page of the same kind and language has; one query.

        Asked here, not by the model: a copy begins with the code of its original.
        """
        code: str = self.cleaned_data["code"]
        pages = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        locale = self.instance.locale_id or (self.parent_page and self.parent_page.locale_id)
        if pages.filter(code=code, locale_id=locale).exists():
            raise ValidationError(_("Another page has this code. Choose another."))
        return code

    def is_publishing(self) -> bool:
        """Tell whether the button that was pressed would put the page before readers."""
        if self.data.get("action-publish"):
            return True
        approves = self.data.get("workflow-action-name", "").startswith("approve")
        if not (self.data.get("action-workflow-action") and approves):
            return False
        state = self.instance.current_workflow_state
        return state is not None and state.get_next_task() is None

    def _post_clean(self) -> None:
        """Check the page as it would be published; Django fills the instance just before."""
        super()._post_clean()
        if self.errors or not self.is_publishing():
            return
        against = blocking(self.instance.findings())
        if not against:
            return
        reason = self.instance.publication_reason.strip()
        if len(reason) < SHORTEST_REASON:
            self.add_error(None, summary(against))
            self.add_error(
                "publication_reason",
                _(
                    "Mend what stands against publishing, or write in at least %(count)d letters "
                    "why it must go out like this."
                )
                % {"count": SHORTEST_REASON},
            )
