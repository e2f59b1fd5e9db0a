"""The agency of the roster tests serves here too."""

from tests.mentors.roster.conftest import force

__all__ = ["force"]
