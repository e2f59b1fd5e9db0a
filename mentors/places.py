"""Countries and the time zones they live by."""

from __future__ import annotations

from mentors.choices import Country

TIME_ZONES = {
    Country.GUATEMALA: "America/Guatemala",
    Country.EL_SALVADOR: "America/El_Salvador",
    Country.HONDURAS: "America/Tegucigalpa",
}
"""One zone each; none of them has summer time."""


def zone_choices() -> list[tuple[str, str]]:
    """Return the zones with the country that keeps each."""
    return [(zone, f"{country.label} ({zone})") for country, zone in TIME_ZONES.items()]
