"""What the hash of an entry and of a day covers."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from ledger.linking import GENESIS, day_hash, day_of, entry_hash, scope_of
from tests.ledger.chains import CHAIN, PAYLOAD

ENTRY: dict[str, Any] = {
    "chain": CHAIN,
    "seq": 1,
    "kind": "observation.filed",
    "subject": "observation-1",
    "actor": "mentor-1",
    "role": "fto",
    "payload_hash": PAYLOAD,
    "previous_hash": GENESIS,
    "at": datetime(2026, 3, 1, 5, 30, 0, 1, tzinfo=UTC),
}
DAY: dict[str, Any] = {
    "scope": "PNC-GT",
    "date": date(2026, 3, 1),
    "root": PAYLOAD,
    "entries": 3,
    "previous_root": GENESIS,
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("chain", f"{CHAIN[:-1]}9"),
        ("seq", 2),
        ("kind", "observation.voided"),
        ("subject", "observation-2"),
        ("actor", "mentor-2"),
        ("role", "supervisor"),
        ("payload_hash", "cd" * 32),
        ("previous_hash", "cd" * 32),
        ("at", ENTRY["at"] + timedelta(microseconds=1)),
    ],
)
def test_every_field_of_an_entry_is_in_its_hash(field: str, value: object) -> None:
    assert entry_hash(**ENTRY | {field: value}) != entry_hash(**ENTRY)


def test_text_cannot_move_from_one_field_to_the_next() -> None:
    moved = ENTRY | {"actor": "mentor-1f", "role": "to"}
    assert entry_hash(**moved) != entry_hash(**ENTRY)


def test_one_moment_has_one_hash_in_every_time_zone() -> None:
    guatemala = ENTRY["at"].astimezone(timezone(timedelta(hours=-6)))
    assert entry_hash(**ENTRY | {"at": guatemala}) == entry_hash(**ENTRY)


def test_the_stored_format_does_not_drift() -> None:
    assert entry_hash(**ENTRY) == "d2a9e622af72283382e0e8360b17678f0a47059fb8e2003dd874ffb57a415149"
    assert day_hash(**DAY) == "b69df7bbed525a00cbc92e28b1310bab2d6868244f1264f86ee2f0a68b72d80f"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scope", "PN-HN"),
        ("date", date(2026, 3, 2)),
        ("root", "cd" * 32),
        ("entries", 4),
        ("previous_root", "cd" * 32),
    ],
)
def test_every_field_of_a_day_is_in_its_hash(field: str, value: object) -> None:
    assert day_hash(**DAY | {field: value}) != day_hash(**DAY)


def test_the_scope_is_what_stands_before_the_colon() -> None:
    assert scope_of("PNC-GT:0192:a") == "PNC-GT"


@pytest.mark.parametrize("chain", ["", "PNC-GT", "PNC-GT:", ":0192"])
def test_a_chain_without_scope_or_name_is_refused(chain: str) -> None:
    with pytest.raises(ValueError, match="<scope>:<uuid>"):
        scope_of(chain)


def test_an_evening_in_guatemala_belongs_to_the_next_utc_day() -> None:
    evening = datetime(2026, 3, 1, 19, 0, tzinfo=timezone(timedelta(hours=-6)))
    assert day_of(evening) == date(2026, 3, 2)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 3, 1))  # noqa: DTZ001
