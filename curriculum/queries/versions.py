"""What changed since somebody read it."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from curriculum.content.comparison import Change, changes
from curriculum.models import ContentVersion, PublishedContent


def history_of(
    kind: str, code: str, language: str = settings.LANGUAGE_CODE
) -> QuerySet[ContentVersion]:
    """Return every version of some content, the newest first."""
    return ContentVersion.objects.filter(kind=kind, code=code, language=language).order_by(
        "-number"
    )


def changes_since(version: ContentVersion) -> list[Change]:
    """Return what the version in force says otherwise than the one somebody finished; one query.

    Nothing for content that is no longer published: there is nothing new to read.
    """
    current = (
        PublishedContent.objects.filter(
            kind=version.kind, code=version.code, language=version.language
        )
        .select_related("version")
        .first()
    )
    if current is None or current.version_id == version.pk:
        return []
    return changes(version.payload, current.version.payload)
