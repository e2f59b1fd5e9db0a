"""What a workbook's zip holds, checked before anything parses it (pure).

Nothing here trusts the file's ending or its own directory: every part is unpacked once, counted
while it unpacks, and looked at for what a table has no use for.
"""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl.xml.functions import fromstring

from interface.spreadsheets.limits import MEGABYTE, Limits
from interface.spreadsheets.refusals import FileRefused

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_CHUNK = 64 * 1024
_ENCRYPTED_FLAG = 0x1
_MACRO_WORDS = re.compile(rb"macroEnabled|vbaProject|macrosheet|activeX", re.IGNORECASE)
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")
_LINK_PARTS = ("/externallinks/", "/querytables/", "xl/connections.xml")
_BINARY_PARTS = ("xl/workbook.bin",)
_ENCODING = re.compile(rb"^<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_XML_ENDINGS = (".xml", ".rels", ".vml")
_HYPERLINK = "/relationships/hyperlink"


def check_archive(content: bytes, limits: Limits) -> None:
    """Raise ``FileRefused`` unless the bytes are a plain workbook of reasonable size.

    Codes: ``macros``, ``external_links``, ``embedded_file``, ``encrypted``, ``xls_binary``,
    ``expands``, ``unreadable``.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_directory(parts, limits)
            room = limits.expanded
            for part in parts:
                data = _unpack(archive, part, room)
                room -= len(data)
                _check_part(part.filename.lower(), data)
    except FileRefused:
        raise
    except Exception as problem:  # a forged zip makes zipfile raise almost anything
        raise FileRefused("unreadable", type(problem).__name__) from problem


def check_compound(content: bytes) -> FileRefused:
    """Return why an OLE file (old Excel, or any encrypted workbook) is refused."""
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        return FileRefused("macros", "OLE file with VBA")
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FileRefused("encrypted", "OLE file with an encrypted package")
    return FileRefused("xls_binary", "OLE file")


def _check_directory(parts: list[ZipInfo], limits: Limits) -> None:
    names = [part.filename.lower() for part in parts]
    if any(marked in f"/{name}" for name in names for marked in _MACRO_PARTS):
        raise FileRefused("macros", "a part with macros")
    if any(marked in f"/{name}" for name in names for marked in _LINK_PARTS):
        raise FileRefused("external_links", "a part with links")
    if any(name in _BINARY_PARTS for name in names):
        raise FileRefused("xls_binary", "binary workbook")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise FileRefused("encrypted", "encrypted part")
    if len(set(names)) != len(names):
        # Two parts of one name: what we check might not be what the reader opens.
        raise FileRefused("unreadable", "two parts with one name")
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise FileRefused("unreadable", "compression method")
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.expanded:
        raise FileRefused("expands", "declared size")
    for part in parts:
        if part.file_size > max(MEGABYTE, limits.expansion * part.compress_size):
            raise FileRefused("expands", "declared ratio")


def _unpack(archive: ZipFile, part: ZipInfo, room: int) -> bytes:
    """Return the part's bytes; stops as soon as more come out than the directory declares."""
    chunks: list[bytes] = []
    got = 0
    with archive.open(part) as packed:
        while chunk := packed.read(_CHUNK):
            got += len(chunk)
            if got > room or got > part.file_size:
                raise FileRefused("expands", "actual size")
            chunks.append(chunk)
    return b"".join(chunks)


def _check_part(name: str, data: bytes) -> None:
    if data.startswith(OLE_MARK):
        if "_VBA_PROJECT".encode("utf-16-le") in data:
            raise FileRefused("macros", "VBA under another name")
        raise FileRefused("embedded_file", "OLE part")
    if data.startswith(ZIP_MARK):
        raise FileRefused("embedded_file", "zip part")
    if name.endswith(_XML_ENDINGS) or b"<" in data.lstrip()[:8]:
        _check_markup(name, data)


def _check_markup(name: str, data: bytes) -> None:
    if b"\x00" in data[:200] or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise FileRefused("unreadable", "mark-up that workbooks do not have")
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        # Another encoding could hide a DOCTYPE from the check above.
        raise FileRefused("unreadable", "encoding of a part")
    relations = name.endswith(".rels")
    if (relations or name == "[content_types].xml") and _MACRO_WORDS.search(data):
        raise FileRefused("macros", "declared in the manifest")
    if relations and any(_reaches_out(relation.attrib) for relation in fromstring(data)):
        raise FileRefused("external_links", "external relation")


def _reaches_out(relation: dict[str, str]) -> bool:
    """Tell whether a relation leads out of the file; Excel makes links of e-mail addresses."""
    external = relation.get("TargetMode", "").strip().lower() == "external"
    return external and not relation.get("Type", "").endswith(_HYPERLINK)
