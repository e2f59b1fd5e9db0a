"""Vocabulary of the app: constants in English, labels through gettext (field-training.md 1.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Country(models.TextChoices):
    """The three mission countries."""

    GUATEMALA = "GT", _("Guatemala")
    EL_SALVADOR = "SV", _("El Salvador")
    HONDURAS = "HN", _("Honduras")


class Sex(models.TextChoices):
    """As the roster gives it; optional everywhere."""

    MALE = "M", _("Man")
    FEMALE = "F", _("Woman")
    OTHER = "X", _("Other")


class Role(models.TextChoices):
    """What a person may do; one person may hold several (decision 11)."""

    TRAINEE = "trainee", _("Trainee")
    FTO = "fto", _("Field training officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    COORDINATOR = "coordinator", _("Coordinator")
    LEADERSHIP = "leadership", _("Leadership")
    EDITOR = "editor", _("Editor")
    DONOR = "donor", _("Donor")
    AUDIT = "audit", _("Audit")


class UnitKind(models.TextChoices):
    """Levels of the unit tree (field-training.md 1.8.1)."""

    NATIONAL = "national", _("National")
    REGION = "region", _("Region")
    STATION = "station", _("Police district")
    SUBSTATION = "substation", _("Station")
    ACADEMY = "academy", _("Academy")


class EnrolmentStatus(models.TextChoices):
    """SM-1, the states that the platform reaches so far plus the ends."""

    REGISTERED = "registered", _("Registered")
    ORIENTATION = "orientation", _("In orientation")
    IN_PHASE = "in_phase", _("In a phase")
    CERTIFIED = "certified", _("Certified")
    NOT_CERTIFIED = "not_certified", _("Not certified")
    SUSPENDED = "suspended", _("Suspended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ACTIVE_ENROLMENT = (
    EnrolmentStatus.REGISTERED,
    EnrolmentStatus.ORIENTATION,
    EnrolmentStatus.IN_PHASE,
)


class CertificationStatus(models.TextChoices):
    """SM-7, reduced to what decides whether a signature counts."""

    CANDIDATE = "candidate", _("To be confirmed")
    ACTIVE = "active", _("Certified")
    SUSPENDED = "suspended", _("Suspended")
    REVOKED = "revoked", _("Revoked")


class AssignmentRole(models.TextChoices):
    """In which capacity the officer accompanies the trainee."""

    PRIMARY = "primary", _("Primary")
    RELIEF = "relief", _("Relief")
    SHADOW = "shadow", _("Shadow")
    EVALUATOR = "evaluator", _("Evaluator")


class ConflictKind(models.TextChoices):
    """Declared reasons why one person may not rate another (invariant 8)."""

    KINSHIP = "kinship", _("Family tie")
    COMPLAINT = "complaint", _("Open complaint")
    OTHER = "other", _("Other")


class CertificationStanding(models.TextChoices):
    """How a certificate stands today: what the list of officers is narrowed by."""

    CURRENT = "current", _("Certified")
    SOON = "soon", _("Expires within 60 days")
    VERY_SOON = "very_soon", _("Expires within 30 days")
    EXPIRED = "expired", _("Expired")
    CANDIDATE = "candidate", _("To be confirmed")
    ENDED = "ended", _("Suspended or revoked")


class RequestState(models.TextChoices):
    """Where an absence or a request for relief stands (the table is ``mentors/requests.py``)."""

    REQUESTED = "requested", _("Waiting for a decision")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("a request", "Withdrawn")
    CANCELLED = "cancelled", _("Cancelled")


class AbsenceKind(models.TextChoices):
    """Why somebody is not on duty, in words that say nothing about health."""

    LEAVE = "leave", _("Leave")
    MEDICAL = "medical", _("Medical leave")
    COURT = "court", _("Court appearance")
    TRAINING = "training", _("Course or training")
    SERVICE = "service", _("Special service")
    OTHER = "other", _("Another reason")


class ReliefReason(models.TextChoices):
    """Why somebody asks for a relief or another officer; read by the coordination alone."""

    ROSTER = "roster", _("The shifts do not match")
    LEARNING = "learning", _("I do not learn enough this way")
    WORKLOAD = "workload", _("Too many trainees or too much work")
    TREATMENT = "treatment", _("The way I am treated")
    CONFLICT = "conflict", _("A personal or professional conflict")
    ABSENCE = "absence", _("One of us will be absent")
    OTHER = "other", _("Another reason")


class WorkState(models.TextChoices):
    """Where a message stands. After ``SENDING`` nobody can know that nothing left."""

    WAITING = "waiting", _("Waits to be sent")
    CLAIMED = "claimed", _("Being prepared")
    SENDING = "sending", _("Being sent")
    DONE = "done", _("Sent")
    UNSURE = "unsure", _("Perhaps sent")
    DEAD = "dead", _("Not sent")
    DROPPED = "dropped", _("Left unsent")


FAILED_WORK = (WorkState.UNSURE, WorkState.DEAD)
"""What a person has to look at."""
