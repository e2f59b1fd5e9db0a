"""Words for what happened to an observation."""

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluations.choices import Kind, TrainingHow
from evaluations.models import Observation

register = template.Library()

EVENTS = {
    "file": _("Signed and received"),
    "hold": _("Signed and received, under review"),
    "accept": _("Accepted by the coordination"),
    "acknowledge": _("Answered by the trainee"),
    "refuse": _("The trainee refused to sign"),
    "expire": _("The time to answer passed"),
    "review": _("Reviewed"),
    "return": _("Returned"),
    "close": _("Closed"),
    "supersede": _("Replaced by a newer version"),
    "confirm": _("Confirmed by its author"),
    "vouch": _("Confirmed by its author, still under review"),
    "retract": _("Taken back by its author"),
    "void": _("Voided"),
}


@register.filter
def event_name(verb: str) -> str:
    """Return how a verb of the transition table reads in the history."""
    return str(EVENTS.get(verb, verb))


@register.filter
def training_name(code: str) -> str:
    """Return how corrective training was given; a code of an older form stays as it is."""
    return str(TrainingHow(code).label) if code in TrainingHow.values else code


@register.filter
def out_of_the_ordinary(observation: Observation) -> str:
    """Return what a list says beside the date: kind and version, "" for a first shift record."""
    kind = "" if observation.kind == Kind.SHIFT else observation.get_kind_display()
    version = (
        gettext("version %(number)s") % {"number": observation.version}
        if observation.version > 1
        else ""
    )
    return " · ".join(part for part in (kind, version) if part)
