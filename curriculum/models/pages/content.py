"""What all pages of learning content share: code, notes, review, and what a publication shows."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from curriculum.content.checks import Facts, check
from curriculum.content.findings import Finding, blocking, summary
from curriculum.models.pages.form import SHORTEST_REASON, ContentPageForm
from curriculum.panels import FindingsPanel
from interface.refusal import Refusal

READERS_WIDTH = 360
"""CSS pixels of a common phone (experience.md 3.4)."""
DEMONSTRATION_MARK = _("Demonstration content: professional and legal review pending")


class PublicationRefused(Refusal, PermissionDenied):
    """Something stands against publishing; Wagtail's pages answer it as a lack of permission."""


class ContentPage(Page):
    """A page whose readers are learners.

    Learners never meet the page itself: a publication writes a ``ContentVersion`` from
    ``learner_payload()``, and their pages read that. So the page has no address of its own.
    """

    kind: ClassVar[str]
    loaded_fields: ClassVar[tuple[str, ...]]
    """What the loader writes; whether somebody edited a page is told by these."""

    code = models.CharField(
        _("code"), max_length=20, help_text=_("Never changes: progress of learners hangs on it.")
    )
    demonstration = models.BooleanField(
        _("demonstration content"),
        default=False,
        help_text=_("Readers see a mark that professional and legal review are pending."),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    clinical_reviewer = models.CharField(
        _("clinical or survivor reviewer"),
        max_length=120,
        blank=True,
        help_text=_("Role and institution. Names of survivors are never stored."),
    )
    editor_notes = models.TextField(
        _("notes of editors"),
        blank=True,
        help_text=_("Sources and doubts. Never shown to readers."),
    )
    publication_reason = models.TextField(
        _("reason to publish anyway"),
        blank=True,
        help_text=_("Only if something stands against publishing. Kept with your name and date."),
    )
    source_digest = models.CharField(max_length=64, blank=True, editable=False)

    base_form_class = ContentPageForm
    opening_panels = [
        *Page.content_panels,
        MultiFieldPanel([FindingsPanel()], heading=_("Before publishing")),
    ]
    review_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("clinical_reviewer")]),
                FieldPanel("demonstration", read_only=True),
                FieldPanel("editor_notes"),
                FieldPanel("publication_reason"),
            ],
            heading=_("Review and publication"),
        ),
    ]
    promote_panels: list[Any] = [FieldPanel("slug")]
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Return the widths of the preview; the first is the phone that most readers hold."""
        sizes: list[dict[str, Any]] = super().preview_sizes
        return [{**sizes[0], "device_width": READERS_WIDTH}, *sizes[1:]]

    @property
    def module_code(self) -> str:
        """Return the code of the module it belongs to, "" for none; one query at most."""
        return ""

    def written(self) -> dict[str, Any]:
        """Return what the loader may have written, as it would write it: ``loaded_fields``."""
        found = {}
        for name in self.loaded_fields:
            value = getattr(self, name)
            found[name] = value.get_prep_value() if isinstance(value, StreamValue) else value
        return found

    def questions_held(self) -> int:
        """Return how many questions wait to be confirmed."""
        return 0

    def findings(self) -> list[Finding]:
        """Return what the checker finds in the page as it stands; no query but for pictures."""
        facts = Facts(
            reviewed=self.reviewed_on is not None and bool(self.clinical_reviewer),
            demonstration=self.demonstration,
            questions_held=self.questions_held(),
        )
        return check(self.kind, self.learner_payload(), facts)

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """Publish a revision unless something stands against it and no reason was written.

        The last door: approvals, schedules and bulk actions come through here. The form has asked
        before, with the text still in the editor's hands. Raises ``PublicationRefused``.
        """
        draft: ContentPage = revision.as_object()
        against = blocking(draft.findings())
        if against and len(draft.publication_reason.strip()) < SHORTEST_REASON:
            raise PublicationRefused(
                code="content_not_ready",
                text=summary(against),
                reason=", ".join(finding.code for finding in against),
            )
        super().publish(revision, user=user, **options)

    def learner_payload(self) -> dict[str, Any]:
        """Return what a learner may read of this page as it stands, as plain data."""
        return {"code": self.code, "title": self.title, "mark": self.demonstration}

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return the site without an address: readers open content at the learner's pages."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], None, None)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as if nothing were here; only the preview of an editor renders the page."""
        raise Http404

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what a preview shows: the page as learners would read it."""
        payload = self.learner_payload()
        return super().get_context(request, *args, **kwargs) | {
            "payload": payload,
            "parts": payload.get("body", []),
            "mark": DEMONSTRATION_MARK if self.demonstration else "",
        }
