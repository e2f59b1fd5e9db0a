"""Agencies, units and cohorts of the demonstration."""

from __future__ import annotations

from datetime import date, timedelta

from curriculum.actions.load_programme import load_programme
from curriculum.actions.load_starter import load_starter
from mentors.actions.place_unit import place_unit
from mentors.choices import Country, UnitKind
from mentors.models import Agency, Cohort

AGENCIES = (
    (
        "PNC-GT",
        "Policía Nacional Civil de Guatemala",
        Country.GUATEMALA,
        "America/Guatemala",
        (
            ("Comisaría 11", UnitKind.STATION),
            ("Comisaría 12", UnitKind.STATION),
            ("Comisaría 13", UnitKind.STATION),
            ("Academia", UnitKind.ACADEMY),
        ),
    ),
    (
        "PNC-SV",
        "Policía Nacional Civil de El Salvador",
        Country.EL_SALVADOR,
        "America/El_Salvador",
        (("Delegación San Salvador Centro", UnitKind.STATION), ("Academia", UnitKind.ACADEMY)),
    ),
    (
        "PN-HN",
        "Policía Nacional de Honduras",
        Country.HONDURAS,
        "America/Tegucigalpa",
        (("UMEP 1", UnitKind.STATION), ("Academia", UnitKind.ACADEMY)),
    ),
)

WAVES = (("57", 52), ("58", 0))
"""Cohorts of PNC-GT and how many days ago each began."""


def place_agencies(today: date) -> Agency:
    """Create what is not there yet; returns PNC-GT, where the demonstration happens."""
    load_starter()
    version = load_programme()
    for code, name, country, time_zone, units in AGENCIES:
        agency, _created = Agency.objects.get_or_create(
            code=code, defaults={"name": name, "country": country, "time_zone": time_zone}
        )
        for unit, kind in units:
            place_unit(agency=agency, name=unit, kind=kind)
    home = Agency.objects.get(code=AGENCIES[0][0])
    for label, days in WAVES:
        Cohort.objects.get_or_create(
            agency=home,
            label=label,
            defaults={"programme_version": version, "starts_on": today - timedelta(days=days)},
        )
    return home
