"""Laws and services arrive once; what an editor verified stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from curriculum.actions.load_directory import load_directory
from curriculum.actions.load_support import load_support
from curriculum.content.places import STARTER
from curriculum.models import LegalReference, ReferralService, SupportPage

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing() -> None:
    first, second = load_directory(), load_directory()
    assert (first.created, first.changed, first.left_alone) == (202, 0, 0)
    assert (second.created, second.changed, second.left_alone) == (0, 0, 202)
    assert (LegalReference.objects.count(), ReferralService.objects.count()) == (157, 45)


def test_nothing_that_ships_counts_as_verified_or_reviewed() -> None:
    load_directory()
    assert not ReferralService.objects.exclude(verified_on=None).exists()
    assert not LegalReference.objects.exclude(last_legal_review=None).exists()


def test_a_file_changes_what_nobody_edited(tmp_path: Path) -> None:
    load_directory()
    edited = ReferralService.objects.get(slug="gt-mp-1572")
    edited.verified_on = date(2026, 11, 1)
    edited.save()
    for name in ("legal-references.yaml", "referral-services.yaml"):
        text = (STARTER / name).read_text(encoding="utf-8")
        text = text.replace("Emergencia policial.", "Emergencia de la policía.", 1)
        text = text.replace("Recibe denuncias y orienta.", "Recibe denuncias.")
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = load_directory(folder=tmp_path)
    assert (report.created, report.changed) == (0, 1)
    assert ReferralService.objects.get(slug="gt-pnc-110").notes == "Emergencia de la policía."
    edited.refresh_from_db()
    assert (edited.verified_on, edited.notes) == (date(2026, 11, 1), "Recibe denuncias y orienta.")


def test_the_support_page_arrives_once() -> None:
    page = load_support()
    assert load_support() == page
    assert SupportPage.objects.get().live is False
    assert [each.block_type for each in page.body] == [
        "prose", "key_points", "referrals", "referrals",
    ]  # fmt: skip
