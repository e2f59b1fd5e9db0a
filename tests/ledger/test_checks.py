"""A database without its guards is reported before it takes signed records."""

import sys
from collections.abc import Sequence

import pytest
from django.core.checks import CheckMessage, Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from ledger.triggers import install, missing, remove

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def found(databases: Sequence[str] | None = ("default",)) -> list[CheckMessage]:
    messages = run_checks(tags=[Tags.database], databases=databases)
    return [message for message in messages if message.id == "ledger.E001"]


def test_guards_in_place_are_no_news() -> None:
    assert found() == []


def test_missing_guards_stop_the_check_of_that_database() -> None:
    remove(connection)
    (message,) = found()
    assert message.is_serious()
    assert "ledger_entry" in message.msg
    with pytest.raises(SystemCheckError, match=r"ledger\.E001"):
        call_command("check", "--database", "default")


def test_no_database_is_asked_unless_named() -> None:
    remove(connection)
    assert found(databases=None) == []


def test_migrate_is_warned_but_not_stopped_because_it_is_the_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    remove(connection)
    monkeypatch.setattr(sys, "argv", ["manage.py", "migrate"])
    assert [message.is_serious() for message in found()] == [False]


def test_the_cure_works() -> None:
    remove(connection)
    install(connection)
    assert (found(), missing(connection)) == ([], [])
