"""One Spanish voice: usted, and the words of the glossary."""

from pathlib import Path

import pytest
from django.conf import settings

from config.catalogues.entry import Entry
from config.catalogues.po_file import read
from config.catalogues.voice import GLOSSARY, Term, lapses, terms

COHORT = [Term("promoción", "cohort", ("cohorte", "cohortes"))]


def said(text: str, **fields: object) -> list[str]:
    entry = Entry(singular="Cohort", strings=(text,), **fields)  # type: ignore[arg-type]
    return list(lapses({entry.key: entry}, COHORT))


@pytest.mark.parametrize(
    "text",
    [
        "Elija la promoción.",
        "Las actitudes y los intentos cuentan.",  # neither «tu» nor «ti» stand alone
        "Está en su página. Él está de acuerdo.",
    ],
)
def test_usted_and_the_words_of_the_glossary_pass(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "lapse"),
    [
        ("La Cohorte de 2026", "«Cohorte», say «promoción»: 'Cohort'"),
        ("Elige tu fecha", "«tu», say usted: 'Cohort'"),
        ("Tú puedes", "«Tú», say usted: 'Cohort'"),
    ],
)
def test_other_words_are_named(text: str, lapse: str) -> None:
    assert said(text)[0] == lapse


def test_an_obsolete_text_is_nobodys_to_read() -> None:
    assert said("cohorte", obsolete=True) == []


def test_avoided_words_are_written_as_they_are_compared() -> None:
    glossary = terms(Path(settings.ROOT) / GLOSSARY)
    avoided = [word for term in glossary for word in term.avoid]
    assert avoided == [word.lower().strip() for word in avoided]
    assert len(set(avoided)) == len(avoided)
    assert not {word for term in glossary for word in term.avoid if word in term.spanish}


def test_the_catalogue_keeps_the_voice() -> None:
    root = Path(settings.ROOT)
    assert (
        list(lapses(read(root / "locale/es/LC_MESSAGES/django.po"), terms(root / GLOSSARY))) == []
    )
