"""Hostile workbooks: macros under any name, bombs, links, passwords, files inside files."""

from __future__ import annotations

import io
import struct
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from interface.spreadsheets.archive import OLE_MARK
from interface.spreadsheets.limits import Limits
from interface.spreadsheets.refusals import FileRefused
from mentors.roster.reading import read_table

from .files import officer, packed, parts_of, with_part, with_replaced, xlsx_file

MANIFEST = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
VBA = OLE_MARK + "_VBA_PROJECT".encode("utf-16-le")


def code_of(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(FileRefused) as refused:
        read_table(content, limits)
    return refused.value.code


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()


@pytest.mark.parametrize(
    "part", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "other/vbaProject.bin", "xl/activeX/a.bin"]
)
def test_a_part_with_macros_is_refused_wherever_it_lies(part: str) -> None:
    assert code_of(with_part(xlsx_file(officer()), part, b"x")) == "macros"


def test_macros_under_another_name_are_refused() -> None:
    assert code_of(with_part(xlsx_file(officer()), "docProps/thumbnail.jpeg", VBA)) == "macros"


def test_a_macro_sheet_of_excel_4_is_refused() -> None:
    content = with_part(xlsx_file(officer()), "xl/macrosheets/sheet1.xml", b"<x/>")
    assert code_of(content) == "macros"


def test_a_manifest_that_declares_macros_is_refused() -> None:
    plain = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    declared = b"vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert code_of(with_replaced(xlsx_file(officer()), MANIFEST, plain, declared)) == "macros"


def test_a_relation_to_macros_is_refused() -> None:
    content = with_part(xlsx_file(officer()), "xl/_rels/x.rels", relation("vbaProject", "a.dat"))
    assert code_of(content) == "macros"


def test_old_excel_files_are_refused_by_what_they_hold() -> None:
    assert code_of(OLE_MARK + b"\x00" * 600) == "xls_binary"
    assert code_of(VBA + b"\x00" * 600) == "macros"
    assert code_of(OLE_MARK + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_a_binary_workbook_is_refused() -> None:
    assert code_of(packed({MANIFEST: b"<Types/>", "xl/workbook.bin": b"\x83"})) == "xls_binary"


@pytest.mark.parametrize("kind", ["externalLinkPath", "oleObject", "image", "attachedTemplate"])
def test_relations_that_lead_out_of_the_file_are_refused(kind: str) -> None:
    outside = relation(kind, "file:///otro.xlsx")
    assert code_of(with_part(xlsx_file(officer()), SHEET_RELATIONS, outside)) == "external_links"


def test_a_hyperlink_leads_out_and_is_harmless() -> None:
    link = relation("hyperlink", "https://example.org/")
    assert len(read_table(with_part(xlsx_file(officer()), SHEET_RELATIONS, link)).rows) == 1


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_parts_with_links_are_refused(part: str) -> None:
    assert code_of(with_part(xlsx_file(officer()), part, b"<x/>")) == "external_links"


@pytest.mark.parametrize("data", [OLE_MARK + b"\x00" * 20, packed({"a": b"b"})])
def test_files_inside_the_file_are_refused(data: bytes) -> None:
    assert code_of(with_part(xlsx_file(officer()), "xl/embeddings/a.bin", data)) == "embedded_file"


def test_a_part_that_expands_beyond_reason_is_refused() -> None:
    bomb = with_part(xlsx_file(officer()), "xl/media/a.txt", b"0" * (3 * 1024 * 1024))
    assert code_of(bomb) == "expands"


def test_a_workbook_that_expands_beyond_reason_in_sum_is_refused() -> None:
    content = xlsx_file(officer())
    size = sum(len(data) for data in parts_of(content).values())
    assert len(read_table(content, Limits(expanded=size)).rows) == 1
    assert code_of(content, Limits(expanded=size - 1)) == "expands"


def test_a_workbook_of_very_many_parts_is_refused() -> None:
    parts = parts_of(xlsx_file(officer())) | {f"xl/a{number}": b"" for number in range(500)}
    assert code_of(packed(parts)) == "expands"


def test_a_part_that_hides_its_size_is_never_unpacked() -> None:
    content = bytearray(
        with_part(xlsx_file(officer()), "xl/media/a.txt", b"0" * (50 * 1024 * 1024))
    )
    # Sizes in the local header and in the directory, both rewritten to 10 bytes.
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.rindex(mark)
        assert struct.unpack_from("<I", content, place + offset) == (50 * 1024 * 1024,)
        struct.pack_into("<I", content, place + offset, 10)
    assert code_of(bytes(content)) in {"unreadable", "expands"}


def test_a_part_with_a_password_is_refused() -> None:
    content = bytearray(xlsx_file(officer()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert code_of(bytes(content)) == "encrypted"


def test_two_parts_of_one_name_are_refused() -> None:
    file = io.BytesIO(xlsx_file(officer()))
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    assert code_of(file.getvalue()) == "unreadable"


@pytest.mark.parametrize(
    "start",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]>',
        b"\n" * 40 + b"<!DOCTYPE x>",
        b'<?xml version="1.0" encoding="cp037"?>',
        b"\xff\xfe<\x00!\x00",
    ],
)
def test_entities_and_encodings_that_could_hide_them_are_refused(start: bytes) -> None:
    content = xlsx_file(officer())
    assert code_of(with_part(content, SHEET, start + parts_of(content)[SHEET])) == "unreadable"


@pytest.mark.parametrize("end", [60, 400, -30, -1])
def test_a_workbook_cut_short_is_refused(end: int) -> None:
    assert code_of(xlsx_file(officer())[:end]) == "unreadable"
