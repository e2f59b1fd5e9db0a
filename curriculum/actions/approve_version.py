"""The second person approves: the version is published and replaces the one before."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.actions.decide_proposal import begin, finish
from curriculum.actions.publish_programme import publish_programme
from curriculum.choices import VersionStatus
from curriculum.definition_content import content_of, digest_of
from curriculum.models import Framework, Proposal
from curriculum.people import Person
from interface.refusal import Refusal


@transaction.atomic
def approve_version(*, proposal: Proposal, by: Person) -> Proposal:
    """Publish what was proposed; earlier versions in force take no new cohorts any more.

    Raises ``PermissionDenied`` (also for who proposed it); ``Refusal``: ``already_decided``, or
    ``content_changed`` when it is not what was proposed.
    """
    row, definition, reached = begin(proposal, "approve", by)
    if digest_of(content_of(definition)) != row.digest:
        raise Refusal(
            code="content_changed",
            text=_("The content is not what was proposed. Return it with this reason."),
            reason="digest",
        )
    if isinstance(definition, Framework):
        earlier = Framework.objects.filter(
            agency_code=definition.agency_code, code=definition.code
        ).exclude(pk=definition.pk)
        earlier.filter(status=VersionStatus.OPEN).update(status=VersionStatus.CLOSING)
        definition.status, definition.published_at = reached, timezone.now()
        definition.save(update_fields=["status", "published_at"])
    else:
        earlier_versions = definition.programme.versions.exclude(pk=definition.pk)
        earlier_versions.filter(status=VersionStatus.OPEN).update(status=VersionStatus.CLOSING)
        publish_programme(version=definition)
    finish(row, definition, "approve", by)
    return row
