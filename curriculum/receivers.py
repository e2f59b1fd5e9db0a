"""News of Wagtail that the app acts on."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from curriculum.actions.log_override import log_override
from curriculum.actions.record_version import follow_move, record_version, withdraw_version
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


@receiver(post_page_move, dispatch_uid="curriculum.follow_move")
def on_moved(instance: Page, **kwargs: Any) -> None:
    """Read it in its new module."""
    page = instance.specific
    if isinstance(page, ContentPage):
        follow_move(page=page)


@receiver(post_save, sender=PageLogEntry, dispatch_uid="curriculum.log_override")
def on_logged(instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Tell in the log why something was published against findings; the entry knows by whom."""
    if created and instance.action == "wagtail.publish":
        log_override(publication=instance)
