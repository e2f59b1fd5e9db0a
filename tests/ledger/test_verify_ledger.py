"""``manage.py verify_ledger`` answers programs by exit code and people by name."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from ledger.actions.close_day import close_day
from ledger.models import Entry
from ledger.triggers import suspended
from tests.ledger.chains import CHAIN, FOREIGN_CHAIN, SCOPE, append_many

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def run(*arguments: str) -> tuple[int, str, str]:
    """Return (exit code, stdout, stderr)."""
    out, err, code = StringIO(), StringIO(), 0
    with translation.override("en"):
        try:
            call_command("verify_ledger", *arguments, stdout=out, stderr=err)
        except SystemExit as stop:
            code = int(stop.code or 0)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def _two_scopes() -> None:
    append_many(3, CHAIN, at=NOON)
    append_many(2, FOREIGN_CHAIN, at=NOON)
    close_day(scope=SCOPE, date=date(2026, 3, 2))


def tamper() -> None:
    with suspended(connection):
        Entry.objects.filter(chain=CHAIN, seq=2).update(actor="somebody-else")


@pytest.mark.usefixtures("_two_scopes")
def test_a_clean_record_exits_zero_with_counts() -> None:
    code, out, err = run()
    assert (code, out.splitlines(), err) == (
        0,
        [
            "PN-HN: entries 2, chains 1, daily roots 0, faults 0",
            "PNC-GT: entries 3, chains 1, daily roots 1, faults 0",
        ],
        "",
    )


@pytest.mark.usefixtures("_two_scopes")
def test_a_fault_exits_one_and_is_named() -> None:
    tamper()
    code, out, _err = run("--scope", SCOPE)
    assert (code, out.splitlines()) == (
        1,
        [
            "PNC-GT: entries 3, chains 1, daily roots 1, faults 1",
            f"INT-01 {CHAIN} #2 The entry does not have the hash it was given.",
        ],
    )


@pytest.mark.usefixtures("_two_scopes")
def test_another_scope_stays_clean() -> None:
    tamper()
    assert run("--scope", "PN-HN")[0] == 0


@pytest.mark.usefixtures("_two_scopes")
def test_json_holds_the_same_for_programs() -> None:
    tamper()
    code, out, _err = run("--json", "--scope", SCOPE)
    expected: dict[str, Any] = {
        "clean": False,
        "scopes": [
            {
                "scope": SCOPE,
                "entries": 3,
                "chains": 1,
                "days": 1,
                "faults": [
                    {
                        "code": "INT-01",
                        "chain": CHAIN,
                        "seq": 2,
                        "message": "The entry does not have the hash it was given.",
                    }
                ],
            }
        ],
    }
    assert (code, json.loads(out)) == (1, expected)


def test_an_empty_ledger_is_clean() -> None:
    assert run("--json") == (0, '{\n  "clean": true,\n  "scopes": []\n}\n', "")


def test_an_unknown_scope_is_said_so() -> None:
    code, out, err = run("--scope", "PNC-XX")
    assert (code, out, err) == (
        0,
        "PNC-XX: entries 0, chains 0, daily roots 0, faults 0\n",
        "There is no chain in scope PNC-XX.\n",
    )
