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


class ContentKind(models.TextChoices):
    """What one published version is a version of."""

    MODULE = "module", _("Module")
    LESSON = "lesson", _("Lesson")
    SCENARIO = "scenario", _("Scenario")
    QUIZ = "quiz", _("Quiz")
    SUPPORT = "support", _("Support")


class AttemptKind(models.TextChoices):
    """What somebody works at; ``MODULE`` is written by the product when all of it is done."""

    LESSON = "lesson", _("Lesson")
    SCENARIO = "scenario", _("Scenario")
    QUIZ = "quiz", _("Quiz")
    ALTERNATIVE = "alternative", _("Alternative activity")
    MODULE = "module", _("Module")


class ContentCountry(models.TextChoices):
    """Countries whose law and services the content tells apart."""

    GUATEMALA = "GT", _("Guatemala")
    EL_SALVADOR = "SV", _("El Salvador")
    HONDURAS = "HN", _("Honduras")


class LawCountry(models.TextChoices):
    """Where a provision holds; the last are standards of international bodies."""

    GUATEMALA = "GT", _("Guatemala")
    EL_SALVADOR = "SV", _("El Salvador")
    HONDURAS = "HN", _("Honduras")
    INTERNATIONAL = "INT", _("International")


class Confidence(models.TextChoices):
    """How sure a statement is; L never reaches a learner."""

    CHECKED = "C", _("Official text or page seen")
    SECOND_HAND = "P", _("Seen in a secondary source")
    UNCONFIRMED = "L", _("To be confirmed by a lawyer or the health authority")


class ContentLevel(models.TextChoices):
    """How much a module may move its reader (content-safety CS-10)."""

    NONE = "none", _("None")
    MILD = "leve", _("Mild")
    MODERATE = "moderado", _("Moderate")
    HIGH = "alto", _("High")


class Audience(models.TextChoices):
    """Whom a module is for."""

    RECRUITS = "recruits", _("Trainees")
    ALL_FIELD_STAFF = "all_field_staff", _("All field staff")
    FTO = "fto", _("Field training officers")


class VerbLevel(models.TextChoices):
    """What an objective asks for, after Bloom's revised taxonomy."""

    REMEMBER = "recordar", _("Remember")
    UNDERSTAND = "comprender", _("Understand")
    APPLY = "aplicar", _("Apply")
    ANALYSE = "analizar", _("Analyse")
    EVALUATE = "evaluar", _("Evaluate")
    CREATE = "crear", _("Create")


class OptionRating(models.TextChoices):
    """What a choice in a story does to the person it concerns."""

    BEST = "optima", _("Protects")
    ACCEPTABLE = "aceptable", _("Does not harm, and could do more")
    HARMFUL = "danina", _("May do harm")


class StoryOutcome(models.TextChoices):
    """How a story may close for the person in it."""

    GOOD = "good", _("Well looked after")
    MIXED = "mixed", _("Something was missing")
    HARMFUL = "harmful", _("Harm was done")


class PhoneKind(models.TextChoices):
    """What kind of number it is."""

    NATIONAL_SHORT = "national_short", _("National short number")
    LANDLINE = "landline", _("Landline")
    MOBILE = "mobile", _("Mobile phone")
    WHATSAPP = "whatsapp", _("WhatsApp")


class Visibility(models.TextChoices):
    """Who may see an entry of the directory."""

    PUBLIC = "public", _("Public")
    VERIFIED_STAFF = "verified_staff", _("Verified staff")
    HIDDEN = "hidden", _("Hidden")


class Achievement(models.TextChoices):
    """What a certificate is for."""

    MODULE = "module", _("Module finished")
    PATH = "path", _("Learning path finished")
