"""The daily observation form: what the page draws, from an open sheet and what was typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.choices import EvidenceMode
from curriculum.form_definition import Group, Item
from evaluations.choices import Kind, NotObservedReason, TrainingHow
from evaluations.forms.typed import KINDS, Errors
from evaluations.payload import NOT_OBSERVED, OTHER_DAY, row_of
from evaluations.queries.sheets import OpenSheet
from mentors.choices import AssignmentRole

MORNING = 12
"""Before this hour a shift that crossed midnight most likely started yesterday."""

REST_FIELDS = ("why", "rt", "how", "nrt", "mode")
"""Fields of a row that few rows need; the comment has a place of its own."""


@dataclass(frozen=True)
class RowView:
    """One competency as ``components/rating_row.html`` and its ``more`` part draw it."""

    item: Item
    typed: Mapping[str, str]
    errors: Errors
    offers_nrt: bool
    low_max: int
    high_min: int
    points: list[dict[str, Any]]
    key: str
    """Form version and code: what a blank row follows from."""

    def _get(self, part: str) -> str:
        return self.typed.get(f"{part}-{self.item.code}", "")

    def _error(self, part: str) -> str:
        return self.errors.get(f"{part}-{self.item.code}", "")

    @property
    def value(self) -> str:
        """Return the chosen radio as text, "" when none is."""
        return self._get("v")

    @property
    def given(self) -> dict[str, str]:
        """Return the folded fields as typed."""
        return {part: self._get(part) for part in ("n", *REST_FIELDS)}

    @property
    def wrong(self) -> dict[str, str]:
        """Return the errors of the folded fields."""
        return {part: self._error(part) for part in ("n", *REST_FIELDS)}

    @property
    def error(self) -> str:
        """Return the error of the rating itself."""
        return self._error("v")

    @property
    def asks_comment(self) -> bool:
        """Tell whether the comment must be open: it holds a text, or the programme wants one."""
        row = row_of(self.typed, self.item.code)
        extreme = row.value is not None and (
            row.value <= self.low_max or row.value >= self.high_min
        )
        return extreme or row.nrt or row.minutes > 0 or bool(self._get("n") or self._error("n"))

    @property
    def shows_rest(self) -> bool:
        """Tell whether one of the rarer fields holds something, or must."""
        return any(self._get(part) or self._error(part) for part in REST_FIELDS)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed in the row yet."""
        return not (self.value or self.error or self.asks_comment or self.shows_rest)

    @property
    def html(self) -> SafeString:
        """Return the row drawn; a blank one is drawn once per process, form and language."""
        if self.is_blank:
            return _blank_row(self.key, self.offers_nrt, get_language() or "", self)
        return _draw(self)

    @property
    def anchors(self) -> list[dict[str, Any]]:
        """Return the anchors of the scale for ``components/anchors.html``."""
        return self.item.anchor_list

    @property
    def modes(self) -> list[tuple[str, str]]:
        """Return how this competency may be seen, with labels."""
        return [(mode, str(EvidenceMode(mode).label)) for mode in self.item.modes]


_BLANK_ROWS: dict[tuple[str, bool, str], SafeString] = {}
"""Rows that are the same for everybody, 34 of each form and language: 100 KB of text."""

MOST_BLANK_ROWS = 2000


def _draw(row: RowView) -> SafeString:
    return render_to_string(
        "evaluations/field/rating.html",
        {
            "row": row,
            "code": row.item.code,
            "trainings": TrainingHow.choices,
            "reasons": NotObservedReason.choices,
        },
    )


def _blank_row(key: str, offers_nrt: bool, language: str, row: RowView) -> SafeString:
    known = _BLANK_ROWS.get((key, offers_nrt, language))
    if known is None:
        if len(_BLANK_ROWS) >= MOST_BLANK_ROWS:
            _BLANK_ROWS.clear()
        known = _BLANK_ROWS[key, offers_nrt, language] = _draw(row)
    return known


@dataclass(frozen=True)
class GroupView:
    """One group of competencies: a section of the plain page, a screen of the scripted one."""

    group: Group
    rows: list[RowView]

    @property
    def status(self) -> str:
        """Return «3 calificadas, 2 sin calificar»."""
        rated = sum(row.value not in ("", NOT_OBSERVED) for row in self.rows)
        left = len(self.rows) - rated
        done = ngettext("%(count)d rated", "%(count)d rated", rated) % {"count": rated}
        open_ = ngettext("%(count)d not rated", "%(count)d not rated", left) % {"count": left}
        return f"{done}, {open_}"


@dataclass
class ObservationForm:
    """Everything the template asks for."""

    opened: OpenSheet
    typed: dict[str, str]
    errors: Errors = field(default_factory=dict)
    message: str = ""
    """A problem of the whole form, above its errors: an old page, a refusal of the server."""

    def control(self, name: str) -> str:
        """Return the id of the control that an error link must reach."""
        if name.startswith("v-"):
            return f"rating-{name[2:]}"
        return "shift_day_0" if name == "shift_day" else name

    @cached_property
    def error_links(self) -> list[dict[str, str]]:
        """Return the lines of the error summary."""
        links = [
            {"text": self._located(name, text), "href": f"#{self.control(name)}"}
            for name, text in self.errors.items()
        ]
        return [{"text": self.message, "href": ""}, *links] if self.message else links

    def _located(self, name: str, text: str) -> str:
        """Return the sentence with its competency: twelve rows may lack the same comment."""
        code = name.partition("-")[2]
        return f"{code}: {text}" if code in self.opened.definition.items else text

    @cached_property
    def groups(self) -> list[GroupView]:
        """Return the groups in form order."""
        definition = self.opened.definition
        return [
            GroupView(
                group,
                [
                    RowView(
                        item,
                        self.typed,
                        self.errors,
                        offers_nrt=item.code in self.opened.trained
                        or f"nrt-{item.code}" in self.typed,
                        low_max=definition.rule.comment_low_max,
                        high_min=definition.rule.comment_high_min,
                        points=self.points,
                        key=f"{definition.sha256}:{item.code}",
                    )
                    for item in group.items
                ],
            )
            for group in definition.groups
        ]

    @cached_property
    def points(self) -> list[dict[str, Any]]:
        """Return the points of the scale; only the ends and the standard carry their label."""
        definition = self.opened.definition
        spoken = (definition.minimum, definition.acceptable, definition.maximum)
        return [
            {"value": value, "label": label.partition(":")[0] if value in spoken else ""}
            for value, label in definition.labels
        ]

    @property
    def legend(self) -> list[dict[str, Any]]:
        """Return the labelled points, for the legend of a group."""
        return [point for point in self.points if point["label"]]

    @property
    def days(self) -> list[dict[str, str]]:
        """Return the chips for the day on which the shift started."""
        today = self.opened.today
        return [
            {
                "value": (today - timedelta(days=1)).isoformat(),
                "label": _("Yesterday, %(day)s")
                % {"day": date_format(today - timedelta(days=1), "MONTH_DAY_FORMAT")},
            },
            {
                "value": today.isoformat(),
                "label": _("Today, %(day)s") % {"day": date_format(today, "MONTH_DAY_FORMAT")},
            },
            {"value": OTHER_DAY, "label": _("Another day")},
        ]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Return what the form can report."""
        return [(kind.value, str(kind.label)) for kind in KINDS]

    def _options(self, chosen: str) -> SafeString:
        """Return every competency as an option; joined here, because 68 turns of a template loop
        take longer than the rest of the page.
        """
        return format_html_join(
            "",
            '<option value="{}"{}>{} {}</option>',
            (
                (
                    item.code,
                    mark_safe(" selected") if item.code == chosen else "",
                    item.code,
                    item.name,
                )
                for item in self.opened.definition
            ),
        )

    @property
    def best_options(self) -> SafeString:
        """Return the options of the competency that the best performance was about."""
        return self._options(self.typed.get("best_c", ""))

    @property
    def least_options(self) -> SafeString:
        """Return the options of the competency that the least acceptable one was about."""
        return self._options(self.typed.get("least_c", ""))

    @property
    def reasons_open(self) -> bool:
        """Tell whether the folded reasons hold something, or must."""
        names = ("late_reason", "identifier_reason")
        return any(name in self.typed or name in self.errors for name in names)


def first_values(opened: OpenSheet, usual: tuple[str, str]) -> dict[str, str]:
    """Return what a new form starts with: facts of the assignment, never a score.

    ``usual``: the officer's usual hours as ``HH:MM``.
    """
    now: datetime = opened.now
    start, end = usual
    crossed = end <= start and now.hour < MORNING
    relief = opened.assignment is not None and opened.assignment.role == AssignmentRole.RELIEF
    day = now.date() - timedelta(days=1) if crossed else now.date()
    return {
        "author": str(opened.person.pk),
        "form": opened.sheet.form[0],
        "started": str(int(now.timestamp())),
        "kind": Kind.RELIEF.value if relief else Kind.SHIFT.value,
        "shift_day": day.isoformat(),
        "shift_start": start,
        "shift_end": end,
    }
