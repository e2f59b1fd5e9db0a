"""The message catalogues: what is found, merged, refused and compiled, without gettext's tools."""

import json
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.catalogues.entry import Entry
from config.catalogues.extraction import messages_of_python, messages_of_template
from config.catalogues.merging import merged, translated
from config.catalogues.po_file import compiled, read, written
from config.catalogues.problems import problems_of

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
TITLE = _("Daily observation")
LONG = _(
    "Two parts "
    "of one sentence"
)
def count(n):
    return ngettext("{n} sheet", "{n} sheets", n).format(n=n)
MONTH = pgettext_lazy("month", "May")
NOTHING = _(TITLE)
"""
TEMPLATE = """
{% load i18n %}
      <p>{% translate "Sign in" %}</p>
  {% translate "May" context "month" as m %}
{{ _("From a variable") }}{% if x == _("From a tag") %}{% endif %}
    {% blocktranslate trimmed count n=sheets|length %}
        One sheet by
        {{ author }}
    {% plural %}
        {{ n }} sheets by {{ author }}
    {% endblocktranslate %}
{# Translators: not a message #}
{% comment %}{% translate "Not shown" %}{% endcomment %}
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout: one Python file and one template."""
    (tmp_path / "mentors" / "templates").mkdir(parents=True)
    (tmp_path / "mentors" / "words.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "glossary.csv").write_text("es,en,avoid,note\n", encoding="utf-8")
    (tmp_path / "mentors" / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def complete(checkout: Path) -> Iterator[Path]:
    """The same, every message translated."""
    texts = {
        "Daily observation": "Observación diaria",
        "Two parts of one sentence": "Dos partes de una oración",
        "{n} sheet": ["{n} hoja", "{n} hojas"],
        "month\u0004May": "mayo",
        "Sign in": "Ingresar",
        "From a variable": "De una variable",
        "From a tag": "De una etiqueta",
        "One sheet by %(author)s": ["Una hoja de %(author)s", "%(n)s hojas de %(author)s"],
    }
    update(checkout, texts)
    return checkout


def update(root: Path, texts: dict[str, object] | None = None, **options: bool) -> str:
    """Run --update on ``root`` and return what it printed on both streams."""
    output = StringIO()
    if texts:
        file = root / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        options["translations"] = file  # type: ignore[assignment]
    call_command("catalogue", update=True, folder=root, stdout=output, stderr=output, **options)
    return output.getvalue()


def check(root: Path) -> list[str]:
    """Run --check on ``root`` and return the problems it names."""
    try:
        call_command("catalogue", check=True, folder=root, stdout=StringIO())
    except CommandError as refusal:
        return str(refusal).splitlines()[:-1]
    return []


def spanish(root: Path) -> Path:
    """The Spanish catalogue of ``root``."""
    return root / "locale" / "es" / "LC_MESSAGES" / "django.po"


def test_python_messages_are_found_with_plural_and_context() -> None:
    assert messages_of_python(PYTHON) == {
        ("", "Daily observation"): "",
        ("", "Two parts of one sentence"): "",
        ("", "{n} sheet"): "{n} sheets",
        ("month", "May"): "",
    }


def test_a_message_inside_an_f_string_is_found() -> None:
    source = "title = f\"{_('Error:')} {escape(pgettext('month', 'May'))} {name!r}\""
    assert messages_of_python(source) == {("", "Error:"): "", ("month", "May"): ""}


def test_template_messages_are_found_with_plural_and_context() -> None:
    assert messages_of_template(TEMPLATE) == {
        ("", "Sign in"): "",
        ("month", "May"): "",
        ("", "From a variable"): "",
        ("", "From a tag"): "",
        ("", "One sheet by %(author)s"): "%(n)s sheets by %(author)s",
    }


def test_a_complete_catalogue_passes(complete: Path) -> None:
    assert check(complete) == []


def test_each_open_message_is_named(checkout: Path) -> None:
    update(checkout, {"Sign in": "Ingresar"})
    (checkout / "mentors" / "new.py").write_text('_("Brand new")', encoding="utf-8")
    assert check(checkout) == [
        "es: missing: 'Brand new'",
        "es: untranslated: 'Daily observation'",
        "es: untranslated: 'From a tag'",
        "es: untranslated: 'From a variable'",
        "es: untranslated: 'One sheet by %(author)s'",
        "es: untranslated: 'Two parts of one sentence'",
        "es: untranslated: '{n} sheet'",
        "es: untranslated: [month] 'May'",
        "en: missing: 'Brand new'",
    ]


def test_a_second_update_changes_nothing(complete: Path) -> None:
    before = spanish(complete).read_bytes()
    changed = spanish(complete).stat().st_mtime_ns
    update(complete)
    assert (spanish(complete).read_bytes(), spanish(complete).stat().st_mtime_ns) == (
        before,
        changed,
    )


def test_a_translated_message_that_left_the_code_is_kept_until_pruned(complete: Path) -> None:
    (complete / "mentors" / "words.py").write_text(
        PYTHON.replace('_("Daily observation")', '"x"'), encoding="utf-8"
    )
    update(complete)
    assert check(complete) == ["es: obsolete: 'Daily observation'"]
    (complete / "mentors" / "words.py").write_text(PYTHON, encoding="utf-8")
    update(complete)
    assert check(complete) == []


def test_prune_drops_what_nobody_asks_for(complete: Path) -> None:
    (complete / "mentors" / "words.py").write_text("", encoding="utf-8")
    update(complete, prune=True)
    assert ("", "Daily observation") not in read(spanish(complete))
    assert check(complete) == []


def test_a_translation_nobody_asks_for_is_reported(checkout: Path) -> None:
    assert update(checkout, {"Sing in": "Cantar"}).splitlines()[0] == "not in the code: 'Sing in'"


def test_a_plural_needs_both_forms(checkout: Path) -> None:
    with pytest.raises(CommandError, match=r"'\{n\} sheet' needs 2 text\(s\), got 1"):
        update(checkout, {"{n} sheet": "{n} hoja"})


@pytest.mark.parametrize(
    ("singular", "plural", "strings", "problem"),
    [
        ("Hello {name}", "", ("Hola {nombre}",), "placeholders differ: 'Hello {name}'"),
        ("Hello %(name)s", "", ("Hola",), "placeholders differ: 'Hello %(name)s'"),
        ("%s of %s", "", ("%s de",), "placeholders differ: '%s of %s'"),
        (
            "{n} sheet",
            "{n} sheets",
            ("una hoja", "{n} hojas"),
            "placeholders differ in the singular: '{n} sheet'",
        ),
        (
            "One sheet",
            "{n} sheets",
            ("Una hoja", "hojas"),
            "placeholders differ in the plural: 'One sheet'",
        ),
        ("<b>Stop</b>", "", ("<b>Alto",), "markup differs: '<b>Stop</b>'"),
    ],
)
def test_a_translation_that_would_break_the_page_is_named(
    singular: str, plural: str, strings: tuple[str, ...], problem: str
) -> None:
    entry = Entry(singular, plural, strings=strings)
    assert list(problems_of({entry.key: entry}, {entry.key: plural})) == [problem]


@pytest.mark.parametrize(
    ("singular", "plural", "strings"),
    [
        ("{a} of {b}", "", ("de {b}, {a}",)),
        ("{when:%d} 100%%", "", ("100%% {when:%d}",)),
        ("One sheet", "{n} sheets", ("Una hoja", "{n} hojas")),
        ("One sheet", "{n} sheets", ("{n} hoja", "{n} hojas")),
    ],
)
def test_another_order_of_placeholders_is_no_problem(
    singular: str, plural: str, strings: tuple[str, ...]
) -> None:
    entry = Entry(singular, plural, strings=strings)
    assert list(problems_of({entry.key: entry}, {entry.key: plural})) == []


def test_a_fuzzy_entry_is_a_problem_and_stays_out_of_the_compiled_file(tmp_path: Path) -> None:
    po = tmp_path / "django.po"
    po.write_text(
        written([Entry("Yes", strings=("Sí",)), Entry("No", strings=("Nunca",), fuzzy=True)], "es"),
        encoding="utf-8",
    )
    texts = GNUTranslations(BytesIO(compiled(po, "es")))
    assert (texts.gettext("Yes"), texts.gettext("No")) == ("Sí", "No")
    assert list(problems_of(read(po), {("", "Yes"): "", ("", "No"): ""})) == ["fuzzy: 'No'"]


def test_a_message_that_gains_a_plural_has_to_be_translated_again() -> None:
    known = {("", "sheet"): Entry("sheet", strings=("hoja",))}
    assert merged(known, {("", "sheet"): "sheets"}) == {("", "sheet"): Entry("sheet", "sheets")}


def test_written_entries_are_read_back_equal(tmp_path: Path) -> None:
    entries = [
        Entry('Say "yes"\nor\tno\\', context="a", strings=('Diga "sí"\no\tno\\',)),
        Entry("new", strings=("",)),
        Entry("one", "many", strings=("uno", "muchos"), obsolete=True),
    ]
    po = tmp_path / "django.po"
    po.write_text(written(entries, "es"), encoding="utf-8")
    assert list(read(po).values()) == entries


def test_plurals_are_compiled_with_the_languages_rule(complete: Path) -> None:
    texts = GNUTranslations(BytesIO(spanish(complete).with_suffix(".mo").read_bytes()))
    forms = [texts.ngettext("{n} sheet", "{n} sheets", n) for n in (0, 1, 2)]
    assert forms == ["{n} hojas", "{n} hoja", "{n} hojas"]
    assert texts.pgettext("month", "May") == "mayo"


def test_english_needs_no_translator(complete: Path) -> None:
    english = read(complete / "locale" / "en" / "LC_MESSAGES" / "django.po")
    assert english[("", "{n} sheet")].strings == ("{n} sheet", "{n} sheets")


def test_unknown_translations_do_not_enter_the_catalogue() -> None:
    entries, unknown = translated({}, {"month\u0004May": "mayo"})
    assert (entries, unknown) == ({}, [("month", "May")])


def test_a_source_that_cannot_be_read_is_named(checkout: Path) -> None:
    broken = checkout / "mentors" / "templates" / "broken.html"
    broken.write_text("{% blocktranslate %}{% if x %}{% endblocktranslate %}", encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.html"):
        update(checkout)


def test_people_who_update_at_once_lose_nothing(checkout: Path) -> None:
    names = [f"Message {number}" for number in range(4)]
    (checkout / "mentors" / "many.py").write_text("".join(f'_("{n}")\n' for n in names))
    running = []
    for number, name in enumerate(names):
        texts = checkout / f"{number}.json"
        texts.write_text(json.dumps({name: name.replace("Message", "Mensaje")}))
        command = [sys.executable, "manage.py", "catalogue", "--update", "--folder", str(checkout)]
        running.append(subprocess.Popen([*command, "--translations", str(texts)]))
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    entries = read(spanish(checkout))
    assert [entries[("", name)].strings for name in names] == [
        (f"Mensaje {number}",) for number in range(4)
    ]
