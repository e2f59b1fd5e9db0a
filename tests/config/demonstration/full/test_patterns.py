"""Every planted pattern is found in the full demonstration (``make verify``: five minutes)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.benchmarks.databases import ROOT, Place, migrated

from .grading import Grade, grades

pytestmark = pytest.mark.verify


@dataclass(frozen=True)
class Loaded:
    """The full demonstration in a database of its own."""

    place: Place
    name: str
    said: str
    key: dict[str, Any]

    def run(self, *arguments: str) -> str:
        """Run a command there; it must succeed. Returns what it says."""
        return self.place_run(self.place, self.name, *arguments)

    @staticmethod
    def place_run(place: Place, name: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=place.environment(name),
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    place = Place(tmp_path_factory.mktemp("full"))
    file = place.folder / "key.json"
    with migrated(place) as name:
        said = Loaded.place_run(
            place, name, "manage.py", "demo", "--scale", "full", "--key", str(file)
        )
        yield Loaded(place, name, said, json.loads(file.read_text("utf-8")))


@pytest.fixture(scope="module")
def graded(full: Loaded) -> list[Grade]:
    found = json.loads(full.run("-m", "tests.config.demonstration.full.answers"))
    return list(grades(full.key, found))


def test_every_planted_pattern_is_found(
    graded: list[Grade], full: Loaded, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\n\n{full.said.splitlines()[-2]}\n\n| pattern | tolerance | found |\n|---|---|---|")
        for row in graded:
            print(f"| {row.pattern} | {row.tolerance} | {row.found} |")
    assert [row for row in graded if not row.right] == []
    assert len(graded) == 9


def test_standings_follow_from_the_record(full: Loaded) -> None:
    said = full.run("manage.py", "rebuild_standings", "--check", "--json")
    assert json.loads(said) == {"enrolments": 924, "different": []}


def test_the_ledger_holds(full: Loaded) -> None:
    said = json.loads(full.run("manage.py", "verify_ledger", "--json"))
    assert said["clean"]
    assert {row["scope"]: row["chains"] for row in said["scopes"]} == {
        "PNC-GT": 504,
        "PNC-SV": 180,
        "PN-HN": 240,
    }


def test_a_second_run_finds_it_and_can_still_write_the_key(full: Loaded) -> None:
    again = full.place.folder / "again.json"
    said = full.run("manage.py", "demo", "--scale", "full", "--key", str(again))
    assert said.endswith("The demonstration is loaded already.\n")
    assert json.loads(again.read_text("utf-8")) == full.key
