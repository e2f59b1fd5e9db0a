"""How the people's list is narrowed."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mentors.choices import Role
from mentors.models import Unit, User
from mentors.queries.directory import matching
from mentors.queries.units import visible_to as visible_units


class OptionalForm(forms.Form):
    """A filter marks nothing as optional, because everything is."""

    all_optional = True


def _units(request: Any) -> QuerySet[Unit]:
    return visible_units(request.user) if request is not None else Unit.objects.none()


class PeopleFilter(django_filters.FilterSet):
    """Name or number, unit with what lies below it, role, account state."""

    q = django_filters.CharFilter(
        label=_("Name or number"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    unidad = django_filters.ModelChoiceFilter(
        label=_("Unit"), queryset=_units, method="within", empty_label=_("All units")
    )
    rol = django_filters.ChoiceFilter(
        label=_("Role"),
        choices=Role.choices,
        field_name="grants__role",
        distinct=True,
        empty_label=_("All roles"),
    )
    cuenta = django_filters.ChoiceFilter(
        label=_("Account"),
        choices=[("activa", _("Active")), ("cerrada", _("Closed"))],
        method="account",
        empty_label=_("All accounts"),
    )

    class Meta:
        model = User
        form = OptionalForm
        fields: list[str] = []

    def search(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Keep whom every word names."""
        return rows.filter(matching(value))

    def within(self, rows: QuerySet[User], name: str, value: Unit) -> QuerySet[User]:
        """Keep who serves in the unit or below it."""
        return rows.filter(unit__path__startswith=value.path)

    def account(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        """Keep active or closed accounts."""
        return rows.filter(is_active=value == "activa")
