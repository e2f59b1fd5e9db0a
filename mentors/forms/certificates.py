"""How the list of certificates is narrowed."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from curriculum.certificate_codes import as_stored
from curriculum.models import Certificate


class CertificateFilter(django_filters.FilterSet):
    """Narrow the list by name, service number or code."""

    q = django_filters.CharFilter(
        label=_("Name, service number or code"), method="search", max_length=60
    )

    class Meta:
        model = Certificate
        fields: list[str] = []

    def search(self, rows: QuerySet[Certificate], _name: str, typed: str) -> QuerySet[Certificate]:
        """Return rows whose holder, number or code fits what was typed."""
        return rows.filter(
            Q(holder__icontains=typed)
            | Q(person__service_number__iexact=typed)
            | Q(code=as_stored(typed))
        )
