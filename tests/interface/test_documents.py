"""Typst templates become PDF that lasts and can be read aloud."""

import re
from datetime import date
from pathlib import Path

import pytest
import typst

from interface.documents import pdf, qr_svg

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(year: data.year, month: data.month, day: data.day))
#set text(lang: data.language)
#title()
= #data.name
#image(bytes(data.qr), format: "svg", width: 2cm, alt: data.alt)
"""
DAY = date(2026, 11, 24)


def made(folder: Path, template: str = TEMPLATE, **data: str) -> bytes:
    path = folder / "page.typ"
    path.write_text(template, encoding="utf-8")
    given = {"title": "Constancia", "name": "Ñ", "qr": qr_svg("x"), "alt": "QR"} | data
    return pdf(path, given, on=DAY, language="es")


def test_it_claims_archiving_and_accessibility(tmp_path: Path) -> None:
    document = made(tmp_path)
    assert document.startswith(b"%PDF-1.7")
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", document, re.DOTALL)
    assert b"pdfuaid:part>1<" in document
    assert b"/Lang(es)" in document.replace(b" ", b"")


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path) == made(tmp_path)


def test_a_name_is_never_read_as_a_command(tmp_path: Path) -> None:
    """``#panic()`` in the source would stop Typst; in the data it is text."""
    assert made(tmp_path, name='#panic("no") \\ $x$ "') != made(tmp_path)


def test_a_picture_without_alternative_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(typst.TypstError, match="alt"):
        made(tmp_path, TEMPLATE.replace(", alt: data.alt", ""))


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    with pytest.raises(typst.TypstError):
        made(folder, TEMPLATE + '#read("../secret.txt")')


def test_a_code_holds_the_address() -> None:
    svg = qr_svg("https://acompana.example/verificar/ABCD-EFGH-JKMN/")
    assert svg.startswith("<svg")
    assert svg != qr_svg("https://acompana.example/verificar/ABCD-EFGH-JKMP/")


def test_the_documents_own_names_are_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="own: day"):
        made(tmp_path, day="20 de noviembre")
