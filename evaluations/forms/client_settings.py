"""What ``site/static/js/observation/`` needs to know from the page: rules, names and every word.

Data in the page and not a script: the content policy asks for no nonce. The scripts hold no
sentence of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from curriculum.choices import EvidenceMode
from evaluations.choices import Kind, NotObservedReason, TrainingHow
from evaluations.forms.mending import ALIKE, HURRIED_SECONDS
from evaluations.forms.review import compared, field_labels, part_labels, reason_labels
from evaluations.forms.typed import LONGEST_TEXT, LONGEST_TRAINING
from evaluations.payload import MODE_OF_KIND
from evaluations.queries.sheets import OpenSheet

SHIFTS_BACK, SHIFTS_AHEAD = 14, 42
"""Days around today of which the page knows the shifts: as long as a record may arrive late."""

TEXTS: Mapping[str, Promise] = {
    "shift": gettext_lazy("Shift"),
    "competencies": gettext_lazy("Competencies"),
    "narratives": gettext_lazy("Narratives"),
    "review": gettext_lazy("Check before you sign"),
    "receipt": gettext_lazy("Receipt"),
    "unsent": gettext_lazy("Signed, not sent yet"),
    "start": pgettext_lazy("button", "Start"),
    "continue": gettext_lazy("Continue"),
    "reviewAndSign": gettext_lazy("Review and sign"),
    "sign": gettext_lazy("Sign and send"),
    "signCorrection": gettext_lazy("Sign the correction"),
    "sending": gettext_lazy("Sending…"),
    "retry": gettext_lazy("Try again"),
    "home": gettext_lazy("My shift"),
    "error": gettext_lazy("Error:"),
    "problem": gettext_lazy("There is a problem"),
    "saved": gettext_lazy("Saved · %(time)s"),
    "notSaved": gettext_lazy("This tab cannot save. Do not close it before you send."),
    "restored": gettext_lazy("What you had typed is back."),
    "change": gettext_lazy("Change"),
    "before": gettext_lazy("Before"),
    "now": gettext_lazy("Now"),
    "nothing": gettext_lazy("Nothing"),
    "yes": gettext_lazy("Yes"),
    "notObserved": gettext_lazy("Not observed"),
    "span": gettext_lazy("%(start)s to %(end)s · %(hours)s h"),
    "changes": gettext_lazy("What you correct"),
    "marked": gettext_lazy("Scores with comment"),
    "others": gettext_lazy("Other scores"),
    "declared": gettext_lazy("Not observed, with reason"),
    "noScores": gettext_lazy("You rated no competency."),
    "nrt": gettext_lazy("Not responding to training (NRT)"),
    "best": gettext_lazy("Most acceptable performance"),
    "least": gettext_lazy("Least acceptable performance"),
    "general": gettext_lazy("General comment"),
    "commentNeeded": gettext_lazy("This score needs a comment of at least %(least)s characters."),
    "alike": gettext_lazy(
        "All %(count)d scores are the same number. If that is what you saw, sign."
    ),
    "hurried": gettext_lazy("You filled the form in less than 45 seconds. Check it once more."),
    "noChange": gettext_lazy("Nothing is different from the version that you correct."),
    "received": gettext_lazy("Received %(time)s"),
    "signedAt": gettext_lazy(
        "Signed at %(time)s. It is kept in this tab. Do not close it until it is sent."
    ),
    "receivedBefore": gettext_lazy("It had already arrived: it is recorded only once."),
    "held": gettext_lazy("It was received and waits for your coordination:"),
    "afterFiled": gettext_lazy("Next, %(trainee)s reads it and answers."),
    "afterHeld": gettext_lazy("Your coordination decides next. You need not do anything now."),
    "seenBy": gettext_lazy(
        "Besides both of you, your supervision and your coordination can see it."
    ),
    "takeBack": gettext_lazy("Signed by mistake? See the receipt"),
    "written": gettext_lazy("Written already"),
    "notWritten": gettext_lazy("Not written yet"),
    "backToForm": gettext_lazy("Go back to the observation"),
    "signIn": gettext_lazy("Sign in in another tab"),
    "confirm": gettext_lazy("I confirm that I did not observe them on this shift"),
    "cleared": gettext_lazy("Rating removed"),
    "left": gettext_lazy("Characters left: {n}"),
    "over": gettext_lazy("Characters over the limit: {n}"),
}
"""Words of the screens. Sentences of a failed sending are in ``FAILURES``."""

FAILURES: Mapping[str, Promise] = {
    "offline": gettext_lazy(
        "It could not be sent: there is no connection to the platform. Try again when there is."
    ),
    "busy": gettext_lazy("The platform is busy. Try again in a minute."),
    "foreign": gettext_lazy(
        "Something else answered instead of the platform. Check the connection and try again."
    ),
    "sign_in": gettext_lazy(
        "Your session ended. Sign in in another tab and come back here to send."
    ),
    "other_person": gettext_lazy(
        "Another person signed in on this phone. Sign in with your own account to send."
    ),
    "refused": gettext_lazy("The platform did not take it: %(detail)s"),
}

MENDING: Mapping[str, Promise] = {
    "day": gettext_lazy("Choose on which day the shift started."),
    "date": gettext_lazy("Write the date on which the shift started."),
    "future": gettext_lazy("The shift has not started yet. Choose today or an earlier date."),
    "year": gettext_lazy("Check the year of the date."),
    "start": gettext_lazy("Write the hour at which the shift started, for example 07:00."),
    "end": gettext_lazy("Write the hour at which the shift ended, for example 19:00."),
    "hours": gettext_lazy("Write the hours as a number, for example 8 or 7.5."),
    "tooManyHours": gettext_lazy(
        "The shift lasted %(hours)s hours. Correct the hours worked or the end."
    ),
    "unrated": gettext_lazy(
        "You wrote about this competency and did not rate it. Choose a number, or say why it "
        "was not observed."
    ),
    "both": gettext_lazy("You gave a number and a reason for «Not observed». Keep only one."),
    "minutes": gettext_lazy("Write the minutes as a whole number up to 600."),
    "noMinutes": gettext_lazy("Write how many minutes the training took."),
    "how": gettext_lazy("Choose how you trained it."),
    "tooLong": gettext_lazy("This text is longer than 4000 characters. Shorten it."),
    "noComment": gettext_lazy(
        "Write what was done and what should have been done: at least %(least)d characters."
    ),
    "shortComment": gettext_lazy(
        "Write a little more: %(written)d of at least %(least)d characters."
    ),
    "nrt": gettext_lazy(
        "This mark needs a number below the minimum and corrective training on an earlier "
        "shift. Remove it, or record today's training."
    ),
    "best": gettext_lazy("Describe the most acceptable performance of the shift."),
    "least": gettext_lazy(
        "A rating is below the minimum: describe the least acceptable performance."
    ),
    "example": gettext_lazy("Describe what you saw, or remove the competency."),
    "amend": gettext_lazy("Write why you correct this observation."),
    "late": gettext_lazy("This observation is late. Write the reason."),
    "identifier": gettext_lazy(
        "This may identify a person who was served. Remove it, or give a reason."
    ),
    "identifierReason": gettext_lazy(
        "If the data that looks personal must stay, write the reason. It is better to remove it."
    ),
    "confirm": gettext_lazy("Confirm that you did not observe the other competencies."),
}
"""What to do about each problem: the sentences of ``typed.py`` and ``mending.py``, word by word."""


COUNTED: Mapping[str, Callable[[int], str]] = {
    "rated": lambda n: ngettext("%(count)d rated", "%(count)d rated", n),
    "open": lambda n: ngettext("%(count)d not rated", "%(count)d not rated", n),
    "leftOut": lambda n: ngettext(
        "%(count)d competency stays as «Not observed»",
        "%(count)d competencies stay as «Not observed»",
        n,
    ),
    "minutes": lambda n: ngettext(
        "%(count)d minute of corrective training", "%(count)d minutes of corrective training", n
    ),
}


def _in_words(texts: Mapping[str, Promise]) -> dict[str, str]:
    return {name: str(text) for name, text in texts.items()}


def client_settings(opened: OpenSheet, *, base: Mapping[str, str] | None) -> dict[str, Any]:
    """Return the data block of the form page; ``base``: values of the version being corrected."""
    sheet, definition = opened.sheet, opened.definition
    form_id, version, sha256 = sheet.form
    return {
        "author": str(sheet.author),
        "assignment": str(sheet.assignment) if sheet.assignment else None,
        "trainee": str(sheet.trainee),
        "traineeName": opened.enrolment.trainee.get_short_name(),
        "amends": str(sheet.amends) if sheet.amends else None,
        "form": {"id": form_id, "version": version, "sha256": sha256},
        "zone": sheet.zone,
        "attestation": definition.attestation_id,
        "attestationText": definition.attestation,
        "scale": {
            "min": definition.minimum,
            "max": definition.maximum,
            "acceptable": definition.acceptable,
            "fills": {value: definition.fill_of(value) for value, _label in definition.points},
        },
        "rule": {
            "lowMax": definition.rule.comment_low_max,
            "highMin": definition.rule.comment_high_min,
            "minChars": definition.rule.comment_min_chars,
            "least": definition.rule.least_acceptable,
        },
        "limits": {
            "text": LONGEST_TEXT,
            "soft": definition.rule.comment_max_chars,
            "minutes": LONGEST_TRAINING,
            "submitHours": opened.deadlines.submit.total_seconds() / 3600,
            "graceHours": opened.deadlines.offline_grace.total_seconds() / 3600,
            **_next_shifts(opened),
            "alike": ALIKE,
            "hurried": HURRIED_SECONDS,
        },
        "groups": [
            {"code": group.code, "items": [item.code for item in group.items]}
            for group in definition.groups
        ],
        "trained": sorted(opened.trained),
        "modeOfKind": {str(kind): mode for kind, mode in MODE_OF_KIND.items()},
        "base": compared(base, definition) if base is not None else None,
        "words": {
            "kind": dict(_pairs(Kind.choices)),
            "why": dict(_pairs(NotObservedReason.choices)),
            "how": dict(_pairs(TrainingHow.choices)),
            "mode": dict(_pairs(EvidenceMode.choices)),
        },
        "fields": field_labels() | reason_labels(),
        "parts": part_labels(),
        "urls": {
            "sign_in": reverse("account_login"),
            # The script puts the number of the record in place of the zeros.
            "receipt": reverse("evaluations:receipt", args=[UUID(int=0)]),
        },
        "texts": _in_words(TEXTS),
        "failures": _in_words(FAILURES),
        "mending": _in_words(MENDING),
        # One and many, with the number still to be filled in.
        "counted": {name: [words(1), words(2)] for name, words in COUNTED.items()},
    }


def _next_shifts(opened: OpenSheet) -> dict[str, Any]:
    """Return the trainee's shifts around today, so that the phone knows the deadline as we do.

    ``calendarFrom`` is the first day with a calendar (ISO), ``shiftStarts`` are milliseconds since
    the epoch. Empty without a calendar: then ``submitHours`` counts.
    """
    calendar = opened.calendar
    days = [opened.today + timedelta(days=count) for count in range(-SHIFTS_BACK, SHIFTS_AHEAD)]
    covered = [day for day in days if calendar.covers(day)]
    if not covered:
        return {}
    starts = calendar.shifts_between(covered[0], days[-1])
    return {
        "calendarFrom": covered[0].isoformat(),
        "shiftStarts": [int(duty.start.timestamp() * 1000) for duty in starts],
    }


def _pairs(choices: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in choices]
