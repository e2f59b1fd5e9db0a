"""Scheduled work of the installation itself."""

from celery import shared_task

from config import statistics


@shared_task
def refresh_statistics() -> None:
    """Tell the database's planner how much there is of what; nothing on PostgreSQL."""
    statistics.refresh()
