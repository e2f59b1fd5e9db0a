"""Fetch through permission: a stranger learns nothing, a reader learns that writing is not theirs.

Not visible → 404, the same as what does not exist. Visible without the permission → 403.
"""

from typing import Any, TypeVar

from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404

Person = AbstractBaseUser | PermissionsMixin | AnonymousUser
Row = TypeVar("Row", bound=Model)


def fetch(visible: QuerySet[Row], permission: str | None, person: Any, **lookup: Any) -> Row:
    """Return the one row of ``visible`` that ``lookup`` names.

    ``visible`` is what a ``visible_to(person)`` query returns; ``permission`` is a ``rules`` name
    such as ``"evaluations.review_observation"``, or None where seeing is enough. Raises Http404
    or PermissionDenied.
    """
    try:
        row = visible.get(**lookup)
    except (ObjectDoesNotExist, ValidationError, ValueError) as missing:
        # A malformed id is no better known than an unknown one.
        raise Http404 from missing
    if permission is not None and not person.has_perm(permission, row):
        raise PermissionDenied
    return row


class FetchedObjectMixin(LoginRequiredMixin):
    """A view of one object: ``get_queryset`` returns what the person may see.

    ``permission`` names what the view does with it; ``lookup`` maps row fields to URL arguments.
    """

    permission: str | None = None
    lookup: dict[str, str] = {"pk": "pk"}

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Any:
        """Return the object or answer 404 or 403."""
        visible = self.get_queryset() if queryset is None else queryset  # type: ignore[attr-defined]
        arguments = self.kwargs  # type: ignore[attr-defined]
        wanted = {field: arguments[name] for field, name in self.lookup.items()}
        return fetch(visible, self.permission, self.request.user, **wanted)  # type: ignore[attr-defined]
