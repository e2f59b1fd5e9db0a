"""What this app knows of a person: a key, permissions, and the agency as an attribute.

Accounts, agencies and roles belong to the app above (decision 13); here they are only read.
"""

from __future__ import annotations

from typing import Any, Protocol


class Person(Protocol):
    """The signed-in person, whatever model holds people."""

    @property
    def pk(self) -> Any:
        """Key of the person."""

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Tell whether the person may."""


def agency_code_of(person: Person) -> str:
    """Return the code of the person's agency, ``""`` for somebody without one."""
    agency = getattr(person, "agency", None)
    return str(agency.code) if agency is not None else ""


def country_of(person: Person) -> str:
    """Return the two letters of the country of the person's agency, ``""`` without one."""
    agency = getattr(person, "agency", None)
    return str(agency.country) if agency is not None else ""


def role_of(person: Person) -> str:
    """Return the role that the person holds in the whole agency, for the record."""
    return str(getattr(person, "agency_role", ""))
