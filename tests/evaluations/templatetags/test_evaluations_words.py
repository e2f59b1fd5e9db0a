"""How what happened reads."""

from django.utils.translation import override

from evaluations.templatetags.evaluations_words import event_name, training_name


def test_training_is_named_in_the_language_of_the_reader() -> None:
    with override("es"):
        assert training_name("practised") == "Práctica en conjunto"
    with override("en"):
        assert training_name("practised") == "Practised together"


def test_a_code_that_this_form_does_not_know_stays_as_it_is() -> None:
    assert training_name("rol") == "rol"


def test_an_event_is_named_in_the_language_of_the_reader() -> None:
    with override("es"):
        assert event_name("supersede") == "Sustituida por otra versión"
