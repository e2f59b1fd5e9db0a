"""What somebody did in a module: attempts, their events, and what these amount to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from curriculum.choices import AttemptKind, ContentCountry
from curriculum.models.content_version import ContentVersion


class Attempt(models.Model):
    """One person at one piece of content; ``id`` is chosen by the device.

    It goes on with the version, the country and the pass mark it began with. The last columns
    follow from the events (``curriculum.learning.standing``) and nothing else.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=AttemptKind)
    code = models.CharField(_("code"), max_length=20)
    module_code = models.CharField(_("module"), max_length=20)
    version = models.ForeignKey(ContentVersion, models.PROTECT, related_name="attempts")
    country = models.CharField(_("country"), max_length=2, choices=ContentCountry)
    pass_percent = models.PositiveSmallIntegerField(_("pass mark"))
    retest_days = models.PositiveSmallIntegerField(_("days until it is asked again"))
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["started_at", "id"]
        indexes = [models.Index(fields=["person", "kind", "code"], name="attempts_at_some_content")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class AttemptEvent(models.Model):
    """One step, written once (database guard). ``number`` is the device's own sequence, from 1."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12)
    data = models.JSONField(_("data"), default=dict)
    sha256 = models.CharField(max_length=64)
    device_at = models.DateTimeField(_("clock of the device"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"))

    class Meta:
        verbose_name = _("event of an attempt")
        verbose_name_plural = _("events of attempts")
        ordering = ["attempt", "number"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="one_event_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Progress(models.Model):
    """What a person's attempts at one piece of content amount to (``rebuild_progress``).

    ``done_at``: first time finished (a quiz: passed); ``latest_done_at`` and ``version``: the last
    time. ``retest_on``: the day on which a passed quiz is asked again.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="progress", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=AttemptKind)
    code = models.CharField(_("code"), max_length=20)
    module_code = models.CharField(_("module"), max_length=20)
    started_at = models.DateTimeField(_("started at"))
    done_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    latest_done_at = models.DateTimeField(_("finished last at"), null=True, blank=True)
    version = models.ForeignKey(
        ContentVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    retest_on = models.DateField(_("asked again on"), null=True, blank=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        ordering = ["person", "module_code", "kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "code"], name="one_progress_per_content"
            ),
            models.CheckConstraint(
                name="what_is_done_says_which_version",
                condition=Q(done_at__isnull=True, latest_done_at__isnull=True, version=None)
                | Q(done_at__isnull=False, latest_done_at__isnull=False, version__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["retest_on"], name="retests_by_day"),
            models.Index(fields=["module_code", "kind"], name="progress_of_a_module"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Retest(models.Model):
    """A passed quiz that is asked again; open while the progress still has that day."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="retests", verbose_name=_("person")
    )
    module_code = models.CharField(_("module"), max_length=20)
    due_on = models.DateField(_("due on"))
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)

    class Meta:
        verbose_name = _("retest")
        verbose_name_plural = _("retests")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "module_code", "due_on"], name="one_retest_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.module_code} {self.due_on}"
