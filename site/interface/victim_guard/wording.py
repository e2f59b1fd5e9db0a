"""What the guard says on screen. The match itself is never repeated in a sentence."""

from __future__ import annotations

from typing import TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .patterns import rule_book

_NATIONAL_ID = "national_id"

_SENTENCES: dict[str, Promise] = {
    _NATIONAL_ID: _(
        "It looks like you wrote an identity number. The people served are not recorded on this "
        "platform. Replace it with a description (example: “adult user”)."
    ),
    "phone": _(
        "It looks like you wrote a phone number. Contact details of the people served are not "
        "recorded here."
    ),
    "case": _("It looks like you wrote a case number. Cases are not recorded here."),
    "other": _(
        "It looks like you wrote something that tells who the person is. Replace it with a "
        "description."
    ),
}
_NOT_AN_IDENTITY_NUMBER = _("It is not an identity number")
_NOT_PERSONAL_DATA = _("It is not personal data")


class RuleTexts(TypedDict):
    """What the browser shows for one rule: the sentence and the label of the second button."""

    sentence: str
    keep: str


class ScreenTexts(TypedDict):
    """Every word of the notice in the browser; the scripts hold none."""

    rules: dict[str, RuleTexts]
    announcement: str
    remove: str
    replacement: str
    removed: str
    undo: str


def message(rule: str) -> Promise:
    """Return the sentence for a rule, translated when it is shown. KeyError if unknown."""
    return _SENTENCES[_kinds()[rule]]


def screen_texts() -> ScreenTexts:
    """Return every text of the notice in the active language."""
    return {
        "rules": {
            code: {
                "sentence": str(_SENTENCES[kind]),
                "keep": str(
                    _NOT_AN_IDENTITY_NUMBER if kind == _NATIONAL_ID else _NOT_PERSONAL_DATA
                ),
            }
            for code, kind in _kinds().items()
        },
        "announcement": str(_("Notice: possible personal data in this field.")),
        "remove": str(pgettext_lazy("personal data in a text", "Remove")),
        "replacement": str(_("[data removed]")),
        "removed": str(_("The data was removed.")),
        "undo": str(pgettext_lazy("personal data in a text", "Undo")),
    }


def _kinds() -> dict[str, str]:
    return {rule.code: rule.sentence for rule in rule_book().rules}
