"""``manage.py catalogue``: keep locale/*/LC_MESSAGES/django.po in step with the code."""

import fcntl
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.catalogues import merging, po_file
from config.catalogues.bypassing import bypasses_in
from config.catalogues.compiling import compile_all, po_path
from config.catalogues.entry import Entry, Key, written_key
from config.catalogues.extraction import Messages, UnreadableSource, messages_in
from config.catalogues.problems import problems_of
from config.catalogues.voice import GLOSSARY, lapses, terms

SOURCES = ("curriculum", "mentors", "evaluations", "site")
SOURCE_LANGUAGE = "en"
TARGET_LANGUAGE = "es"


class Command(BaseCommand):
    """Update, check or compile the message catalogues."""

    help = "Update (with translations from a JSON file), check or compile the message catalogues."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of --update, --check, --compile; the other options belong to --update."""
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--update", action="store_true", help="add new messages, compile")
        chosen.add_argument("--check", action="store_true", help="fail naming each open message")
        chosen.add_argument("--compile", action="store_true", help="write the .mo files")
        parser.add_argument(
            "--translations",
            type=Path,
            metavar="FILE",
            help='JSON: {"msgid": "text"} or {"singular": ["one", "many"]}; '
            "a context stands before the msgid, separated by U+0004",
        )
        parser.add_argument("--prune", action="store_true", help="drop obsolete entries")
        parser.add_argument(
            "--folder", type=Path, default=Path(settings.ROOT), help="the checkout to work on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the chosen thing; raises CommandError with what a person has to mend."""
        root: Path = options["folder"]
        if options["check"]:
            self._check(root)
        elif options["update"]:
            with _alone(root):
                self._update(root, options["translations"], prune=options["prune"])
                compile_all(root)
        else:
            with _alone(root):
                compile_all(root)

    def _update(self, root: Path, translations: Path | None, *, prune: bool) -> None:
        wanted = _wanted(root)
        path = po_path(root, TARGET_LANGUAGE)
        entries = merging.merged(po_file.read(path), wanted, prune=prune)
        if translations:
            entries, unknown = _with_translations(entries, translations)
            for key in unknown:
                self.stderr.write(f"not in the code: {written_key(key)}")
        self._write(path, entries.values(), TARGET_LANGUAGE)
        source = po_path(root, SOURCE_LANGUAGE)
        self._write(source, merging.source_language(wanted), SOURCE_LANGUAGE)
        live = [entry for entry in entries.values() if not entry.obsolete]
        still_open = sum(not entry.translated for entry in live)
        self.stdout.write(f"{len(live)} messages, {still_open} untranslated")

    def _write(self, path: Path, entries: Any, language: str) -> None:
        po_file.replace(path, po_file.written(entries, language).encode())

    def _check(self, root: Path) -> None:
        wanted = _wanted(root)
        problems = [
            f"{language}: {problem}"
            for language in (TARGET_LANGUAGE, SOURCE_LANGUAGE)
            for problem in problems_of(po_file.read(po_path(root, language)), wanted)
        ]
        problems += _lapses(root)
        problems += [f"bypasses gettext: {place}" for place in _bypasses(root)]
        if problems:
            advice = "Run: manage.py catalogue --update [--translations FILE.json] [--prune]"
            raise CommandError("\n".join([*problems, f"{len(problems)} problems. {advice}"]))
        self.stdout.write(f"{len(wanted)} messages, all translated")


def _wanted(root: Path) -> Messages:
    try:
        return messages_in(root / name for name in SOURCES)
    except UnreadableSource as problem:
        raise CommandError(str(problem)) from problem


def _lapses(root: Path) -> list[str]:
    glossary = root / GLOSSARY
    if not glossary.exists():
        return [f"no glossary: {GLOSSARY}"]
    spanish = po_file.read(po_path(root, TARGET_LANGUAGE))
    return [f"{TARGET_LANGUAGE}: {lapse}" for lapse in lapses(spanish, terms(glossary))]


def _bypasses(root: Path) -> list[str]:
    try:
        return list(bypasses_in([root / name for name in SOURCES], root))
    except UnreadableSource as problem:
        raise CommandError(str(problem)) from problem


def _with_translations(entries: dict[Key, Entry], path: Path) -> tuple[dict[Key, Entry], list[Key]]:
    try:
        return merging.translated(entries, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:
        raise CommandError(f"{path}: {problem}") from problem


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the lock: two people who update at once must not lose each other's texts."""
    folder = root / "var"
    folder.mkdir(exist_ok=True)
    with (folder / "catalogue.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
