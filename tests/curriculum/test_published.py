"""What was published stays as it was: the database refuses every change (invariant 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from curriculum.models import (
    Anchor,
    Competency,
    Domain,
    FormVersion,
    Framework,
    PhaseTemplate,
    ProgrammeVersion,
    Scale,
)
from tests.ledger.chains import refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programme"), pytest.mark.database]

FROZEN: dict[type, list[dict[str, Any]]] = {
    Framework: [{"code": "MCV-9"}, {"version": 9}, {"status": "draft"}],
    Domain: [{"names": {"es": "Otro"}}, {"order": 99}],
    Competency: [
        {"names": {"es": "Otra"}},
        {"code": "XXX-01"},
        {"critical": True},
        {"formative_only": True},
        {"min_observations": 1},
        {"min_raters": 1},
    ],
    Anchor: [{"texts": {"es": "Otro"}}, {"value": 2}],
    ProgrammeVersion: [
        {"narrative_rule": {}},
        {"thresholds": {}},
        {"deadlines": {}},
        {"status": "draft"},
    ],
    PhaseTemplate: [{"days": 1}, {"rated": False}, {"officer_rule": "any"}, {"order": 50}],
    FormVersion: [{"definition": "{}"}, {"sha256": "0" * 64}, {"version": 2}],
    Scale: [{"acceptable": 1}, {"maximum": 9}, {"points": []}],
}


@pytest.mark.parametrize(
    ("model", "change"),
    [(model, change) for model, changes in FROZEN.items() for change in changes],
    ids=lambda value: value.__name__ if isinstance(value, type) else next(iter(value)),
)
def test_no_column_of_a_published_definition_changes(model: Any, change: dict[str, Any]) -> None:
    before = list(model.objects.order_by("pk").values_list())
    with refused_by(model._meta.db_table):
        model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**change)
    assert list(model.objects.order_by("pk").values_list()) == before


@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_no_row_of_a_published_definition_is_deleted(model: Any) -> None:
    count = model.objects.count()
    with refused_by(model._meta.db_table):
        model.objects.order_by("pk")._raw_delete("default")
    assert model.objects.count() == count


ADDED: dict[str, Callable[[], object]] = {
    "curriculum_domain": lambda: Domain.objects.create(
        framework=Framework.objects.get(), code="NEW", names={}, order=99
    ),
    "curriculum_competency": lambda: Competency.objects.create(
        domain=Domain.objects.first(), code="NEW-01", names={}, order=99
    ),
    "curriculum_anchor": lambda: Anchor.objects.create(
        competency=Competency.objects.first(), value=3, texts={}
    ),
    "curriculum_phasetemplate": lambda: PhaseTemplate.objects.create(
        programme_version=ProgrammeVersion.objects.get(),
        order=99,
        names={},
        kind="training",
        days=1,
    ),
}


@pytest.mark.parametrize("table", ADDED)
def test_nothing_is_added_to_a_published_definition(table: str) -> None:
    with refused_by(table):
        ADDED[table]()


def test_nothing_moves_from_a_draft_into_a_published_definition() -> None:
    published = Framework.objects.get()
    draft = Framework.objects.create(
        id=uuid4(), code="DRAFT", version=1, names={}, scale=published.scale
    )
    domain = Domain.objects.create(framework=draft, code="D", names={}, order=1)
    competency = Competency.objects.create(domain=domain, code="D-01", names={}, order=1)
    anchor = Anchor.objects.create(competency=competency, value=3, texts={})
    with refused_by("curriculum_domain"):
        Domain.objects.filter(pk=domain.pk).update(framework=published)
    with refused_by("curriculum_competency"):
        Competency.objects.filter(pk=competency.pk).update(domain=published.domains.first())
    with refused_by("curriculum_anchor"):
        known = Competency.objects.get(code="PRI-01")
        Anchor.objects.filter(pk=anchor.pk).update(competency=known)


def test_a_draft_is_free_to_change() -> None:
    scale = Scale.objects.create(code="NEW", points=[], minimum=1, maximum=3, acceptable=2)
    draft = Framework.objects.create(id=uuid4(), code="DRAFT", version=1, names={}, scale=scale)
    domain = Domain.objects.create(framework=draft, code="D", names={}, order=1)
    Domain.objects.update_or_create(pk=domain.pk, defaults={"order": 2})
    Scale.objects.filter(pk=scale.pk).update(maximum=4)
    draft.delete()
    scale.delete()
    assert not Domain.objects.filter(pk=domain.pk).exists()
