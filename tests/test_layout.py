"""The shape of the checkout: what stands where, how long it is, what it may not name."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "Makefile",
    "README.md",
    "curriculum",
    "evaluations",
    "locale",
    "manage.py",
    "mentors",
    "pyproject.toml",
    "site",
    "tests",
}
LONGEST_FILE = 400
LONGEST_MODULE = 200
LONGEST_README = 150
SAYS_NOTHING = {"base", "common", "helpers", "manager", "misc", "tools", "utils"}
MAY_BE_VAGUE = {"site/config/settings/base.py"}

# Absolute places of one machine: a home folder, or a folder that only one machine's owner has.
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:home|Users|root|work)/[a-z0-9._-]+", re.IGNORECASE)
INDEX_HOST = re.compile(
    r"^\s*(?:--(?:extra-)?index-url|-i|--find-links)[ =]|(?:extra-)?index-url *=|"
    r'"resolved": *"https?:|\b(?:files\.pythonhosted|registry\.npmjs|pypi)\.org\b',
    re.MULTILINE,
)


def committed() -> Iterator[Path]:
    """Files that are committed or about to be: ignored ones are nobody's business."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in names.decode().split("\0"):
        if name and (ROOT / name).is_file():
            yield Path(name)


FILES = sorted(set(committed()))
CODE = [path for path in FILES if path.suffix == ".py"]


def text_of(path: Path) -> str:
    """Content of a committed file; what is no UTF-8 text is read as far as it goes."""
    return (ROOT / path).read_text(encoding="utf-8", errors="ignore")


def test_something_was_looked_at() -> None:
    assert {Path("manage.py"), Path("site/config/urls.py")} <= set(CODE)


def test_site_is_a_plain_folder() -> None:
    """A package of this name would shadow the standard library's own ``site``."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_top_level_holds_only_what_was_agreed() -> None:
    assert {path.parts[0] for path in FILES} - TOP_LEVEL == set()


def test_no_python_file_is_longer_than_a_person_reads_at_once() -> None:
    lengths = {
        str(path): len(text_of(path).splitlines())
        for path in CODE
        if "migrations" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_module_of_the_browser_is_longer_than_two_screens() -> None:
    lengths = {str(path): len(text_of(path).splitlines()) for path in FILES if path.suffix == ".js"}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_readme_is_short() -> None:
    assert len(text_of(Path("README.md")).splitlines()) <= LONGEST_README


def test_names_say_what_is_inside() -> None:
    vague = {
        str(path)
        for path in CODE
        if path.stem in SAYS_NOTHING or SAYS_NOTHING.intersection(path.parts[:-1])
    }
    assert vague - MAY_BE_VAGUE == set()


def test_nothing_names_a_path_of_one_machine() -> None:
    assert [str(path) for path in FILES if MACHINE_PATH.search(text_of(path))] == []


def test_nothing_names_a_package_index() -> None:
    assert [str(path) for path in FILES if INDEX_HOST.search(text_of(path))] == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (MACHINE_PATH, "read /" + "home/maria/data", True),
        (MACHINE_PATH, "'/" + "work/project/var'", True),
        (MACHINE_PATH, "/app/home/", False),
        (MACHINE_PATH, "https://example.org/home/x", False),
        (INDEX_HOST, "--index-url " + "https://example.org", True),
        (INDEX_HOST, "django==5.2 --hash=sha256:ab", False),
    ],
)
def test_the_patterns_find_what_they_are_for(
    pattern: re.Pattern[str], text: str, found: bool
) -> None:
    assert bool(pattern.search(text)) is found
