"""The upload of a roster and the confirmation of its plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from interface.spreadsheets.limits import MEGABYTE, Limits
from interface.spreadsheets.refusals import FileRefused
from mentors.roster.reading import read_table

_SALT = "mentors.roster"
_MAX_AGE_S = 24 * 60 * 60
_TITLE = 80


class UploadForm(forms.Form):
    """One file. A file that is refused whole says why at the field."""

    title = ""

    file = forms.FileField(
        label=_("Roster file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("Choose the file with the roster."),
            "empty": _("The file is empty. Choose the file with the roster."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = Limits.from_settings()
        self.fields["file"].help_text = _(
            "CSV or Excel (.xlsx), up to %(size)s MB and %(rows)s people."
        ) % {"size": limits.size // MEGABYTE, "rows": limits.rows}

    def clean_file(self) -> bytes:
        """Return the bytes of a file that can be read as a roster."""
        upload: UploadedFile = self.cleaned_data["file"]
        self.title = (upload.name or "")[:_TITLE]
        limits = Limits.from_settings()
        try:
            # One byte over the limit is enough to know.
            content: bytes = upload.read(limits.size + 1)
            read_table(content, limits)
        except FileRefused as refusal:
            raise ValidationError(refusal.text, code=refusal.code) from refusal
        return content


class ConfirmForm(forms.Form):
    """The plan that the person saw, signed: nobody confirms what was not shown."""

    plan = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def sign(name: str, digest: str) -> str:
        """Return the value of the hidden field: which upload, and which plan of it."""
        return signing.dumps([name, digest], salt=_SALT)

    def clean_plan(self) -> list[str]:
        """Return upload name and plan digest."""
        try:
            found: Any = signing.loads(self.cleaned_data["plan"], salt=_SALT, max_age=_MAX_AGE_S)
        except signing.BadSignature as wrong:
            raise ValidationError(_("Review the file again."), code="stale") from wrong
        return list(found)
