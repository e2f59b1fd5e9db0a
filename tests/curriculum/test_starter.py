"""What the product ships: scales, frameworks and programme templates of three countries."""

from __future__ import annotations

import json
from io import StringIO
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core.management import call_command
from django.template import Context, Template

from curriculum.actions.load_starter import load_starter
from curriculum.choices import VersionStatus
from curriculum.form_definition import parse
from curriculum.models import (
    Anchor,
    Competency,
    Domain,
    FormVersion,
    Framework,
    PhaseTemplate,
    Programme,
    ProgrammeVersion,
    Scale,
)
from curriculum.queries.forms import form_for
from curriculum.terms import STARTER, country_terms, keys, term

TABLES = (
    Scale, Framework, Domain, Competency, Anchor, Programme, ProgrammeVersion, PhaseTemplate,
    FormVersion,
)  # fmt: skip
WEEK = 7


def weeks(code: str) -> list[tuple[str, int]]:
    """Return kind and weeks of every phase of a template."""
    version = ProgrammeVersion.objects.get(programme__code=code)
    return [(phase.kind, phase.days // WEEK) for phase in version.phases.all()]


@pytest.mark.django_db
def test_templates_have_the_phases_of_their_country() -> None:
    """The table of starter programme templates, in weeks."""
    load_starter()
    sixteen = [("orientation", 1), ("training", 5), ("training", 4), ("training", 4), ("shadow", 2)]
    twelve = [("orientation", 1), ("training", 4), ("training", 4), ("shadow", 3)]
    classic = [("orientation", 2), ("training", 4), ("training", 4), ("training", 4), ("shadow", 2)]
    assert {code: weeks(code) for code in ("GT-16", "SV-12", "HN-12", "SJ-16")} == {
        "GT-16": sixteen,
        "SV-12": twelve,
        "HN-12": twelve,
        "SJ-16": classic,
    }
    assert list(Programme.objects.values_list("code", "country")) == [
        ("GT-16", "GT"), ("HN-12", "HN"), ("SJ-16", ""), ("SV-12", "SV"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_every_template_is_published_with_a_form() -> None:
    starter = load_starter()
    assert {version.status for version in starter.programmes} == {VersionStatus.OPEN}
    assert {row.status for row in starter.frameworks} == {VersionStatus.OPEN}
    assert all(parse(form_for(version)).items for version in starter.programmes)


@pytest.mark.django_db
def test_the_classic_framework_has_31_categories_without_anchors() -> None:
    """Codes SJ-01…SJ-31, no anchors, minimum 4 (decision 9)."""
    load_starter()
    framework = Framework.objects.get(code="SJ-31")
    rows = Competency.objects.filter(domain__framework=framework).order_by("order")
    assert [row.code for row in rows] == [f"SJ-{number:02d}" for number in range(1, 32)]
    assert not Anchor.objects.filter(competency__domain__framework=framework).exists()
    assert set(rows.values_list("min_observations", flat=True)) == {4}
    assert framework.scale.acceptable == 4
    data = json.loads((STARTER / "sj-31.json").read_text(encoding="utf-8"))
    assert framework.pk == UUID(data["id"])


@pytest.mark.django_db
def test_scales_know_their_values_and_the_least_that_is_acceptable() -> None:
    load_starter()
    fields = ("code", "minimum", "maximum", "acceptable")
    assert list(Scale.objects.order_by("code").values_list(*fields)) == [
        ("BIN2", 1, 2, 2), ("NICS4", 1, 4, 3), ("SJ7", 1, 7, 4),
    ]  # fmt: skip
    for scale in Scale.objects.all():
        values = [point["value"] for point in scale.points]
        assert values == list(range(scale.minimum, scale.maximum + 1))


@pytest.mark.django_db
def test_loading_again_changes_nothing() -> None:
    def rows() -> list[object]:
        return [list(table.objects.order_by("pk").values_list()) for table in TABLES]

    first = load_starter()
    before = rows()
    assert load_starter() == first
    assert rows() == before


@pytest.mark.django_db
def test_the_command_names_what_stands_ready() -> None:
    said = StringIO()
    call_command("load_starter", stdout=said)
    assert said.getvalue() == (
        "Scales: SJ7, NICS4, BIN2\n"
        "Frameworks: MCV-1 v1, SJ-31 v1\n"
        "Programmes: GT-16 v1, SV-12 v1, HN-12 v1, SJ-16 v1\n"
    )


def test_countries_differ_only_in_terms_that_the_defaults_have() -> None:
    for country in ("GT", "SV", "HN"):
        assert tuple(country_terms(country)) == keys()
        assert all(set(texts) == {"es", "en"} for texts in country_terms(country).values())


@pytest.mark.parametrize(
    ("country", "trainee", "unit"),
    [
        ("GT", "agente en formación", "comisaría"),
        ("SV", "alumna/o en prácticas", "delegación"),
        ("HN", "aspirante a agente", "unidad policial (UDEP o UMEP)"),
        ("", "agente en formación", "unidad"),
        ("XX", "agente en formación", "unidad"),
    ],
)
def test_each_country_has_its_words(country: str, trainee: str, unit: str) -> None:
    assert (term("trainee", country=country), term("unit", country=country)) == (trainee, unit)


def test_a_programme_has_the_last_word_and_an_empty_one_is_none() -> None:
    labels = {"trainee": {"es": "cadete"}, "unit": {"es": ""}}
    assert term("trainee", country="GT", labels=labels) == "cadete"
    assert term("unit", country="GT", labels=labels) == "comisaría"


@pytest.mark.django_db
def test_a_programme_takes_the_words_of_its_country_along() -> None:
    load_starter()
    version = ProgrammeVersion.objects.get(programme__code="HN-12")
    assert version.labels == country_terms("HN")


@pytest.mark.django_db
def test_a_template_says_the_words_of_the_readers_country_or_of_a_programme() -> None:
    version = load_starter().programmes[2]
    agency = SimpleNamespace(code="PNC-SV", country="SV")
    context = Context({"request": SimpleNamespace(user=SimpleNamespace(agency=agency))})
    said = Template('{% load terms %}{% term "trainee" %}|{% term "trainee" version %}')
    context["version"] = version
    assert said.render(context) == "alumna/o en prácticas|aspirante a agente"
    assert Template('{% load terms %}{% term "unit" %}').render(Context({})) == "unidad"
