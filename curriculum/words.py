"""What each term of a programme is for, as the page that sets it says."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_LABELS: dict[str, Promise | str] = {
    "trainee": _("Who is in training"),
    "trainees": _("Who is in training, several"),
    "officer": _("Who accompanies them"),
    "officers": _("Who accompanies them, several"),
    "unit": _("Where they serve"),
    "units": _("Where they serve, several"),
    "cohort": _("People who started together"),
    "cohorts": _("People who started together, several groups"),
    "observation": _("Record of one shift"),
    "observations": _("Records of shifts"),
    "academy": _("The academy"),
    "decision_body": _("Who decides at the end"),
    "not_certified": _("What it means not to be certified"),
}


def term_labels() -> dict[str, Promise | str]:
    """Return the label of every term, in the order of ``terms.keys``."""
    return _LABELS
