"""``manage.py create_agency``: one more agency, by whoever runs the server."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interface.refusal import Refusal
from mentors.actions.create_agency import FirstCoordinator, create_agency
from mentors.actions.open_account import first_password
from mentors.choices import Country
from mentors.forms.installation import FirstStartForm
from mentors.places import TIME_ZONES


class Command(BaseCommand):
    """Create an agency and its coordinator, whose first password is printed once."""

    help = "Create an agency with its first coordinator and print the first password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take everything by name: the order of six texts is nobody's to remember."""
        parser.add_argument("code", help="short code, e.g. PNC-GT")
        parser.add_argument("--name", required=True)
        parser.add_argument("--country", required=True, choices=Country.values)
        parser.add_argument("--number", required=True, help="service number of the coordinator")
        parser.add_argument("--first-name", required=True)
        parser.add_argument("--last-name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Check as the first-start page does, create, print."""
        password = first_password()
        form = FirstStartForm(
            {
                "code": "-",
                "country": options["country"],
                "name": options["name"],
                "agency_code": options["code"],
                "first_name": options["first_name"],
                "last_name": options["last_name"],
                "service_number": options["number"],
                "password": password,
            }
        )
        if not form.is_valid():
            raise CommandError(
                " ".join(str(text) for texts in form.errors.values() for text in texts)
            )
        given = form.cleaned_data
        try:
            agency, _person = create_agency(
                code=given["agency_code"],
                name=given["name"],
                country=given["country"],
                time_zone=TIME_ZONES[Country(given["country"])],
                coordinator=FirstCoordinator(
                    service_number=given["service_number"],
                    first_name=given["first_name"],
                    last_name=given["last_name"],
                    password=password,
                ),
            )
        except Refusal as refusal:
            raise CommandError(refusal.text) from refusal
        self.stdout.write(f"{agency}: sign in with number {given['service_number']}")
        self.stdout.write(f"First password: {password}")
