"""Write down who published against what was found, and why."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from curriculum.models import ContentVersion
from ledger.actions.record_audit import record_audit

ACTION = "curriculum.publish_anyway"


def log_override(*, publication: PageLogEntry) -> None:
    """Add to a publication's entry the reason it was given, in Wagtail's log and in the audit.

    Does nothing for a publication against which nothing stood. One query then.
    """
    version = (
        ContentVersion.objects.filter(revision_id=publication.revision_id)
        .exclude(override_reason="")
        .order_by("-pk")
        .first()
    )
    if version is None:
        return
    person: Any = publication.user
    log(
        instance=publication.page.specific,
        action=ACTION,
        user=person,
        data={"reason": version.override_reason, "findings": version.findings},
        revision=publication.revision,
    )
    agency = getattr(person, "agency", None)
    record_audit(
        actor=str(person.pk) if person is not None else "operator",
        role="editor",
        agency=agency.code if agency is not None else "",
        verb="content.published_anyway",
        subject_kind=version.kind,
        subject=version.code,
        reason=version.override_reason,
    )
