"""From .po to .mo: what Django reads. The .mo files are never committed."""

from pathlib import Path

from . import po_file

LANGUAGES = ("es", "en")


def po_path(root: Path, language: str) -> Path:
    """Return where a language's catalogue stands in a checkout."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def compile_all(root: Path) -> None:
    """Write the .mo files of every catalogue; equal ones keep their time of change."""
    for language in LANGUAGES:
        path = po_path(root, language)
        if path.exists():
            po_file.replace(path.with_suffix(".mo"), po_file.compiled(path, language))


def compile_stale(root: Path) -> None:
    """Compile what is missing or older than its .po file; cheap when nothing is."""
    for language in LANGUAGES:
        path = po_path(root, language)
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            po_file.replace(compiled, po_file.compiled(path, language))
            compiled.touch()
