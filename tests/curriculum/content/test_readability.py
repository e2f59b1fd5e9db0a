"""The INFLESZ figure of a paragraph that somebody counted by hand, and what never moves it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.readability import Reading, measure, words_of
from curriculum.content.spanish.spoken_numbers import spoken

# «Us-ted es-cu-cha. La per-so-na de-ci-de.»: 2 + 3 and 1 + 3 + 3 syllables.
COUNTED = "Usted escucha. La persona decide."


def test_a_paragraph_counted_by_hand() -> None:
    reading = measure([COUNTED])
    assert reading == Reading(words=5, sentences=2, syllables=12)
    assert reading.inflesz == pytest.approx(206.835 - 62.3 * 12 / 5 - 5 / 2, abs=0.06)


def test_each_item_of_a_list_is_a_sentence() -> None:
    assert measure(["Seguridad", "Salud", "Evidencia y referencia"]).sentences == 3


def test_a_mark_inside_quotes_ends_one_sentence() -> None:
    assert measure(["Diga: «¿Está bien?». Espere."]).sentences == 2
    assert measure(["Cuesta 3.5 veces más…"]).sentences == 1


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "cero"),
        ("72", "setenta y dos"),
        ("110", "ciento diez"),
        ("100", "cien"),
        ("1572", "mil quinientos setenta y dos"),
        ("2008", "dos mil ocho"),
        ("50212345678", "cinco cero dos uno dos tres cuatro cinco seis siete ocho"),
        ("07", "cero siete"),
    ],
)
def test_numbers_count_as_they_are_read_aloud(digits: str, words: str) -> None:
    assert spoken(digits) == words.split()


def test_grades_have_the_names_of_the_scale() -> None:
    assert measure([COUNTED]).label == "Algo difícil"
    assert measure(["Sí. No. Ya. Ve. Di."]).label == "Muy fácil"
    assert measure(["Institucionalización multidisciplinariamente"]).label == "Muy difícil"


@given(st.lists(st.sampled_from([COUNTED, "Anote la hora.", "Llame al 110."]), min_size=1))
def test_the_order_of_paragraphs_changes_nothing(texts: list[str]) -> None:
    assert measure(texts) == measure(list(reversed(texts)))


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    reading = measure([text])
    assert reading.words == len(words_of(text))
    assert (reading.sentences > 0) == (reading.words > 0)
