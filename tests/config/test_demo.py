"""``manage.py demo``: refused where it must be, loaded once, and only into open days."""

from __future__ import annotations

from datetime import UTC, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from config.demonstration import sentences
from config.demonstration.full import loading, phrases, places
from config.demonstration.full.loading import LedgerClosed, Loaded
from config.demonstration.places import place_agencies
from evaluations.models import Observation
from interface.victim_guard import find
from ledger.actions.close_day import close_day
from mentors.models import User


def demo(*arguments: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("arguments", [(), ("--scale", "full")])
def test_refused_where_demonstration_accounts_are(
    settings: object, db: None, arguments: tuple[str, ...]
) -> None:
    settings.DEMONSTRATION_ACCOUNTS = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="refuse demonstration accounts"):
        demo(*arguments)
    assert User.objects.count() == 0


def test_a_key_belongs_to_the_full_one(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--scale full"):
        demo("--key", str(tmp_path / "key.json"))
    assert User.objects.count() == 0


def test_closed_days_take_no_more_entries(db: None) -> None:
    now = timezone.now()
    place_agencies(timezone.localdate(now))
    close_day(scope="PNC-SV", date=now.astimezone(UTC).date() - timedelta(days=1))
    with pytest.raises(LedgerClosed, match=r"ledger of PNC-SV .* into an empty database"):
        next(loading.load(now))
    assert Observation.objects.count() == 0


def test_what_was_broken_off_goes_on_with_the_days_it_began_with(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    place_agencies(today)
    first = next(loading.load(now))
    assert first == Loaded("PNC-GT", "Comisaría 14", 1500)
    assert loading.loading_day(today + timedelta(days=1)) == today
    assert not loading.is_loaded()
    house = next(loading.missing(now + timedelta(days=1)))
    assert (house.unit.name, house.today) == ("Comisaría 15", today)
    assert {cohort.starts_on for cohort in house.cohorts} == {places.first_day(today)}


def test_the_guard_finds_nothing_in_any_sentence() -> None:
    texts = [
        *(text for bank in sentences.FALLS_SHORT.values() for text in bank),
        *(text for bank in sentences.STANDS_OUT.values() for text in bank),
        *(
            text
            for module in (sentences, phrases)
            for bank in vars(module).values()
            if isinstance(bank, tuple)
            for text in bank
        ),
        *phrases.COPIED.values(),
    ]
    assert len(texts) > 190
    assert [text for text in texts if find(text)] == []
