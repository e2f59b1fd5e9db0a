"""The identifier guard in Python: the specification's vectors, its order, its silence, its pace."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from typing import Any

import pytest
from django.utils import translation
from django.utils.functional import Promise

from interface.victim_guard import Finding, find, is_direct, message, rule_codes, screen_texts
from interface.victim_guard.checks import CHECKS
from interface.victim_guard.patterns import rule_book
from tests.interface.guard_cases import CASES, HOSTILE_PIECES, TODAY, development_sentences

LABELS = {
    "national_id": {"HN-DNI", "GT-CUI", "SV-NIT", "SV-DUI"},
    "phone": {"PHONE"},
    "case_number": {"GT-CASE", "CASE", "HN-DNI"},
    "plate": {"PLATE"},
    "email": {"EMAIL"},
    "social_handle": {"HANDLE"},
    "date_of_birth": {"BIRTH"},
}


def reported(text: str, **options: Any) -> list[tuple[str, str | None, str]]:
    found = find(text, today=TODAY, **options)
    return [(each.rule, each.country, text[each.start : each.end]) for each in found]


@pytest.mark.parametrize("text", CASES)
def test_each_text_gives_exactly_the_findings_of_the_specification(text: str) -> None:
    assert reported(text) == CASES[text]


def test_rules_run_in_the_order_of_the_specification() -> None:
    assert rule_codes() == (
        "HN-DNI", "GT-CUI", "SV-NIT", "SV-DUI", "PASSPORT", "GT-CASE", "CASE", "PLATE", "EMAIL",
        "HANDLE", "BIRTH", "KIN", "PHONE",
    )  # fmt: skip


def test_the_municipality_tables_have_the_stated_totals() -> None:
    tables = rule_book().tables
    totals = {name: sum(tables[f"{name}_municipalities"]) for name in ("gt", "hn")}
    assert totals == {"gt": 340, "hn": 298}


def test_every_check_of_the_shared_file_exists_and_every_check_is_used() -> None:
    named = {form.check for rule in rule_book().rules for form in rule.forms if form.check}
    assert named == set(CHECKS)


def test_a_newer_nit_uses_the_second_weights() -> None:
    # Sequence 999: 0*2+6*7+1*6+4*5+3*4+1*3+0*2+2*7+9*6+9*5+9*4+9*3+9*2 = 277; -277 mod 11 = 9.
    assert reported("06143102999999") == [("SV-NIT", "SV", "06143102999999")]
    assert reported("06143102999998") == []


def test_the_year_of_a_honduran_number_may_not_lie_ahead() -> None:
    text = "0801-2026-00000"
    assert [each.rule for each in find(text, today=dt.date(2026, 1, 1))] == ["HN-DNI"]
    assert find(text, today=dt.date(2025, 12, 31)) == []


@pytest.mark.parametrize(
    "text", ["2000-0000", "+502 2000 0000", "502 20000000", "tel. 2000 0000", "(502) 2000-0000"]
)
def test_a_published_phone_is_no_finding_however_it_is_written(text: str) -> None:
    assert reported(text, allowed_phones=frozenset({"+50220000000"})) == []


def test_a_published_phone_of_one_country_does_not_allow_that_of_another() -> None:
    allowed = frozenset({"+50220000000", "1572"})
    assert reported("+503 2000 0000", allowed_phones=allowed) == [("PHONE", "SV", "+503 2000 0000")]


def test_an_exempt_mail_domain_covers_its_subdomains_and_hides_the_digits_before_it() -> None:
    exempt = frozenset({"Example.org"})
    text = "20000000@example.org y nadie@correo.example.org"
    assert reported(text, exempt_mail_domains=exempt) == []
    assert reported("nadie@otherexample.org", exempt_mail_domains=exempt) == [
        ("EMAIL", None, "nadie@otherexample.org")
    ]


def test_a_later_rule_takes_nothing_that_an_earlier_one_reported() -> None:
    assert reported("wa.me/50220000000") == [("HANDLE", None, "wa.me/50220000000")]
    assert reported("expediente 99999999-4") == [("SV-DUI", "SV", "99999999-4")]
    assert reported("carpeta MP000-2000-2000") == [("GT-CASE", "GT", "MP000-2000-2000")]


def test_only_dates_and_kinship_are_indirect() -> None:
    assert {code for code in rule_codes() if not is_direct(code)} == {"BIRTH", "KIN"}
    assert [each.direct for each in find("es hija de Ana Prueba, cel 2000-0000")] == [False, True]


def test_unknown_rules_are_refused() -> None:
    with pytest.raises(KeyError):
        is_direct("NAME")
    with pytest.raises(KeyError):
        message("NAME")


def test_a_finding_shows_neither_text_nor_position() -> None:
    (finding,) = find("CUI 9999 99990 0101", today=TODAY)
    assert repr(finding) == "Finding(rule='GT-CUI', country='GT', direct=True)"
    assert set(Finding.__slots__) == {"rule", "country", "start", "end", "direct"}


def test_each_rule_says_its_sentence_in_the_reader_s_language() -> None:
    sentence = message("SV-DUI")
    assert isinstance(sentence, Promise)
    with translation.override("es"):
        assert str(sentence) == (
            "Parece que escribió un número de identidad. En esta plataforma no se anota a las "
            "personas atendidas. Cámbielo por una descripción (ejemplo: “usuaria adulta”)."
        )
        assert str(message("PHONE")) == (
            "Parece que escribió un teléfono. Aquí no se anotan datos de contacto de las personas "
            "atendidas."
        )
        assert str(message("CASE")) == (
            "Parece que escribió un número de expediente. Aquí no se anotan casos."
        )
        assert str(message("KIN")) == (
            "Parece que escribió un dato que permite saber quién es la persona. Cámbielo por una "
            "descripción."
        )


def test_the_browser_gets_every_word_of_the_specification() -> None:
    with translation.override("es"):
        texts = screen_texts()
    assert set(texts["rules"]) == set(rule_codes())
    assert texts["rules"]["GT-CUI"]["keep"] == "No es un número de identidad"
    assert texts["rules"]["PHONE"]["keep"] == "No es un dato personal"
    assert (texts["remove"], texts["undo"]) == ("Quitar", "Deshacer")
    assert (texts["replacement"], texts["removed"]) == ("[dato quitado]", "Se quitó el dato.")
    assert texts["announcement"] == "Aviso: posible dato personal en este campo."


def test_development_sentences_give_the_stated_recall_and_false_alarms() -> None:
    """The figures of site/docs/victim-guard.md. Names, addresses and ages have no rule yet."""
    labelled: Counter[str] = Counter()
    recalled: Counter[str] = Counter()
    false_alarms = []
    for sentence in development_sentences():
        findings = find(sentence["text"], today=TODAY)
        spans = {(each.start, each.end): each.rule for each in findings}
        for label in sentence["identifiers"]:
            labelled[label["type"]] += 1
            rule = spans.pop((label["start"], label["end"]), "")
            recalled[label["type"]] += rule in LABELS.get(label["type"], set())
        false_alarms += [(sentence["id"], rule) for rule in spans.values()]
    assert {kind: f"{recalled[kind]}/{labelled[kind]}" for kind in labelled} == {
        "national_id": "9/9",
        "phone": "7/7",
        "case_number": "5/5",
        "plate": "4/4",
        "email": "3/3",
        "social_handle": "3/3",
        "date_of_birth": "3/4",
        "person_name": "0/15",
        "address": "0/7",
        "minor_age_with_place": "0/4",
    }
    # A police post's own number: it goes when the directory publishes it.
    assert false_alarms == [("GD-059", "PHONE")]
    (post,) = (each for each in development_sentences() if each["id"] == "GD-059")
    assert find(post["text"], allowed_phones=frozenset({"+50420000400"})) == []


@pytest.mark.parametrize("piece", HOSTILE_PIECES)
def test_time_grows_with_the_length_of_a_hostile_text_and_not_with_its_square(piece: str) -> None:
    short, long = (min(_seconds_for(piece, length) for _ in range(3)) for length in (6_250, 50_000))
    # Eight times the text: eight times the work if linear, sixty-four if quadratic.
    assert long / max(short, 0.0005) < 24


def _seconds_for(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.process_time()
    find(text, today=TODAY)
    return time.process_time() - start
