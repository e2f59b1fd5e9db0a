"""No template and no Python message bypasses gettext, and each way to do so is noticed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.catalogues.bypassing import bypasses_in, bypasses_of_python, bypasses_of_template
from config.management.commands.catalogue import SOURCES


def texts(found: list[tuple[int, str]]) -> list[str]:
    return [text for _line, text in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Sign in</p>", ["Sign in"]),
        ("<p>{% translate 'Sign in' %}</p>", []),
        ("<p>{% blocktranslate %}Read {{ n }}{% endblocktranslate %}</p>", []),
        ("{% comment %}Why this is so{% endcomment %}{# and this #}", []),
        ("<p>Acompaña</p> · {{ name }}, {{ unit }}", []),
        ("<p>{{ count }} records</p>", ["records"]),
        ("<img alt='A map' src='{% url 'map' %}'>", ["A map"]),
        ("<input type='submit' value='Save'>", ["Save"]),
        ("<button value='save' class='button wide'>{{ text }}</button>", []),
        ("<input placeholder=\"{% translate 'Name' %}\">", []),
        ("<{{ level }} class='quiet title'>{{ title }}</{{ level }}>", []),
        ("{% include 'part.html' with title='Officers' %}", ["Officers"]),
        ("{% include 'part.html' with title=_('Officers') %}", []),
        ("{{ name|default:'Nobody has signed' }}", ["Nobody has signed"]),
        ("{{ name|default:'Línea' }}", ["Línea"]),
        ("{% block frame %}panel{% endblock %}", []),
        ("<style>.a { color: red }</style><code>make run</code>", []),
    ],
)
def test_templates(source: str, expected: list[str]) -> None:
    assert texts(bypasses_of_template(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("CharField(label='Name')", ["Name"]),
        ("CharField(label=_('Name'))", []),
        (
            "Refusal(code='gone', reason='no longer there', text=f'Gone since {day}')",
            ["Gone since "],
        ),
        ("messages.success(request, 'Saved')", ["Saved"]),
        ("messages.success(request, _('Saved %(n)s') % {'n': 'it all'})", []),
        ("form.add_error(None, 'Too late')", ["Too late"]),
        ("raise ValidationError('Write a date')", ["Write a date"]),
        ("_(f'Hello {name}')", ["Hello "]),
        ("_('Hello ' + name)", ["Hello "]),
        ("class Kind(models.TextChoices):\n    A = 'a', 'Absent'", ["Absent"]),
        ("class Kind(models.TextChoices):\n    A = 'a', _('Absent')", []),
        ("HEADING = 'Observación diaria'", ["Observación diaria"]),
        ("HEADING = _('«Seen» is translated')", []),
        ("NAMES = {'es': 'Observación', 'en': 'Observation'}", []),
        ("def f():\n    '''Named after «Ley de Femicidio».'''", []),
    ],
)
def test_python(source: str, expected: list[str]) -> None:
    assert texts(bypasses_of_python(source)) == expected


def test_it_names_the_line() -> None:
    source = "{% load i18n %}\n{% blocktranslate %}\nA\n{% endblocktranslate %}\n<p>\nSign in</p>"
    assert bypasses_of_template(source) == [(6, "Sign in")]


def test_nothing_of_the_product_bypasses_gettext() -> None:
    root = Path(settings.ROOT)
    assert list(bypasses_in([root / name for name in SOURCES], root)) == []


def test_the_gate_names_what_bypasses(tmp_path: Path) -> None:
    (tmp_path / "mentors" / "templates").mkdir(parents=True)
    (tmp_path / "mentors" / "templates" / "page.html").write_text("<p>Sign in</p>", "utf-8")
    with pytest.raises(CommandError, match=r"bypasses gettext: .*page\.html:1: 'Sign in'"):
        call_command("catalogue", check=True, folder=tmp_path)
