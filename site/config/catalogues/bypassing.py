"""Words that a person would read although no catalogue can translate them.

Templates are read with Django's own lexer and then as HTML: a text between tags, an attribute that
is read aloud, and a literal handed to a component must come from gettext. In Python it is what goes
to a place known to be shown (a label, a refusal's text, a message), and whatever has Spanish
letters, since the source language is English.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import DebugLexer, Token, TokenType

from .extraction import KEYWORDS, UnreadableSource, sources

SHOWN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "label"}
SHOWN_KEYWORDS = {
    "label",
    "help_text",
    "hint",
    "text",
    "title",
    "heading",
    "caption",
    "verbose_name",
    "verbose_name_plural",
    "empty_label",
    "error_message",
    "violation_error_message",
}
"""Keyword arguments whose value is shown, whatever function takes them."""
SHOWN_FIRST = {"ValidationError"}
SHOWN_SECOND = {"success", "info", "warning", "error", "add_message", "add_error"}
"""Calls that show their first, or their second, argument (django.contrib.messages, forms)."""
LABELLED_CHOICES = {"TextChoices", "IntegerChoices", "Choices"}
FOR_OPERATORS = {"management", "gates", "settings", "catalogues", "checks.py", "gunicorn.py"}
SAMPLES = {"demonstration", "style", "spanish"}
"""Spanish that is no message: the demonstration, what ``/estilo/`` shows, how words are heard."""
NAME = "Acompaña"
NO_TEXT_BLOCKS = {"frame", "width", "form_attributes"}
"""Blocks of the frames that fill a class or an attribute."""
UNREAD_OPTIONS = {"class", "classes", "id", "attrs", "autocomplete", "rel", "d", "viewBox", "style"}
"""Options of template tags that hold lists of names, not sentences."""

WORD = re.compile(r"[^\W\d_]{2,}")
SPANISH = re.compile(r"[áéíóúüñ¿¡«»]", re.IGNORECASE)
LITERAL = re.compile(r"""(?P<before>[\w-]+=|_\(|:)?(?P<quote>["'])(?P<text>[^"']*)(?P=quote)""")
SENTENCE = re.compile(r"[^\W\d_]+ [^\W\d_]")
HOLE = "\ufffc"
"""Stands where a variable or tag was: no letter, and it keeps attributes in one piece."""


@dataclass
class _Words(HTMLParser):
    """Collects texts and spoken attributes of one template with its line numbers."""

    found: list[tuple[int, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "code", "kbd"}:
            self.unread.append(tag)
        shown = SHOWN_ATTRIBUTES | (
            {"value"} if ("type", "submit") in attrs and tag == "input" else set()
        )
        for name, value in attrs:
            if name in shown and value:
                self._keep(value)

    def handle_endtag(self, tag: str) -> None:
        if self.unread and self.unread[-1] == tag:
            self.unread.pop()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._keep(data)

    def _keep(self, text: str) -> None:
        for number, line in enumerate(text.split("\n"), start=self.getpos()[0]):
            for part in line.split(HOLE):
                if WORD.search(part.replace(NAME, "")):
                    self.found.append((number, part.strip()))


def bypasses_in(folders: Iterable[Path], root: Path) -> Iterator[str]:
    """Yield ``path:line: text`` for each text that bypasses gettext, in the order of the files.

    Raises UnreadableSource.
    """
    for folder in folders:
        for path in sources(folder):
            place = path.relative_to(root)
            if not (FOR_OPERATORS | SAMPLES).isdisjoint(place.parts):
                continue
            source = path.read_text(encoding="utf-8")
            reader = bypasses_of_python if path.suffix == ".py" else bypasses_of_template
            try:
                found = reader(source)
            except SyntaxError as problem:
                raise UnreadableSource(f"{path}: {problem}") from problem
            yield from (f"{place}:{line}: {text!r}" for line, text in found)


def bypasses_of_template(source: str) -> list[tuple[int, str]]:
    """Return ``(line, text)`` of each text of a Django template that bypasses gettext."""
    words = _Words()
    found: list[tuple[int, str]] = []
    skipped_until = before = ""
    for token in DebugLexer(source).tokenize():
        parts = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
        if skipped_until:
            skipped_until = "" if parts[0] == skipped_until else skipped_until
        elif token.token_type == TokenType.TEXT:
            words.feed(token.contents)
            before = token.contents
            continue
        elif parts[0] in {"blocktranslate", "blocktrans", "comment", "verbatim"}:
            skipped_until = f"end{parts[0]}"
        elif parts[0] == "block" and parts[1] in NO_TEXT_BLOCKS:
            skipped_until = "endblock"
        else:
            found += _options(token, parts[0])
        # ``<{{ level }} class=…>`` is a tag all the same.
        hole = "x" if before.endswith(("<", "</")) else HOLE
        words.feed(hole + "\n" * token.contents.count("\n"))
        before = ""
    words.close()
    return sorted(found + words.found)


def _options(token: Token, name: str) -> Iterator[tuple[int, str]]:
    """Yield sentences among the literals of one tag or variable."""
    if token.token_type == TokenType.COMMENT or name in {"translate", "trans", "blocktranslate"}:
        return
    for match in LITERAL.finditer(token.contents):
        before, text = match["before"] or "", match["text"]
        if before != "_(" and before.rstrip("=") not in UNREAD_OPTIONS:
            shown = before.rstrip("=") in SHOWN_KEYWORDS and WORD.search(text)
            if shown or SENTENCE.search(text) or SPANISH.search(text):
                yield token.lineno or 0, text


def bypasses_of_python(source: str) -> list[tuple[int, str]]:
    """Return ``(line, text)`` of each literal of a Python text that bypasses gettext.

    Raises SyntaxError.
    """
    tree = ast.parse(source)
    no_message = {*_docstrings(tree), *_in_both_languages(tree)}
    found: set[tuple[int, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.update(_shown_by(node))
        elif isinstance(node, ast.ClassDef) and LABELLED_CHOICES & _names(node.bases):
            found.update(_labels(node))
        elif isinstance(node, ast.Constant) and _is_spanish(node) and node not in no_message:
            found.add((node.lineno, str(node.value)))
    return sorted(found - set(_translated(tree)))


def _shown_by(call: ast.Call) -> Iterator[tuple[int, str]]:
    name = _name(call.func)
    shown = [word.value for word in call.keywords if word.arg in SHOWN_KEYWORDS]
    if name in SHOWN_FIRST:
        shown += call.args[:1]
    elif name in SHOWN_SECOND:
        shown += call.args[1:2]
    elif name in KEYWORDS:
        # A text put together before gettext sees it is no message: nobody can translate it.
        shown += [part for part in call.args if isinstance(part, ast.JoinedStr | ast.BinOp)]
    for value in shown:
        for part in _parts(value):
            # Only texts: ``empty_label=None`` shows nothing.
            text = part.value if isinstance(part, ast.Constant) else None
            if isinstance(text, str) and WORD.search(text.replace(NAME, "")):
                yield part.lineno, text


def _parts(value: ast.expr) -> list[ast.expr]:
    """Return what a text is put together from, without what is filled in."""
    if isinstance(value, ast.JoinedStr):
        return value.values
    if isinstance(value, ast.BinOp):
        right = [] if isinstance(value.op, ast.Mod) else _parts(value.right)
        return [*_parts(value.left), *right]
    return [value]


def _is_spanish(node: ast.Constant) -> bool:
    return bool(SPANISH.search(str(node.value).replace(NAME, "")))


def _labels(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for statement in node.body:
        value = statement.value if isinstance(statement, ast.Assign) else None
        if isinstance(value, ast.Tuple) and isinstance(value.elts[-1], ast.Constant):
            yield value.lineno, str(value.elts[-1].value)


def _translated(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the literals that gettext is given: English messages may hold «» too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
            for part in node.args:
                if isinstance(part, ast.Constant):
                    yield part.lineno, str(part.value)


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the strings that stand alone as a statement: documentation, never shown."""
    return (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _in_both_languages(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the texts of ``{"es": …, "en": …}``: data that carries its own translations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            if {"es", "en"} <= keys:
                yield from (part for value in node.values for part in ast.walk(value))


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _names(nodes: Iterable[ast.expr]) -> set[str]:
    return {_name(node) for node in nodes}
