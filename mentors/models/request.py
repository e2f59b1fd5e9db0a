"""What people in the field report and ask for: absences and relief, with what was decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from mentors.choices import AbsenceKind, ReliefReason, RequestState
from mentors.models.assignment import Assignment
from mentors.models.cohort import Enrolment


class Absence(models.Model):
    """A person is not on duty on these days. No diagnosis and no health detail, ever.

    Only ``actions/change_request.py`` writes ``state``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    kind = models.CharField(_("kind"), max_length=10, choices=AbsenceKind)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState, default=RequestState.REQUESTED
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("reported at"), default=timezone.now)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                name="an_absence_ends_after_it_starts", condition=Q(to_date__gte=F("from_date"))
            )
        ]
        indexes = [
            models.Index(fields=["person", "from_date"]),
            models.Index(
                fields=["created_at"],
                name="absence_to_decide",
                condition=Q(state=RequestState.REQUESTED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_kind_display()}"


class ReliefRequest(models.Model):
    """Somebody asks for a relief or another officer. The officer never reads what a trainee asked.

    ``officer`` accompanied the trainee when it was asked. ``assignment`` is what an approval led
    to. Only ``actions/change_request.py`` writes ``state``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="relief_requests")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="relief_requests"
    )
    reason = models.CharField(_("reason"), max_length=10, choices=ReliefReason)
    text = models.CharField(_("what happens"), max_length=600, blank=True)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState, default=RequestState.REQUESTED
    )
    assignment = models.OneToOneField(
        Assignment, models.PROTECT, null=True, blank=True, related_name="relief_request"
    )
    created_at = models.DateTimeField(_("asked at"), default=timezone.now)

    class Meta:
        verbose_name = _("request for relief")
        verbose_name_plural = _("requests for relief")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="a_relief_ends_after_it_starts",
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
            ),
            models.UniqueConstraint(
                fields=["enrolment", "asked_by"],
                condition=Q(state=RequestState.REQUESTED),
                name="one_open_relief_request",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="relief_to_decide",
                condition=Q(state=RequestState.REQUESTED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} · {self.get_reason_display()}"


class RequestEvent(models.Model):
    """One step of an absence or of a request for relief; never changed, never deleted."""

    absence = models.ForeignKey(Absence, models.PROTECT, null=True, related_name="events")
    relief = models.ForeignKey(ReliefRequest, models.PROTECT, null=True, related_name="events")
    verb = models.CharField(max_length=10)
    from_state = models.CharField(max_length=10, choices=RequestState, blank=True)
    to_state = models.CharField(max_length=10, choices=RequestState)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_event_belongs_to_one_request",
                condition=Q(absence__isnull=False, relief__isnull=True)
                | Q(absence__isnull=True, relief__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} → {self.to_state}"
