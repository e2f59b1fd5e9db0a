"""Read, write and compile a .po file without dates or line numbers.

What changes with every run (dates, line references, wrapping) would make each branch conflict
with each other, so the file holds only texts, in one fixed order.
"""

import os
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po

from .entry import Entry, Key

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: acompana\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def read(path: Path) -> dict[Key, Entry]:
    """Read a catalogue; a file that does not exist is an empty one."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file)
    entries = [_entry(message, obsolete=False) for message in catalog if message.id]
    entries += [_entry(message, obsolete=True) for message in catalog.obsolete.values()]
    return {entry.key: entry for entry in entries}


def written(entries: Iterable[Entry], language: str) -> str:
    """Write entries as a .po text: by msgid, then context; obsolete ones at the end."""
    ordered = sorted(entries, key=lambda entry: (entry.obsolete, entry.singular, entry.context))
    return "\n".join([HEADER.format(language=language), *map(_lines, ordered)])


def compiled(path: Path, language: str) -> bytes:
    """Compile a .po file to the bytes of its .mo file; fuzzy and empty entries stay out."""
    # Fixed dates: equal texts compile to equal bytes.
    never = datetime(2000, 1, 1, tzinfo=UTC)
    catalog = Catalog(locale=language, charset="utf-8", creation_date=never, revision_date=never)
    catalog.mime_headers = [("Plural-Forms", "nplurals=2; plural=(n != 1);")]
    for entry in read(path).values():
        if entry.translated and not entry.fuzzy and not entry.obsolete:
            msgid = (entry.singular, entry.plural) if entry.plural else entry.singular
            msgstr = entry.strings if entry.plural else entry.strings[0]
            catalog.add(msgid, msgstr, context=entry.context or None)
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def replace(path: Path, content: bytes) -> bool:
    """Put ``content`` at ``path`` in one step, so that a reader never sees half a file.

    Returns whether anything changed; an equal file keeps its time of change.
    """
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    # mkstemp makes files for the owner alone; a catalogue is no secret.
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
    return True


def _entry(message: object, *, obsolete: bool) -> Entry:
    msgid, string = message.id, message.string  # type: ignore[attr-defined]
    singular, plural = msgid if isinstance(msgid, tuple | list) else (msgid, "")
    strings = tuple(string) if isinstance(string, tuple | list) else (string,)
    return Entry(
        singular=singular,
        plural=plural,
        context=message.context or "",  # type: ignore[attr-defined]
        strings=tuple(text or "" for text in strings),
        fuzzy=message.fuzzy,  # type: ignore[attr-defined]
        obsolete=obsolete,
    )


def _lines(entry: Entry) -> str:
    mark = "#~ " if entry.obsolete else ""
    lines = ["#, fuzzy\n"] if entry.fuzzy else []
    if entry.context:
        lines.append(f"{mark}msgctxt {_quoted(entry.context, mark)}\n")
    lines.append(f"{mark}msgid {_quoted(entry.singular, mark)}\n")
    strings = entry.strings or ("",) * entry.expected_forms
    if entry.plural:
        lines.append(f"{mark}msgid_plural {_quoted(entry.plural, mark)}\n")
        lines += [f"{mark}msgstr[{n}] {_quoted(text, mark)}\n" for n, text in enumerate(strings)]
    else:
        lines.append(f"{mark}msgstr {_quoted(strings[0], mark)}\n")
    return "".join(lines)


def _quoted(text: str, mark: str) -> str:
    return normalize(text, prefix=mark, width=0)
