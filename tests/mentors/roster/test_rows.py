"""Every code of a rejected row, with the column it names and the Spanish sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from curriculum.models import PhaseTemplate
from mentors.models import Cohort, Unit
from mentors.roster.problems import TEXTS, Problem, choices_text
from mentors.roster.reading import read_table
from mentors.roster.rows import Entry, Places, check_row

from .files import Values, csv_file, officer, trainee, xlsx_file

NAMES = ("Orientación", "Fase I", "Fase II", "Fase III", "Sombra")
PLACES = Places(
    agency_code="PNC-GT",
    units={"Comisaría 11": Unit(pk=11, name="Comisaría 11")},
    cohorts={
        "57": Cohort(pk=57, label="57", programme_version_id=1),
        "99": Cohort(pk=99, label="99", programme_version_id=2),
    },
    phases={
        1: tuple(
            PhaseTemplate(pk=order, order=order, names={"es": name, "en": f"Stage {order}"})
            for order, name in enumerate(NAMES, start=1)
        )
    },
)


def checked(values: Values | list[Any], make: Any = csv_file) -> tuple[Entry | None, list[Problem]]:
    [row] = read_table(make(values)).rows
    return check_row(row, PLACES)


def sentence(values: Values | list[Any], make: Any = csv_file) -> tuple[str, str, str]:
    """Return column, code and sentence of the only problem."""
    entry, [problem] = checked(values, make)
    assert entry is None
    with translation.override("es"):
        return problem.column, problem.code, problem.sentence(2)


def test_a_trainee_row_says_who_where_and_since_when() -> None:
    entry, problems = checked(trainee(correo="Ana@Example.ORG", sexo="F"))
    assert problems == []
    assert entry == Entry(
        row=2,
        number="57001",
        login_key="pnc-gt/57001",
        first_name="Tz'unux",
        last_name="K'amb'al",
        email="ana@example.org",
        sex="F",
        role="trainee",
        unit=PLACES.units["Comisaría 11"],
        starts_on=date(2025, 2, 3),
        cohort=PLACES.cohorts["57"],
        phase=PLACES.phases[1][1],
        first_phase=PLACES.phases[1][0],
    )


def test_leading_zeros_of_a_number_count() -> None:
    entry, _problems = checked(officer(numero_agente="00041"))
    assert entry is not None
    assert entry.number == "00041"


@pytest.mark.parametrize(
    "column", ["numero_agente", "nombres", "apellidos", "rol", "unidad", "fecha_inicio"]
)
def test_an_empty_required_cell_is_rejected(column: str) -> None:
    assert sentence(officer(**{column: " "})) == (
        column,
        "required",
        f"Fila 2, columna {column}: la celda está vacía. Escriba un valor.",
    )


def test_a_trainee_needs_a_cohort() -> None:
    assert sentence(trainee(promocion="", fase="")) == (
        "promocion",
        "required",
        "Fila 2, columna promocion: la celda está vacía. Escriba un valor.",
    )


@pytest.mark.parametrize("value", ["=1+1", "+502", "-x", "@ana", " =A1"])
def test_a_cell_that_could_be_a_formula_is_rejected(value: str) -> None:
    assert sentence(officer(nombres=value)) == (
        "nombres",
        "formula",
        (
            "Fila 2, columna nombres: la celda empieza con =, +, - o @, o tiene una fórmula. "
            "Escriba solo el valor."
        ),
    )


def test_a_truth_value_is_rejected() -> None:
    assert sentence(officer(nombres=True), xlsx_file) == (
        "nombres",
        "bad_cell",
        (
            "Fila 2, columna nombres: la celda tiene una fecha, un error o VERDADERO/FALSO. "
            "Escriba el valor como texto."
        ),
    )


def test_a_date_is_rejected_where_a_number_belongs() -> None:
    column, code, _text = sentence(officer(numero_agente=date(2025, 2, 3)), xlsx_file)
    assert (column, code) == ("numero_agente", "bad_cell")


@pytest.mark.parametrize("sign", ["\N{RIGHT-TO-LEFT OVERRIDE}", "\N{SOFT HYPHEN}", "\ue000"])
def test_an_invisible_sign_inside_a_value_is_rejected(sign: str) -> None:
    assert sentence(officer(nombres=f"An{sign}a")) == (
        "nombres",
        "bad_character",
        "Fila 2, columna nombres: la celda tiene un signo invisible. Escriba el valor de nuevo.",
    )


@pytest.mark.parametrize(
    ("column", "limit"),
    [("numero_agente", 30), ("nombres", 80), ("apellidos", 80)],
)
def test_a_value_longer_than_its_column_is_rejected(column: str, limit: int) -> None:
    entry, problems = checked(officer(**{column: "a" * limit}))
    assert (entry is not None, problems) == (True, [])
    assert sentence(officer(**{column: "a" * (limit + 1)})) == (
        column,
        "too_long",
        f"Fila 2, columna {column}: el valor pasa de {limit} caracteres. Acórtelo.",
    )


@pytest.mark.parametrize("length", [255, 3000])
def test_a_very_long_e_mail_is_rejected(length: int) -> None:
    assert sentence(officer(correo="a" * length))[:2] == ("correo", "too_long")


def test_a_number_whose_sign_in_key_would_not_fit_is_rejected() -> None:
    assert sentence(officer(numero_agente="\u0130" * 30))[:2] == ("numero_agente", "too_long")


def test_a_cell_beyond_the_columns_is_rejected_by_its_letter() -> None:
    assert sentence([*officer().values(), "x"]) == (
        "K",
        "extra_cell",
        (
            "Fila 2, columna K: esta columna no tiene nombre en la fila 1. "
            "Borre el valor o busque un separador de más."
        ),
    )


def test_an_impossible_e_mail_is_rejected() -> None:
    assert sentence(officer(correo="ana.example.org")) == (
        "correo",
        "bad_email",
        (
            "Fila 2, columna correo: «ana.example.org» no es un correo. "
            "Corríjalo o deje la celda vacía."
        ),
    )


@pytest.mark.parametrize("value", ["H", "m", "Femenino"])
def test_another_sex_code_is_rejected(value: str) -> None:
    assert sentence(officer(sexo=value)) == (
        "sexo",
        "bad_sex",
        f"Fila 2, columna sexo: «{value}» no es válido. Use M, F o X, o deje la celda vacía.",
    )


def test_an_unknown_role_is_rejected() -> None:
    assert sentence(officer(rol="instructor")) == (
        "rol",
        "unknown_role",
        (
            "Fila 2, columna rol: el rol «instructor» no existe. Use agente_en_formacion, "
            "oficial_formador, supervision, coordinacion o jefatura."
        ),
    )


def test_an_unknown_unit_is_rejected() -> None:
    assert sentence(officer(unidad="Comisaría 99")) == (
        "unidad",
        "unknown_unit",
        (
            "Fila 2, columna unidad: la unidad «Comisaría 99» no existe. "
            "Corrija el nombre o cree primero la unidad."
        ),
    )


def test_a_unit_spelled_almost_right_is_rejected_with_its_name() -> None:
    assert sentence(officer(unidad="comisaria 11")) == (
        "unidad",
        "unknown_unit",
        "Fila 2, columna unidad: la unidad «comisaria 11» no existe. Use «Comisaría 11».",
    )


@pytest.mark.parametrize("values", [officer(promocion="60"), trainee(promocion="60")])
def test_an_unknown_cohort_is_rejected_for_every_role(values: Values) -> None:
    assert sentence(values) == (
        "promocion",
        "unknown_cohort",
        (
            "Fila 2, columna promocion: la promoción «60» no existe. "
            "Corrija el nombre o cree primero la promoción."
        ),
    )


def test_a_cohort_whose_programme_has_no_phases_is_rejected() -> None:
    assert sentence(trainee(promocion="99", fase=""))[:2] == ("promocion", "no_phases")


@pytest.mark.parametrize("value", ["IV", "fase i", "Stage 2"])
def test_an_unknown_phase_is_rejected_with_the_phases_there_are(value: str) -> None:
    assert sentence(trainee(fase=value)) == (
        "fase",
        "unknown_phase",
        (
            f"Fila 2, columna fase: la fase «{value}» no existe. "
            "Use Orientación, Fase I, Fase II, Fase III o Sombra."
        ),
    )


def test_only_trainees_have_a_phase() -> None:
    assert sentence(officer(fase="Fase I")) == (
        "fase",
        "phase_not_allowed",
        (
            "Fila 2, columna fase: solo agente_en_formacion tiene fase. "
            "Deje la celda vacía o corrija el rol."
        ),
    )


@pytest.mark.parametrize(
    "value", ["2025-02-03", "03/02/2025", "3/2/2025", date(2025, 2, 3), " 2025-02-03 "]
)
def test_every_form_of_a_date_is_the_same_day(value: Any) -> None:
    entry, _problems = checked(officer(fecha_inicio=value), xlsx_file)
    assert entry is not None
    assert entry.starts_on == date(2025, 2, 3)


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2025",
        "2025-02-30",
        "02/13/2025",
        "3-2-2025",
        "2025/02/03",
        "03/02/25",
        "20250203",
        "45691",
        "ayer",
        "03/02/0205",
        "٠٣/٠٢/٢٠٢٥",
    ],
)
def test_what_is_no_date_is_rejected(value: str) -> None:
    assert sentence(officer(fecha_inicio=value)) == (
        "fecha_inicio",
        "bad_date",
        (
            f"Fila 2, columna fecha_inicio: «{value}» no es una fecha posible. "
            "Escríbala así: 2025-02-03 o 03/02/2025 (primero el día)."
        ),
    )


def test_a_true_date_of_the_wrong_century_is_rejected() -> None:
    column, code, _text = sentence(officer(fecha_inicio=date(1905, 2, 3)), xlsx_file)
    assert (column, code) == ("fecha_inicio", "bad_date")


def test_every_problem_of_a_row_is_found_in_the_order_of_the_columns() -> None:
    _entry, problems = checked(officer(nombres="", sexo="H", rol="x", unidad="y", fecha_inicio="z"))
    assert [(problem.column, problem.code) for problem in problems] == [
        ("nombres", "required"),
        ("sexo", "bad_sex"),
        ("rol", "unknown_role"),
        ("unidad", "unknown_unit"),
        ("fecha_inicio", "bad_date"),
    ]


def test_a_long_value_is_shown_cut() -> None:
    assert "«" + "x" * 40 + "…»" in sentence(officer(rol="x" * 200))[2]


def test_every_sentence_is_translated() -> None:
    facts = {"value": "v", "limit": 1, "choices": "c", "similar": "s", "row": 1}
    with translation.override("es"):
        spanish = {key: str(text) % facts for key, text in TEXTS.items()}
    with translation.override("en"):
        english = {key: str(text) % facts for key, text in TEXTS.items()}
    assert [key for key in TEXTS if spanish[key] == english[key]] == []


@pytest.mark.parametrize(
    ("choices", "text"), [(("a",), "a"), (("a", "b"), "a o b"), (("a", "b", "c"), "a, b o c")]
)
def test_choices_are_listed_as_people_say_them(choices: tuple[str, ...], text: str) -> None:
    with translation.override("es"):
        assert choices_text(choices) == text
