"""The database itself keeps versions as they were and shelters without an address."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from curriculum.actions.load_curriculum import load_curriculum
from curriculum.models import ContentVersion, LessonPage, ReferralService
from curriculum.queries.versions import changes_since, history_of
from tests.ledger.chains import refused_by

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def shelter(**changes: object) -> ReferralService:
    """A shelter as it may be written."""
    fields = {
        "slug": "gt-casa", "name": "Casa", "country": "GT", "types": ["psicosocial", "refugio"],
        "areas": ["national"], "visibility": "hidden", "languages": ["es"], "serves": ["mujeres"],
    }  # fmt: skip
    return ReferralService(**(fields | changes))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"address": "1a calle 2-3"}, "address"), ({"visibility": "public"}, "visibility")],
)
def test_a_shelter_is_never_written_with_an_address_or_in_public(
    changes: dict[str, str], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        shelter(**changes).full_clean()
    assert list(refused.value.message_dict) == [field]
    with refused_by("curriculum_referralservice"):
        shelter(**changes).save()
    known = shelter()
    known.full_clean()
    known.save()
    with refused_by("curriculum_referralservice"):
        ReferralService.objects.filter(pk=known.pk).update(**changes)


def test_another_service_may_have_an_address() -> None:
    shelter(types=["salud"], address="Hospital", visibility="public").save()
    assert ReferralService.objects.get().address == "Hospital"


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "Sin verificar"), (0, "Vale hasta el"), (91, "Venció el")],
)
def test_editors_read_what_an_entry_is_worth(days: int | None, words: str) -> None:
    day = None if days is None else timezone.localdate() - timedelta(days=days)
    assert shelter(types=["salud"], verified_on=day).standing_now.startswith(words)


def test_an_unknown_area_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        shelter(areas=["GT-99"]).full_clean()
    assert list(refused.value.message_dict) == ["areas"]


def test_a_version_never_changes_and_outlives_its_page(folder: Path) -> None:
    load_curriculum(folder=folder, publish=True)
    page = LessonPage.objects.get(code="L1.1")
    first = history_of("lesson", "L1.1").get()
    assert changes_since(first) == []
    page.intro = "Otra entrada."
    page.save_revision().publish()
    assert [version.number for version in history_of("lesson", "L1.1")] == [2, 1]
    assert [(change.path, change.after) for change in changes_since(first)] == [
        ("intro", "Otra entrada.")
    ]
    with refused_by("curriculum_contentversion"):
        ContentVersion.objects.filter(pk=first.pk).update(number=9)
    with refused_by("curriculum_contentversion"):
        ContentVersion.objects.filter(pk=first.pk).delete()
    page.delete()
    assert history_of("lesson", "L1.1").count() == 2
    assert changes_since(first) == []
