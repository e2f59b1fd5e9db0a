"""A form says what it needs before the control, and after a mistake leads to it."""

from __future__ import annotations

import datetime
from typing import Any

from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from interface.form_rendering import (
    ClockInput,
    DayInput,
    ErrorLink,
    control_id,
    error_links,
    error_prefix,
)

MODES = [("field", "On duty"), ("simulation", "Simulation")]


class Shift(forms.Form):
    """One of each kind of control."""

    day = forms.DateField(label="Day", widget=DayInput)
    start = forms.TimeField(label="Start", widget=ClockInput, help_text="When the shift began.")
    mode = forms.ChoiceField(label="Mode", choices=MODES, widget=forms.RadioSelect)
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea)
    sure = forms.BooleanField(label="I am sure")
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_start(self) -> datetime.time:
        """Refuse a sentence of our own, which names the field itself."""
        start: datetime.time = self.cleaned_data["start"]
        if start.hour == 3:
            raise forms.ValidationError("Write when the shift began.")
        return start

    def clean(self) -> dict[str, Any]:
        """Refuse what no single field answers for."""
        if self.cleaned_data.get("notes") == "clash":
            raise forms.ValidationError("Two shifts overlap.")
        return self.cleaned_data


class Filters(forms.Form):
    """A filter: everything is optional, so nothing says so."""

    all_optional = True
    unit = forms.CharField(label="Unit", required=False)


GOOD = {"day": "2026-03-03", "start": "22:00", "mode": "field", "sure": "on"}


def drawn(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(form.render(), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


def test_a_field_reads_label_hint_error_control_in_this_order() -> None:
    soup = drawn(Shift({**GOOD, "start": ""}))
    field = one(soup, ".field:has(#id_start)")

    assert [
        (part.name, part.get("id") or part.get("for"))
        for part in field.find_all(True, recursive=False)
    ] == [
        ("label", "id_start"),
        ("div", "id_start_helptext"),
        ("div", "id_start_error"),
        ("input", "id_start"),
    ]


def test_a_wrong_control_names_its_hint_and_its_error() -> None:
    control = one(drawn(Shift({**GOOD, "start": ""})), "#id_start")

    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_start_helptext id_start_error"


def test_a_right_control_claims_no_error() -> None:
    soup = drawn(Shift(GOOD))

    assert soup.select("[aria-invalid], .invalid, .field-error") == []


def test_an_error_is_spoken_with_the_word_error_and_shown_with_an_icon() -> None:
    with override("es"):
        error = one(drawn(Shift({**GOOD, "start": "03:00"})), "#id_start_error .field-error")

    assert error.get_text() == "Error: Write when the shift began."
    assert error.select_one("use")["href"] == "#i-error"  # type: ignore[index]


def test_radios_stand_in_a_fieldset_that_carries_the_error() -> None:
    group = one(drawn(Shift({**GOOD, "mode": ""})), "fieldset")

    assert group["aria-describedby"] == "id_mode_error"
    assert one(group, "legend").get_text(strip=True) == "Mode"  # type: ignore[arg-type]
    assert [label.get_text(strip=True) for label in group.select("label.choice")] == [
        "On duty",
        "Simulation",
    ]


def test_a_checkbox_has_its_words_inside_the_target() -> None:
    label = one(drawn(Shift()), "label.choice[for=id_sure]")

    assert [part.name for part in label.find_all(True, recursive=False)] == ["input", "span"]


def test_only_what_may_stay_empty_says_so() -> None:
    with override("es"):
        labels = [
            label.get_text().strip()
            for label in drawn(Shift()).select(".field > label:not(.choice), legend")
        ]

    assert labels == ["Day", "Start", "Mode", "Notes (opcional)"]


def test_a_filter_does_not_call_itself_optional() -> None:
    assert one(drawn(Filters()), "label").get_text().strip() == "Unit"


def test_hidden_fields_draw_no_label() -> None:
    soup = drawn(Shift())

    assert one(soup, "#id_token")["type"] == "hidden"
    assert soup.select("label[for=id_token]") == []


def test_dates_and_times_travel_as_iso_in_spanish_too() -> None:
    with override("es"):
        soup = drawn(
            Shift(initial={"day": datetime.date(2026, 3, 3), "start": datetime.time(22, 5)})
        )

    assert (one(soup, "#id_day")["type"], one(soup, "#id_day")["value"]) == ("date", "2026-03-03")
    assert (one(soup, "#id_start")["type"], one(soup, "#id_start")["value"]) == ("time", "22:05")


def test_a_control_keeps_the_classes_and_attributes_of_its_widget() -> None:
    class Named(forms.Form):
        number = forms.CharField(
            widget=forms.TextInput({"class": "numbers", "autocomplete": "username"})
        )

    control = one(drawn(Named()), "#id_number")
    assert control["class"] == ["control", "numbers"]
    assert control["autocomplete"] == "username"


def test_nothing_typed_is_lost_when_a_form_comes_back() -> None:
    soup = drawn(
        Shift({**GOOD, "start": "", "notes": "A <b> stays & returns", "mode": "simulation"})
    )

    assert one(soup, "#id_notes").get_text() == "\nA <b> stays & returns"
    assert one(soup, "input[checked][type=radio]")["value"] == "simulation"


def test_every_error_leads_to_the_control_in_the_order_of_the_page() -> None:
    with override("en"):
        links = error_links(Shift({**GOOD, "day": "", "start": "03:00", "mode": ""}))

    assert links == [
        ErrorLink("Day: This field is required.", "#id_day"),
        ErrorLink("Write when the shift began.", "#id_start"),
        ErrorLink("Mode: This field is required.", "#id_mode_0"),
    ]


def test_every_address_of_the_summary_exists_in_the_form() -> None:
    form = Shift({})
    soup = drawn(form)

    assert [len(soup.select(link.href)) for link in error_links(form)] == [1, 1, 1, 1]


def test_an_error_of_the_whole_form_leads_to_its_first_control() -> None:
    assert error_links(Shift({**GOOD, "notes": "clash"})) == [
        ErrorLink("Two shifts overlap.", "#id_day")
    ]


def test_a_formset_lists_its_own_errors_and_those_of_its_forms() -> None:
    units = forms.formset_factory(Filters, min_num=2, validate_min=True, extra=0)
    days = forms.formset_factory(Shift, extra=0)
    few = units({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-unit": "C-11"})
    wrong = days(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-mode": "field"}
        | {f"form-0-{name}": GOOD[name] for name in ("day", "sure")}
        | {"form-0-start": "03:00"}
    )

    with override("en"):
        assert error_links(few, wrong) == [
            ErrorLink("Please submit at least 2 forms.", "#id_form-0-unit"),
            ErrorLink("Write when the shift began.", "#id_form-0-start"),
        ]


def test_a_fresh_form_and_a_missing_one_have_nothing_to_report() -> None:
    assert error_links(Shift(), None) == []
    assert error_prefix(Shift(), None) == ""


def test_the_title_of_a_form_that_came_back_begins_with_error() -> None:
    with override("es"):
        assert error_prefix(Shift({})) == "Error: "


def test_the_summary_tag_draws_the_links_and_takes_the_focus() -> None:
    page = Template("{% load forms %}{% error_summary form %}")
    with override("es"):
        soup = BeautifulSoup(
            page.render(Context({"form": Shift({**GOOD, "mode": ""})})), "html.parser"
        )
    summary = one(soup, ".error-summary")

    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    assert summary["data-behaviour"] == "error-summary"
    assert one(soup, "h2").get_text() == "Hay un problema"
    assert one(soup, "a")["href"] == "#id_mode_0"


def test_the_summary_tag_draws_nothing_without_errors() -> None:
    page = Template("{% load forms %}{% error_summary form %}")

    assert page.render(Context({"form": Shift()})).strip() == ""
    assert page.render(Context({})).strip() == ""


def test_the_first_control_of_a_group_is_its_first_option() -> None:
    form = Shift()

    assert [control_id(form[name]) for name in ("day", "mode")] == ["id_day", "id_mode_0"]
