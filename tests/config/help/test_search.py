"""Help is found by the words a tired person types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.help.article import OFFICERS, TRAINEES, stems
from config.help.shelf import ARTICLES, BY_SLUG, groups_for, search


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("contraseña", "no-puedo-ingresar"),
        ("OBSERVACION", "observar-un-turno"),
        ("no estoy de acuerdo", "no-estoy-de-acuerdo"),
        ("víctima", "datos-de-una-victima"),
        ("retenidos", "registros-retenidos"),
        ("matriz", "leer-la-matriz"),
    ],
)
def test_a_question_in_spanish_finds_its_answer(question: str, first: str) -> None:
    assert first in [article.slug for article in search(question, language="es")]


def test_the_title_weighs_more_than_the_text() -> None:
    assert search("matriz", language="es")[0].slug == "leer-la-matriz"


def test_every_word_must_be_found() -> None:
    assert search("matriz submarino", language="es") == []


def test_english_is_searched_in_english() -> None:
    assert search("roster", language="en")[0].slug == "importar-lista"


def test_accents_capitals_and_plurals_make_no_difference() -> None:
    assert stems("Observaciones") == stems("OBSERVACIÓN") == ["observacion"]


@given(st.text(max_size=200))
def test_no_question_breaks_the_search(question: str) -> None:
    assert set(search(question, language="es")) <= set(ARTICLES)


def test_each_role_reads_its_own_questions_first() -> None:
    officer = [article for group in groups_for(OFFICERS) for article in group.articles]
    assert officer[0].slug == "observar-un-turno"
    assert BY_SLUG["no-estoy-de-acuerdo"] not in officer
    trainee = [article for group in groups_for(TRAINEES) for article in group.articles]
    assert BY_SLUG["no-estoy-de-acuerdo"] in trainee


def test_addresses_are_unique_and_related_articles_exist() -> None:
    assert len(BY_SLUG) == len(ARTICLES)
    assert {other for article in ARTICLES for other in article.related} <= set(BY_SLUG)
