"""Thin Celery tasks: fetch and call the action."""

from celery import shared_task


@shared_task
def let_time_pass() -> dict[str, int]:
    """Expire acknowledgements and close reviewed observations; returns the counts."""
    from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements

    return {"expired": expire_acknowledgements(), "closed": close_reviewed()}
