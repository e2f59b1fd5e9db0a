"""What becomes of each row of a merged account: moved to the account that stays, or left as it is.

Every foreign key to a person in the project stands in exactly one of the two lists; a test asks the
models. Whoever adds one decides here: a fact about the person moves, a signature and whoever did
something stay, because they say who it was at that time.
"""

from __future__ import annotations

MOVED = frozenset(
    {
        "mentors.absence.person",
        "mentors.assignment.officer",
        "mentors.declaredconflict.other",
        "mentors.declaredconflict.person",
        "mentors.enrolment.trainee",
        "mentors.formernumber.person",
        "mentors.notice.person",
        "mentors.officercertification.person",
        "mentors.personcalendar.person",
        "mentors.rolegrant.person",
    }
)
"""Rows that would repeat one of the account that stays (the same role, a calendar of the same day)
stay with the alias."""

STAYS = frozenset(
    {
        # Who decided, reported or recorded something.
        "curriculum.certificate.revoked_by",
        "curriculum.proposal.decided_by",
        "curriculum.proposal.proposed_by",
        "mentors.absence.asked_by",
        "mentors.accountmerge.merged_by",
        "mentors.assignment.approved_by",
        "mentors.declaredconflict.declared_by",
        "mentors.declaredconflict.withdrawn_by",
        "mentors.formernumber.changed_by",
        "mentors.officercertification.confirmed_by",
        "mentors.posting.recorded_by",
        "mentors.reliefrequest.asked_by",
        "mentors.reliefrequest.officer",
        "mentors.requestevent.actor",
        # Where the account served and what was agreed to under it; the alias's page shows both.
        "mentors.posting.person",
        "mentors.privacyconsent.person",
        # The merge itself; database guards keep it.
        "mentors.accountmerge.kept",
        "mentors.accountmerge.merged",
        # Signed, handed out, or evidence of a signature.
        "curriculum.certificate.person",
        "evaluations.acknowledgement.signed_by",
        "evaluations.acknowledgement.witness",
        "evaluations.firstreading.reader",
        "evaluations.inboxitem.author",
        "evaluations.observation.author",
        "evaluations.observationevent.actor",
        "evaluations.observationstate.author",
        "evaluations.shift.recorded_by",
        "evaluations.transcription.typed_by",
        # How the account wants to be told; the one that stays has its own wish.
        "mentors.noticepreference.person",
        # Means to sign in: an alias has no use for them, and they are nobody else's.
        "account.emailaddress.user",
        "mentors.user_groups.user",
        "mentors.user_user_permissions.user",
        "mfa.authenticator.user",
        "usersessions.usersession.user",
        # What an editor did in the editor's office.
        "wagtailadmin.editingsession.user",
        "wagtailadmin.formstate.user",
        "wagtailcore.comment.resolved_by",
        "wagtailcore.comment.user",
        "wagtailcore.commentreply.user",
        "wagtailcore.modellogentry.user",
        "wagtailcore.page.locked_by",
        "wagtailcore.page.owner",
        "wagtailcore.pagelogentry.user",
        "wagtailcore.pagesubscription.user",
        "wagtailcore.revision.user",
        "wagtailcore.taskstate.finished_by",
        "wagtailcore.uploadedfile.uploaded_by_user",
        "wagtailcore.workflowstate.requested_by",
        "wagtaildocs.document.uploaded_by_user",
        "wagtailimages.image.uploaded_by_user",
        "wagtailusers.userprofile.user",
    }
)
