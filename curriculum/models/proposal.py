"""A proposal to publish: one person asks, another one decides, both are on record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from curriculum.choices import ProposalState
from curriculum.models.framework import Framework
from curriculum.models.programme import ProgrammeVersion


class Proposal(models.Model):
    """One request to publish a framework or a programme version, and what became of it.

    ``digest`` is the SHA-256 of the content that was proposed, 64 hexadecimal digits.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    framework = models.ForeignKey(
        Framework, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    programme_version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    digest = models.CharField(max_length=64)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.WAITING
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="publications_proposed"
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications_decided",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("proposal to publish")
        verbose_name_plural = _("proposals to publish")
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(framework__isnull=True, programme_version__isnull=False)
                | Q(framework__isnull=False, programme_version__isnull=True),
                name="a_proposal_is_about_one_definition",
            ),
            # Nobody approves or returns what they proposed themselves; only withdrawing is theirs.
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(state=ProposalState.WITHDRAWN)
                | ~Q(decided_by=F("proposed_by")),
                name="two_people_publish",
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state=ProposalState.WAITING),
                name="one_waiting_proposal_per_framework",
            ),
            models.UniqueConstraint(
                fields=["programme_version"],
                condition=Q(state=ProposalState.WAITING),
                name="one_waiting_proposal_per_programme_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition} · {self.get_state_display()}"

    @property
    def definition(self) -> Framework | ProgrammeVersion:
        """Return what is to be published."""
        found = self.programme_version or self.framework
        assert found is not None  # noqa: S101 - the check constraint says so
        return found

    @property
    def agency_code(self) -> str:
        """Return the code of the agency whose definition it is."""
        return self.definition.agency_code
