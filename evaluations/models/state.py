"""Where an observation stands, and every step that brought it there (decision 4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.choices import (
    LIVE,
    AcknowledgementKind,
    Disposition,
    Kind,
    SigningMethod,
    State,
)
from evaluations.models.observation import Observation
from mentors.models import Absence, Enrolment


class ObservationState(models.Model):
    """The mutable side of an observation. Only ``actions/change_state.py`` writes ``state``.

    The shift identity is repeated here because its uniqueness holds among live heads only
    (decision 6): a held duplicate is no head until a person decides.
    """

    observation = models.OneToOneField(
        Observation, models.PROTECT, primary_key=True, related_name="current"
    )
    state = models.CharField(_("state"), max_length=14, choices=State)
    holds = models.JSONField(_("reasons"), default=list)
    head = models.BooleanField(default=True)
    # PRI-01: only author, supervisor, coordinator, leadership and audit read the text, even
    # after the record was returned; a corrected version is what the trainee sees (invariant 18).
    quarantined = models.BooleanField(default=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shift_date = models.DateField()
    kind = models.CharField(max_length=14, choices=Kind)
    acknowledge_by = models.DateTimeField(null=True)
    review_by = models.DateTimeField(null=True)
    close_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "shift_date", "kind", "author"],
                condition=Q(head=True, state__in=LIVE),
                name="one_live_observation_per_shift",
            )
        ]
        indexes = [
            models.Index(fields=["enrolment", "state"]),
            # What waits for somebody, and whose it is, without reading the record itself.
            models.Index(fields=["state", "enrolment"], name="waiting_of_enrolment"),
            # The beat asks every ten minutes what is due; these hold only what can be.
            models.Index(
                fields=["acknowledge_by"], name="filed_to_answer", condition=Q(state=State.FILED)
            ),
            models.Index(
                fields=["close_at"], name="reviewed_to_close", condition=Q(state=State.REVIEWED)
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class ObservationEvent(models.Model):
    """One transition, append-only; its ledger entry proves it. Only the note can be erased."""

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20)
    from_state = models.CharField(max_length=14, choices=State, blank=True)
    to_state = models.CharField(max_length=14, choices=State)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    leaf = models.CharField(max_length=64)
    redacted_at = models.DateTimeField(null=True)
    ledger_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb} → {self.to_state}"


class Acknowledgement(models.Model):
    """The trainee's answer, or the refusal that an officer and a witness record."""

    id = models.UUIDField(primary_key=True, editable=False)
    observation = models.OneToOneField(Observation, models.PROTECT, related_name="acknowledgement")
    kind = models.CharField(max_length=10, choices=AcknowledgementKind)
    comment = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    leaf = models.CharField(max_length=64)
    method = models.CharField(max_length=10, choices=SigningMethod)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    redacted_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_kind_display()


class Shift(models.Model):
    """What a day was for a trainee; one without observation has a disposition and a reason."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="shifts", db_index=False)
    date = models.DateField(_("date"))
    disposition = models.CharField(_("disposition"), max_length=20, choices=Disposition)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # So that taking the absence back opens exactly its days again.
    absence = models.ForeignKey(
        Absence, models.PROTECT, null=True, blank=True, related_name="shifts"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "date"], name="one_shift_per_day"),
            models.CheckConstraint(
                condition=Q(disposition=Disposition.RATED) | ~Q(reason=""),
                name="a_shift_without_rating_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} · {self.get_disposition_display()}"
