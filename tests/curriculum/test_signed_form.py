"""The form that a signature refers to: one text for one definition, and its hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest
from django.utils.translation import override

import curriculum
from curriculum.actions.load_framework import load_framework
from curriculum.actions.load_programme import load_programme
from curriculum.form_definition import derive, parse, serialise
from curriculum.models import Competency, FormVersion, Framework, PhaseTemplate, ProgrammeVersion
from curriculum.queries.forms import form_for

pytestmark = pytest.mark.django_db


def test_the_stored_text_has_the_hash_that_phones_verify(programme: ProgrammeVersion) -> None:
    form = form_for(programme)
    assert hashlib.sha256(form.definition.encode()).hexdigest() == form.sha256
    data = json.loads(form.definition)
    assert (data["id"], data["version"], data["proto"]) == (str(form.pk), form.version, 1)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_same_definition_always_gives_the_same_text(
    programme: ProgrammeVersion, language: str
) -> None:
    """Whatever the reader's language, and however often it is derived."""
    form = form_for(programme)
    with override(language):
        again = ProgrammeVersion.objects.get(pk=programme.pk)
        text, sha256 = serialise(derive(again, form_id=str(form.pk), number=form.version))
    assert (text, sha256) == (form.definition, form.sha256)


def test_another_number_is_another_text(programme: ProgrammeVersion) -> None:
    form = form_for(programme)
    _text, sha256 = serialise(derive(programme, form_id=str(form.pk), number=form.version + 1))
    assert sha256 != form.sha256


def test_the_form_has_the_competencies_of_the_framework_in_its_order(
    programme: ProgrammeVersion,
) -> None:
    definition = parse(form_for(programme))
    rows = Competency.objects.filter(domain__framework=programme.framework).order_by("order")
    assert list(definition.items) == list(rows.values_list("code", flat=True))
    assert [item.id for item in definition] == [str(pk) for pk in rows.values_list("pk", flat=True)]
    assert [len(group.items) for group in definition.groups] == [
        domain.competencies.count() for domain in programme.framework.domains.all()
    ]
    assert (len(definition.groups), len(definition.items)) == (8, 34)


def test_anchors_stand_at_one_four_and_seven_and_nowhere_else(
    programme: ProgrammeVersion,
) -> None:
    definition = parse(form_for(programme))
    assert {tuple(value for value, _text in item.anchors) for item in definition} == {(1, 4, 7)}
    item = definition.items["PRI-01"]
    assert [bool(item.anchor_for(value)) for value in range(1, 8)] == [
        True, False, False, True, False, False, True,
    ]  # fmt: skip


def test_loading_again_changes_nothing(programme: ProgrammeVersion) -> None:
    def rows() -> list[object]:
        tables = (Framework, Competency, ProgrammeVersion, PhaseTemplate, FormVersion)
        return [list(table.objects.order_by("pk").values_list()) for table in tables]

    before = rows()
    assert load_framework() == programme.framework
    assert load_programme() == programme
    assert rows() == before


def test_ids_are_those_of_the_published_file(programme: ProgrammeVersion) -> None:
    """The same everywhere, so that records of two servers can be compared (decision 9)."""
    assert str(programme.framework.pk) == "4b089de9-3357-4fdb-bd51-336951e3b317"
    assert str(Competency.objects.get(code="PRI-01").pk) == _id_in_the_file("PRI-01")


def _id_in_the_file(code: str) -> str:
    starter = Path(curriculum.__file__).parent / "starter"
    data = json.loads((starter / "mcv-1.json").read_text(encoding="utf-8"))
    (found,) = [
        row["id"]
        for domain in data["domains"]
        for row in domain["competencies"]
        if row["code"] == code
    ]
    return str(found)


def test_the_form_in_force_is_the_newest_that_is_not_closed(programme: ProgrammeVersion) -> None:
    first = form_for(programme)
    text, sha256 = serialise(derive(programme, form_id="next", number=2))
    second = FormVersion.objects.create(
        id=UUID("0190a5f0-0000-7000-8000-000000000002"),
        programme_version=programme,
        version=2,
        definition=text,
        sha256=sha256,
    )
    assert form_for(programme) == second
    FormVersion.objects.filter(pk=second.pk).update(status="closed")
    assert form_for(programme) == first
    FormVersion.objects.filter(pk=first.pk).update(status="closed")
    with pytest.raises(FormVersion.DoesNotExist):
        form_for(programme)
