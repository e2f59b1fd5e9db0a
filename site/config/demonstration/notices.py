"""What the people of the demonstration are told, and one message that needs a decision."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentors.actions.claim_work import add_work
from mentors.actions.notify import DIGEST, remind
from mentors.actions.set_notice_preference import set_notice_preference
from mentors.choices import WorkState
from mentors.models import User, WorkItem

ADDRESS = "supervision@example.org"
"""Of a domain that delivers to nobody (RFC 2606)."""


def tell_people(accounts: dict[str, User], *, now: datetime) -> None:
    """Write the notices of this moment; the supervisor agreed to e-mail, the others did not.

    One message of yesterday broke off while it was sent: it waits in the coordinator's inbox.
    """
    supervisor, coordinator = accounts["supervision"], accounts["coordinacion"]
    if supervisor.email is None:
        supervisor.email = ADDRESS
        supervisor.save(update_fields=["email"])
        set_notice_preference(person=supervisor, by_email=True, quiet_from=None, quiet_to=None)
    yesterday = now - timedelta(days=1)
    item, is_new = add_work(
        kind=DIGEST,
        key=f"{DIGEST}:{supervisor.pk}:{yesterday:%Y-%m-%d}",
        payload={"person": str(supervisor.pk)},
        agency=coordinator.agency,
        run_after=yesterday,
        at=yesterday,
    )
    if is_new:
        WorkItem.objects.filter(pk=item.pk).update(
            state=WorkState.UNSURE, attempts=1, problem="TimeoutError", changed_at=yesterday
        )
    remind(at=now)
