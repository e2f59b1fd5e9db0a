"""Put a unit into the tree and keep its path."""

from __future__ import annotations

from django.db import transaction

from mentors.choices import UnitKind
from mentors.models import Agency, Unit


@transaction.atomic
def place_unit(
    *, agency: Agency, name: str, parent: Unit | None = None, kind: str = UnitKind.STATION
) -> Unit:
    """Create a unit below ``parent`` (or at the top); returns the existing one of that name."""
    unit, created = Unit.objects.get_or_create(
        agency=agency, name=name, defaults={"parent": parent, "kind": kind}
    )
    if created:
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
    return unit
