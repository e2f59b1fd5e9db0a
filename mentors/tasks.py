"""Thin Celery tasks: ids in, the action does the rest."""

from celery import shared_task


@shared_task
def remind() -> None:
    """Write the notices that are due and plan the day's e-mails."""
    from mentors.actions import notify

    notify.remind()
    notify.plan_digests()


@shared_task
def sweep_work() -> None:
    """Put right what killed workers left, and hand out what is due."""
    from mentors.actions.claim_work import sweep

    for item_id in sweep():
        do_work.delay(item_id)


@shared_task
def do_work(item_id: int) -> None:
    """Do one item of the claim table; twice at once is harmless."""
    from mentors.actions import claim_work

    claim_work.do_work(item_id=item_id)
