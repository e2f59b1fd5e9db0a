"""Import map from plain module addresses to hashed ones.

Modules import each other by relative path (``./behaviours/x.js``). Under hashed names those
paths would miss, and Django's own rewriting of imports breaks collectstatic on third-party files
(architecture.md 4). So the browser gets a map instead.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

MODULE_FOLDER = "js/"


def import_map_json() -> str:
    """Return the import map as JSON, or "" when the storage gives files no hashed names."""
    names = getattr(staticfiles_storage, "hashed_files", None)
    if not names or settings.DEBUG:
        return ""
    return _map_of(tuple(sorted(names)))


def import_map_source() -> str:
    """Return the CSP source (``'sha256-…'``) of the map, for shells whose nonce is frozen.

    A cached page keeps the nonce of the day it was cached (decisions.md 29), so the policy of
    such a page must name the map by its hash. "" when there is no map.
    """
    text = import_map_json()
    if not text:
        return ""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@lru_cache(maxsize=2)
def _map_of(names: tuple[str, ...]) -> str:
    base = settings.STATIC_URL
    imports = {
        f"{base}{name}": staticfiles_storage.url(name)
        for name in names
        if name.startswith(MODULE_FOLDER) and name.endswith(".js")
    }
    text = json.dumps({"imports": imports}, separators=(",", ":"), sort_keys=True)
    # The map stands inside a script element: no file name may close it.
    return text.replace("<", "\\u003c")
