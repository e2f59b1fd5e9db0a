"""``python -m config.gates [NAME …]``: run the gates side by side, show what failed and why."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
AT_ONCE = 2

MANAGE = (sys.executable, "manage.py")
GATES: dict[str, tuple[str, ...]] = {
    # The slowest first, so that the others fill the second core beside it.
    "types": (str(BIN / "mypy"),),
    "lint": (str(BIN / "ruff"), "check", "--output-format", "concise", "."),
    "format": (str(BIN / "ruff"), "format", "--check", "."),
    "direction": (str(BIN / "lint-imports"), "--no-cache"),
    "templates": (str(BIN / "djlint"), ".", "--lint", "--quiet"),
    "configuration": (*MANAGE, "check", "--fail-level", "WARNING"),
    "migrations": (*MANAGE, "makemigrations", "--check", "--dry-run"),
    "translations": (*MANAGE, "catalogue", "--check"),
    "layout": (str(BIN / "pytest"), "-q", "-p", "no:cacheprovider", "tests/test_layout.py"),
}


@dataclass(frozen=True)
class Outcome:
    """How one gate ended."""

    name: str
    passed: bool
    seconds: float
    output: str


def pass_through(name: str) -> Outcome:
    """Run one gate and keep what it says."""
    start = time.monotonic()
    run = subprocess.run(  # noqa: S603 - the commands above
        GATES[name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = time.monotonic() - start
    return Outcome(name, run.returncode == 0, seconds, f"{run.stdout}{run.stderr}".strip())


def main(names: list[str]) -> int:
    """Run the named gates, or all; return the exit code."""
    unknown = sorted(set(names) - set(GATES))
    if unknown:
        print(f"No such gate: {', '.join(unknown)}. There are: {', '.join(GATES)}.")
        return 2
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(pass_through, names or GATES))
    for outcome in outcomes:
        if not outcome.passed:
            print(f"\n--- {outcome.name}\n{outcome.output}\n")
    for outcome in outcomes:
        print(f"{'ok  ' if outcome.passed else 'FAIL'} {outcome.seconds:5.1f} s {outcome.name}")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
