"""Sign a person out everywhere."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from mentors.models import User


def end_sessions(person: User) -> int:
    """End every session of the person, on all devices; returns how many there were.

    Part of another action's transaction: if that fails, nobody is signed out.
    """
    sessions = list(UserSession.objects.filter(user=person))
    for session in sessions:
        session.end()
    return len(sessions)
