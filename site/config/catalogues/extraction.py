"""Which messages the code and the templates ask for.

Babel reads Python; Django's ``templatize`` turns a template into calls that Babel can read, so
``{% translate %}``, ``{% blocktranslate %}`` with plural and context, and ``_("…")`` in
expressions are found as ``makemessages`` would find them.
"""

import ast
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tokenize import TokenError

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from .entry import Key

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_SUFFIXES = {".html", ".txt", ".svg"}
SKIPPED_FOLDERS = {"migrations", "node_modules", "__pycache__", "static", "requirements", "docs"}

Messages = dict[Key, str]
"""Key → plural msgid, or "" for a message without plural."""


class UnreadableSource(Exception):
    """A source that cannot be read as Python or as a template; the text names the file."""


def messages_in(folders: Iterable[Path]) -> Messages:
    """Collect every message of the Python files and templates below ``folders``.

    A message asked for with and without plural is one message with plural, as in GNU gettext.
    Raises UnreadableSource.
    """
    found: Messages = {}
    for folder in folders:
        for path in sources(folder):
            for key, plural in _read(path):
                found[key] = found.get(key, "") or plural
    return found


def messages_of_python(source: str) -> Messages:
    """Messages of one Python text; raises SyntaxError for a text that is not Python."""
    return dict(_calls("\n".join([source, *_inside_f_strings(source)])))


def messages_of_template(source: str) -> Messages:
    """Messages of one Django template."""
    calls = templatize(source)
    # templatize keeps the template's indentation, which is no Python indentation.
    return dict(_calls("\n".join(line.strip() for line in calls.splitlines())))


def sources(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if SKIPPED_FOLDERS.intersection(parts) or not path.is_file():
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts):
            yield path


def _read(path: Path) -> list[tuple[Key, str]]:
    source = path.read_text(encoding="utf-8")
    reader = messages_of_python if path.suffix == ".py" else messages_of_template
    try:
        return list(reader(source).items())
    except (SyntaxError, TokenError) as problem:
        raise UnreadableSource(f"{path}: {problem}") from problem


def _inside_f_strings(source: str) -> Iterator[str]:
    """Yield each expression inside an f-string as a statement: Babel reads them as plain text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue):
            yield ast.unparse(node.value)


def _calls(source: str) -> Iterator[tuple[Key, str]]:
    """Yield key and plural of each gettext call; Babel splits off the context itself."""
    file = BytesIO(source.encode("utf-8"))
    for _line, message, _comments, context in extract("python", file, keywords=KEYWORDS):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        if singular:
            yield (context or "", singular), plural
