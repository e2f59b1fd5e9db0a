"""Wagtail's user pages for our people: groups and access only.

People are created by a roster or a coordinator, with agency and service number, so Wagtail must
neither create them nor touch who they are; its own form also rejects an empty e-mail
(decision 23).
"""

from __future__ import annotations

from wagtail.users.forms import UserEditForm
from wagtail.users.views.users import EditView, UserViewSet


class AccessForm(UserEditForm):
    """Groups of one person; names, number and password are managed elsewhere."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name not in ("groups", "is_superuser"):
                del self.fields[name]

    class Meta(UserEditForm.Meta):
        fields = {"groups", "is_superuser"}


class AccessView(EditView):
    """Edit the groups of one person."""

    def get_form_class(self) -> type[AccessForm]:
        """Return the form with groups only."""
        return AccessForm


class PeopleViewSet(UserViewSet):
    """List people and edit their groups; no creation and no deletion."""

    edit_view_class = AccessView

    def get_form_class(self, for_update: bool = False) -> type[AccessForm]:
        """Return the form with groups only, for both uses."""
        return AccessForm

    @property
    def permission_policy(self) -> object:
        """Return a policy under which nobody adds or deletes people here."""
        policy = super().permission_policy
        allowed = policy.user_has_permission

        def only_change(user: object, action: str) -> bool:
            return action not in ("add", "delete") and allowed(user, action)

        policy.user_has_permission = only_change
        return policy
