"""Tell whether static files have to be collected again, without collecting them.

Collecting hashes and compresses some 500 files: 8 s that a second ``make run`` must not spend.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

NAME = ".collected-from"


def is_current() -> bool:
    """Whether STATIC_ROOT holds what the finders would find now."""
    stamp = Path(settings.STATIC_ROOT) / NAME
    return stamp.exists() and stamp.read_text() == _signature()


def write() -> None:
    """Remember what was collected."""
    (Path(settings.STATIC_ROOT) / NAME).write_text(_signature())


def _signature() -> str:
    """Digest of name, size and time of change of every source file."""
    digest = hashlib.sha256(settings.STATIC_URL.encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
