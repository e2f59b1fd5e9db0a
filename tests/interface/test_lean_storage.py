"""Comments stay in the checkout; what runs is the same script."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from interface.lean_storage import LeanStaticFilesStorage, without_comments

MODULES = sorted((Path(settings.SITE) / "static" / "js").rglob("*.js"))


@pytest.mark.parametrize(
    ("script", "shorter"),
    [
        ("// why\nlet a = 1;\n", "let a = 1;\n"),
        ("/** What\n * it does. */\nexport function f() {\n  return 1;\n}\n",
         "export function f() {\nreturn 1;\n}\n"),
        ('const a = "// no comment";\n', 'const a = "// no comment";\n'),
        ("const a = 1; // beside\n", "const a = 1; // beside\n"),
        ("const mine = /\\/\\*x/;\n", "const mine = /\\/\\*x/;\n"),
        ("a();\n\n\nb();\n", "a();\nb();\n"),
    ],
)  # fmt: skip
def test_only_whole_lines_of_comment_fall_away(script: str, shorter: str) -> None:
    assert without_comments(script) == shorter


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_template_literal_runs_over_a_line(path: Path) -> None:
    odd = [line for line in path.read_text().splitlines() if line.count("`") % 2]
    assert odd == []


def test_the_hashed_copy_is_the_short_one(tmp_path: Path) -> None:
    source = FileSystemStorage(location=tmp_path / "checkout")
    source.save("js/a.js", ContentFile(b"// why\n1;\n"))
    storage = LeanStaticFilesStorage(location=tmp_path / "collected")
    with source.open("js/a.js") as file:
        storage.save("js/a.js", file)

    list(storage.post_process({"js/a.js": (source, "js/a.js")}))

    hashed = storage.hashed_files["js/a.js"]
    assert hashed != "js/a.js"
    assert (tmp_path / "collected" / hashed).read_bytes() == b"1;\n"


def test_modules_are_shortened_and_nothing_else(tmp_path: Path) -> None:
    storage = LeanStaticFilesStorage(location=tmp_path)
    for name in ("js/a.js", "other/js/b.js", "js/rules.json"):
        storage.save(name, ContentFile(b"// why\n1;\n"))

    assert [(tmp_path / name).read_bytes() for name in ("js/a.js", "other/js/b.js")] == [
        b"1;\n",
        b"// why\n1;\n",
    ]
    assert (tmp_path / "js/rules.json").read_bytes() == b"// why\n1;\n"
