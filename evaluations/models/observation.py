"""The signed observation: header and ratings never change; texts can only be erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from curriculum.choices import EvidenceMode
from curriculum.models import Competency, FormVersion
from evaluations.choices import Disposition, Kind, NotObservedReason, SigningMethod
from evaluations.models.inbox import InboxItem
from mentors.models import Enrolment, PhaseInstance


class Observation(models.Model):
    """What an officer signed about one trainee and one shift (decisions 2, 4 and 8).

    ``seals`` holds ``{path: {"salt", "leaf"}}`` of every field that is not free text; free texts
    keep theirs in :class:`Narrative`. ``content_root`` is the Merkle root over all leaves.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    inbox = models.OneToOneField(InboxItem, models.PROTECT, related_name="observation")
    # ``db_index=False`` here and below: an index of the table begins with that column already, or
    # nobody looks by it. Every index costs each intake a write.
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, related_name="observations", db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="observations", db_index=False
    )
    phase = models.ForeignKey(PhaseInstance, models.PROTECT, null=True, related_name="observations")
    form = models.ForeignKey(FormVersion, models.PROTECT, related_name="observations")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    disposition = models.CharField(max_length=20, choices=Disposition, blank=True)
    sequence = models.PositiveIntegerField(_("number"))
    first_version = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="later_versions"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    amends = models.UUIDField(null=True)
    shift_date = models.DateField(_("date of the shift"))
    shift_start = models.DateTimeField(_("shift start"))
    shift_end = models.DateTimeField(_("shift end"))
    hours = models.DecimalField(_("hours worked"), max_digits=4, decimal_places=1)
    best_competency = models.ForeignKey(
        Competency, models.PROTECT, null=True, related_name="+", db_index=False
    )
    least_competency = models.ForeignKey(
        Competency, models.PROTECT, null=True, related_name="+", db_index=False
    )
    confirmed_not_observed = models.BooleanField(default=False)
    attestation = models.CharField(max_length=20)
    method = models.CharField(max_length=10, choices=SigningMethod)
    signed_at = models.DateTimeField(_("signed at"))
    adjusted_at = models.DateTimeField()
    clock_offset_ms = models.BigIntegerField(null=True)
    received_at = models.DateTimeField(_("received at"))
    late = models.BooleanField(_("late"), default=False)
    seals = models.JSONField()
    content_root = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("daily observation")
        verbose_name_plural = _("daily observations")
        ordering = ["-shift_date", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "sequence"], name="one_number_per_record"),
            models.CheckConstraint(
                condition=Q(shift_end__gt=F("shift_start")), name="a_shift_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=["enrolment", "shift_date"]),
            models.Index(fields=["author", "shift_date"]),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} · {self.shift_date}"


class Rating(models.Model):
    """One rated competency, or an explicit «not observed» with its reason (decision 3)."""

    observation = models.ForeignKey(
        Observation, models.PROTECT, related_name="ratings", db_index=False
    )
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="ratings")
    value = models.PositiveSmallIntegerField(null=True)
    not_observed_reason = models.CharField(max_length=20, choices=NotObservedReason, blank=True)
    nrt = models.BooleanField(default=False)
    training_minutes = models.PositiveSmallIntegerField(default=0)
    training_how = models.CharField(max_length=30, blank=True)
    mode = models.CharField(max_length=14, choices=EvidenceMode, default=EvidenceMode.FIELD)
    context = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "competency"], name="one_rating_per_competency"
            ),
            # Invariant 1: exactly one of value and «not observed».
            models.CheckConstraint(
                condition=(Q(value__isnull=False) & Q(not_observed_reason=""))
                | (Q(value__isnull=True) & ~Q(not_observed_reason="")),
                name="either_a_value_or_not_observed",
            ),
            models.CheckConstraint(
                condition=Q(nrt=False) | Q(value__isnull=False), name="nrt_needs_a_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competency}: {self.value if self.value is not None else 'NO'}"


class Narrative(models.Model):
    """A free text of an observation, with its own salt so that erasing it keeps the chain valid.

    ``path`` is ``best``, ``least``, ``general``, ``late_reason``, ``amend_reason``,
    ``identifier_reason`` or ``rating:<competency code>``.
    """

    observation = models.ForeignKey(
        Observation, models.PROTECT, related_name="narratives", db_index=False
    )
    path = models.CharField(max_length=40)
    text = models.TextField()
    salt = models.CharField(max_length=32)
    leaf = models.CharField(max_length=64)
    redacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["observation", "path"], name="one_text_per_field")
        ]

    def __str__(self) -> str:
        return self.path
