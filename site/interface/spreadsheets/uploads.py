"""Uploaded files between review and «Aplicar»: outside the media folder, a day at most."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

LIFE = timedelta(hours=24)
_NAME = re.compile(r"[\w-]{43}\.roster", re.ASCII)


def storage() -> FileSystemStorage:
    """Return where uploads lie: readable by this process alone, and under no address.

    A web server may serve the media folder; a roster is a list of people, and other files wait
    beside it.
    """
    folder = getattr(settings, "ROSTER_UPLOADS", None) or Path(settings.VAR) / "roster"
    return FileSystemStorage(
        location=folder, file_permissions_mode=0o600, directory_permissions_mode=0o700
    )


def keep(content: bytes) -> str:
    """Store the bytes, drop what is older than a day, and return a name that nobody can guess."""
    drop_old(timezone.now())
    return storage().save(f"{secrets.token_urlsafe(32)}.roster", ContentFile(content))


def kept(name: str) -> bytes | None:
    """Return the bytes stored under a name of ours, or None when they are gone."""
    if not _NAME.fullmatch(name):
        return None
    try:
        with storage().open(name) as file:
            return file.read()
    except FileNotFoundError:
        return None


def drop(name: str) -> None:
    """Delete one upload; a name that is not there is no error."""
    if _NAME.fullmatch(name):
        storage().delete(name)


def drop_old(now: datetime) -> int:
    """Delete uploads older than a day and return how many."""
    place = storage()
    if not place.exists(""):
        return 0
    old = [
        name
        for name in place.listdir("")[1]
        if _NAME.fullmatch(name) and now - place.get_modified_time(name) > LIFE
    ]
    for name in old:
        place.delete(name)
    return len(old)
