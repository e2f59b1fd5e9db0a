"""Scheduled work of the ledger."""

from datetime import UTC, timedelta

from celery import shared_task
from django.utils import timezone

from ledger.actions.close_day import close_day
from ledger.queries.scopes import scopes


@shared_task
def close_yesterday() -> None:
    """Close yesterday (UTC) in every scope; safe to run again.

    Schedule it half an hour after midnight UTC: a server whose clock is behind may still write
    yesterday's date for a moment, and a closed day refuses it.
    """
    yesterday = timezone.now().astimezone(UTC).date() - timedelta(days=1)
    for scope in scopes():
        close_day(scope=scope, date=yesterday)
