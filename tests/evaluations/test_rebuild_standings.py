"""``manage.py rebuild_standings``: the standing is what the signed record says, or is repaired."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from evaluations.models import Standing
from tests.cast import Cast, envelope, file


def run(*arguments: str) -> dict[str, Any]:
    output = io.StringIO()
    call_command("rebuild_standings", "--json", *arguments, stdout=output)
    result: dict[str, Any] = json.loads(output.getvalue())
    return result


def test_what_the_actions_keep_is_what_the_record_says(cast: Cast) -> None:
    for day in (1, 3, 2):
        file(cast, envelope(cast, days_ago=day))
    file(cast, envelope(cast, days_ago=4, narrative={"best": {"c": None, "text": ""}}))
    assert run("--check") == {"enrolments": 1, "different": []}


def test_a_different_standing_is_named_and_left_alone_by_check(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    Standing.objects.update(counted=7)
    with pytest.raises(CommandError):
        call_command("rebuild_standings", "--check", stdout=io.StringIO())
    assert Standing.objects.get().counted == 7


def test_a_rebuild_repairs_it(cast: Cast) -> None:
    file(cast, envelope(cast, days_ago=1))
    right = Standing.objects.values().get()
    Standing.objects.update(counted=7, cells={}, last_shift=None)
    assert run() == {"enrolments": 1, "different": [str(cast.enrolment.pk)]}
    assert Standing.objects.values().get() == right
