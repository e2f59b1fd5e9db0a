"""Vocabulary of the app (field-training.md 1.1, decisions 2 and 7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What an envelope reports."""

    SHIFT = "shift", _("Shift")
    RELIEF = "relief", _("Relief shift")
    SIMULATION = "simulation", _("Simulation")
    CASE_REVIEW = "case_review", _("Case review")
    EPISODE = "episode", _("Quick episode")
    NO_EVALUATION = "no_evaluation", _("Shift without evaluation")


class State(models.TextChoices):
    """Where an observation stands; labels are what officers read (experience.md 1.0)."""

    HELD = "held", _("Received, under review")
    FILED = "filed", _("Received")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    REFUSED = "refused", _("Signature refused")
    OVERDUE = "overdue", _("Acknowledgement overdue")
    REVIEWED = "reviewed", _("Reviewed")
    CLOSED = "closed", _("Closed")
    RETURNED = "returned", _("Returned")
    SUPERSEDED = "superseded", _("Replaced by a newer version")
    VOIDED = "voided", _("Voided")


LIVE = (
    State.HELD,
    State.FILED,
    State.ACKNOWLEDGED,
    State.REFUSED,
    State.OVERDUE,
    State.REVIEWED,
    State.CLOSED,
    State.RETURNED,
)
"""States of a head that occupies its shift (decision 6)."""

COUNTED = (
    State.FILED,
    State.ACKNOWLEDGED,
    State.REFUSED,
    State.OVERDUE,
    State.REVIEWED,
    State.CLOSED,
)
"""States whose ratings enter figures. Held, returned and voided ones are stated beside them."""


class Hold(models.TextChoices):
    """Why a filed record waits for a person (field-training.md 1.8.6, decision 1)."""

    NOT_CERTIFIED = "AUT-01", _("The officer was not certified on the date of the shift.")
    NOT_ASSIGNED = "AUT-02", _("The officer was not assigned to this trainee on that date.")
    CONFLICT = "AUT-03", _("A conflict of interest is declared between officer and trainee.")
    UNRATED_DAY = "TMP-01", _("No rating is due on that day of the phase.")
    LATE = "TMP-03", _("It was signed or received after the deadline, and no reason is given.")
    DUPLICATE = "DUP-01", _("There is already an observation of this shift.")
    NO_COMMENT = "CON-01", _("A comment that the programme requires is missing.")
    NRT_UNPROVEN = (
        "CON-03",
        _(
            "«Not responding to training» needs a rating below the minimum and earlier corrective "
            "training."
        ),
    )
    OLD_VERSION = "VER-01", _("The form version it was written on is closed.")
    PERSONAL_DATA = "PRI-01", _("The text may identify a person who was served.")
    STALE_BASE = "stale_base", _("Another version already replaced the one that this corrects.")
    MISSING_BASE = "missing_base", _("The observation that this corrects has not arrived.")
    CLOSED_BASE = "closed_base", _("The observation that this corrects is already closed.")
    CLOCK = "clock", _("The clock of the phone does not agree with that of the server.")
    TRANSCRIBED = (
        "PAP-01",
        _("It was typed in from paper, and its author has not confirmed it yet."),
    )


class AcknowledgementKind(models.TextChoices):
    """What the trainee says; it confirms reading, not agreement (experience.md 1.3.10)."""

    AGREE = "agree", _("I agree")
    COMMENT = "comment", _("I have comments")
    DISAGREE = "disagree", _("I disagree")
    REFUSED = "refused", _("Refused to sign")


class SigningMethod(models.TextChoices):
    """How the signer was known at the moment of signing (decision 20)."""

    SESSION = "session", _("Signed-in session")
    PASSKEY = "passkey", _("Passkey")
    PIN = "pin", _("Unlocked phone")
    PAPER = "paper", _("On paper")


class NotObservedReason(models.TextChoices):
    """Why an officer says «not observed» explicitly."""

    NO_OPPORTUNITY = "no_opportunity", _("There was no opportunity")
    NOT_INVASIVE = "no_invasivo", _("Observing would have harmed the person served")
    OTHER = "other", _("Other reason")


class TrainingHow(models.TextChoices):
    """How corrective training was given. Codes, never free text: it is sealed with the value."""

    EXPLAINED = "explained", _("Explained")
    SHOWN = "shown", _("Shown by the officer")
    PRACTISED = "practised", _("Practised together")
    REVIEWED = "case_talk", _("Talked through after the case")


class Disposition(models.TextChoices):
    """What a shift was (invariants 5 and 6)."""

    RATED = "rated", _("Rated")
    ORIENTATION = "unrated_orientation", _("Orientation, not rated")
    LEAVE = "leave", _("Leave")
    SICK = "sick", _("Sick")
    COURT = "court", _("Court")
    TRAINING = "training", pgettext_lazy("a day without rating", "Training")
    NO_EVALUATION = "no_evaluation", _("No evaluation")


class VoidReason(models.TextChoices):
    """Reasons a coordinator may void a record for (field-training.md 1.8.6).

    CON-02, a value together with «not observed», is missing: such an envelope is never filed.
    """

    NOT_CERTIFIED = "AUT-01", _("Author without certification")
    NOT_ASSIGNED = "AUT-02", _("No assignment")
    CONFLICT = "AUT-03", _("Conflict of interest")
    UNRATED_DAY = "TMP-01", _("Rated on a day without rating")
    NO_SHIFT = "TMP-02", _("The shift did not take place")
    LATE = "TMP-03", _("Late without reason")
    DUPLICATE = "DUP-01", _("Duplicate shift")
    NO_COMMENT = "CON-01", _("Required comment missing")
    NRT_UNPROVEN = "CON-03", _("NRT without earlier corrective training")
    COPIED = "CON-04", _("Text copied from another observation")
    CHANGED_CONTENT = "INT-01", _("The content does not match what was signed")
    BROKEN_CHAIN = "INT-02", _("A gap in the chain of records")
    ANSWERED_BY_OFFICER = "FIR-01", _("Answered from the session of the officer")
    WITNESS_IS_AUTHOR = "FIR-02", _("The witness was the author")
    WRONG_VERSION = "VER-01", _("Wrong version of the form")
    PERSONAL_DATA = "PRI-01", _("Data of a person who was served")
    WRONG_STANDARD = "EST-01", _("Rated against the phase and not the solo officer")
    RETRACTED = "retracted", _("Signed by mistake and withdrawn by its author")
