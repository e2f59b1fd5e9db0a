"""What the author can still mend before signing, and what a person will look at afterwards.

Every rule comes from ``holds``: this file gives its findings a field and a sentence. What the
author cannot mend (certification, assignment, another's observation of the shift) is said and does
not stop the signature (decision 1).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from curriculum.form_definition import FormDefinition
from evaluations.choices import Hold, State
from evaluations.envelope import Envelope
from evaluations.forms.typed import Errors, in_page_order
from evaluations.holds import holds_for, missing_comments, unproven_nrt
from evaluations.models import ObservationState
from evaluations.payload import Typed, tidy
from evaluations.queries.intake import base_of, world_for
from evaluations.queries.sheets import OpenSheet
from interface.victim_guard import find

MENDED_IN_THE_FORM = (
    Hold.NO_COMMENT,
    Hold.NRT_UNPROVEN,
    Hold.LATE,
    Hold.PERSONAL_DATA,
)
"""Holds that an answer in the form avoids, or explains; the rest is only announced."""

ALIKE = 8
"""From so many equal scores on the review page asks for a second look (experience 1.3.6)."""
HURRIED_SECONDS = 45


@dataclass(frozen=True)
class Findings:
    """What stops the signature (``errors``) and what only needs saying (``notices``)."""

    errors: Errors
    notices: list[str]


def comment_errors(envelope: Envelope, definition: FormDefinition) -> Errors:
    """Return a sentence for every required text that is missing or too short."""
    texts = envelope.texts()
    errors = {}
    for path in missing_comments(envelope, definition):
        if path == "amend_reason":
            errors["amend_reason"] = _("Write why you correct this observation.")
        elif path == "best":
            errors["best"] = _("Describe the most acceptable performance of the shift.")
        elif path == "least":
            errors["least"] = _(
                "A rating is below the minimum: describe the least acceptable performance."
            )
        else:
            least = definition.rule.comment_min_chars
            written = len(texts.get(path, ""))
            words = (
                _(
                    "Write what was done and what should have been done: at least %(least)d "
                    "characters."
                )
                if not written
                else _("Write a little more: %(written)d of at least %(least)d characters.")
            )
            errors[f"n-{path.removeprefix('rating:')}"] = words % {
                "least": least,
                "written": written,
            }
    return errors


def nrt_errors(envelope: Envelope, definition: FormDefinition, trained: object) -> Errors:
    """Return a sentence for every «not responding to training» that cannot stand."""
    return {
        f"nrt-{code}": _(
            "This mark needs a number below the minimum and corrective training on an earlier "
            "shift. Remove it, or record today's training."
        )
        for code in unproven_nrt(envelope, definition, trained)  # type: ignore[arg-type]
    }


def identifying_fields(envelope: Envelope) -> list[str]:
    """Return the fields whose text holds a direct identifier, by their names in the form."""
    return [
        path.replace("rating:", "n-")
        for path, text in envelope.texts().items()
        if any(finding.direct for finding in find(text))
    ]


def findings_for(envelope: Envelope, typed: Typed, opened: OpenSheet, *, now: datetime) -> Findings:
    """Return what to mend and what to say about an envelope that is not signed yet."""
    definition = opened.definition
    base = base_of(envelope, opened.enrolment, opened.person)
    world = world_for(envelope, opened.enrolment, opened.person, form=opened.form, base=base)
    holds = holds_for(envelope, definition, opened.deadlines, world, received=now)
    errors: Errors = comment_errors(envelope, definition)
    errors |= nrt_errors(envelope, definition, world.trained_before)
    if Hold.LATE in holds:
        errors["late_reason"] = _("This observation is late. Write the reason.")
    notices = []
    if Hold.PERSONAL_DATA in holds:
        if tidy(typed.get("identifier_reason")):
            notices.append(
                _("A text may identify a person who was served. Your coordination will review it.")
            )
        else:
            for name in identifying_fields(envelope):
                errors.setdefault(
                    name,
                    _("This may identify a person who was served. Remove it, or give a reason."),
                )
            errors["identifier_reason"] = _(
                "If the data that looks personal must stay, write the reason. It is better to "
                "remove it."
            )
    notices += [
        f"{Hold(code).label} {_('Your coordination will review it.')}"
        for code in holds
        if code not in MENDED_IN_THE_FORM
    ]
    return Findings(in_page_order(errors, definition), notices)


def standing_notices(opened: OpenSheet, envelope: Envelope) -> list[str]:
    """Return what the officer should know before typing: holds that no answer can avoid."""
    base = base_of(envelope, opened.enrolment, opened.person)
    world = world_for(envelope, opened.enrolment, opened.person, form=opened.form, base=base)
    found = holds_for(
        envelope, opened.definition, opened.deadlines, world, received=envelope.signed_at
    )
    return [str(Hold(code).label) for code in found if code not in MENDED_IN_THE_FORM]


def own_record_of_shift(opened: OpenSheet, envelope: Envelope) -> ObservationState | None:
    """Return the author's own live record of the same shift and kind, if there is one."""
    return (
        ObservationState.objects.filter(
            enrolment=opened.enrolment,
            author=opened.person,
            shift_date=envelope.shift_date,
            kind=envelope.kind,
            head=True,
        )
        .exclude(state__in=(State.VOIDED, State.SUPERSEDED))
        .exclude(pk=envelope.amends)
        .first()
    )


def unusual_patterns(envelope: Envelope, seconds: float | None) -> list[str]:
    """Return likely slips that deserve a second look and stop nobody (experience.md 1.3.6)."""
    values = Counter(row.value for row in envelope.ratings if row.value is not None)
    notices = []
    if len(values) == 1 and values.total() >= ALIKE:
        notices.append(
            _("All %(count)d scores are the same number. If that is what you saw, sign.")
            % {"count": values.total()}
        )
    if values and seconds is not None and 0 <= seconds < HURRIED_SECONDS:
        notices.append(_("You filled the form in less than 45 seconds. Check it once more."))
    return notices
