"""Publish a programme version: from then on it is immutable and has a form to sign against."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from curriculum.choices import IN_FORCE, VersionStatus
from curriculum.form_definition import derive, serialise
from curriculum.models import FormVersion, ProgrammeVersion


@transaction.atomic
def publish_programme(*, version: ProgrammeVersion) -> FormVersion:
    """Publish a version and derive its form; a published version returns the form it has.

    Raises ``ValueError`` when the framework behind it was never published. People come here
    through ``approve_version``; templates of the product come straight from their files.
    """
    locked = ProgrammeVersion.objects.select_for_update().get(pk=version.pk)
    if locked.status in IN_FORCE:
        return locked.forms.latest("version")
    if locked.framework.status not in IN_FORCE:
        raise ValueError(f"{locked.framework} is a draft: publish the framework first")
    form_id = uuid4()
    text, sha256 = serialise(derive(locked, form_id=str(form_id), number=1))
    form = FormVersion.objects.create(
        id=form_id, programme_version=locked, version=1, definition=text, sha256=sha256
    )
    locked.status = VersionStatus.OPEN
    locked.published_at = timezone.now()
    locked.save(update_fields=["status", "published_at"])
    version.status, version.published_at = locked.status, locked.published_at
    return form
