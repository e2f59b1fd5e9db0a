"""Permission predicates of learning; each holds for administrators too."""

from __future__ import annotations

from typing import Any

import rules

from curriculum.models import Attempt, Reflection


@rules.predicate
def is_own_attempt(person: Any, attempt: Attempt) -> bool:
    """Is the person who learns."""
    return attempt.person_id == person.pk


@rules.predicate
def is_own_reflection(person: Any, reflection: Reflection) -> bool:
    """Wrote it."""
    return reflection.author_id == person.pk


rules.add_perm("curriculum.record_event", is_own_attempt)
rules.add_perm("curriculum.read_reflection", is_own_reflection)
rules.add_perm("curriculum.erase_reflection", is_own_reflection)
