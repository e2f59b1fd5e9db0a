"""Countries, their divisions and the vocabulary of the directory, as they ship with the product."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

STARTER = Path(__file__).resolve().parent.parent / "starter"
NATIONAL = "national"
"""Stands for every division of the country."""
SHELTER = "refugio"
"""The one type that never has an address, whatever else an entry is."""


@lru_cache
def countries() -> list[dict[str, Any]]:
    """Return the countries with ``iso``, ``name``, ``emergency_number`` and ``divisions``."""
    found: list[dict[str, Any]] = json.loads((STARTER / "areas.json").read_text(encoding="utf-8"))[
        "countries"
    ]
    return found


def emergency_number(country: str) -> str:
    """Return the number to call in danger, which is shown whatever the directory says."""
    return next(str(each["emergency_number"]) for each in countries() if each["iso"] == country)


@lru_cache
def _types() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        (STARTER / "referral-service-types.json").read_text(encoding="utf-8")
    )
    return found


def service_types() -> list[tuple[str, str]]:
    """Return (slug, label in the reader's language) of every type of service."""
    label = "label_en" if (get_language() or "").startswith("en") else "label_es"
    return [(row["slug"], row[label]) for row in _types()]


def areas() -> list[tuple[str, str]]:
    """Return (code, name) of the whole country and of every division, ISO 3166-2."""
    return [(NATIONAL, _("Whole country"))] + [
        (division["iso"], f"{division['name']} ({country['iso']})")
        for country in countries()
        for division in country["divisions"]
    ]


def serves() -> list[tuple[str, str]]:
    """Return whom a service may be for."""
    return [
        ("todas", _("Everybody")),
        ("mujeres", _("Women")),
        ("ninez", _("Children and adolescents")),
        ("personas_indigenas", _("Indigenous people")),
        ("victimas_trata", _("Victims of trafficking")),
        ("hombres", _("Men")),
        ("lgbtiq", _("LGBTIQ+ people")),
        ("migrantes", _("Migrants")),
    ]


def languages() -> list[tuple[str, str]]:
    """Return the languages in which a service may attend."""
    return [("es", _("Spanish")), ("myn", _("Mayan languages"))]
