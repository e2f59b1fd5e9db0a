"""The eight accounts that sign in, each with its role (decisions 12 and 33)."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from config.demonstration.people import ACCOUNTS, Person
from config.welcome import PASSWORD
from curriculum.actions.arrange_editing import (
    AUTHORS,
    PUBLISHERS,
    REVIEWERS,
    arrange_editing,
    group_of,
)
from mentors.actions.accept_privacy_notice import accept_privacy_notice
from mentors.actions.grant_role import grant_role
from mentors.choices import Role
from mentors.models import Agency, Unit, User

ROLES = {
    "jefatura": Role.LEADERSHIP,
    "coordinacion": Role.COORDINATOR,
    "supervision": Role.SUPERVISOR,
    "oficial": Role.FTO,
    "agente": Role.TRAINEE,
    "edicion": Role.EDITOR,
    "donante": Role.DONOR,
    "auditoria": Role.AUDIT,
}

ROLES_OF_A_UNIT = (Role.SUPERVISOR, Role.FTO, Role.TRAINEE)
"""These hold in the person's own unit; the others in the whole agency."""


def add_person(person: Person, role: str, *, agency: Agency) -> User:
    """Create a person with one role and no password, or return the one who is there, unchanged."""
    known = User.objects.filter(agency=agency, service_number=person.number).first()
    if known is not None:
        return known
    unit = Unit.objects.get(agency=agency, name=person.unit)
    user = User.objects.create_user(
        agency=agency,
        service_number=person.number,
        first_name=person.first_name,
        last_name=person.last_name,
        sex=person.sex,
        rank=person.rank,
        unit=unit,
    )
    grant_role(person=user, role=role, unit=unit if role in ROLES_OF_A_UNIT else None, by=None)
    return user


def add_accounts(agency: Agency) -> dict[str, User]:
    """Create the eight accounts; returns them by handle. A password somebody changed stays."""
    accounts = {
        person.number: add_person(person, ROLES[person.number], agency=agency)
        for person in ACCOUNTS
    }
    if let_sign_in(accounts.values()):
        let_edit(accounts["edicion"])
    return accounts


def let_sign_in(people: Iterable[User]) -> bool:
    """Give the public password to those without one; tells whether there were any."""
    new = [user for user in people if not user.has_usable_password()]
    if new:
        # Hashed once for all: the password is public, and each hash costs a third of a second of
        # a newcomer's first start.
        hashed = make_password(PASSWORD)
        for user in new:
            user.password = hashed
            user.save(update_fields=["password"])
            accept_privacy_notice(person=user, language="es")
    return bool(new)


def let_edit(editor: User) -> None:
    """Let one account play all three parts, so that a visitor sees the whole way of a text."""
    arrange_editing()
    editor.groups.add(*(group_of(part) for part in (AUTHORS, REVIEWERS, PUBLISHERS)))
