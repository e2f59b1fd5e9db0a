"""Keep and erase what somebody writes for themselves. Nothing of it goes to any log."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from curriculum.models import Reflection
from interface.refusal import Refusal

LONGEST = 4000


def write_reflection(*, author: Any, module_code: str, text: str) -> Reflection:
    """Keep the words, in place of earlier ones about the same module.

    Raises ``Refusal`` (422 ``reflexion_larga``) for more than ``LONGEST`` characters.
    """
    if len(text) > LONGEST:
        raise Refusal(
            code="reflexion_larga",
            text=_("Write at most 4,000 characters."),
            reason="length",
            status=422,
        )
    reflection, _created = Reflection.objects.update_or_create(
        author_id=author.pk, module_code=module_code, defaults={"text": text}
    )
    return reflection


def erase_reflection(*, reflection: Reflection, by: Any) -> None:
    """Erase it; nothing is left. Only its author may."""
    if not by.has_perm("curriculum.erase_reflection", reflection):
        raise PermissionDenied
    reflection.delete()
