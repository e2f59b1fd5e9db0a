"""News of Wagtail that the app acts on."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from curriculum.actions.record_version import record_version, withdraw_version
from curriculum.models import ContentPage


@receiver(page_published, dispatch_uid="curriculum.record_version")
def on_published(instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """Keep what learners read from now on."""
    if isinstance(instance, ContentPage):
        record_version(page=instance, revision=revision)


@receiver(page_unpublished, dispatch_uid="curriculum.withdraw_version")
def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Show it to nobody any more."""
    withdraw_version(page=instance)
