"""What a person may reach: role × agency × unit subtree, read once per person object."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from mentors.choices import Role
from mentors.models import Unit, User

READS_AGENCY = (Role.COORDINATOR, Role.LEADERSHIP, Role.AUDIT)
"""Roles that read every training record of their agency (or of their region)."""

READS_RECORDS = (*READS_AGENCY, Role.SUPERVISOR)


@dataclass(frozen=True)
class Scopes:
    """Roles of one person: each role with the unit paths where it holds; ``""`` is everywhere."""

    agency_id: int | None
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _units: dict[frozenset[str], tuple[int, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def has(self, *roles: str) -> bool:
        """Tell whether the person holds any of the roles anywhere."""
        return any(role in self.paths for role in roles)

    def reaches(self, unit: Unit | None, agency_id: int | None, *roles: str) -> bool:
        """Tell whether one of the roles covers that unit of that agency."""
        if agency_id is None or agency_id != self.agency_id:
            return False
        path = unit.path if unit is not None else ""
        return any(
            scope == "" or (path != "" and path.startswith(scope))
            for role in roles
            for scope in self.paths.get(role, ())
        )

    def filter(self, *roles: str, agency: str = "agency", unit: str = "unit") -> Q:
        """Return the same rule as :meth:`reaches` as a condition on rows.

        ``agency`` and ``unit`` are the lookups from the filtered model to both.
        """
        scopes = {scope for role in roles for scope in self.paths.get(role, ())}
        if not scopes or self.agency_id is None:
            return Q(pk__in=[])
        inside = Q(**{f"{agency}_id": self.agency_id})
        if "" in scopes:
            return inside
        return inside & Q(**{f"{unit}__in": self._units_below(frozenset(scopes))})

    def _units_below(self, scopes: frozenset[str]) -> tuple[int, ...]:
        """Return the keys of the units in these subtrees, asked once (one query).

        Keys and no condition on the path: few units, and the rows of each are found by index, where
        a joined condition is tried on every row of the site.
        """
        if scopes not in self._units:
            within = Q()
            for scope in scopes:
                within |= Q(path__startswith=scope)
            keys = Unit.objects.filter(within, agency=self.agency_id).values_list("pk", flat=True)
            self._units[scopes] = tuple(keys)
        return self._units[scopes]


NOBODY = Scopes(None)


def scopes_of(person: User | AnonymousUser) -> Scopes:
    """Return the scopes of a person, remembered on the object (one query per request)."""
    if not person.is_authenticated or not person.is_active:
        return NOBODY
    known: Scopes | None = getattr(person, "_scopes", None)
    if known is None:
        paths: dict[str, tuple[str, ...]] = {}
        for role, path in person.held_grants:
            paths[role] = (*paths.get(role, ()), path or "")
        known = Scopes(person.agency_id, paths)
        # By name and not through __dict__: request.user is a lazy stand-in with a __dict__ of its
        # own, and permissions ask the person behind it.
        person._scopes = known  # type: ignore[attr-defined]
    return known


def forget_scopes(person: User) -> None:
    """Drop the remembered scopes after a grant changed."""
    for name in ("_scopes", "held_grants", "roles_label"):
        with suppress(AttributeError):
            delattr(person, name)
