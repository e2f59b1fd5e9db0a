"""What a learner writes for themselves alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7


class Reflection(models.Model):
    """One person's words about one module.

    Nobody else reads it: it stands in no admin, no list, no export and no search, the rules hold
    for administrators too, and its author may erase it, which leaves nothing behind.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("author")
    )
    module_code = models.CharField(_("module"), max_length=20)
    text = models.TextField(_("reflection"))
    written_at = models.DateTimeField(_("written at"), auto_now=True)

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "module_code"], name="one_reflection_per_module"
            )
        ]

    def __str__(self) -> str:
        # Never the words themselves: this text may end in a log.
        return f"{self.module_code}"
