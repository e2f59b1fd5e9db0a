"""The notices that observations bring (``mentors.notices``)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from evaluations.queries import reminders
from mentors.notices import NoticeKind, register


def register_kinds() -> None:
    """Make the kinds known; called when the app starts."""
    register(
        NoticeKind(
            kind="answer",
            letter="R",
            text=_("An observation waits for your answer."),
            name="evaluations:own_inbox",
            due=reminders.new_to_answer,
        ),
        NoticeKind(
            kind="answer_soon",
            letter="R",
            text=_("The time to answer an observation ends soon."),
            name="evaluations:own_inbox",
            due=reminders.soon_over,
        ),
        NoticeKind(
            kind="answer_over",
            letter="R",
            text=_("The time to answer an observation is over. You can still answer it."),
            name="evaluations:own_inbox",
            due=reminders.time_over,
        ),
        NoticeKind(
            kind="returned",
            letter="C",
            text=_("An observation came back to you to be corrected."),
            name="evaluations:own_inbox",
            due=reminders.returned,
        ),
        NoticeKind(
            kind="confirm",
            letter="F",
            text=_("Your paper was typed in. Check it and confirm it with your account."),
            name="evaluations:own_inbox",
            due=reminders.to_confirm,
        ),
        NoticeKind(
            kind="review",
            letter="V",
            text=_("Observations wait for your review, and their time ends."),
            name="evaluations:inbox",
            due=reminders.reviews_due,
        ),
        NoticeKind(
            kind="held",
            letter="D",
            text=_("Held records wait for your decision."),
            name="evaluations:inbox",
            due=reminders.decisions_due,
        ),
    )
