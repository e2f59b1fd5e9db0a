"""How forms speak: error links for the summary, «Error:» titles, native date and time inputs.

The mark-up itself lives in ``templates/django/forms/`` and ``templates/forms/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """One line of the error summary: the words at the field and the address of its control."""

    text: str
    href: str


class DayInput(forms.DateInput):
    """A native date input. The value travels as ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """A native time input, hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


def control_id(field: BoundField) -> str:
    """Return the id of the control that a person fills first.

    A group of radios or a split date has no single control: its first one is the target, because
    an anchor on the fieldset would leave the keyboard where it was.
    """
    identifier = field.auto_id or field.html_name
    return f"{identifier}_0" if field.use_fieldset else identifier


def error_links(*shown: forms.BaseForm | BaseFormSet | None) -> list[ErrorLink]:
    """Return every error of these forms and formsets, in the order of the page."""
    return [link for form in _each(shown) for link in _links_of(form)]


def has_errors(*shown: forms.BaseForm | BaseFormSet | None) -> bool:
    """Return whether any of these forms came back with an error."""
    return bool(error_links(*shown))


def error_prefix(*shown: forms.BaseForm | BaseFormSet | None) -> str:
    """Return «Error: » for the page title of a form that came back, else ""."""
    return f"{_('Error:')} " if has_errors(*shown) else ""


def _each(
    shown: tuple[forms.BaseForm | BaseFormSet | None, ...],
) -> Iterator[forms.BaseForm | BaseFormSet]:
    """Walk the forms; a formset gives itself (its own errors) and then each of its forms."""
    for form in shown:
        if isinstance(form, BaseFormSet):
            yield form
            yield from form.forms
        elif isinstance(form, forms.BaseForm):
            yield form


def _links_of(form: forms.BaseForm | BaseFormSet) -> Iterator[ErrorLink]:
    if isinstance(form, BaseFormSet):
        if form.is_bound:
            target = _first_control(form.forms[0]) if form.forms else ""
            yield from (ErrorLink(str(text), target) for text in form.non_form_errors())
        return
    yield from (ErrorLink(str(text), _first_control(form)) for text in form.non_field_errors())
    for field in form:
        target = _first_control(form) if field.is_hidden else f"#{control_id(field)}"
        yield from (ErrorLink(_in_summary(field, str(text)), target) for text in field.errors)


def _in_summary(field: BoundField, text: str) -> str:
    """Name the field in front of Django's stock sentences: «This field is required» names none."""
    stock = {
        str(sentence)
        for kind in type(field.field).__mro__
        for sentence in getattr(kind, "default_error_messages", {}).values()
    }
    return f"{field.label}: {text}" if text in stock else text


def _first_control(form: forms.BaseForm) -> str:
    visible = form.visible_fields()
    return f"#{control_id(visible[0])}" if visible else ""
