"""Our own modules travel without their comments: a fifth fewer bytes on a thin line.

Only whole lines fall away, so that no string, pattern or template of a script can be hit; a test
holds every module to the one habit that this needs (no template literal over several lines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from interface.import_map import MODULE_FOLDER

_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n+(?=\n)", re.MULTILINE)


def without_comments(script: str) -> str:
    """Return a module without lines of comment, indentation and empty lines."""
    return _INDENT.sub("", _LINE.sub("", _BLOCK.sub("", script))).lstrip("\n")


class LeanStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies as before; our modules are shortened on their way in."""

    def save(self, name: str, content: Any, max_length: int | None = None) -> str:
        """Store a file; a module of ``js/`` without its comments."""
        if _is_module(name):
            content = ContentFile(without_comments(content.read().decode("utf-8")).encode())
        return str(super().save(name, content, max_length=max_length))

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Give the hashed copy of a module the stored text too, and not the checkout's."""
        stored = {
            name: (self, name) if _is_module(name) else source for name, source in paths.items()
        }
        yield from super().post_process(stored, dry_run=dry_run, **options)


def _is_module(name: str) -> bool:
    return name.startswith(MODULE_FOLDER) and name.endswith(".js")
