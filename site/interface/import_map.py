"""Import map from plain module addresses to hashed ones, and what a module imports.

Modules import each other by relative path (``./behaviours/x.js``). Under hashed names those
paths would miss, and Django's own rewriting of imports breaks collectstatic on third-party files
(architecture.md 4). So the browser gets a map instead.

Left alone, a browser finds out what a module imports only after it has arrived: one wave of
requests for each step. A page names them all beforehand (``modules_of``), so there is one wave.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

MODULE_FOLDER = "js/"
ON_EVERY_PAGE = "js/enhance.js"
"""Stands in the head of every page already."""
# Static imports and re-exports; a module fetched later by import() is fetched later on purpose.
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*?"(\.{1,2}/[^"]+)";', re.MULTILINE)


class UnknownModule(LookupError):
    """A template or a module names a file that is not there."""


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


def modules_of(entry: str) -> tuple[str, ...]:
    """Return the static name of a module and of everything that it imports, itself first.

    Raises ``UnknownModule`` for a file that is not there.
    """
    return _modules_of.__wrapped__(entry) if settings.DEBUG else _modules_of(entry)


@lru_cache(maxsize=32)
def _modules_of(entry: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        if name in found or name == ON_EVERY_PAGE:
            continue
        path = finders.find(name)
        if path is None:
            raise UnknownModule(name)
        found[name] = None
        folder = posixpath.dirname(name)
        text = Path(str(path)).read_text("utf-8")
        waiting += [posixpath.normpath(f"{folder}/{other}") for other in _IMPORT.findall(text)]
    return tuple(found)
