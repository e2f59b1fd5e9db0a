"""Vocabulary of the app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionStatus(models.TextChoices):
    """Life of a definition; once published: open, closing, closed, as ODK has it (experience D4).

    ``PROPOSED`` waits for the second person; nobody changes it meanwhile.
    """

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waiting for approval")
    OPEN = "open", _("In force")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


IN_FORCE = (VersionStatus.OPEN, VersionStatus.CLOSING, VersionStatus.CLOSED)
"""Published at some time: what people were or are judged by."""


class ProposalState(models.TextChoices):
    """What became of a proposal to publish."""

    WAITING = "waiting", _("Waiting for approval")
    APPROVED = "approved", _("Published")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PhaseKind(models.TextChoices):
    """What a phase is for (field-training.md 1.8.1)."""

    ORIENTATION = "orientation", _("Orientation")
    TRAINING = "training", _("Training")
    SHADOW = "shadow", _("Shadow")
    EVALUATION = "evaluation", _("Evaluation")
    EXTENSION = "extension", _("Extension")


class OfficerRule(models.TextChoices):
    """Which officer may accompany the phase (invariant 9)."""

    ANY = "any", _("Any certified officer")
    DIFFERENT = "different_from_previous", _("Not the previous phase's officer")
    FIRST = "same_as_first", _("The first phase's officer")


class EvidenceMode(models.TextChoices):
    """How a competency was seen."""

    FIELD = "field", _("Field")
    SIMULATION = "simulation", _("Simulation")
    VERBAL_WRITTEN = "verbal_written", _("Oral or written test")
    CASE_REVIEW = "case_review", _("Case review")


class Achievement(models.TextChoices):
    """What a certificate is for."""

    MODULE = "module", _("Module finished")
    PATH = "path", _("Learning path finished")
