"""Is this installation still empty?"""

from __future__ import annotations

from django.utils import timezone

from mentors.models import Agency, InstallationCode

MOST_ATTEMPTS = 10
"""Wrong guesses after which a code is worth nothing, long before it expires."""


def is_empty() -> bool:
    """Tell whether nobody has set up anything: the first-start page exists only then."""
    return not Agency.objects.exists()


def code_in_force() -> InstallationCode | None:
    """Return the newest code that can still be used."""
    return (
        InstallationCode.objects.filter(
            used_at__isnull=True, expires_at__gt=timezone.now(), attempts__lt=MOST_ATTEMPTS
        )
        .order_by("-pk")
        .first()
    )
