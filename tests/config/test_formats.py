"""Dates and numbers read as people of Central America write them, in both languages."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

DAY = datetime(2026, 11, 3, 7, 5, tzinfo=UTC)


def shown(expression: str, language: str) -> str:
    """What a template shows of ``day`` in ``language``."""
    with override(language):
        return Template("{{ " + expression + " }}").render(Context({"day": DAY, "hours": 7.5}))


@pytest.mark.parametrize(
    ("name", "spanish", "english"),
    [
        ("DATE_FORMAT", "3 de noviembre de 2026", "3 November 2026"),
        ("MONTH_DAY_FORMAT", "3 de noviembre", "3 November"),
        ("SHORT_DATE_FORMAT", "3 nov 2026", "3 Nov 2026"),
        ("SHORT_DATETIME_FORMAT", "3 nov 2026, 01:05", "3 Nov 2026, 01:05"),
        ("SHORT_DAY_FORMAT", "3 nov", "3 Nov"),
        ("SHORT_WEEKDAY_FORMAT", "mar 3 nov", "Tue 3 Nov"),
        ("SHORT_WEEKDAY_DATE_FORMAT", "mar 3 nov 2026", "Tue 3 Nov 2026"),
        ("SHORT_MOMENT_FORMAT", "3 nov, 01:05", "3 Nov, 01:05"),
        ("WEEKDAY_FORMAT", "martes 3 de noviembre", "Tuesday 3 November"),
        ("TIME_FORMAT", "01:05", "01:05"),
    ],
)
def test_a_date_is_day_first_with_24_hours_and_local_time(
    name: str, spanish: str, english: str
) -> None:
    assert shown(f'day|date:"{name}"', "es") == spanish
    assert shown(f'day|date:"{name}"', "en") == english


def test_a_number_has_a_decimal_point() -> None:
    assert shown("hours", "es") == "7.5"
    assert shown("hours", "en") == "7.5"
