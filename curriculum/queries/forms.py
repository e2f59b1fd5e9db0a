"""Form versions ready for use."""

from __future__ import annotations

from curriculum.choices import VersionStatus
from curriculum.models import FormVersion, ProgrammeVersion


def form_for(version: ProgrammeVersion) -> FormVersion:
    """Return the newest form of a programme version that is still in force.

    Raises ``FormVersion.DoesNotExist`` when the version was never published.
    """
    return (
        FormVersion.objects.filter(programme_version=version)
        .exclude(status=VersionStatus.CLOSED)
        .latest("version")
    )
